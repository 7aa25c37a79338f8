"""The cells of a table of results made sense of, and every one that was not taken told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from pydantic_core import PydanticCustomError

from ceremony.loaders.results.faults import Faults
from ceremony.loaders.results.grid import Grid, Value, spread_down
from ceremony.loaders.results.header import Header
from ceremony.loaders.results.rows import Row, is_number
from ceremony.loaders.results.words import COLUMNS, DIRECTIONS, DITTO, NONE, is_rate, key, keys
from ceremony.loaders.sheets.letters import column_letters
from ceremony.loaders.yaml_source import Node
from ceremony.model.results import NUMBER_FIELDS, read_number

_AT_MOST = re.compile(r"(?:≤|<=|<|không quá|tối đa|dưới|at most)\s*(\d.*)\Z", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?:≥|>=|>|không dưới|tối thiểu|trên|từ|at least)\s*(\d.*?)(?:\s*trở lên)?\Z", re.IGNORECASE
)
_DITTO_SIGNS = re.compile(
    r"[\"“”″'’`,-]*\s*(?:nt)?\s*[\"“”″'’`,-]+\Z|-?nt-?\Z|như trên\Z|ditto\Z", re.IGNORECASE
)
_TOLD = 20  # cells that one sentence names
_CARRIED = ("group", "unit", "direction", "comment", "source", "as_of", "name", "sample")


class Cells:
    """The cells of one sheet on their way to figures and texts."""

    def __init__(self, grid: Grid, faults: Faults, offset: int) -> None:
        self.grid, self.faults, self.offset = grid, faults, offset
        self.spread = spread_down(grid)
        self.last: dict[str, object] = {}
        self.told: set[tuple[int, int]] = set()

    def node(self, line: int, column: int, value: object = None) -> Node:
        """A node at a place of this sheet."""
        return Node(self.offset + line, column, value)

    def carry(self, line: int, fields: dict[str, Node], header: Header) -> None:
        """What a merged field or a ditto mark says for this row too."""
        for column in header.columns:
            start = self.spread.get((line, column.place))
            if start is None or column.field not in COLUMNS or column.field in fields:
                continue
            if column.field in NUMBER_FIELDS:
                self._once(start, cells=f"{column_letters(start[1])}{start[0]}")
            elif column.field in _CARRIED:
                fields[column.field] = self.node(line, column.place, self.grid.at(*start))
        for name in _CARRIED:
            node = fields.get(name)
            if node is None or name == "name":
                continue
            if isinstance(node.value, str) and (
                _DITTO_SIGNS.match(node.value) or key(node.value) in keys(DITTO)
            ):
                before = self.last.get(name)
                if before is None:
                    del fields[name]
                    continue
                node.value = before
            self.last[name] = node.value

    def _once(self, place: tuple[int, int], cells: str) -> None:
        if place not in self.told:
            self.told.add(place)
            self.faults.fault(self.node(*place), "merged-number", cells=cells)

    def tidy_numbers(self, fields: dict[str, Node]) -> None:
        """ "≤ 25" in a plan, per cent by the format of the cell or its sign, a dash for nothing."""
        self._limit(fields)
        unit = fields.get("unit")
        said = "" if unit is None else str(unit.value).strip()
        percent: list[Node] = []
        plainly: list[Node] = []
        for name in NUMBER_FIELDS:
            node = fields.get(name)
            if node is None or node.value is None:
                continue
            place = (node.line - self.offset, node.column)
            if isinstance(node.value, date):
                self.faults.fault(node, "number-day", day=node.value.strftime("%d/%m/%Y"))
                node.value = None
            elif isinstance(node.value, str):
                text = node.value.strip()
                (percent if text.endswith("%") else plainly).append(node)
                node.value = None if text in NONE else text
            elif place in self.grid.percent and not isinstance(node.value, bool):
                node.value = _plain(Decimal(node.value) * 100)
                percent.append(node)
            else:
                plainly.append(node)
            if place in self.grid.scaled and is_number(node.value):
                self.faults.fault(node, "number-scaled", value=node.value)
        self._per_cent(fields, percent, plainly, said)

    def _per_cent(self, fields: dict[str, Node], percent: list[Node], plainly: list[Node], unit: str) -> None:
        shared = [
            node for node in percent if node not in (fields.get("numerator"), fields.get("denominator"))
        ]
        if not shared:
            return
        if is_rate(unit) and not unit.startswith("%"):
            others = [node for node in plainly if isinstance(node.value, int | Decimal)]
            if others and not unit:
                cells = ", ".join(self.faults.cell(node.line, node.column) for node in shared)
                self.faults.fault(others[0], "percent-mixed", cells=cells)
            at = fields.get("unit") or shared[0]
            fields["unit"] = Node(at.line, at.column, "%")
        elif not unit.startswith(("%", "‰")):
            cells = ", ".join(self.faults.cell(node.line, node.column) for node in shared)
            self.faults.fault(shared[0], "percent-unit", unit=unit[:40], cells=cells)
        for node in shared:
            self.faults.percent.add((node.line, node.column))
            if isinstance(node.value, str):
                node.value = node.value.strip().removesuffix("%").strip()

    def _limit(self, fields: dict[str, Node]) -> None:
        """A plan that says itself which way is better, or that none was set."""
        plan = fields.get("plan")
        if plan is None or not isinstance(plan.value, str):
            return
        said, text = fields.get("direction"), plan.value.strip()
        for direction, pattern in (("down", _AT_MOST), ("up", _AT_LEAST)):
            found = pattern.match(text)
            if found and (said is None or key(str(said.value)) in keys((direction, *DIRECTIONS[direction]))):
                fields["direction"] = Node(plan.line, plan.column, direction)
                plan.value = found[1].strip()
        if key(text) in keys(DIRECTIONS["info"]):
            fields.setdefault("direction", Node(plan.line, plan.column, "info"))
            plan.value = None

    def number(self, row: Row, name: str) -> Decimal | None:
        """The figure in a column of a row, None when it is none."""
        place, value = row.cells[name]
        if isinstance(value, str):
            value = value.strip().removesuffix("%")
        try:
            made: Decimal = read_number(value, self.faults.written)
        except PydanticCustomError:
            return None
        return made * 100 if (row.line, place) in self.grid.percent else Decimal(made)

    def tell_left_out(self, lines: Iterable[int]) -> None:
        """Rows that are no part of the table: remarks, who signs."""
        cells = [(line, column, value) for line in lines for column, value in self.grid.cells(line)]
        if cells:
            self.faults.note(self.node(cells[0][0], cells[0][1]), "left-out", cells=_named(cells))

    def tell_beside(self, rows: Sequence[Row], header: Header) -> None:
        """What stands in columns without a heading, once a column."""
        beside: dict[int, list[tuple[int, Value]]] = {}
        for row in rows:
            for column, value in row.beside:
                named = header.of(column)
                if named is not None and named.text:
                    continue  # told with its heading
                beside.setdefault(column, []).append((row.line, value))
        for column, found in sorted(beside.items()):
            letters, cells = column_letters(column), [(line, column, value) for line, value in found]
            self.faults.warn(
                self.node(found[0][0], column), "cells-beside", column=letters, cells=_named(cells)
            )

    def tell_faulty(self, headers: Sequence[Header], taken: set[int]) -> None:
        """Error cells and formulas never calculated: they stop the file where a figure is read."""
        reads = {c.place for header in headers for c in header.columns if c.field in COLUMNS}
        first, last = headers[0].first, max(taken, default=headers[-1].last)
        for places, name in ((self.grid.errors, "error-cell"), (self.grid.uncalculated, "formula-empty")):
            for row, column in sorted(places):
                if name == "formula-empty" and self.grid.at(row, column) is not None:
                    continue
                node, text = self.node(row, column), self.grid.errors.get((row, column), "")
                if row < first or (column in reads and row <= last):
                    self.faults.fault(node, name, error=text)
                else:
                    self.faults.warn(node, name, error=text)

    def tell_unseen(self, header: Header, rows: Sequence[Row]) -> None:
        """Rows that are hidden or struck out are read, and columns that are hidden: told."""
        lines = {row.line for row in rows}
        hidden = sorted(lines & self.grid.hidden_rows)
        struck = sorted({line for line, _ in self.grid.struck} & lines)
        for name, found in (("rows-hidden", hidden), ("rows-struck", struck)):
            if found:
                self.faults.warn(self.node(found[0], 1), name, rows=_listed(found))
        columns = [c for c in header.columns if c.field in COLUMNS and c.place in self.grid.hidden_columns]
        for column in columns:
            self.faults.warn(self.node(header.first, column.place), "column-hidden", column=column.text[:60])


def _plain(value: Decimal) -> int | Decimal:
    value = Decimal(format(value.normalize(), "f"))
    return int(value) if value == value.to_integral_value() else value


def _listed(rows: Sequence[int]) -> str:
    return ", ".join(map(str, rows[:20])) + (" …" if len(rows) > 20 else "")


def _named(cells: Sequence[tuple[int, int, Value]]) -> str:
    """Cells by their places and what they say; of very many the first."""
    listed = ", ".join(f"{column_letters(c)}{r} “{str(value)[:40]}”" for r, c, value in cells[:_TOLD])
    return listed + (f" (+{len(cells) - _TOLD})" if len(cells) > _TOLD else "")
