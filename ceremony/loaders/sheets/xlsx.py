"""What the spreadsheet library does not tell of an xlsx file: old fonts, formulas never calculated, 1904."""

from __future__ import annotations

import html
import re
import zipfile
from dataclasses import dataclass, field

from ceremony.language.legacy import font_encoding
from ceremony.loaders.sheets.letters import column_letters, column_number
from ceremony.loaders.sheets.limits import COLUMN_LIMIT, ROW_LIMIT, TableRefused

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d{1,6})"')
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]|<(?:\w+:)?is>")
_FAR = re.compile(  # a place that may be beyond what is read
    rb'\br="(?:[A-Z]{%d,}\d|[A-Z]+\d{%d,})' % (len(column_letters(COLUMN_LIMIT)), len(str(ROW_LIMIT)))
)
_FONT = re.compile(r"<font\b[^>]*?(?:/>|>(.*?)</font>)", re.DOTALL)
_NAME = re.compile(r'<name\s[^>]*?val="([^"]*)"')
_XF = re.compile(r"<xf\s[^>]*>")


@dataclass
class SheetFacts:
    """Cells are (row, column) from 1; ``fonts`` names only old fonts."""

    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)  # from 0; of ods only


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


def _text(archive: zipfile.ZipFile, name: str) -> str:
    return archive.read(name).decode("utf-8", "replace") if name in archive.namelist() else ""


def _old_fonts(archive: zipfile.ZipFile) -> dict[int, str]:
    """The old font of each cell style that has one."""
    styles = _text(archive, "xl/styles.xml")
    listed = re.search(r"<fonts\b.*?</fonts>", styles, re.DOTALL)
    fonts = []
    for inside in _FONT.findall(listed[0] if listed else ""):
        name = _NAME.search(inside)
        fonts.append(html.unescape(name[1]) if name else "")
    used = re.search(r"<cellXfs\b.*?</cellXfs>", styles, re.DOTALL)
    found = {}
    for style, tag in enumerate(_XF.findall(used[0] if used else "")):
        number = _attribute(tag, "fontId")
        font = fonts[int(number)] if number.isdigit() and int(number) < len(fonts) else ""
        if font_encoding(font).kind:
            found[style] = font
    return found


def _sheet_files(archive: zipfile.ZipFile, book: str) -> dict[str, str]:
    relations = _text(archive, "xl/_rels/workbook.xml.rels")
    tags = re.findall(r"<Relationship\s[^>]*>", relations)
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in tags}
    found = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", book):
        target = targets.get(_attribute(tag, "r:id"), "")
        found[_attribute(tag, "name")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _look_at(xml: bytes, fonts: dict[int, str], sheet: str) -> SheetFacts:
    facts = SheetFacts()
    if not (fonts or b"<f" in xml or b":f" in xml or _FAR.search(xml)):
        return facts
    for attributes, inside in _CELL.findall(xml):
        place = _PLACE.search(attributes)
        if place is None or not inside:
            continue
        row, column = int(place[2]), column_number(place[1].decode())
        has_value = bool(_VALUE.search(inside))
        if has_value and row > ROW_LIMIT:
            raise TableRefused("rows-many", sheet=sheet[:60], limit=ROW_LIMIT)
        if has_value and column > COLUMN_LIMIT:
            raise TableRefused("columns-many", sheet=sheet[:60], limit=COLUMN_LIMIT)
        if not has_value and (b"<f" in inside or b":f" in inside):
            facts.uncalculated.append((row, column))
        style = _STYLE.search(attributes) if fonts else None
        if style and int(style[1]) in fonts:
            facts.fonts[row, column] = fonts[int(style[1])]
    return facts


def read_facts(archive: zipfile.ZipFile) -> tuple[dict[str, SheetFacts], bool]:
    """The facts of each sheet of an xlsx file by its name, and whether its days are counted from 1904."""
    book = _text(archive, "xl/workbook.xml")
    fonts = _old_fonts(archive)
    found = {}
    for name, file in _sheet_files(archive, book).items():
        if file in archive.namelist():
            found[name] = _look_at(archive.read(file), fonts, name)
    tag = re.search(r"<(?:\w+:)?workbookPr\b[^>]*>", book)
    return found, tag is not None and _attribute(tag[0], "date1904") in ("1", "true")
