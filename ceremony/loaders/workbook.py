"""The first sheets of a spreadsheet as rows of plain values, and what cannot be trusted in them."""

from __future__ import annotations

import datetime
import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from ceremony.loaders.sheets.letters import column_number

ROWS, COLUMNS = 2_000, 60
SIZE_LIMIT, UNPACKED_LIMIT = 20_000_000, 80_000_000  # bytes
_CELL = re.compile(r'<c\s[^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>]*?(?:/>|>(.*?)</c>)', re.DOTALL)
_SHEET = re.compile(r"<sheet\s[^>]*>")
_RELATION = re.compile(r"<Relationship\s[^>]*>")


class WorkbookError(Exception):
    """The file cannot be read: ``code`` is "large", "password" or "broken"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class SheetRows:
    """One sheet. ``uncalculated`` are cells (row, column from 1) whose formula nobody has calculated."""

    name: str
    rows: list[list[Any]]
    uncalculated: set[tuple[int, int]] = field(default_factory=set)


def plain_cell(value: Any) -> Any:
    """A cell's value as a text, a whole number, a Decimal, true, false or None.

    Spreadsheets keep every number as binary floating point: 1 comes as 1.0 and 94.6 as 94.60000000000001.
    """
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, float | int):
        exact = Decimal(format(value, ".13g"))
        return int(exact) if exact == exact.to_integral_value() else exact
    if isinstance(value, datetime.datetime):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, datetime.date):
        return f"{value.day}/{value.month}/{value.year}"
    text = str(value).strip()
    return text or None


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


def _sheet_files(archive: zipfile.ZipFile) -> dict[str, str]:
    """The file of each sheet inside the workbook, by the sheet's name."""
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATION.findall(relations)}
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    found = {}
    for tag in _SHEET.findall(book):
        target = targets.get(_attribute(tag, "r:id"), "")
        found[_attribute(tag, "name")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _uncalculated(xml: str) -> Iterator[tuple[int, int]]:
    for letters, row, inside in _CELL.findall(xml):
        if "<f" in inside and not re.search(r"<v>[^<]", inside) and "<is>" not in inside:
            yield int(row), column_number(letters)


def _check_size(path: Path) -> None:
    if path.stat().st_size > SIZE_LIMIT:
        raise WorkbookError("large")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_LIMIT:
                raise WorkbookError("large")


def _formulas(path: Path) -> dict[str, set[tuple[int, int]]]:
    """Cells without a calculated value, by sheet; nothing for formats other than xlsx."""
    if not zipfile.is_zipfile(path):
        return {}
    found: dict[str, set[tuple[int, int]]] = {}
    with zipfile.ZipFile(path) as archive:
        try:
            files = _sheet_files(archive)
        except KeyError:
            return {}
        for name, file in files.items():
            if file in archive.namelist():
                found[name] = set(_uncalculated(archive.read(file).decode("utf-8", "replace")))
    return found


def read_workbook(path: Path) -> list[SheetRows]:
    """All visible sheets of an xlsx or ods file. Raises WorkbookError, OSError."""
    try:
        _check_size(path)
        formulas = _formulas(path)
        with CalamineWorkbook.from_path(path) as book:
            shown = [
                sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible
            ]
            sheets = []
            for name in shown:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=ROWS)
                made = [[plain_cell(value) for value in row[:COLUMNS]] for row in rows]
                sheets.append(SheetRows(name, made, formulas.get(name, set())))
            return sheets
    except PasswordError as error:
        raise WorkbookError("password") from error
    except (CalamineError, zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError) as error:
        raise WorkbookError("broken") from error
