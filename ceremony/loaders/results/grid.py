"""A sheet as a grid of plain values, with what is known of its cells besides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ceremony.language.legacy import decode, font_encoding, is_unicode, vote
from ceremony.language.text import tidy
from ceremony.loaders.sheets import Cell, Place, Sheet
from ceremony.loaders.sheets.facts import is_error

Value = str | int | Decimal | bool | date | None
_SEPARATOR = re.compile(r"sep=[;,\t|]?\Z", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_SCALED = re.compile(r"[0#?](,+)(?![0#?,])")


@dataclass
class Grid:
    """Rows of plain values; places are (row, column) from 1.

    ``percent``: cells shown as per cent, so that 0.946 stands for 94.6. ``scaled``: shown in thousands (1)
    or millions (2). ``errors``: what an error cell shows. ``merged``: first and last row and column.
    """

    name: str
    rows: list[list[Value]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    percent: frozenset[Place] = frozenset()
    scaled: dict[Place, int] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    uncalculated: frozenset[Place] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: frozenset[Place] = frozenset()
    decoded: dict[Place, str] = field(default_factory=dict)  # as stored, in the letters of an old font
    unmarked: dict[Place, str] = field(default_factory=dict)  # as stored, with struck or superscript signs

    def at(self, row: int, column: int) -> Value:
        """The value of a cell; None beyond the rows."""
        if not 0 < row <= len(self.rows) or not 0 < column <= len(self.rows[row - 1]):
            return None
        return self.rows[row - 1][column - 1]

    def cells(self, row: int) -> list[tuple[int, Value]]:
        """Column and value of every cell of a row that holds something."""
        return [(column, value) for column, value in enumerate(self.rows[row - 1], 1) if value is not None]

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.rows), default=0)

    def lines(self) -> Iterator[int]:
        """The rows that hold something."""
        return (line for line in range(1, len(self.rows) + 1) if self.cells(line))


def plain(value: Cell) -> Value:
    """A cell's value as a text, a whole number, a Decimal, true, false, a day or None.

    Spreadsheets keep every number as binary floating point: 1 comes as 1.0 and 94.6 as 94.60000000000001.
    """
    if isinstance(value, bool | date) or value is None:
        return value
    if isinstance(value, float | int):
        exact = Decimal(format(value, ".13g"))
        return int(exact) if exact == exact.to_integral_value() else exact
    text = " ".join(tidy(value).split())
    return text or None


def make_grid(sheet: Sheet) -> Grid:
    """The grid of a sheet. What CSV files hold as text (error signs, ``sep=;``) is seen here too."""
    unmarked = {place: str(sheet.rows[place[0] - 1][place[1] - 1]) for place in sheet.kept}
    decoded = _old_letters(sheet)
    rows = [
        [plain(decoded.get((line, column), sheet.kept.get((line, column), value)))
         for column, value in enumerate(row, 1)]
        for line, row in enumerate(sheet.rows, 1)
    ]  # fmt: skip
    errors = dict(sheet.errors)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if isinstance(value, str) and is_error(value):
                errors[number, column] = value
                row[column - 1] = None
    if rows and _SEPARATOR.match("".join(str(value) for value in rows[0] if value is not None)):
        rows[0] = []
    formats = {place: _QUOTED.sub("", code) for place, code in sheet.formats.items()}
    return Grid(
        sheet.name,
        rows,
        sheet.merged,
        frozenset(place for place, code in formats.items() if "%" in code),
        {place: len(found[1]) for place, code in formats.items() if (found := _SCALED.search(code))},
        errors,
        sheet.uncalculated,
        sheet.hidden_rows | sheet.filtered_rows,
        sheet.hidden_columns,
        sheet.struck,
        {place: str(sheet.rows[place[0] - 1][place[1] - 1]) for place in decoded},
        unmarked,
    )


def _old_letters(sheet: Sheet) -> dict[Place, str]:
    """The texts in TCVN3 or VNI as Unicode: by their fonts, or by what most words of the sheet are."""
    texts = {
        (line, column): sheet.kept.get((line, column), value)
        for line, row in enumerate(sheet.rows, 1)
        for column, value in enumerate(row, 1)
        if isinstance(value, str) and not value.isascii()
    }
    most = vote(texts.values())
    made = {}
    for place, text in texts.items():
        font = font_encoding(sheet.fonts.get(place, ""))
        encoding = font if font.kind else most
        if encoding.kind and not is_unicode(text) and decode(text, encoding) != text:
            made[place] = decode(text, encoding)
    return made


def spread_down(grid: Grid) -> dict[Place, Place]:
    """Cells below the first of a field merged over several rows, each with the place of that first cell."""
    found: dict[Place, Place] = {}
    for top, left, bottom, right in grid.merged:
        if bottom > top and left == right and grid.at(top, left) is not None:
            last = min(bottom, len(grid.rows))
            found |= {(row, left): (top, left) for row in range(top + 1, last + 1)}
    return found


def spread_across(grid: Grid, row: int) -> list[Value]:
    """A row of headings with the text of every field merged across columns in all of them."""
    cells = [grid.at(row, column) for column in range(1, grid.width + 1)]
    for top, left, bottom, right in grid.merged:
        if top <= row <= bottom and left <= grid.width:
            for column in range(left, min(right, grid.width) + 1):
                cells[column - 1] = grid.at(top, left)
    return cells
