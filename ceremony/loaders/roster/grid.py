"""A sheet as a list is read from it: merged cells filled, formats shown, crossed-out words left out."""

from __future__ import annotations

import copy
import re

from ceremony.loaders.sheets import Cell, Place, Sheet
from ceremony.loaders.sheets.shown import shown

_FOOTNOTE = re.compile(r"[\s\d*†‡(),\[\]]+|[a-e]\)?")
_MEASURE = re.compile(r"(?:\d|\b[kcd]?)m\s*\Z", re.IGNORECASE)  # m², km³


def _only(row: list[Cell], columns: range) -> list[Cell]:
    return [cell if place in columns else None for place, cell in enumerate(row)]


class Grid:
    """``rows``: the cells below a header; ``wide``: the same with merged cells filled to the right as well.

    A cell merged downwards holds for every row it covers. One merged to the right stands in its first column
    only: a name that runs over the column of units is no unit.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        width = max((len(row) for row in sheet.rows), default=0)
        self.rows = [[*row, *[None] * (width - len(row))] for row in sheet.rows]
        self.width = width
        self.footnotes: dict[Place, str] = {}  # what was raised and is left out
        self.covered: set[Place] = set()  # cells below a merged one that hold something nobody sees
        self.spans: dict[int, list[tuple[int, int]]] = {}  # of each row, from 1: merged columns, from 0
        self._show()
        self.wide = list(self.rows)
        for area in sheet.merged:
            self._fill(*area)

    def _show(self) -> None:
        for (row, column), code in self.sheet.formats.items():
            value = self.cell(row, column)
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                text = shown(value, code)
                self._set(row, column, value if text is None else text)
        for (row, column), kept in self.sheet.kept.items():
            raised = self.sheet.raised.get((row, column), "")
            footnote = bool(raised) and _FOOTNOTE.fullmatch(raised) and not _MEASURE.search(kept)
            if footnote:
                self.footnotes[row, column] = raised.strip()
            if footnote or (row, column) in self.sheet.struck_parts:
                self._set(row, column, kept)

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place, from 1."""
        inside = 0 < row <= len(self.rows) and 0 < column <= self.width
        return self.rows[row - 1][column - 1] if inside else None

    def _set(self, row: int, column: int, value: Cell) -> None:
        if 0 < row <= len(self.rows) and 0 < column <= self.width:
            self.rows[row - 1][column - 1] = value

    def _fill(self, top: int, left: int, bottom: int, right: int) -> None:
        if top > len(self.rows) or left > self.width:
            return
        value = self.rows[top - 1][left - 1]
        bottom, right = min(bottom, len(self.rows)), min(right, self.width)
        for row in range(top, bottom + 1):
            cells = self.rows[row - 1]
            self.covered |= {
                (row, column) for column in range(left, right + 1)
                if (row, column) != (top, left) and cells[column - 1] is not None
            }  # fmt: skip
            cells[left - 1 : right] = [value] + [None] * (right - left)
            if right > left:
                if self.wide[row - 1] is cells:
                    self.wide[row - 1] = list(cells)
                self.wide[row - 1][left - 1 : right] = [value] * (right - left + 1)
                self.spans.setdefault(row, []).append((left - 1, right - 1))
            elif self.wide[row - 1] is not cells:
                self.wide[row - 1][left - 1] = value

    def only(self, columns: range) -> Grid:
        """The same sheet as if nothing stood in its other columns (from 0)."""
        part = copy.copy(self)
        part.rows = [_only(row, columns) for row in self.rows]
        part.wide = [
            _only(wide, columns) if wide is not row else mine
            for wide, row, mine in zip(self.wide, self.rows, part.rows, strict=True)
        ]
        return part

    def is_wide(self, row: int, column: int) -> bool:
        """True for a column (from 0) that a cell of that row (from 1) shares with its neighbour."""
        return any(left <= column <= right for left, right in self.spans.get(row, ()))

    def share(self, row: int, one: int, other: int) -> bool:
        """True when one merged cell of the row covers both columns."""
        return any(left <= one <= right and left <= other <= right for left, right in self.spans.get(row, ()))
