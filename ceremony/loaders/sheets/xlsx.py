"""What the spreadsheet library does not tell of an xlsx file: how cells look, errors, what is hidden."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ceremony.language.legacy import font_encoding
from ceremony.loaders.sheets.facts import Run, SheetFacts, says_more
from ceremony.loaders.sheets.letters import column_letters, column_number
from ceremony.loaders.sheets.limits import COLUMN_LIMIT, ROW_LIMIT, TableRefused

_PART = re.compile(
    rb"<(?:\w+:)?(?:(row\b[^>]*)>|c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>))", re.DOTALL
)  # a row, or a cell and what is in it
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_STYLE = re.compile(rb"\bs=[\"'](\d{1,6})[\"']")
_ERROR = re.compile(rb"\bt=[\"']e[\"']")
_SHARED = re.compile(rb"\bt=[\"']s[\"']")
_WORDS = re.compile(rb"\bt=[\"'](?:str|inlineStr)[\"']")  # a formula that came to an empty text is calculated
_NUMBER = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]|<(?:\w+:)?is>")
_ROW_PLACE = re.compile(rb"\br=[\"'](\d{1,7})[\"']")
_AWAY = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']|\bht=[\"']0(?:\.0+)?[\"']")
_NARROW = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']|\bwidth=[\"']0(?:\.0+)?[\"']")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_SPAN = re.compile(rb"\b(min|max)=[\"'](\d{1,5})[\"']")
_FILTER = re.compile(rb"<(?:\w+:)?autoFilter\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?autoFilter>)", re.DOTALL)
_AREA = re.compile(rb"\bref=[\"']\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+)[\"']")
_MODE = re.compile(rb"\bfilterMode=[\"'](?:1|true)[\"']")
_FAR = re.compile(  # a place that may be beyond what is read
    rb'\br="(?:[A-Z]{%d,}\d|[A-Z]+\d{%d,})' % (len(column_letters(COLUMN_LIMIT)), len(str(ROW_LIMIT)))
)
_FONT = re.compile(r"<(?:\w+:)?font\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?font>)", re.DOTALL)
_NAME = re.compile(r'<(?:\w+:)?name\s[^>]*?val="([^"]*)"')
_STRIKE = re.compile(r"<(?:\w+:)?strike\b(?![^>]*val=[\"'](?:0|false)[\"'])")
_RAISED = re.compile(r"<(?:\w+:)?vertAlign\b[^>]*superscript")
_XF = re.compile(r"<(?:\w+:)?xf\b[^>]*>")
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\b[^>]*>")
_TEXT = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
_RUN = re.compile(r"<(?:\w+:)?r\b[^>]*>(.*?)</(?:\w+:)?r>", re.DOTALL)
_LETTERS = re.compile(r"<(?:\w+:)?t\b[^>]*>(.*?)</(?:\w+:)?t>", re.DOTALL)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_COMMENT = re.compile(
    r"<(?:\w+:)?comment\b[^>]*?\bref=\"([A-Z]+\d+)\"[^>]*>(.*?)</(?:\w+:)?comment>", re.DOTALL
)
BUILT_IN = {
    9: "0%", 10: "0.00%", 12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
}  # fmt: skip


@dataclass
class Looks:
    """What the styles of cells say, by their number; texts in several looks by their place."""

    fonts: dict[int, str] = field(default_factory=dict)  # old fonts only
    formats: dict[int, str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    texts: dict[int, list[Run]] = field(default_factory=dict)

    def styles(self) -> set[int]:
        """The styles that say something."""
        return {*self.fonts, *self.formats, *self.struck}


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\s{name}=(?:\"([^\"]*)\"|'([^']*)')", tag)
    return html.unescape(found[1] or found[2] or "") if found else ""


def _text(archive: zipfile.ZipFile, name: str) -> str:
    return archive.read(name).decode("utf-8", "replace") if name in archive.namelist() else ""


def _section(styles: str, name: str) -> str:
    found = re.search(rf"<(?:\w+:)?{name}\b.*?</(?:\w+:)?{name}>", styles, re.DOTALL)
    return found[0] if found else ""


def _looks(archive: zipfile.ZipFile) -> Looks:
    styles = _text(archive, "xl/styles.xml")
    looks, fonts, crossed = Looks(), [], []
    for inside in _FONT.findall(_section(styles, "fonts")):
        name = _NAME.search(inside)
        fonts.append(html.unescape(name[1]) if name else "")
        crossed.append(bool(_STRIKE.search(inside)))
    codes = dict(BUILT_IN)
    for tag in _FORMAT.findall(_section(styles, "numFmts")):
        number = _attribute(tag, "numFmtId")
        codes[int(number) if number.isdigit() else 0] = _attribute(tag, "formatCode")
    for style, tag in enumerate(_XF.findall(_section(styles, "cellXfs"))):
        font, shown = _attribute(tag, "fontId"), _attribute(tag, "numFmtId")
        if font.isdigit() and int(font) < len(fonts):
            if font_encoding(fonts[int(font)]).kind:
                looks.fonts[style] = fonts[int(font)]
            if crossed[int(font)]:
                looks.struck.add(style)
        code = codes.get(int(shown), "") if shown.isdigit() else ""
        if code and says_more(code):
            looks.formats[style] = code
    _read_texts(archive, looks)
    return looks


def _read_texts(archive: zipfile.ZipFile, looks: Looks) -> None:
    """The shared texts of which a part is struck through or raised."""
    name = "xl/sharedStrings.xml"
    raw = archive.read(name) if name in archive.namelist() else b""
    if b"strike" not in raw and b"superscript" not in raw:
        return
    for place, inside in enumerate(_TEXT.findall(raw)):
        if b"strike" in inside or b"superscript" in inside:
            looks.texts[place] = list(_runs(inside))


def _runs(inside: bytes) -> Iterator[Run]:
    for run in _RUN.findall(inside.decode("utf-8", "replace")):
        look = run.partition("rPr>")[2].partition("rPr>")[0] if "rPr>" in run else ""
        text = html.unescape("".join(_LETTERS.findall(run)))
        plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        yield Run(plain, bool(_STRIKE.search(look)), bool(_RAISED.search(look)))


def _sheet_files(archive: zipfile.ZipFile, book: str) -> dict[str, str]:
    relations = _text(archive, "xl/_rels/workbook.xml.rels")
    tags = re.findall(r"<(?:\w+:)?Relationship\s[^>]*>", relations)
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in tags}
    found = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", book):
        target = targets.get(_attribute(tag, "r:id"), "")
        found[_attribute(tag, "name")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _read_comments(archive: zipfile.ZipFile, file: str, facts: SheetFacts) -> None:
    """What people have noted on cells."""
    folder, _, name = file.rpartition("/")
    relations = _text(archive, f"{folder}/_rels/{name}.rels")
    for target in re.findall(r"Target=\"[^\"]*?([^\"/]*comments[^\"/]*\.xml)\"", relations):
        for part in (f"xl/{target}", f"xl/comments/{target}"):
            for place, inside in _COMMENT.findall(_text(archive, part)):
                found = _PLACE.search(f'r="{place}"'.encode())
                said = html.unescape("".join(_LETTERS.findall(inside))).strip()
                if found and said:
                    facts.comments[int(found[2]), column_number(found[1].decode())] = said


def _tables(archive: zipfile.ZipFile, file: str) -> Iterator[bytes]:
    """The tables that lie on a sheet; each has a filter of its own."""
    folder, _, name = file.rpartition("/")
    relations = _text(archive, f"{folder}/_rels/{name}.rels")
    for target in re.findall(r"Target=\"[^\"]*?(tables/[^\"/]+)\"", relations):
        if f"xl/{target}" in archive.namelist():
            yield archive.read(f"xl/{target}")


class _Reading:
    """One sheet as it is scanned; rows and columns count from 1."""

    def __init__(self, sheet: str, looks: Looks) -> None:
        self.sheet, self.looks, self.facts = sheet, looks, SheetFacts()
        self.row = self.column = 0

    def scan(self, xml: bytes) -> None:
        """Every row and every cell."""
        for row, attributes, inside in _PART.findall(xml):
            if not row:
                self._cell(attributes, inside)
                continue
            place = _ROW_PLACE.search(row)
            self.row, self.column = int(place[1]) if place else self.row + 1, 0
            if _AWAY.search(row):
                self.facts.hidden_rows.add(self.row)

    def _cell(self, attributes: bytes, inside: bytes) -> None:
        place = _PLACE.search(attributes)
        self.column += 1
        if place:
            self.row, self.column = int(place[2]), column_number(place[1].decode())
        if inside:
            self._check_place(inside)
            self._look(attributes, inside)

    def _check_place(self, inside: bytes) -> None:
        if self.row <= ROW_LIMIT and self.column <= COLUMN_LIMIT:
            return
        if _VALUE.search(inside):
            code, limit = ("rows-many", ROW_LIMIT) if self.row > ROW_LIMIT else ("columns-many", COLUMN_LIMIT)
            raise TableRefused(code, sheet=self.sheet[:60], limit=limit)

    def _look(self, attributes: bytes, inside: bytes) -> None:
        at, facts, looks = (self.row, self.column), self.facts, self.looks
        if _is_waiting(attributes, inside):
            facts.uncalculated.append(at)
        number = _NUMBER.search(inside)
        if number and _ERROR.search(attributes):
            facts.errors[at] = html.unescape(number[1].decode("utf-8", "replace"))
        if style := _STYLE.search(attributes):
            self._style(at, int(style[1]))
        if number and looks.texts and _SHARED.search(attributes) and number[1].isdigit():
            facts.add_runs(at, looks.texts.get(int(number[1]), ()))
        elif b"<r>" in inside or b":r>" in inside:
            facts.add_runs(at, _runs(inside))

    def _style(self, at: tuple[int, int], style: int) -> None:
        if font := self.looks.fonts.get(style):
            self.facts.fonts[at] = font
        if code := self.looks.formats.get(style):
            self.facts.formats[at] = code
        if style in self.looks.struck:
            self.facts.struck.add(at)


def _is_waiting(attributes: bytes, inside: bytes) -> bool:
    """True for a formula that nobody has calculated; one that came to an empty text has been."""
    if not (b"<f" in inside or b":f" in inside) or _VALUE.search(inside):
        return False
    return not (_WORDS.search(attributes) and b"v" in inside.rpartition(b"f>")[2])


def _says_something(xml: bytes, looks: Looks) -> bool:
    """False for a sheet whose cells are no more than their values: it need not be scanned."""
    signs = (b"<f", b":f", b't="e"', b"t='e'", b"<r>", b":r>", b"hidden=", b'ht="0')
    if looks.texts or any(sign in xml for sign in signs) or _FAR.search(xml):
        return True
    styles = "|".join(map(str, sorted(looks.styles())))
    return bool(styles) and re.search(rb"\bs=[\"'](?:%b)[\"']" % styles.encode(), xml) is not None


def _hide_columns(xml: bytes, facts: SheetFacts) -> None:
    head = xml.partition(b"sheetData")[0]
    for tag in _COLUMN.findall(head):
        span = {name: int(number) for name, number in _SPAN.findall(tag)}
        if _NARROW.search(tag) and b"min" in span:
            last = min(span.get(b"max", span[b"min"]), COLUMN_LIMIT)
            facts.hidden_columns |= set(range(span[b"min"], last + 1))


def _tell_filters(xml: bytes, tables: Iterator[bytes], facts: SheetFacts) -> None:
    """Which of the hidden rows a filter hides."""
    if not facts.hidden_rows:
        return
    mode = bool(_MODE.search(xml))
    for part, may in ((xml, mode), *((table, False) for table in tables)):
        for attributes, inside in _FILTER.findall(part):
            area = _AREA.search(attributes)
            if area and (may or b"filterColumn" in inside):
                facts.filtered_rows |= facts.hidden_rows & set(range(int(area[1]), int(area[2]) + 1))
    if mode and not facts.filtered_rows:  # an advanced filter leaves no area
        facts.filtered_rows |= facts.hidden_rows


def _look_at(xml: bytes, looks: Looks, sheet: str, tables: Iterator[bytes]) -> SheetFacts:
    reading = _Reading(sheet, looks)
    _hide_columns(xml, reading.facts)
    if _says_something(xml, looks):
        reading.scan(xml)
        _tell_filters(xml, tables, reading.facts)
    return reading.facts


def read_facts(archive: zipfile.ZipFile) -> tuple[Mapping[str, SheetFacts], bool]:
    """The facts of each sheet of an xlsx file by its name, and whether its days are counted from 1904."""
    book = _text(archive, "xl/workbook.xml")
    looks = _looks(archive)
    found = {}
    for name, file in _sheet_files(archive, book).items():
        if file in archive.namelist():
            found[name] = _look_at(archive.read(file), looks, name, _tables(archive, file))
            _read_comments(archive, file, found[name])
    tag = re.search(r"<(?:\w+:)?workbookPr\b[^>]*>", book)
    return found, tag is not None and _attribute(tag[0], "date1904") in ("1", "true")
