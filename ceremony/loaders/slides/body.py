"""The Markdown body of a slide as the fields of its layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any
from urllib.parse import unquote

from ceremony.loaders.clean import clean_html
from ceremony.loaders.slides.blocks import Block, Entry, bare_line, cells_of, is_columns, read_blocks
from ceremony.loaders.slides.inline import code_html, inline_html, plain_text, without_comments

_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\(/media/([^()\s]*)\)")  # as PictureReader writes it
_HEADING = re.compile(r"#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")

Lines = list[str]


def to_html(source: str) -> str:
    """Markdown as clean HTML: words, lists with their own numbers, tables, the event's own pictures."""
    return html_of(read_blocks(without_comments(source).split("\n")))


def html_of(blocks: list[Block]) -> str:
    """Blocks as clean HTML; footnotes stand behind all others."""
    ordered = [block for block in blocks if block.kind != "note"]
    ordered += [block for block in blocks if block.kind == "note"]
    return clean_html("".join(map(_html, ordered)))


def _html(block: Block) -> str:
    match block.kind:
        case "heading":
            level = min(block.level, 3)
            return f"<h{level}>{inline_html(block.text)}</h{level}>"
        case "list":
            return _list(block.entries)
        case "quote":
            return f"<blockquote>{html_of(block.inside)}</blockquote>"
        case "table":
            return _grid(block)
        case "code":
            return f"<p>{code_html(block.text)}</p>"
        case "rule":
            return "<hr>"
        case "note":
            return f"<p><sup>{escape(block.head[0])}</sup> {inline_html(block.text)}</p>"
        case _:
            return f"<p>{inline_html(block.text)}</p>"


def _list(entries: list[Entry]) -> str:
    counted = entries[0].number is not None
    tag = "ol" if counted else "ul"
    items = "".join(
        (f'<li value="{entry.number}">' if counted else "<li>") + entry_html(entry) + "</li>"
        for entry in entries
    )
    return f"<{tag}>{items}</{tag}>"


def entry_html(entry: Entry) -> str:
    """What stands in an item: its words without a paragraph of their own, then the blocks below them."""
    first, *rest = entry.blocks or [Block("paragraph")]
    if first.kind != "paragraph":
        return html_of(entry.blocks)
    return inline_html(first.text) + html_of(rest)


def _grid(block: Block) -> str:
    def row(tag: str, cells: list[str]) -> str:
        return "<tr>" + "".join(f"<{tag}>{inline_html(cell)}</{tag}>" for cell in cells) + "</tr>"

    head = f"<thead>{row('th', block.head)}</thead>" if block.head else ""
    return f"<table>{head}<tbody>{''.join(row('td', cells) for cells in block.rows)}</tbody></table>"


def split_heading(lines: Lines) -> tuple[str, Lines]:
    """The first ``# heading`` and the other lines."""
    for index, line in enumerate(lines):
        heading = _HEADING.match(line)
        if heading:
            return heading[1].strip(), lines[:index] + lines[index + 1 :]
        if line.strip():
            break
    return "", lines


def paragraphs(lines: Lines) -> list[str]:
    """Blocks parted by empty lines, each on one line, without the signs of bullets, headings and quotes."""
    blocks = re.split(r"\n\s*\n", "\n".join(lines))
    return [
        " ".join(" ".join(bare_line(line) for line in block.split("\n")).split())
        for block in blocks
        if block.strip()
    ]


def _points(lines: Lines) -> dict[str, Any]:
    """A plain list, or paragraphs alone, as points; anything else with its levels and numbers."""
    blocks = read_blocks(lines)
    if len(blocks) == 1 and blocks[0].kind == "list" and all(map(_is_plain, blocks[0].entries)):
        return {"points": [entry_html(entry) for entry in blocks[0].entries]}
    if all(block.kind == "paragraph" for block in blocks):
        return {"points": [inline_html(block.text) for block in blocks]}
    return {"html": html_of(blocks)}


def _is_plain(entry: Entry) -> bool:
    return entry.number is None and [block.kind for block in entry.blocks] == ["paragraph"]


def _listed(lines: Lines) -> Iterator[tuple[int, str]]:
    """Number and words of what a list holds; each line is one where nobody wrote bullets or numbers."""
    lists = [block for block in read_blocks(lines) if block.kind == "list"]
    for block in lists:
        for place, entry in enumerate(block.entries, 1):
            first = entry.blocks[0] if entry.blocks else Block("paragraph")
            yield place if entry.number is None else entry.number, first.text
    if not lists:
        yield from enumerate((line.strip() for line in lines if line.strip()), 1)


def _programme(lines: Lines) -> dict[str, Any]:
    found = list(_listed(lines))
    numbers = [number for number, _ in found]
    fields: dict[str, Any] = {"parts": [plain_text(words) for _, words in found]}
    return fields if numbers == list(range(1, len(found) + 1)) else fields | {"numbers": numbers}


def _names(lines: Lines) -> dict[str, Any]:
    found = []
    for number, item in _listed(lines):
        name, _, unit = item.partition("|")
        found.append({"no": number, "name": plain_text(name), "unit": plain_text(unit)})
    return {"names": found} if found else {}


def _table(lines: Lines) -> dict[str, Any]:
    rows = [line for line in lines if "|" in line]
    if len(rows) > 1 and is_columns(rows[1]):
        return {"head": _cells(rows[0]), "rows": [_cells(row) for row in rows[2:] if not is_columns(row)]}
    return {"rows": [_cells(row) for row in rows]} if rows else {}


def _cells(line: str) -> list[str]:
    return [plain_text(cell) for cell in cells_of(line)]


def _picture(lines: Lines) -> dict[str, Any]:
    text = "\n".join(lines)
    match = _IMAGE.search(text)
    fields: dict[str, Any] = {"src": unquote(match[2]), "alt": match[1]} if match else {}
    rest = paragraphs(_IMAGE.sub("", text).split("\n"))
    for name, words in zip(("caption", "note"), rest, strict=False):
        fields[name] = plain_text(words)
    return fields


def _columns(lines: Lines) -> dict[str, Any]:
    where = next((i for i, line in enumerate(lines) if line.strip() == "+++"), len(lines))
    return {"left": to_html("\n".join(lines[:where])), "right": to_html("\n".join(lines[where + 1 :]))}


def _lines_into(name: str) -> Callable[[Lines], dict[str, Any]]:
    def read(lines: Lines) -> dict[str, Any]:
        found = [plain_text(bare_line(line)) for line in lines if line.strip()]
        return {name: found} if found else {}

    return read


def _text_into(*names: str) -> Callable[[Lines], dict[str, Any]]:
    def read(lines: Lines) -> dict[str, Any]:
        return {name: plain_text(words) for name, words in zip(names, paragraphs(lines), strict=False)}

    return read


def _readers() -> dict[str, tuple[str, Callable[[Lines], dict[str, Any]]]]:
    """Layout → the field that takes the heading, and what reads the rest."""
    return {
        "title": ("headline", _lines_into("name")),
        "section": ("title", _text_into("ordinal")),
        "speaker": ("name", _text_into("title")),
        "points": ("title", _points),
        "programme": ("title", _programme),
        "columns": ("title", _columns),
        "figure": ("value", _text_into("unit", "sentence")),
        "quote": ("name", lambda lines: {"text": plain_text(" ".join(paragraphs(lines)))}),
        "table": ("title", _table),
        "names": ("title", _names),
        "picture": ("caption", _picture),
        "countdown": ("headline", _lines_into("name")),
        "thanks": ("headline", _lines_into("text")),
        "text": ("title", lambda lines: {"html": to_html("\n".join(lines))}),
        "opener": ("title", _text_into("note")),
        "holding": ("sentence", _text_into("sentence")),
    }


def body_fields(layout: str, body: str) -> dict[str, Any]:
    """The fields that the body of a slide gives to its layout; nothing for layouts without words.

    ``body`` names its pictures by their addresses, as ``PictureReader.settle`` writes them.
    """
    if layout not in (readers := _readers()):
        return {}
    heading_field, read = readers[layout]
    heading, rest = split_heading(without_comments(body).split("\n"))
    while rest and not rest[0].strip():
        rest = rest[1:]
    fields = read(rest) if any(line.strip() for line in rest) else {}
    if heading:
        words = plain_text(heading)
        listed = (layout, heading_field) in {
            ("title", "headline"),
            ("section", "title"),
            ("countdown", "headline"),
        }
        fields[heading_field] = [words] if listed else words
    return fields
