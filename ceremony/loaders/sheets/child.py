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
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ceremony.files.limits import limit_process
from ceremony.loaders.sheets import ods, xls, xlsx
from ceremony.loaders.sheets.delimited import read_csv
from ceremony.loaders.sheets.limits import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    CPU_LIMIT,
    MEMORY_LIMIT,
    ROW_LIMIT,
    TEXT_LIMIT,
    TableRefused,
)
from ceremony.loaders.sheets.xlsx import SheetFacts

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


def _check_cells(name: str, rows: list[list[Any]], total: int) -> int:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if isinstance(value, str):
                total += len(value)
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


def _facts(raw: bytes) -> tuple[dict[str, SheetFacts], bool]:
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
            total = _check_cells(known.name, rows, total)
            fact = facts.get(known.name, SheetFacts())
            sheets.append(
                {
                    "name": known.name,
                    "rows": rows,
                    "merged": sheet.merged_cell_ranges or fact.merged,
                    "fonts": [[*place, font] for place, font in fact.fonts.items()],
                    "uncalculated": fact.uncalculated,
                }
            )
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
        _check_cells("CSV", rows, 0)
        return {"sheets": [{"name": "", "rows": rows, "merged": [], "fonts": [], "uncalculated": []}]}
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
