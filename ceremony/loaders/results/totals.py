"""Rows of sums in a table of results: compared with the rows above them, never an indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ceremony.loaders.results.comparisons import agrees, figure
from ceremony.loaders.results.rows import Row
from ceremony.loaders.results.words import key
from ceremony.loaders.yaml_source import Node

if TYPE_CHECKING:
    from ceremony.loaders.results.table import TableReading

_SUMMED = ("plan", "actual", "last_year")


def compare_sums(table: TableReading, row: Row) -> None:
    """Tell sums that differ from their rows; rows of several units have none, and the row is left out."""
    rows = [node.value for _, node in table.rows]
    units = {key(str(one["unit"].value)) if "unit" in one else "" for one in rows}
    written = table.faults.written
    if len(units) != 1 or not rows or not row.has_figure:
        table.cells.tell_left_out([row.line])
        return
    group = [one for one in rows if one["group"].value == table.current]
    for name in _SUMMED:
        said = table.cells.number(row, name) if name in row.cells else None
        totals = [_sum(some, name, written) for some in (rows, group)]
        if said is not None and not any(agrees(said, total) for total in totals):
            place = row.cells[name][0]
            table.faults.warn(table.node(row.line, place), "total-sum", written=said, read=totals[0])


def _sum(rows: list[dict[str, Node]], name: str, written: str) -> Decimal:
    return sum((figure(one.get(name), written) or Decimal(0) for one in rows), Decimal(0))
