"""The blocks of a Markdown body: paragraphs, headings, lists, tables, quotes, code, footnotes.

Written for people who paste from Word and PowerPoint: a list may follow a paragraph with no blank line,
two blanks nest an item, "•", "–" and a "+" below a "-" are bullets, and every number is kept as written.
No line of the body is left out; what is no block of another kind is a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DEEPEST = 12  # levels of lists and quotes; what is deeper is a paragraph
_BULLET = re.compile(r"([-*+•▪◦‣●·–—])[ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)][ \t\u00a0]+(?=\S)")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u00a0]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(?:(=+)|(-{2,}))[ \t]*$")
_QUOTE = re.compile(r" {0,3}>(?! ?\d) ?")  # "> 90% số hộ" is a sign, not a quote
_COLUMNS = re.compile(r" *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,30})\]:[ \t]*(.*)$")
_LEADS = r"(?:[a-z][a-z0-9+.-]*:|//|/|#|www\.|[^\s<>]+\.[a-z]{2,4}(?=[\s>]|$))"
_TARGET = re.compile(
    rf" {{0,3}}\[[^\]^][^\]]{{0,100}}\]:[ \t]*<?{_LEADS}\S*>?"
    r"[ \t]*(?:\"[^\"]*\"|'[^']*'|\([^)]*\))?[ \t]*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s*(?:[a-zđ]|[IVX]{1,4}|\d{1,3}(?:\.\d{1,2}){0,3})[.)/][ \t]+\S")


Marker = tuple[int, str, int | None, int]  # of an item: indent, sign, number, where its words begin


@dataclass(slots=True)
class Entry:
    """One item of a list: its number as written (None for a bullet) and what stands in it."""

    number: int | None
    blocks: list[Block]


@dataclass(slots=True)
class Block:
    """One block. ``kind``: paragraph, heading, list, table, quote, code, rule or note (a footnote)."""

    kind: str
    text: str = ""  # inline Markdown; code as it stands
    level: int = 0  # of a heading
    entries: list[Entry] = field(default_factory=list)
    inside: list[Block] = field(default_factory=list)  # of a quote
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def read_blocks(lines: list[str], depth: int = 0) -> list[Block]:
    """The blocks of these lines, in their order."""
    lines = [line.expandtabs(4) for line in lines]
    found: list[Block] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, at = _block(lines, at, depth)
        if block is not None:
            found.append(block)
    return found


def cells_of(line: str) -> list[str]:
    """The cells of one line of a Markdown table."""
    bare = line.replace(r"\|", "\0").strip()
    bare = bare[1:] if bare.startswith("|") else bare
    bare = bare[:-1] if bare.endswith("|") else bare
    return [cell.replace("\0", "|").strip() for cell in bare.split("|")]


def is_columns(line: str) -> bool:
    """Whether a line is the one below the head of a table: ``|---|--:|``."""
    return "-" in line and bool(_COLUMNS.match(line))


def bare_line(line: str) -> str:
    """A line without the sign that makes it a heading, a bullet or a quote; numbers stay."""
    words = re.sub(r"^(?:>(?! ?\d) ?)+", "", line.strip())
    heading = _HEADING.match(words)
    if heading:
        return heading[2].strip()
    bullet = _BULLET.match(words)
    return words[bullet.end() :] if bullet else words


def _block(lines: list[str], at: int, depth: int) -> tuple[Block | None, int]:
    line = lines[at]
    if _FENCE.match(line):
        return _code(lines, at)
    heading = _HEADING.match(line)
    if heading:
        return Block("heading", heading[2].strip(), len(heading[1])), at + 1
    if _RULE.match(line):
        return Block("rule"), at + 1
    if _NOTE.match(line):
        return _note(lines, at)
    if _TARGET.match(line):  # where a link leads: never seen
        return None, at + 1
    if depth < DEEPEST and _QUOTE.match(line):
        return _quote(lines, at, depth)
    marker = _marker(line) if depth < DEEPEST else None
    if marker:
        return _list(lines, at, marker, depth)
    if _table_starts(lines, at):
        return _table(lines, at)
    return _paragraph(lines, at, depth)


def _code(lines: list[str], at: int) -> tuple[Block, int]:
    opened = _FENCE.match(lines[at])
    sign = opened[1] if opened else "```"
    end = at + 1
    while end < len(lines) and not re.match(
        rf" {{0,3}}{re.escape(sign[0])}{{{len(sign)},}}[ \t]*$", lines[end]
    ):
        end += 1
    return Block("code", "\n".join(lines[at + 1 : end])), end + 1


def _note(lines: list[str], at: int) -> tuple[Block, int]:
    """A footnote with the indented lines below it."""
    found = _NOTE.match(lines[at])
    label, words = (found[1], [found[2]]) if found else ("", [])
    end = at + 1
    while end < len(lines) and lines[end].startswith("  ") and lines[end].strip():
        words.append(lines[end].strip())
        end += 1
    return Block("note", " ".join(words), head=[label]), end


def _quote(lines: list[str], at: int, depth: int) -> tuple[Block, int]:
    inside: list[str] = []
    while at < len(lines):
        if _QUOTE.match(lines[at]):
            inside.append(_QUOTE.sub("", lines[at], count=1))
        elif not lines[at].strip() or _starts(lines, at, depth) or not inside[-1].strip():
            break
        else:
            inside.append(lines[at])
        at += 1
    return Block("quote", inside=read_blocks(inside, depth + 1)), at


def _marker(line: str) -> Marker | None:
    """How a line begins an item; None for any other line."""
    indent = len(line) - len(line.lstrip(" \u00a0"))
    rest = line[indent:]
    number, bullet = _NUMBER.match(rest), _BULLET.match(rest)
    if number:
        return indent, "1", int(number[1]), indent + number.end()
    if bullet and not _RULE.match(line):
        return indent, bullet[1], None, indent + bullet.end()
    return None


def _list(lines: list[str], at: int, first: Marker, depth: int) -> tuple[Block, int]:
    """A list of one kind (bullets or numbers) whose items begin at one indent, give or take a blank."""
    base, sign = first[0], first[1]
    found = Block("list")
    while at < len(lines):
        at = _blank_end(lines, at)
        here = _marker(lines[at]) if at < len(lines) else None
        if here is None or abs(here[0] - base) > 1 or (here[1] == "1") != (sign == "1"):
            break
        inside, at = _item(lines, at, here, sign, depth)
        found.entries.append(Entry(here[2], read_blocks(inside, depth + 1)))
    return found, at


def _blank_end(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _item(lines: list[str], at: int, marker: Marker, sign: str, depth: int) -> tuple[list[str], int]:
    """The lines of one item without its marker and indent, and the line behind it."""
    indent, _, _, words = marker
    inside = [lines[at][words:]]
    at += 1
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            after = _blank_end(lines, at)
            if after == len(lines) or _indent(lines[after]) < indent + 2:
                break
            inside += [""] * (after - at)
            at = after
            continue
        if sign in "-–—" and _second_level(line, indent):
            inside.append("  " + line.strip())
        elif _indent(line) >= indent + 2:
            inside.append(line[min(_indent(line), words) :])
        elif inside[-1].strip() and not _starts(lines, at, depth):
            inside.append(line.strip())  # goes on without an indent
        else:
            break
        at += 1
    return inside, at


def _second_level(line: str, indent: int) -> bool:
    """Whether a line is a "+" below a "-" at its indent: so Vietnamese documents write the second level."""
    below = _marker(line)
    return below is not None and below[1] == "+" and abs(below[0] - indent) <= 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \u00a0"))


def _table_starts(lines: list[str], at: int) -> bool:
    if "|" not in lines[at]:
        return False
    below = lines[at + 1] if at + 1 < len(lines) else ""
    framed = lines[at].strip().startswith("|") and lines[at].strip().endswith("|")
    return ("|" in below and is_columns(below)) or (framed and len(lines[at].strip()) > 1)


def _table(lines: list[str], at: int) -> tuple[Block, int]:
    found = Block("table")
    end = at
    while end < len(lines) and "|" in lines[end] and lines[end].strip():
        end += 1
    rows = lines[at:end]
    if len(rows) > 1 and is_columns(rows[1]):
        found.head = cells_of(rows[0])
        rows = rows[2:]
    found.rows = [cells_of(row) for row in rows if not is_columns(row)]
    return found, end


def _starts(lines: list[str], at: int, depth: int) -> bool:
    """Whether a line begins another block even without a blank line before it."""
    line = lines[at]
    deep = depth < DEEPEST and bool(_QUOTE.match(line) or _marker(line))
    return bool(
        deep or _HEADING.match(line) or _FENCE.match(line) or _RULE.match(line) or _NOTE.match(line)
    ) or _table_starts(lines, at)


def _paragraph(lines: list[str], at: int, depth: int) -> tuple[Block, int]:
    """Lines up to an empty one; ``a)`` and ``1.1.`` begin a line of their own in it."""
    words = [lines[at]]
    at += 1
    while at < len(lines) and lines[at].strip():
        under = _UNDERLINE.match(lines[at])
        if under:
            return Block("heading", " ".join(map(str.strip, words)), 1 if under[1] else 2), at + 1
        if _starts(lines, at, depth):
            break
        words.append(lines[at])
        at += 1
    return Block("paragraph", _joined(words)), at


def _joined(lines: list[str]) -> str:
    """The lines of a paragraph; one that ends in two blanks or ``\\``, or is counted, keeps its end."""
    text = ""
    for number, line in enumerate(lines):
        if number:
            kept = lines[number - 1].endswith(("  ", "\\")) or _COUNTED.match(line)
            text = text.removesuffix("\\") + ("<br>" if kept else " ")
        text += line.strip()
    return text
