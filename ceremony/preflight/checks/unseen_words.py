"""slide.unseen, slide.markup: words that a slide does not show, signs of Markdown that it does.

The words of the file are counted here by themselves, with rules of their own, and looked for in the picture
as it is drawn: whatever a layout has no place for, and whatever a reader of Markdown lost, is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from ceremony.language.catalogs import say
from ceremony.language.text import nfc
from ceremony.loaders.slides.fields import ALWAYS
from ceremony.loaders.slides.parts import split_slide, without_notes
from ceremony.loaders.source_text import read_text
from ceremony.loaders.yaml_source import Node, parse_yaml
from ceremony.model.problem import Problem, Severity
from ceremony.model.slide import Slide
from ceremony.preflight.event import Event
from ceremony.staging.pictures import draw

SHOWN = 60  # characters of what is missing that a message repeats
_RAW = re.compile(
    r"!\[|\]\(|\*\*|~~|```|</?[a-zA-Z][a-zA-Z0-9]*>|(?<!\S)\+\+\+(?!\S)|(?<!\S)#{2,6}(?=\w)|\[[ xX]\](?= )"
)
_NOTE = re.compile(r" {0,3}\[\^[^\]\n]+\]:")
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"</?(?:strong|em|b|i|u|s|sup|sub|mark)\b[^>]*>|\u00ad|[\u200b-\u200d\u2060]")
_STRESS = re.compile(r"[*`~^=\\\u00ad\u200b-\u200d\u2060]")
_ALT = r"!\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\] ?"
_UNSEEN = (
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"^ {0,3}(?:`{3,}|~{3,})[^`\n]*$", re.MULTILINE),  # what opens or closes code
    re.compile(
        r"^ {0,3}\[[^\]^][^\]\n]*\]:[ \t]*<?(?:[a-z][a-z0-9+.-]*:|//|/|#|www\.)\S*.*$",
        re.MULTILINE | re.IGNORECASE,
    ),
    re.compile(
        _ALT + r"\((?:<[^<>\n]*>|(?:(?!\]\()[^\n]){0,500}?\.[A-Za-z]{3,4}|[^()\n]*)"
        r"(?:\s+[\"'][^\n\"']{0,200}[\"'])?\s*\)"
    ),
    re.compile(r"!\[\[[^\[\]\n]*\]\]"),
    re.compile(r"!\[[^\[\]\n]*\] ?(?:\[[^\[\]\n]*\]|\([^()\n]*\.[A-Za-z]{3,4}[ \t]*$)", re.MULTILINE),
    re.compile(r"^ {0,3}\[[^\]^][^\]\n]*\]:[ \t]*\S+\.[A-Za-z]{2,4}[ \t]*$", re.MULTILINE),
    re.compile(r"(?<=\])\[[^\[\]\n]*\]"),  # the name of a link
    re.compile(
        r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s+[a-zA-Z-]+\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'<>]+))*\s*/?>"
    ),
)
_LINK = re.compile(r"(?<=\])\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")
_ADDRESS = re.compile(r"<?(?:[a-z][a-z0-9+.-]*:|/|#|www\.|[^\s<>]+\.[a-z])", re.IGNORECASE)
# Fields of the front matter that no picture shows as words.
_NO_WORDS = frozenset({*ALWAYS, "src", "photo", "alt", "now", "page", "pages", "share", "strong"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the file, folded, at its place."""

    text: str
    line: int
    column: int


def unseen_words(event: Event) -> Iterable[Problem]:
    """What a slide says in its file and does not say in the hall."""
    for name in dict.fromkeys(name for item in event.items for name in (item.slide, *item.slides) if name):
        slide = event.production.slides.get(name)
        if slide is not None:
            yield from _unseen(event, slide)


def _unseen(event: Event, slide: Slide) -> Iterator[Problem]:
    text, _ = read_text(event.workspace / slide.source, event.workspace, event.language)
    yield from _markup(event, slide, text or "")
    for lost in lost_words(text or "", slide):
        start, words = lost[0], " ".join(word.text for word in lost)
        values = {"words": words[:SHOWN] + ("…" if len(words) > SHOWN else ""), "layout": slide.card.layout}
        yield Problem(
            slide.source,
            start.line,
            start.column,
            "slide.unseen",
            say(event.language, "preflight.slide.unseen", **values),
            say(event.language, "preflight.slide.unseen.hint", **values),
            Severity.WARNING,
        )


def _markup(event: Event, slide: Slide, text: str) -> Iterator[Problem]:
    """Signs of Markdown and HTML that stand among the words of the picture."""
    shown = unescape(re.sub(r"<[^>]*>", " ", draw(slide.card)))
    for sign in dict.fromkeys(_RAW.findall(shown)):
        lines = text.split("\n")
        place = next((n for n, line in enumerate(lines, 1) if sign.casefold() in line.casefold()), 1)
        column = max(0, lines[place - 1].casefold().find(sign.casefold())) + 1
        words, tip = (
            say(event.language, f"preflight.slide.markup{part}", sign=sign) for part in ("", ".hint")
        )
        yield Problem(slide.source, place, column, "slide.markup", words, tip, Severity.WARNING)


def lost_words(text: str, slide: Slide) -> list[list[Word]]:
    """Runs of words of a slide's file that its picture does not show."""
    parted = split_slide(text)
    if parted is None:
        return []
    front, body, first = parted
    tree, _ = parse_yaml("\n" + "\n".join(front), slide.source)
    units = [*_of_body(without_notes("\n".join(body)), first), *(_of_front(tree) if tree else ())]
    return list(missing([unit for unit in units if unit], drawn_words(draw(slide.card))))


def drawn_words(html: str) -> list[str]:
    """The words of a picture, folded, in their order."""
    bare = unescape(re.sub(r"<[^>]*>", " ", _JOINED.sub("", html)))
    return _WORD.findall(_folded(_JOINED.sub("", bare)))


def _folded(text: str) -> str:
    return nfc(nfc(text).casefold())


def _of_body(body: str, first: int) -> Iterator[list[Word]]:
    """The heading, and all other words of the body: each is looked for as one run."""
    for rule in _UNSEEN:
        body = rule.sub(_blank, body)
    body = _LINK.sub(lambda found: _blank(found) if _ADDRESS.match(found[1].strip()) else found.group(), body)
    lines = body.split("\n")
    begin = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if begin < len(lines) and lines[begin].startswith("# "):
        yield list(_words(lines[begin], first + begin))
        begin += 1
    words: list[Word] = []
    for number, line in enumerate(lines[begin:], first + begin):
        if _NOTE.match(line):  # footnotes stand at the end
            yield list(_words(line, number))
        else:
            words += _words(line, number)
    yield words


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _of_front(tree: Node) -> Iterator[list[Word]]:
    for name, node in (tree.value if isinstance(tree.value, dict) else {}).items():
        if name not in _NO_WORDS:
            yield from _of_node(node)


def _of_node(node: Node) -> Iterator[list[Word]]:
    if isinstance(node.value, list):
        for child in node.value:
            yield from _of_node(child)
    elif isinstance(node.value, dict):
        yield from _of_front(node)
    elif isinstance(node.value, str | int) and not isinstance(node.value, bool):
        yield [Word(word.text, node.line, node.column) for word in _words(_without_tags(str(node.value)), 0)]


def _without_tags(text: str) -> str:
    return _UNSEEN[-1].sub(" ", text)


def _words(line: str, number: int) -> Iterator[Word]:
    """The words of a line; signs of stress inside a word do not part it."""
    bare = re.sub(
        r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);",
        lambda found: unescape(found.group()).ljust(len(found.group())),
        line,
        flags=re.IGNORECASE,
    )
    kept = [(sign, place) for place, sign in enumerate(bare, 1) if not _STRESS.match(sign)]
    text = "".join(sign for sign, _ in kept)
    for found in _WORD.finditer(text):
        yield Word(_folded(found.group()), number, kept[found.start()][1])


def missing(units: list[list[Word]], drawn: list[str]) -> Iterator[list[Word]]:
    """Runs of words that the picture does not show in that order; a word is shown for one unit only."""
    left = list(drawn)
    for unit in sorted(units, key=len, reverse=True):
        said = [word.text for word in unit]
        steps = SequenceMatcher(None, said, left, autojunk=False).get_opcodes()
        used: set[int] = set()
        lost: list[Word] = []
        for tag, a, b, c, d in steps:
            joined = "".join(said[a:b]) == "".join(left[c:d])  # parted in another way: 5*3
            if tag == "equal" or (tag == "replace" and joined):
                used |= set(range(c, d))
            elif tag in {"replace", "delete"}:
                lost += unit[a:b]
        left = [word for place, word in enumerate(left) if place not in used]
        yield from _runs(unit, lost)


def _runs(unit: list[Word], lost: list[Word]) -> Iterator[list[Word]]:
    """Lost words as runs of the same line without a seen word between them."""
    run: list[Word] = []
    gone = set(map(id, lost))
    for word in unit:
        if id(word) in gone and (not run or run[-1].line == word.line):
            run.append(word)
            continue
        if run:
            yield run
        run = [word] if id(word) in gone else []
    if run:
        yield run
