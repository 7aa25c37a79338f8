"""A table somebody sent (XLSX, XLS, ODS, CSV) as sheets of plain cells, read by a limited process."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ceremony.loaders.sheet_limits import TIME_LIMIT, TableRefused, check_packing

Cell = str | int | float | bool | date | None
Place = tuple[int, int]  # row and column, from 1


@dataclass(frozen=True)
class Sheet:
    """One visible sheet: rows of cells, and what was seen besides. Nothing is cleaned yet."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row and column, last row and column
    fonts: dict[Place, str] = field(default_factory=dict)  # old fonts only
    uncalculated: frozenset[Place] = frozenset()
    since_1904: bool = False


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        try:
            return date.fromisoformat(value["day"])
        except ValueError:
            return str(value["day"])
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value  # type: ignore[no-any-return]


def _sheet(told: dict[str, Any], since_1904: bool) -> Sheet:
    rows = [[_cell(value) for value in row] for row in told["rows"]]
    merged = tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in told["merged"])
    fonts = {(row, column): font for row, column, font in told["fonts"]}
    empty = frozenset((row, column) for row, column in told["uncalculated"])
    return Sheet(told["name"], rows, merged, fonts, empty, since_1904)


def read_sheets(path: Path, *, seconds: float = TIME_LIMIT) -> list[Sheet]:
    """All visible sheets of a file. Raises TableRefused for a file that is not read, OSError."""
    check_packing(path)
    command = [sys.executable, "-m", "ceremony.loaders.sheet_child", str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise TableRefused("file-slow", limit=round(seconds)) from error
    try:
        told = json.loads(done.stdout)
    except ValueError as error:  # ended by one of its limits
        raise TableRefused("file-heavy") from error
    if "refused" in told:
        raise TableRefused(str(told["refused"]), **told["values"])
    return [_sheet(sheet, bool(told.get("since_1904"))) for sheet in told["sheets"]]
