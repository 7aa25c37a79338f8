"""The words of a picture, read back from its drawing: what an operator may mend on the spot."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

# layout → class of the element → field of its card; only fields of EDITABLE are offered
_PARTS = {
    "speaker": {
        "eyebrow": "eyebrow",
        "honorific": "honorific",
        "hero": "name",
        "post": "title",
        "body--topic": "topic",
    },
    "person": {
        "organiser": "form",
        "honorific": "honorific",
        "hero": "name",
        "post": "unit",
        "body": "reason[]",
    },
    "section": {"ordinal": "ordinal", "headline": "title[]"},
    "quote": {"saying": "text", "by": "name", "body": "title"},
    "picture": {"caption": "caption", "body": "note"},
    "opener": {"eyebrow": "eyebrow", "headline": "title", "post": "note", "body": "presenters"},
}
EDITABLE = {
    "speaker": ("honorific", "name", "title"),
    "person": ("name", "unit"),
    "section": ("title",),
    "quote": ("name", "title"),
    "picture": ("caption", "note"),
    "opener": ("title", "note"),
}
_PICTURES = {"portrait": "photo", "photo": "src"}
_VOID = ("br", "img", "hr")


def editable_words(layout: str, html: str) -> dict[str, str]:
    """The fields that may be mended, as somebody would type them; {} for a layout that is not mended here."""
    fields = read_card(layout, html)
    return {name: _typed(fields.get(name, "")) for name in EDITABLE.get(layout, ())}


def read_card(layout: str, html: str) -> dict[str, Any]:
    """The fields of a drawn card, with ``mark`` and running numbers by their slots."""
    reader = _Reader(_PARTS.get(layout, {}))
    reader.feed(html)
    reader.close()
    return reader.fields


def _typed(value: Any) -> str:
    words = " ".join(value) if isinstance(value, list) else str(value)
    return " ".join(words.replace("\u00a0", " ").split())


class _Reader(HTMLParser):
    """Collects the text of elements by class; lines of one element are joined, or kept with "[]"."""

    def __init__(self, parts: dict[str, str]) -> None:
        super().__init__()
        self.fields: dict[str, Any] = {}
        self._parts = parts
        self._open: list[tuple[str, str]] = []  # tag, field ("" when it is none)
        self._lines: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        styles = given.get("class", "").split()
        if tag == "img":
            for style in styles:
                if style in _PICTURES:
                    source = unquote(given.get("src", "")).removeprefix("/media/")
                    self.fields[_PICTURES[style]] = source
        if tag in _VOID:
            return
        field = next((self._parts[style] for style in styles if style in self._parts), "")
        if "mark" in styles:
            field = "mark"
        if "data-slot" in given:
            field = given["data-slot"]
        self._open.append((tag, field))
        if field or "line" in styles:
            self._lines = [] if field else self._lines
            self._lines.append("")

    def handle_data(self, data: str) -> None:
        if self._lines and any(field for _, field in self._open):
            self._lines[-1] += data

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, field = self._open.pop()
            if field:
                lines = [line for line in self._lines if line]
                many = field.endswith("[]")
                self.fields[field.removesuffix("[]")] = lines if many else " ".join(lines)
                self._lines = []
            if opened == tag:
                break
