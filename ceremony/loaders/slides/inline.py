"""Words inside a block: stress, links, footnote marks, the HTML that is allowed; all else as written."""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape

import markdown
import nh3

from ceremony.language.binding import bind
from ceremony.loaders.clean import TAGS, clean_html

# What is HTML: tags that are kept, tags that only part or dress their words, addresses. All else between
# < and > is text.
_PARTING = (
    "div|center|details|summary|section|article|header|footer|figure|figcaption|h4|h5|h6|pre|dl|dt|dd|caption"
)
_DRESSING = "code|small|big|del|ins|a|font|kbd|abbr|cite|q|tt|strike|nobr|wbr|tfoot|colgroup|col"
_GIVEN = r"(?:\s+[a-zA-Z-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*"
_TAG = re.compile(
    rf"</?({'|'.join(sorted(TAGS))}|{_DRESSING}|{_PARTING}){_GIVEN}\s*/?>"
    r"|<(?:https?://|mailto:)[^\s<>]+>|<[\w.+-]+@[\w-]+(?:\.[\w-]+)+>",
    re.IGNORECASE,
)
_PARTS = frozenset(_PARTING.split("|"))
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HIDDEN = re.compile(
    r"<(script|style|template|noscript|iframe|svg|math)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_FOOTMARK = re.compile(r"\[\^([^\]\s]{1,30})\]")
_BY_NAME = re.compile(r"(?<!!)\[([^\[\]]{1,300})\]\[[^\[\]]{0,100}\]")
_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,300})\]\(([^()\n]{0,500}(?:\([^()\n]*\)[^()\n]{0,500})*)\)")
_ADDRESS = re.compile(
    r"<?(?:[a-z][a-z0-9+.-]*:|//|/|#|www\.|[^\s<>]+\.[a-z])[^\s<>]*>?(?:\s+[\"'(].*)?$", re.IGNORECASE
)
_TIMES = re.compile(r"(?<=\d)\*(?=\d)")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_BREAKS = re.compile(r"\s*<br>(?:\s*<br>)+")
_ENDS = re.compile(r"^\s*<br>\s*|\s*<br>\s*$")
_PARTED = re.compile(rf"<(?:{_PARTING})\b", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@cache
def _lines() -> markdown.Markdown:
    """Markdown that knows no blocks: one paragraph in, one paragraph out."""
    made = markdown.Markdown(
        extensions=["pymdownx.tilde", "pymdownx.caret", "pymdownx.mark"], output_format="html"
    )
    for name in (
        "indent",
        "code",
        "hashheader",
        "setextheader",
        "hr",
        "olist",
        "ulist",
        "quote",
        "reference",
    ):
        made.parser.blockprocessors.deregister(name)
    made.preprocessors.deregister("html_block")
    return made


def without_comments(text: str) -> str:
    """The text without HTML comments and scripts; as many lines as before."""
    for unseen in (_COMMENT, _HIDDEN):
        text = unseen.sub(lambda found: "\n" * found.group().count("\n"), text)
    return text


def inline_html(source: str) -> str:
    """One block of Markdown as clean HTML without its paragraph."""
    text = _FOOTMARK.sub(r"<sup>\1</sup>", _BY_NAME.sub(r"\1", _LINK.sub(_linked, source)))
    text = _TIMES.sub(r"\*", text)
    pieces, at = [], 0
    for code in _CODE.finditer(text):
        pieces += [_only_known_tags(text[at : code.start()]), code.group()]
        at = code.end()
    made = _lines().reset().convert("".join([*pieces, _only_known_tags(text[at:])]))
    bare = re.sub(r"^<p>|</p>\s*$", "", clean_html(made).strip())
    return _ENDS.sub("", _BREAKS.sub("<br>", bare)) if _PARTED.search(source) else bare


def known_html(source: str) -> str:
    """HTML that somebody wrote, clean; what looks like a tag and is none stays as it was written."""
    return clean_html(_only_known_tags(without_comments(source)))


def plain_text(source: str) -> str:
    """One block of Markdown as plain text."""
    return bind(unescape(nh3.clean(_BREAK.sub(" ", inline_html(source)), tags=set())).strip())


def code_html(source: str) -> str:
    """Lines as they stand."""
    return "<br>".join(escape(line, quote=False) for line in source.split("\n"))


def _linked(found: re.Match[str]) -> str:
    """The words of a link; "[tạm](chờ duyệt)" leads nowhere and stays as it was written."""
    return found[1] if _ADDRESS.match(found[2].strip()) else rf"\[{found[1]}\]({found[2]})"


def _only_known_tags(text: str) -> str:
    parts, at = [], 0
    for found in _TAG.finditer(text):
        tag = "<br>" if (found[1] or "").casefold() in _PARTS else found.group()
        parts += [text[at : found.start()].replace("<", "&lt;"), tag]
        at = found.end()
    return "".join([*parts, text[at:].replace("<", "&lt;")])
