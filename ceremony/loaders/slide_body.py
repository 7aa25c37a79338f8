"""The Markdown body of a slide as the fields of its layout."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import markdown
import nh3

from ceremony.language.binding import bind
from ceremony.loaders.clean import clean_html

_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(.*)")
_IMAGE = re.compile(r"!\[([^\]]{0,500})\]\(([^)\s]{1,500})\)")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")


def to_html(source: str) -> str:
    """Markdown as clean HTML: words, lists, tables, the event's own pictures."""
    extensions = ["tables", "sane_lists", "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark"]
    return clean_html(markdown.markdown(source, extensions=extensions, output_format="html"))


def inline_html(source: str) -> str:
    """One line of Markdown as clean HTML without its paragraph."""
    return re.sub(r"^<p>|</p>\s*$", "", to_html(source).strip())


def plain_text(source: str) -> str:
    """One line of Markdown as plain text."""
    return bind(unescape(nh3.clean(to_html(source), tags=set())).strip())


def split_heading(lines: list[str]) -> tuple[str, list[str]]:
    """The first ``# heading`` and the other lines."""
    for index, line in enumerate(lines):
        if line.startswith("# "):
            return line[2:].strip(), lines[:index] + lines[index + 1 :]
        if line.strip():
            break
    return "", lines


def paragraphs(lines: list[str]) -> list[str]:
    """Blocks parted by empty lines, each on one line."""
    blocks = re.split(r"\n\s*\n", "\n".join(lines))
    return [" ".join(block.split()) for block in blocks if block.strip()]


def items(lines: list[str]) -> list[str]:
    """The top items of a list; indented lines belong to the item above; without a list, paragraphs."""
    found: list[str] = []
    for line in lines:
        match = _ITEM.match(line)
        if match:
            found.append(match[1].strip())
        elif found and line.strip():
            found[-1] += " " + line.strip()
    return found or paragraphs(lines)


def cells(line: str) -> list[str]:
    """The cells of one line of a Markdown table."""
    return [
        plain_text(cell.replace("\0", "|"))
        for cell in line.replace(r"\|", "\0").strip().strip("|").split("|")
    ]


def _table(lines: list[str]) -> dict[str, Any]:
    rows = [line for line in lines if "|" in line]
    if len(rows) > 1 and _RULE.match(rows[1].strip()):
        return {"head": cells(rows[0]), "rows": [cells(row) for row in rows[2:]]}
    return {"rows": [cells(row) for row in rows]} if rows else {}


def _names(lines: list[str]) -> dict[str, Any]:
    found = []
    for number, item in enumerate(items(lines), 1):
        name, _, unit = item.partition("|")
        found.append({"no": number, "name": plain_text(name), "unit": plain_text(unit)})
    return {"names": found} if found else {}


def _picture(lines: list[str]) -> dict[str, Any]:
    text = "\n".join(lines)
    match = _IMAGE.search(text)
    fields: dict[str, Any] = {"src": match[2], "alt": match[1]} if match else {}
    rest = paragraphs(_IMAGE.sub("", text).split("\n"))
    for name, words in zip(("caption", "note"), rest, strict=False):
        fields[name] = plain_text(words)
    return fields


def _columns(lines: list[str]) -> dict[str, Any]:
    where = next((i for i, line in enumerate(lines) if line.strip() == "+++"), len(lines))
    return {"left": to_html("\n".join(lines[:where])), "right": to_html("\n".join(lines[where + 1 :]))}


def _lines_into(name: str) -> Callable[[list[str]], dict[str, Any]]:
    def read(lines: list[str]) -> dict[str, Any]:
        found = [plain_text(line) for line in lines if line.strip()]
        return {name: found} if found else {}

    return read


def _text_into(*names: str) -> Callable[[list[str]], dict[str, Any]]:
    def read(lines: list[str]) -> dict[str, Any]:
        return {name: plain_text(words) for name, words in zip(names, paragraphs(lines), strict=False)}

    return read


def _readers() -> dict[str, tuple[str, Callable[[list[str]], dict[str, Any]]]]:
    """Layout → the field that takes the heading, and what reads the rest."""
    return {
        "title": ("headline", _lines_into("name")),
        "section": ("title", _text_into("ordinal")),
        "speaker": ("name", _text_into("title")),
        "points": ("title", lambda lines: {"points": [inline_html(item) for item in items(lines)]}),
        "programme": ("title", lambda lines: {"parts": [plain_text(item) for item in items(lines)]}),
        "columns": ("title", _columns),
        "figure": ("value", _text_into("unit", "sentence")),
        "quote": (
            "name",
            lambda lines: {"text": " ".join(plain_text(p.lstrip("> ")) for p in paragraphs(lines))},
        ),
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
    """The fields that the body of a slide gives to its layout; nothing for layouts without words."""
    if layout not in (readers := _readers()):
        return {}
    heading_field, read = readers[layout]
    heading, rest = split_heading(body.split("\n"))
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
