"""``python -m ceremony.loaders.sheets.child FILE``: a table somebody sent, read in a process with limits.

Writes one line of JSON: {"sheets": […]} or {"refused": code, "values": {…}}. Never opens anything but FILE.
"""

from __future__ import annotations

import datetime
import io
import json
import struct
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ceremony.files.limits import limit_process
from ceremony.loaders.sheets import ods, xls, xlsx
from ceremony.loaders.sheets.delimited import read_csv
from ceremony.loaders.sheets.facts import SheetFacts, is_error
from ceremony.loaders.sheets.limits import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    CPU_LIMIT,
    MEMORY_LIMIT,
    ROW_LIMIT,
    TEXT_LIMIT,
    TableRefused,
)

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_BOOK_STARTS = (b"PK\x03\x04", xls.START)  # a zip archive, an old Office file


def _cell(value: Any) -> Any:
    """A value as JSON holds it; a day is {"day": ISO date}."""
    if type(value) is str:  # nearly always
        return value or None
    if isinstance(value, datetime.datetime | datetime.date):
        return {"day": value.strftime("%Y-%m-%d") if value.year >= 1000 else str(value)}
    if isinstance(value, bool | int | float):
        return value
    return str(value) if value not in ("", None) else None


def _check_cells(name: str, rows: list[list[Any]], total: int, facts: SheetFacts) -> int:
    """The texts counted; an error that stands as a text is an error."""
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if isinstance(value, str):
                total += len(value)
                if value[0] in "#E" and is_error(value):
                    facts.errors[number, column] = value.strip()
                    row[column - 1] = None
                if len(value) > CELL_LIMIT:
                    values = {"sheet": name[:60], "row": number, "column": column, "limit": CELL_LIMIT}
                    raise TableRefused("cell-large", **values)
    if total > TEXT_LIMIT:
        raise TableRefused("file-large", limit=TEXT_LIMIT // 1_000_000)
    return total


def _narrow(name: str, rows: list[list[Any]]) -> list[list[Any]]:
    """The rows as wide as is read. Raises TableRefused when something stands beside that."""
    for row in rows:
        if len(row) > COLUMN_LIMIT and any(value not in ("", None) for value in row[COLUMN_LIMIT:]):
            raise TableRefused("columns-many", sheet=name[:60], limit=COLUMN_LIMIT)
    return [row[:COLUMN_LIMIT] for row in rows]


def _told(name: str, rows: list[list[Any]], facts: SheetFacts, merged: Any = ()) -> dict[str, Any]:
    """A sheet as the parent reads it; places are lists of two, texts of places lists of three."""
    for place in facts.errors:  # whatever the library made of it
        if place[0] <= len(rows) and place[1] <= len(rows[place[0] - 1]):
            rows[place[0] - 1][place[1] - 1] = None
    told: dict[str, Any] = {"name": name, "rows": rows, "merged": merged or facts.merged}
    for key in ("fonts", "formats", "errors", "struck_parts", "raised", "kept", "comments"):
        told[key] = [[*place, text] for place, text in getattr(facts, key).items()]
    for key in ("uncalculated", "struck", "hidden_rows", "filtered_rows", "hidden_columns"):
        told[key] = sorted(getattr(facts, key))
    return told


def _facts(raw: bytes) -> tuple[Mapping[str, SheetFacts], bool]:
    """What the library does not tell. An old Office file that is wrong in itself has no facts."""
    if raw.startswith(xls.START):
        try:
            return xls.read_facts(raw)
        except (struct.error, IndexError):
            return {}, False
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if ods.CONTENT in archive.namelist():
            return ods.read_facts(archive)
        return xlsx.read_facts(archive)


def _open_book(path: Path, raw: bytes) -> CalamineWorkbook:
    """The workbook by what is in it; the library says why not only to one who names the format."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(raw))
    except CalamineError:
        return CalamineWorkbook.from_path(path)


def _read_book(path: Path, raw: bytes) -> dict[str, Any]:
    from python_calamine import SheetVisibleEnum

    facts, since_1904 = _facts(raw)
    sheets, hidden, total = [], [], 0
    with _open_book(path, raw) as book:
        for known in book.sheets_metadata:
            if known.visible != SheetVisibleEnum.Visible:
                hidden.append(known.name)
                continue
            sheet = book.get_sheet_by_name(known.name)
            if sheet.total_height >= ROW_LIMIT:  # the place of the last row, from 0
                raise TableRefused("rows-many", sheet=known.name[:60], limit=ROW_LIMIT)
            cells = sheet.to_python(skip_empty_area=False)
            rows = [[_cell(value) for value in row] for row in _narrow(known.name, cells)]
            fact = facts.get(known.name, SheetFacts())
            total = _check_cells(known.name, rows, total, fact)
            sheets.append(_told(known.name, rows, fact, sheet.merged_cell_ranges))
    return {"sheets": sheets, "hidden": hidden, "since_1904": since_1904}


def read_file(path: Path) -> dict[str, Any]:
    """What the parent is told."""
    raw = path.read_bytes()
    try:
        if raw.startswith(_BOOK_STARTS):
            return _read_book(path, raw)
        if raw.lstrip()[:1] == b"<":
            raise TableRefused("file-web")
        rows = [[cell or None for cell in row] for row in _narrow("CSV", read_csv(raw))]
        facts = SheetFacts()
        _check_cells("CSV", rows, 0, facts)
        return {"sheets": [_told("", rows, facts)]}
    except TableRefused as refused:
        return {"refused": refused.code, "values": refused.values}


def main() -> None:
    """Limits first, then the file."""
    limit_process(MEMORY_LIMIT, CPU_LIMIT)
    try:
        told = read_file(Path(sys.argv[1]))
    except MemoryError:
        told = {"refused": "file-heavy", "values": {}}
    except Exception as error:  # noqa: BLE001 - a foreign file: whatever is wrong with it, one sentence
        known = "file-locked" if type(error).__name__ == "PasswordError" else "file-broken"
        known = "file-heavy" if "limit exceeded" in str(error) else known  # the library's own limit of cells
        told = {"refused": known, "values": {}}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
