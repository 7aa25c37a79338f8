"""A table somebody sent as sheets of plain cells with what was seen besides, read by a limited process."""

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
    """One visible sheet: rows of cells, and what was seen besides. Nothing is cleaned yet.

    A cell that holds an error is None in ``rows``: what it says is in ``errors`` ("#N/A", "Err:508").
    ``formats`` holds the number formats that show more than the value: percent, days, words ("Tổ "0).
    ``struck`` are cells struck through as a whole; of the others ``struck_parts`` holds what is struck,
    ``raised`` what is superscript, ``kept`` the text without both.
    """

    name: str
    rows: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row and column, last row and column
    fonts: dict[Place, str] = field(default_factory=dict)  # old fonts only
    uncalculated: frozenset[Place] = frozenset()
    since_1904: bool = False
    errors: dict[Place, str] = field(default_factory=dict)
    formats: dict[Place, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()  # those that a filter hides among them
    filtered_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: frozenset[Place] = frozenset()
    struck_parts: dict[Place, str] = field(default_factory=dict)
    raised: dict[Place, str] = field(default_factory=dict)
    kept: dict[Place, str] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)  # what somebody has noted on a cell


@dataclass(frozen=True)
class Book:
    """A whole file: the sheets that are read, and the names of those that are hidden."""

    sheets: list[Sheet]
    hidden: tuple[str, ...] = ()


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
    texts = {
        key: {(int(row), int(column)): str(text) for row, column, text in told[key]}
        for key in ("fonts", "errors", "formats", "struck_parts", "raised", "kept", "comments")
    }
    places = {
        key: frozenset((int(row), int(column)) for row, column in told[key])
        for key in ("uncalculated", "struck")
    }
    return Sheet(
        told["name"],
        rows,
        merged,
        fonts=texts["fonts"],
        uncalculated=places["uncalculated"],
        since_1904=since_1904,
        errors=texts["errors"],
        formats=texts["formats"],
        hidden_rows=frozenset(told["hidden_rows"]),
        filtered_rows=frozenset(told["filtered_rows"]),
        hidden_columns=frozenset(told["hidden_columns"]),
        struck=places["struck"],
        struck_parts=texts["struck_parts"],
        raised=texts["raised"],
        kept=texts["kept"],
        comments=texts["comments"],
    )


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

    def book(self) -> Book:
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
        sheets = [_sheet(sheet, bool(told.get("since_1904"))) for sheet in told["sheets"]]
        return Book(sheets, tuple(told.get("hidden", ())))


def read_book(path: Path, *, seconds: float = TIME_LIMIT) -> Book:
    """A whole file. Raises TableRefused for a file that is not read, OSError."""
    with Opened(path, seconds=seconds) as opened:
        return opened.book()


def read_sheets(path: Path, *, seconds: float = TIME_LIMIT) -> list[Sheet]:
    """All visible sheets of a file. Raises TableRefused for a file that is not read, OSError."""
    return read_book(path, seconds=seconds).sheets
