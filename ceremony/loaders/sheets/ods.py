"""What the spreadsheet library does not tell of an ods file: merged cells, empty formulas, fonts, 1904."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterable, Mapping

from ceremony.language.legacy import font_encoding
from ceremony.loaders.sheets.limits import COLUMN_LIMIT, ROW_LIMIT
from ceremony.loaders.sheets.xlsx import SheetFacts

CONTENT, STYLES = "content.xml", "styles.xml"
_ATTRIBUTES = rb"((?:\s+[\w:.-]+=(?:\"[^\"]*\"|'[^']*'))*)\s*"
_TAG = re.compile(
    rb"<table:(table|table-column|table-row|table-cell|covered-table-cell)" + _ATTRIBUTES + rb"/?>"
)
_SPECIAL = re.compile(rb":formula|:number-")  # of a cell that is not just one value
_ATTRIBUTE = re.compile(rb"\s([\w:.-]+)=(?:\"([^\"]*)\"|'([^']*)')")
_FACE = re.compile(rb"<style:font-face" + _ATTRIBUTES + rb"/?>")
_STYLE = re.compile(rb"<style:style" + _ATTRIBUTES + rb"(?:/>|>(.*?)</style:style>)", re.DOTALL)
_WORDS = re.compile(rb"<style:text-properties" + _ATTRIBUTES + rb"/?>")
_NULL_DATE = re.compile(rb"<table:null-date\s[^>]*table:date-value=[\"']1904")
_DEEPEST = 20  # styles that stand behind each other


def _said(attributes: bytes) -> dict[str, str]:
    return {
        name.decode(): html.unescape((one or other).decode("utf-8", "replace"))
        for name, one, other in _ATTRIBUTE.findall(attributes)
    }


def _count(said: Mapping[str, str], name: str) -> int:
    written = said.get(f"table:number-{name}", "1")
    return int(written) if written.isdigit() and 0 < len(written) < 8 else 1


def _old_fonts(parts: Iterable[bytes]) -> dict[str, str]:
    """The old font of each style of cells that has one, itself or from the styles behind it."""
    faces: dict[str, str] = {}
    fonts: dict[str, str] = {}
    behind: dict[str, str] = {}
    for part in parts:
        for face in map(_said, _FACE.findall(part)):
            faces[face.get("style:name", "")] = face.get("svg:font-family", "").strip("'\" ")
        for attributes, inside in _STYLE.findall(part):
            style = _said(attributes)
            name = style.get("style:name", "")
            behind[name] = style.get("style:parent-style-name", "")
            for words in map(_said, _WORDS.findall(inside)):
                fonts[name] = words.get("style:font-name") or words.get("fo:font-family", "")
    found = {}
    for name in behind:
        at = name
        for _ in range(_DEEPEST):
            at = at if fonts.get(at) or not at else behind.get(at, "")
        font = faces.get(fonts.get(at, ""), fonts.get(at, ""))
        if font_encoding(font).kind:
            found[name] = font
    return found


class _Table:
    """One table as it is scanned; rows and columns count from 1."""

    def __init__(self, looks: Mapping[str, str]) -> None:
        self.facts, self.looks = SheetFacts(), looks
        self.row, self.rows, self.column = 1, 0, 1  # the row, as how many it stands, the next column
        self.columns: list[str] = []  # their styles
        self.style = ""  # of the row

    def add_columns(self, said: Mapping[str, str]) -> None:
        """Columns that look alike."""
        count = min(_count(said, "columns-repeated"), COLUMN_LIMIT)
        self.columns += [said.get("table:default-cell-style-name", "")] * count

    def begin_row(self, said: Mapping[str, str]) -> None:
        """The next row."""
        self.row, self.rows, self.column = self.row + self.rows, _count(said, "rows-repeated"), 1
        self.style = said.get("table:default-cell-style-name", "")

    def add_cell(self, said: Mapping[str, str]) -> None:
        """The next cell, or several of the same."""
        down, right = _count(said, "rows-spanned"), _count(said, "columns-spanned")
        if down > 1 or right > 1:
            row, column = self.row - 1, self.column - 1
            self.facts.merged.append(((row, column), (row + down - 1, column + right - 1)))
        repeated = _count(said, "columns-repeated")
        if "office:value-type" not in said:
            if "table:formula" in said:
                self.facts.uncalculated += self._places(repeated)
        elif self.looks and said["office:value-type"] == "string":
            self.facts.fonts |= {
                place: font for place in self._places(repeated) if (font := self._font(said, place[1]))
            }
        self.column += repeated

    def _places(self, repeated: int) -> list[tuple[int, int]]:
        rows = range(self.row, min(self.row + self.rows, ROW_LIMIT + 1))
        columns = range(self.column, min(self.column + repeated, COLUMN_LIMIT + 1))
        return [(row, column) for row in rows for column in columns]

    def _font(self, said: Mapping[str, str], column: int) -> str:
        own = self.columns[column - 1] if column <= len(self.columns) else ""
        style = said.get("table:style-name") or self.style or own or "Default"
        return self.looks.get(style, "")


def _scan(content: bytes, looks: Mapping[str, str]) -> dict[str, SheetFacts]:
    found: dict[str, SheetFacts] = {}
    table = _Table(looks)
    for tag, attributes in _TAG.findall(content):
        if not looks and tag.endswith(b"cell") and not _SPECIAL.search(attributes):
            table.column += 1
            continue
        said = _said(attributes)
        if tag == b"table":
            table = _Table(looks)
            found[said.get("table:name", "")] = table.facts
        elif tag == b"table-column":
            table.add_columns(said)
        elif tag == b"table-row":
            table.begin_row(said)
        else:
            table.add_cell(said)
    return found


def read_facts(archive: zipfile.ZipFile) -> tuple[dict[str, SheetFacts], bool]:
    """The facts of each sheet by its name, and whether its days are counted from 1904."""
    content = archive.read(CONTENT)
    styles = archive.read(STYLES) if STYLES in archive.namelist() else b""
    return _scan(content, _old_fonts((styles, content))), bool(_NULL_DATE.search(content))
