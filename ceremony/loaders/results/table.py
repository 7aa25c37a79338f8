"""A table of results (a sheet, a CSV file) as the same tree that a results file in YAML gives.

Every cell is taken, a heading, a counting of columns, a total that is compared, a part of a row, or told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from ceremony.language.catalogs import say
from ceremony.language.text import slug
from ceremony.loaders.results.above import About, flag, in_sentence
from ceremony.loaders.results.cells import Cells
from ceremony.loaders.results.comparisons import compare_columns, doubt_last_year
from ceremony.loaders.results.faults import Faults
from ceremony.loaders.results.grid import Grid, Value
from ceremony.loaders.results.header import Header, is_count, read_header
from ceremony.loaders.results.headings import tell_columns
from ceremony.loaders.results.rows import (
    ORDINAL,
    Row,
    bulleted,
    counted,
    is_note,
    is_total,
    is_within,
    read_row,
)
from ceremony.loaders.results.totals import compare_sums
from ceremony.loaders.results.words import DIRECTIONS, NONE, key, keys
from ceremony.loaders.yaml_source import Node
from ceremony.model.results import NUMBER_FIELDS

_TEXTS = ("code", "name", "unit", "comment", "source", "as_of", "direction")
_GROUPED = ("name", "code", "group", "comment")


@dataclass
class Book:
    """What the sheets of one file give together."""

    faults: Faults
    about: About
    groups: dict[str, Node] = field(default_factory=dict)
    indicators: list[Node] = field(default_factory=list)
    codes: dict[str, Node] = field(default_factory=dict)  # made from names

    def group(self, title: str, line: int, column: int) -> str:
        """The code of a group by its title or code; a new one when nobody named it before."""
        title = ORDINAL.sub("", title, count=1).strip(" :") or title
        codes = {str(node.value["code"].value): node for node in self.groups.values()}
        if title in codes:
            return title
        if key(title) not in self.groups:
            title = in_sentence(title)
            code = slug(title) or f"g{line}"
            code = code if code not in codes else f"{code}-{len(codes) + 1}"
            made = {"code": Node(line, column, code), "title": Node(line, column, title)}
            self.groups[key(title)] = Node(line, column, made, {"title": (line, column)})
        return str(self.groups[key(title)].value["code"].value)


class TableReading:
    """One table on its way into the book. ``offset``: what stands before the rows of its sheet."""

    def __init__(self, grid: Grid, book: Book, offset: int = 0, *, several: bool = False) -> None:
        """``several``: other sheets of the file hold tables too, so that a sheet without groups is one."""
        self.grid, self.book, self.offset, self.faults = grid, book, offset, book.faults
        self.several = several
        self.header: Header | None = None
        self.headers: list[Header] = []
        self.cells = Cells(grid, self.faults, offset)
        self.current = ""  # the group of the next row
        self.parent: Node | None = None  # the indicator that parts belong to
        self.within = False  # after "Trong đó:"
        self.lead = ""  # a name without figures above rows with bullets
        self.rows: list[tuple[Row, Node]] = []  # indicators, as rows and as nodes
        self.totals: list[tuple[Row, int, set[int]]] = []  # what is written, what it may rightly be

    def node(self, line: int, column: int, value: object = None) -> Node:
        """A node at a place of this sheet."""
        return Node(self.offset + line, column, value)

    def read(self) -> Header | None:
        """The whole table; None when no row names its columns."""
        first = next((line for line in self.grid.lines() if read_header(self.grid, line)), 0)
        if not first:
            return None
        self.book.about.read(self.grid, 1, first - 1, self.offset)
        self._begin(first)
        lines = [line for line in self.grid.lines() if line > (self.header.last if self.header else 0)]
        last = self._last_row(lines)
        tail: list[int] = []
        at = 0
        for number, line in enumerate(lines):
            if line <= at:
                continue
            if read_header(self.grid, line):
                at = self._begin(line)
            elif line > last and not self._is_total(line):
                tail.append(line)
            elif not (is_count(self.grid, line) and (not self.rows or not self._numbered(line))):
                self._read_row(line, lines[number + 1 :])
        self._finish(tail)
        return self.header

    def _begin(self, line: int) -> int:
        """A header begins here, the first, one of a further table below, or the same again on a new page."""
        header = read_header(self.grid, line)
        assert header is not None
        if not self.header or [c.field for c in header.columns] != [c.field for c in self.header.columns]:
            tell_columns(self.faults, header, self.grid, self.offset)
        self.header = header
        self.headers.append(header)
        return header.last

    def _row(self, line: int) -> Row:
        assert self.header is not None
        return read_row(self.grid, line, self.header)

    def _last_row(self, lines: list[int]) -> int:
        """The last row that is part of a table: below it stand remarks and who signs."""
        last, header = 0, self.header
        for line in lines:
            header = read_header(self.grid, line) or header
            assert header is not None
            if line > header.last and self._holds(read_row(self.grid, line, header)):
                last = line
        return last

    def _holds(self, row: Row) -> bool:
        """Whether a row is part of the table: figures, or a name with a unit and its number in order."""
        line = row.line
        named = bool(row.name) and "unit" in row.cells
        said = [row.cells[field][1] for field in NUMBER_FIELDS if field in row.cells]
        plain = all(isinstance(value, str) and value in NONE for value in said)
        bad = any((line, place) in self.grid.errors or (line, place) in self.grid.uncalculated
                  for place in range(1, self.grid.width + 1))  # fmt: skip
        return (
            row.has_figure
            or (named and plain and row.rank in ("arabic", "deeper"))
            or (bool(row.name) and bad)
        )

    def _numbered(self, line: int) -> bool:
        """Whether the name in this row is a name and no number of a column."""
        return not re.fullmatch(r"\W*(?:\d{1,2}|[A-ZĐ])\W*", self._row(line).name or "1")

    def _is_total(self, line: int) -> bool:
        return any(counted(str(value)) is not None for _, value in self.grid.cells(line))

    def _read_row(self, line: int, below: list[int]) -> None:
        row = self._row(line)
        alone = row.alone
        count = next((n for _, v in self.grid.cells(line) if (n := counted(str(v))) is not None), None)
        if count is not None and not row.has_figure:
            self._count(row, count)
        elif is_total(row.name) or (alone and is_total(alone[1])):
            self._sum(row)
        elif alone and not row.has_figure:
            self._read_alone(row, *alone, below)
        elif not row.cells:
            self.cells.tell_left_out([line])
        else:
            self._keep(row)

    def _count(self, row: Row, written: int) -> None:
        """A row that says how many indicators there are: in all, so far, or in its group."""
        group = sum(node.value["group"].value == self.current for _, node in self.rows)
        self.totals.append((row, written, {len(self.rows), group}))

    def _sum(self, row: Row) -> None:
        """A row of sums, or of the number of indicators."""
        said = [self.cells.number(row, name) for name in NUMBER_FIELDS if name in row.cells]
        whole = [value for value in said if value is not None]
        if "chỉ tiêu" in row.name.casefold() and len(whole) == 1 and whole[0] == int(whole[0]):
            self._count(row, int(whole[0]))
            return
        compare_sums(self, row)

    def _read_alone(self, row: Row, column: int, text: str, below: list[int]) -> None:
        """A row with one text only."""
        name, marked = bulleted(text)
        if is_within(text):
            self.within = True
        elif is_note(text):
            self.cells.tell_left_out([row.line])
        elif marked and self.parent is not None:
            self._add_part(row, name)
        elif self._goes_on(row, text):
            before = self.rows[-1][1].value["name"]
            before.value = f"{before.value} {text}"
            self.faults.note(
                self.node(row.line, column), "name-continued", text=text[:60], name=before.value[:80]
            )
        elif self._is_heading(row, below):
            self.current, self.parent, self.within, self.lead = (
                self.book.group(text, self.offset + row.line, column), None, False, "",
            )  # fmt: skip
        elif self._leads(below):
            self.lead, self.parent, self.within = ORDINAL.sub("", text, count=1).rstrip(" :,"), None, False
            self.faults.note(self.node(row.line, column), "name-above", name=self.lead[:80])
        else:
            self.faults.warn(self.node(row.line, column), "name-only", name=text[:80])
            row.cells.setdefault("name", (column, text))
            self._keep(row)

    def _goes_on(self, row: Row, text: str) -> bool:
        """Whether a lone text is the second line of the name right above: it begins with a small letter."""
        above = self.rows[-1] if self.rows else None
        return (
            above is not None
            and above[0].line == row.line - 1
            and text[:1].islower()
            and "name" in above[1].value
        )

    def _is_heading(self, row: Row, below: list[int]) -> bool:
        """Whether a lone text is the heading of the rows below, or a name whose figures are missing."""
        following = next((self._row(line) for line in below if not is_count(self.grid, line)), None)
        if following is None:
            return False
        if row.rank == "arabic":
            deeper = following.rank == "deeper" and following.order.startswith(row.order.rstrip(".) "))
            others = [one for line in below if (one := self._row(line)).has_figure and one.rank == "arabic"]
            numbered = [one for one, _ in self.rows if one.rank == "arabic"]
            return deeper or not (others or numbered)
        assert self.header is not None
        if self.header.places("group") and "group" not in row.cells:
            return row.rank in ("roman", "capital") or (row.alone is not None and row.alone[1].isupper())
        return not (row.rank == "" and self._orders() and not row.name.isupper() and "name" in row.cells)

    def _orders(self) -> bool:
        """Whether headings of this table are numbered, so that a text without a number is none."""
        ranks = {self._row(line).rank for line in self.grid.lines() if self._row(line).alone}
        return bool(ranks & {"roman", "capital"})

    def _leads(self, below: list[int]) -> bool:
        """Whether the next row has a bullet and figures, so that this name belongs before its name."""
        following = next((self._row(line) for line in below), None)
        if following is None or not following.has_figure:
            return False
        return bulleted(following.name)[1] or following.rank in ("bullet", "small")

    def _keep(self, row: Row) -> None:
        """A row with figures or fields: an indicator, or a part of the one above."""
        name, marked = bulleted(row.name)
        part = marked or row.rank in ("bullet", "small") or (self.within and not row.rank)
        if part and self.parent is not None and row.name:
            self._add_part(row, name)
            return
        if not row.name and not self._figures(row):
            self.cells.tell_left_out([row.line])
            return
        if row.rank in ("roman", "capital") and row.name and "group" not in row.cells:
            self.current = self.book.group(name, self.offset + row.line, row.cells["name"][0])
        if not marked and row.rank != "bullet":
            self.within, self.lead = False, self.lead if row.rank == "small" else ""
        node = self._indicator(row, f"{self.lead} – {name}" if self.lead and name else name)
        self.parent = None if part else node
        self.rows.append((row, node))
        self.book.indicators.append(node)

    def _figures(self, row: Row) -> bool:
        """Whether a row holds a figure, a broken one, or a name merged from above."""
        places = range(1, self.grid.width + 1)
        broken = any((row.line, place) in self.grid.errors for place in places)
        merged = any((row.line, place) in self.cells.spread for place in places)
        return broken or merged or any(name in row.cells for name in NUMBER_FIELDS)

    def _add_part(self, row: Row, name: str) -> None:
        """A row "Trong đó" or with a bullet, kept with its indicator and no indicator of its own."""
        assert self.parent is not None
        fields = self._fields(row)
        column = fields["name"].column if "name" in fields else 1
        kept_fields = ("unit", "plan", "actual", "last_year")
        made: dict[str, Node] = {known: fields[known] for known in kept_fields if known in fields}
        made["name"] = self.node(row.line, column, name)
        kept = self.parent.value.setdefault("of_which", self.node(row.line, column, []))
        kept.value.append(self.node(row.line, column, made))
        self.cells.tidy_numbers(made)
        parent = str(self.parent.value["name"].value)
        self.faults.note(self.node(row.line, column), "part-of", name=name[:80], parent=parent[:80])

    def _fields(self, row: Row) -> dict[str, Node]:
        """The cells of a row as nodes: texts as texts, what is merged or said once carried down."""
        fields = {name: self.node(row.line, place, value) for name, (place, value) in row.cells.items()}
        assert self.header is not None
        self.cells.carry(row.line, fields, self.header)
        for name in _TEXTS:
            if name in fields and not isinstance(fields[name].value, str):
                fields[name].value = _text(fields[name].value)
        return fields

    def _indicator(self, row: Row, name: str) -> Node:
        fields = self._fields(row)
        if "name" in fields and name:
            fields["name"].value = ORDINAL.sub("", name, count=1) if row.order == "" else name
        self._place(row, fields)
        self._unit(fields)
        if "direction" in fields:
            _tidy_direction(fields["direction"])
        self.cells.tidy_numbers(fields)
        if "sample" in fields:
            flag(fields["sample"])
        self._dated(fields)
        self._name(row, fields)
        return Node(self.offset + row.line, min(node.column for node in fields.values()), fields)

    def _place(self, row: Row, fields: dict[str, Node]) -> None:
        """The group of a row: said in it, carried down, the last heading, the sheet, or the only one."""
        group = fields.get("group")
        if group is not None:
            self.current = self.book.group(str(group.value), group.line, group.column)
        elif not self.current:
            title = self.grid.name if self.several else say(self.faults.language, "results.one-group")
            self.current = self.book.group(title, self.offset + row.line, 1)
        fields["group"] = self.node(row.line, group.column if group else 1, self.current)

    def _unit(self, fields: dict[str, Node]) -> None:
        assert self.header is not None
        headed = (c.unit for c in self.header.columns if c.field in ("actual", "plan") and c.unit)
        unit = next(headed, self.book.about.unit)
        shown = [c for c in self.header.columns if c.field in ("actual", "plan")]
        unit = unit or ("%" if shown and all(c.percent for c in shown) else "")
        if "unit" not in fields and unit and "name" in fields:
            fields["unit"] = self.node(fields["name"].line - self.offset, fields["name"].column,
                                       unit)  # fmt: skip

    def _dated(self, fields: dict[str, Node]) -> None:
        """What stands above the table or in a heading about the moment and the source of its figures."""
        assert self.header is not None
        until = next((c.until for c in self.header.columns if c.field == "actual" and c.until), "")
        for name, value in (("as_of", until or self.book.about.until), ("source", self.book.about.source)):
            if value and name not in fields and "actual" in fields and fields["actual"].value is not None:
                fields[name] = Node(fields["actual"].line, fields["actual"].column, value)

    def _name(self, row: Row, fields: dict[str, Node]) -> None:
        """A code made from the name where nobody wrote one; two rows of one name get two codes."""
        if "name" not in fields:
            fields.setdefault("code", self.node(row.line, 1, f"dong-{row.line}"))  # the missing name is told
        if "code" in fields:
            return
        name, place = str(fields["name"].value), fields["name"]
        code = slug(name)[:60].strip("-")
        before = self.book.codes.get(code)
        if before is not None and _same(before.value, fields):
            self.faults.fault(place, "row-again", name=name[:80],
                              place=self.faults.cell(before.line, before.column))  # fmt: skip
        number = 2
        while code in self.book.codes:
            code, number = f"{slug(name)[:56].strip('-')}-{number}", number + 1
        self.book.codes[code] = Node(place.line, place.column, fields)
        fields["code"] = Node(place.line, place.column, code)

    def _finish(self, tail: list[int]) -> None:
        """What can be looked at only when the whole table is read."""
        assert self.header is not None
        self.cells.tell_left_out(tail)
        for row, written, right in self.totals:
            if written not in right | {len(self.rows)}:
                place = self.node(row.line, self.grid.cells(row.line)[0][0])
                self.faults.warn(place, "total-count", written=written, read=len(self.rows))
        for row, node in self.rows:
            compare_columns(self.faults, row, node, self.offset, self.grid.percent)
        doubt_last_year(self.faults, self.header, [node for _, node in self.rows], self.offset)
        rows = [row for row, _ in self.rows]
        self.cells.tell_beside(rows, self.header)
        self.cells.tell_unseen(self.header, rows)
        self.cells.tell_faulty(self.headers, {row.line for row in rows})


def _text(value: Value) -> str:
    """A number or a day in a column of texts."""
    if hasattr(value, "day"):
        return f"{value.day}/{value.month}/{value.year}"  # type: ignore[union-attr]
    return str(value) if isinstance(value, int | Decimal) else str(value or "")


def _same(one: dict[str, Node], other: dict[str, Node]) -> bool:
    """Two rows of one name, one unit and one group."""
    return all(
        key(str(one[name].value if name in one else ""))
        == key(str(other[name].value if name in other else ""))
        for name in ("group", "unit")
    )


def _tidy_direction(node: Node) -> None:
    said = key(str(node.value))
    known = (name for name, words in DIRECTIONS.items() if said in keys((name, *words)))
    node.value = next(known, str(node.value))
