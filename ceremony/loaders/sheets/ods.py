"""What the spreadsheet library does not tell of an ods file: how cells look, errors, what is hidden."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ceremony.language.legacy import font_encoding
from ceremony.loaders.sheets.facts import Place, Run, SheetFacts, says_more
from ceremony.loaders.sheets.limits import COLUMN_LIMIT, ROW_LIMIT

CONTENT, STYLES = "content.xml", "styles.xml"
_ATTRIBUTES = rb"((?:\s+[\w:.-]+=(?:\"[^\"]*\"|'[^']*'))*)\s*"
_TAG = re.compile(
    rb"<table:(table|table-column|table-row|table-(?:column|row)-group|table-cell|covered-table-cell)"
    + _ATTRIBUTES + rb"/?>|</table:table-(?:column|row)-group>"
)  # fmt: skip
_SPECIAL = re.compile(rb":formula|:number-|error|percentage|:visibility")  # more than one plain value
_ATTRIBUTE = re.compile(rb"\s([\w:.-]+)=(?:\"([^\"]*)\"|'([^']*)')")
_FACE = re.compile(rb"<style:font-face" + _ATTRIBUTES + rb"/?>")
_STYLE = re.compile(rb"<style:style" + _ATTRIBUTES + rb"(?:/>|>(.*?)</style:style>)", re.DOTALL)
_WORDS = re.compile(rb"<style:text-properties" + _ATTRIBUTES + rb"/?>")
_SHOWN = re.compile(
    rb"<number:(number|percentage|date|time|currency|text|boolean)-style" + _ATTRIBUTES
    + rb">(.*?)</number:\1-style>",
    re.DOTALL,
)  # fmt: skip
_SIGN = re.compile(rb"<number:([\w-]+)" + _ATTRIBUTES + rb"(?:/>|>([^<]*)<)")
_COMMENT = re.compile(rb"<office:annotation\b.*?</office:annotation>", re.DOTALL)
_PARAGRAPH = re.compile(rb"<text:p\b[^>]*>(.*?)</text:p>", re.DOTALL)
_SPAN = re.compile(rb"<text:span\b" + _ATTRIBUTES + rb">(.*?)</text:span>", re.DOTALL)
_MARKUP = re.compile(rb"<[^>]*>")
_NULL_DATE = re.compile(rb"<table:null-date\s[^>]*table:date-value=[\"']1904")
_DEEPEST = 20  # styles that stand behind each other
_DAYS = {"day": "d", "month": "m", "year": "yy", "hours": "h", "minutes": "mm", "seconds": "ss"}


def _said(attributes: bytes) -> dict[str, str]:
    return {
        name.decode(): html.unescape((one or other).decode("utf-8", "replace"))
        for name, one, other in _ATTRIBUTE.findall(attributes)
    }


def _count(said: Mapping[str, str], name: str) -> int:
    written = said.get(f"table:number-{name}", "1")
    return int(written) if written.isdigit() and 0 < len(written) < 8 else 1


@dataclass
class _Looks:
    """What styles say, by their names, with what the styles behind them say."""

    fonts: dict[str, str] = field(default_factory=dict)  # old fonts only
    formats: dict[str, str] = field(default_factory=dict)
    struck: set[str] = field(default_factory=set)
    raised: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.fonts or self.formats or self.struck or self.raised)


def _code(kind: str, inside: bytes) -> str:
    """A number style as the code that other spreadsheets write."""
    code = ""
    for sign, attributes, text in _SIGN.findall(inside):
        name, said = sign.decode(), _said(attributes)
        words = html.unescape(text.decode("utf-8", "replace"))
        if name in ("text", "currency-symbol"):
            plain = kind in ("percentage", "date", "time") and not any(map(str.isalpha, words))
            code += words if plain else f'"{words}"' if words else ""
        elif name in _DAYS:
            code += _DAYS[name] * (2 if said.get("number:style") == "long" and name != "minutes" else 1)
        elif name == "text-content":
            code += "@"
        elif name == "fraction":
            code += "# ?/?"
        elif name == "number":
            places = said.get("number:decimal-places", "0")
            whole = said.get("number:min-integer-digits", "1")
            code += "0" * min(int(whole) if whole.isdigit() else 1, 20) or "#"
            code += "." + "0" * min(int(places), 20) if places.isdigit() and int(places) else ""
            factor = said.get("number:display-factor", "1")
            code += "," * ((len(factor) - 1) // 3) if factor.isdigit() else ""  # shown in thousands
    return code


class _Styles:
    """All styles of a file as they are written, each with the one behind it."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self.faces: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.own: dict[str, dict[str, str]] = {}
        for part in parts:
            self._read(part)

    def _read(self, part: bytes) -> None:
        for face in map(_said, _FACE.findall(part)):
            self.faces[face.get("style:name", "")] = face.get("svg:font-family", "").strip("'\" ")
        for kind, attributes, inside in _SHOWN.findall(part):
            self.codes[_said(attributes).get("style:name", "")] = _code(kind.decode(), inside)
        for attributes, inside in _STYLE.findall(part):
            style = _said(attributes)
            for words in map(_said, _WORDS.findall(inside)):
                style |= words
            self.own[style.get("style:name", "")] = style

    def _last(self, name: str, *keys: str) -> str:
        """What a style, or the nearest behind it, says under one of these names."""
        for _ in range(_DEEPEST):
            style = self.own.get(name)
            if style is None:
                return ""
            if found := next((style[key] for key in keys if style.get(key)), ""):
                return found
            name = style.get("style:parent-style-name", "")
        return ""

    def looks(self) -> _Looks:
        """The styles that say more than a plain cell."""
        looks = _Looks()
        for name in self.own:
            font = self._last(name, "style:font-name", "fo:font-family")
            font = self.faces.get(font, font)
            if font_encoding(font).kind:
                looks.fonts[name] = font
            code = self.codes.get(self._last(name, "style:data-style-name"), "")
            if code and says_more(code):
                looks.formats[name] = code
            line = self._last(name, "style:text-line-through-style", "style:text-line-through-type")
            if line not in ("", "none"):
                looks.struck.add(name)
            if self._last(name, "style:text-position").startswith("super"):
                looks.raised.add(name)
        return looks


class _Table:
    """One table as it is scanned; rows and columns count from 1."""

    def __init__(self, looks: _Looks) -> None:
        self.facts, self.looks = SheetFacts(), looks
        self.row, self.rows, self.column = 1, 0, 1  # the row, as how many it stands, the next column
        self.columns: list[str] = []  # their styles
        self.style = ""  # of the row
        self.folded: list[bool] = []  # groups of rows or columns that are closed

    def add_columns(self, said: Mapping[str, str]) -> None:
        """Columns that look alike."""
        first = len(self.columns) + 1
        count = min(_count(said, "columns-repeated"), COLUMN_LIMIT)
        self.columns += [said.get("table:default-cell-style-name", "")] * count
        if said.get("table:visibility") in ("collapse", "filter") or any(self.folded):
            self.facts.hidden_columns |= set(range(first, min(first + count, COLUMN_LIMIT + 1)))

    def begin_row(self, said: Mapping[str, str]) -> None:
        """The next row."""
        self.row, self.rows, self.column = self.row + self.rows, _count(said, "rows-repeated"), 1
        self.style = said.get("table:default-cell-style-name", "")
        away = said.get("table:visibility", "")
        if away in ("collapse", "filter") or any(self.folded):
            rows = set(range(self.row, min(self.row + self.rows, ROW_LIMIT + 1)))
            self.facts.hidden_rows |= rows
            self.facts.filtered_rows |= rows if away == "filter" else set()

    def add_cell(self, said: Mapping[str, str], inside: bytes) -> None:
        """The next cell, or several of the same."""
        down, right = _count(said, "rows-spanned"), _count(said, "columns-spanned")
        if down > 1 or right > 1:
            row, column = self.row - 1, self.column - 1
            self.facts.merged.append(((row, column), (row + down - 1, column + right - 1)))
        repeated = _count(said, "columns-repeated")
        kind = said.get("office:value-type", "")
        if not kind and "table:formula" in said:
            self.facts.uncalculated += self._places(repeated)
        elif kind and (
            self.looks
            or kind == "percentage"
            or said.get("calcext:value-type") == "error"
            or b"<office:annotation" in inside
        ):
            for place in self._places(repeated):
                self._look(place, said, inside)
        self.column += repeated

    def _places(self, repeated: int) -> list[Place]:
        rows = range(self.row, min(self.row + self.rows, ROW_LIMIT + 1))
        columns = range(self.column, min(self.column + repeated, COLUMN_LIMIT + 1))
        return [(row, column) for row in rows for column in columns]

    def _look(self, place: Place, said: Mapping[str, str], inside: bytes) -> None:
        style, facts, kind = self._style(said, place[1]), self.facts, said["office:value-type"]
        if comment := _COMMENT.search(inside):
            facts.comments[place] = _plain(comment[0]).strip()
            inside = _COMMENT.sub(b"", inside)
        if said.get("calcext:value-type") == "error":
            facts.errors[place] = _plain(inside).strip() or "#N/A"
        if kind == "string" and style in self.looks.fonts:
            facts.fonts[place] = self.looks.fonts[style]
        if code := self.looks.formats.get(style, "0%" if kind == "percentage" else ""):
            facts.formats[place] = code
        if style in self.looks.struck:
            facts.struck.add(place)
        elif b"<text:span" in inside:
            facts.add_runs(place, _runs(inside, self.looks))

    def _style(self, said: Mapping[str, str], column: int) -> str:
        own = self.columns[column - 1] if column <= len(self.columns) else ""
        return said.get("table:style-name") or self.style or own or "Default"


def _plain(inside: bytes) -> str:
    lines = (_MARKUP.sub(b"", line) for line in _PARAGRAPH.findall(inside))
    return html.unescape(b"\n".join(lines).decode("utf-8", "replace"))


def _runs(inside: bytes, looks: _Looks) -> Iterator[Run]:
    """The text of a cell, run by run; a line break stands between paragraphs."""
    for number, line in enumerate(_PARAGRAPH.findall(inside)):
        if number:
            yield Run("\n")
        at = 0
        for span in _SPAN.finditer(line):
            yield Run(_words(line[at : span.start()]))
            style = _said(span[1]).get("text:style-name", "")
            yield Run(_words(span[2]), style in looks.struck, style in looks.raised)
            at = span.end()
        yield Run(_words(line[at:]))


def _words(markup: bytes) -> str:
    blanks = re.sub(rb"<text:s\b[^>]*/>", b" ", markup)
    return html.unescape(_MARKUP.sub(b"", blanks).decode("utf-8", "replace"))


def _scan(content: bytes, looks: _Looks) -> dict[str, SheetFacts]:
    found: dict[str, SheetFacts] = {}
    table = _Table(looks)
    plain = not looks and b"<office:annotation" not in content
    for tag in _TAG.finditer(content):
        name, attributes = tag.groups()
        if name is None:
            table.folded = table.folded[:-1]
            continue
        if name.endswith(b"cell") and plain and not _SPECIAL.search(attributes):
            table.column += 1
            continue
        said = _said(attributes)
        if name == b"table":
            table = _Table(looks)
            found[said.get("table:name", "")] = table.facts
        elif name.endswith(b"group"):
            table.folded.append(said.get("table:display") == "false")
        elif name == b"table-column":
            table.add_columns(said)
        elif name == b"table-row":
            table.begin_row(said)
        else:
            table.add_cell(said, _inside(content, tag))
    return found


def _inside(content: bytes, tag: re.Match[bytes]) -> bytes:
    if content[tag.end() - 2 : tag.end()] == b"/>":
        return b""
    end = content.find(b"</table:" + tag[1] + b">", tag.end())
    return content[tag.end() : end] if end > 0 else b""


def read_facts(archive: zipfile.ZipFile) -> tuple[Mapping[str, SheetFacts], bool]:
    """The facts of each sheet by its name, and whether its days are counted from 1904."""
    content = archive.read(CONTENT)
    styles = archive.read(STYLES) if STYLES in archive.namelist() else b""
    return _scan(content, _Styles((styles, content)).looks()), bool(_NULL_DATE.search(content))
