"""An ODS file written by hand, as LibreOffice stores it: no blanks between tags, repeats, covered cells."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.loaders.pages import Area, Cell, Fault, Formula, Page, Runs, Shown

KIND = "application/vnd.oasis.opendocument.spreadsheet"
_URN = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{name}="{_URN}:{long}:1.0"'
    for name, long in (
        *((name, name) for name in ("office", "table", "text", "style", "calcext")),
        ("svg", "svg-compatible"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    )
)
_STYLES = "".join(
    f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{shown}"/>'
    "</style:style>"
    for name, shown in (("ta1", "true"), ("ta2", "false"))
)
_CROSSED = (
    '<style:style style:name="struck" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="T-struck" style:family="text"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="T-raised" style:family="text"><style:text-properties '
    'style:text-position="super 58%"/></style:style>'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="{_URN}:manifest:1.0"><manifest:file-entry '
    f'manifest:full-path="/" manifest:media-type="{KIND}"/></manifest:manifest>'
)
_EMPTY = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
_1904 = (
    '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/>'
    "</table:calculation-settings>"
)


def _value(value: Cell) -> str:
    """The attributes that hold a value, and the text that shows it."""
    if isinstance(value, Runs):
        spans = "".join(
            f'<text:span text:style-name="T-{run}">{escape(words)}</text:span>' if run else escape(words)
            for words, run in value.parts
        )
        return f' office:value-type="string"><text:p>{spans}</text:p>'
    if isinstance(value, Fault):
        kind = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
        return f' table:formula="of:=A1" {kind}><text:p>{value.text}</text:p>'
    if value is None:
        return "/>"
    if isinstance(value, bool):
        return f' office:value-type="boolean" office:boolean-value="{str(value).lower()}"><text:p>x</text:p>'
    if isinstance(value, datetime.date):
        shown = f"{value.day}/{value.month}/{value.year}"
        return f' office:value-type="date" office:date-value="{value.isoformat()}"><text:p>{shown}</text:p>'
    if isinstance(value, int | float):
        return f' office:value-type="float" office:value="{value!r}"><text:p>{value!r}</text:p>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f' office:value-type="string">{lines}'


def cell(value: Cell, more: str = "") -> str:
    """A cell; ``more`` are attributes besides those of its value."""
    if isinstance(value, Shown):
        more, value = f'{more} table:style-name="{_style_of(value.code)}"', value.value
    if isinstance(value, Formula):
        more, value = f"{more} table:formula={quoteattr('of:=' + value.text)}", value.value
    inside = _value(value)
    return f"<table:table-cell{more}{inside}" + ("" if inside == "/>" else "</table:table-cell>")


def _style_of(code: str) -> str:
    return "N" + code.encode().hex()


def _number_styles(pages: Sequence[Page]) -> str:
    """The styles of words around a whole number, and of percents."""
    codes = {value.code for page in pages for row in page.rows for value in row if isinstance(value, Shown)}
    made = ""
    for code in sorted(codes):
        name = _style_of(code)
        words, _, digits = code.rpartition('"') if '"' in code else ("", "", code)
        text = f"<number:text>{escape(words.strip(chr(34)))}</number:text>" if words else ""
        kind = "percentage" if "%" in code else "number"
        number = f'<number:number number:min-integer-digits="{digits.count("0")}"/>'
        percent = "<number:text>%</number:text>" if "%" in code else ""
        made += f'<number:{kind}-style style:name="D{name}">{text}{number}{percent}</number:{kind}-style>'
        made += (
            f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="D{name}"/>'
        )
    return made


def _cells(page: Page, row: int) -> str:
    spans = {(area[0], area[1]): area for area in page.merged}
    covered = {
        (r, c) for top, left, bottom, right in page.merged
        for r in range(top, bottom + 1) for c in range(left, right + 1) if (r, c) != (top, left)
    }  # fmt: skip
    out = ""
    for column, value in enumerate(page.rows[row]):
        if (row, column) in covered:
            out += "<table:covered-table-cell/>"
        else:
            more = ' table:style-name="struck"' if (row, column) in page.struck else ""
            out += cell(value, more + (_span(spans[row, column]) if (row, column) in spans else ""))
    return out


def _span(area: Area) -> str:
    top, left, bottom, right = area
    return (
        f' table:number-columns-spanned="{right - left + 1}" table:number-rows-spanned="{bottom - top + 1}"'
    )


def _table(page: Page, columns: str) -> str:
    away = "filter" if page.filtered else "collapse"
    rows = "".join(
        f"<table:table-row{_hidden(row in page.hidden_rows, away)}>{_cells(page, row)}</table:table-row>"
        for row in range(len(page.rows))
    )
    columns = columns or "".join(
        f"<table:table-column{_hidden(column in page.hidden_columns, 'collapse')}/>"
        for column in range(max(map(len, page.rows)))
    )
    named = f'table:name={quoteattr(page.name)} table:style-name="{"ta2" if page.hidden else "ta1"}"'
    return f"<table:table {named}>{columns}{rows}{_EMPTY}</table:table>"


def _hidden(away: bool, how: str) -> str:
    return f' table:visibility="{how}"' if away else ""


def write_ods(path: Path, pages: Sequence[Page], *, font: str = "", since_1904: bool = False) -> Path:
    """An ODS file of these sheets; ``font`` is the font of every cell, said by the style of its column."""
    first = _1904 if since_1904 else ""
    if not font:
        tables = first + "".join(_table(page, "") for page in pages)
        return write_tables(path, tables, styles=_CROSSED + _number_styles(pages))
    columns = '<table:table-column table:number-columns-repeated="1024" table:default-cell-style-name="ce1"/>'
    faces = f'<style:font-face style:name="F1" svg:font-family="&apos;{font}&apos;"/>'
    styles = (
        '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="old"/>'
        '<style:style style:name="old" style:family="table-cell">'
        '<style:text-properties style:font-name="F1" fo:font-size="12pt"/></style:style>'
    )
    return write_tables(path, first + "".join(_table(page, columns) for page in pages), faces, styles)


def write_tables(path: Path, tables: str, faces: str = "", styles: str = "") -> Path:
    """An ODS file around tables, fonts and styles that are XML already."""
    content = (
        f'{_HEAD}<office:document-content {_NAMES} office:version="1.3">'
        f"<office:font-face-decls>{faces}</office:font-face-decls>"
        f"<office:automatic-styles>{_STYLES}{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), KIND)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return path
