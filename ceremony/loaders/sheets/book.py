"""A table somebody sent (XLSX, XLS, ODS, CSV) as sheets of plain cells, read by a limited process."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ceremony.loaders.sheets.limits import TIME_LIMIT, TableRefused, check_packing

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
    if type(value) is str or value is None:  # nearly always
        return value
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


class Opened:
    """A file that its process has begun to read, so that others can get ready meanwhile."""

    def __init__(self, path: Path, *, seconds: float = TIME_LIMIT) -> None:
        """Raises TableRefused for a file that is not opened at all, OSError."""
        check_packing(path)
        command = [sys.executable, "-m", "ceremony.loaders.sheets.child", str(path.resolve())]
        self._seconds = seconds
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def sheets(self) -> list[Sheet]:
        """All visible sheets. Raises TableRefused for a file that is not read."""
        try:
            out, _ = self.process.communicate(timeout=self._seconds)
        except subprocess.TimeoutExpired as error:
            raise TableRefused("file-slow", limit=round(self._seconds)) from error
        try:
            told = json.loads(out)
        except ValueError as error:  # ended by one of its limits
            raise TableRefused("file-heavy") from error
        if "refused" in told:
            raise TableRefused(str(told["refused"]), **told["values"])
        return [_sheet(sheet, bool(told.get("since_1904"))) for sheet in told["sheets"]]


def read_sheets(path: Path, *, seconds: float = TIME_LIMIT) -> list[Sheet]:
    """All visible sheets of a file. Raises TableRefused for a file that is not read, OSError."""
    with Opened(path, seconds=seconds) as opened:
        return opened.sheets()
