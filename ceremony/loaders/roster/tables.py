"""The tables of a sheet: one below the other with headers of their own, or side by side on a printed page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ceremony.language.text import match_key
from ceremony.loaders.roster.columns import COLUMNS, LEADS, offers_of, rivals
from ceremony.loaders.roster.entry import Wish
from ceremony.loaders.roster.grid import Grid
from ceremony.loaders.roster.header import (
    LOOKED_AT,
    Header,
    find_header,
    is_header,
    named_by_hand,
    read_header,
)
from ceremony.loaders.roster.marks import read_marks
from ceremony.loaders.roster.words import is_heading
from ceremony.loaders.sheets import Cell
from ceremony.loaders.sheets.letters import column_letters
from ceremony.loaders.sheets.limits import TableRefused


@dataclass(frozen=True)
class Table:
    """A header and the rows below it. ``rows`` are those of the sheet up to the last one of this table.

    What stands outside ``columns`` (from 0) or is a header again is None in them. ``above`` are the rows
    (from 1) right over the header that are headings of this table, ``again`` those of the header repeated.
    """

    header: Header
    rows: list[list[Cell]]
    columns: range
    above: tuple[int, ...]
    again: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Stretch:
    """A header (from which row to which), and the last row before the next one."""

    row: int
    last: int
    end: int
    again: tuple[int, ...]


def find_tables(grid: Grid, wish: Wish) -> list[Table]:
    """All tables, in the order in which they are read.

    Raises TableRefused: no list, a column that is not there, two columns that are equally good.
    """
    found = [table for region in _regions(grid, wish) for table in _tables_of(region, wish)]
    _check_asked(found, wish, grid.width)
    questions = [said for table in found for said in _questions(table, wish)]
    if questions:
        raise TableRefused("two-columns", questions="\n".join(dict.fromkeys(questions)))
    return found


def _regions(grid: Grid, wish: Wish) -> list[Grid]:
    """Lists that stand beside each other but begin in different rows, each as a sheet of its own."""
    if wish.header:
        return [grid]
    filled = [any(row[place] is not None for row in grid.rows) for place in range(grid.width)]
    edges = [place for place in range(grid.width) if not filled[place]]
    parts = [
        range(one + 1, other)
        for one, other in zip([-1, *edges], [*edges, grid.width], strict=True)
        if other > one + 1
    ]
    if len(parts) < 2:
        return [grid]
    alone = [grid.only(part) for part in parts]
    heads = {place: row for place, part in enumerate(alone) if (row := _first_certain(part, wish.kind))}
    if len(set(heads.values())) < 2:
        return [grid]
    headers = [read_header(alone[place], row, wish.kind, {}) for place, row in heads.items()]
    same = all(_lead_keys(header, wish.kind) == _lead_keys(headers[0], wish.kind) for header in headers)
    numbered = all("number" in header.fields or "running" in header.fields for header in headers)
    return [alone[place] for place in heads] if same or numbered else [grid]


def _first_certain(grid: Grid, kind: str) -> int:
    rows = range(1, min(len(grid.rows), LOOKED_AT) + 1)
    return next((number for number in rows if is_header(grid, number, kind)), 0)


def _lead_keys(header: Header, kind: str) -> list[str]:
    return [
        match_key(name)
        for name, field in zip(header.names, header.fields, strict=True)
        if field == LEADS[kind][0]
    ]


def _stretches(grid: Grid, first: int, kind: str) -> list[_Stretch]:
    """Where each header stands and where its rows end."""
    header = read_header(grid, first, kind, {})
    starts, again = [(first, header.last)], {first: list[int]()}
    number = header.last + 1
    repeated = _cells(grid, header)
    while number <= len(grid.rows):
        if not is_header(grid, number, kind, repeated):
            number += 1
            continue
        other = read_header(grid, number, kind, {})
        if _keys(other) == _keys(header):
            again[starts[-1][0]] += range(number, other.last + 1)
        else:
            header, repeated = other, _cells(grid, other)
            starts.append((number, other.last))
            again[number] = []
        number = other.last + 1
    ends = [row - 1 for row, _ in starts[1:]] + [len(grid.rows)]
    return [
        _Stretch(row, last, end, tuple(again[row])) for (row, last), end in zip(starts, ends, strict=True)
    ]


def _cells(grid: Grid, header: Header) -> frozenset[Cell]:
    rows = grid.rows[header.row - 1 : header.last]
    return frozenset(cell for row in rows for cell in row if isinstance(cell, str))


def _keys(header: Header) -> list[str]:
    return [match_key(name) for name in header.names]


def _tables_of(grid: Grid, wish: Wish) -> Iterator[Table]:
    first = wish.header or _first_certain(grid, wish.kind) or find_header(grid, wish.kind)
    if not 0 < first <= len(grid.rows):
        raise TableRefused("no-decisions" if wish.kind == "decisions" else "no-list")
    stretches = _stretches(grid, first, wish.kind)
    top = read_header(grid, first, wish.kind, {})
    begin = 1
    for place, stretch in enumerate(stretches):
        end = stretch.end
        if place + 1 < len(stretches):
            following = list(_above(grid, stretch.last + 1, stretches[place + 1].row))
            end = min(following, default=end + 1) - 1
        asked = _asked(grid, wish, top, stretch)
        yield from _blocks(grid, wish, dataclasses.replace(stretch, end=end), begin, asked)
        begin = end + 1


def _above(grid: Grid, begin: int, header: int) -> list[int]:
    """The rows right above a header that speak of the table below: headings, one text each."""
    found: list[int] = []
    for number in range(header - 1, begin - 1, -1):
        said = [cell for cell in grid.rows[number - 1] if cell is not None]
        if not said:
            continue
        if not (len(said) == 1 and isinstance(said[0], str) and is_heading(said[0])):
            break
        found.insert(0, number)
    return found


def _asked(grid: Grid, wish: Wish, top: Header, stretch: _Stretch) -> Mapping[str, str]:
    """What the caller says of columns, as far as it holds for this header.

    A letter speaks of the first header and of those that say the same there.
    """
    header = read_header(grid, stretch.row, wish.kind, {})
    keys = _keys(header)
    found = {}
    for column, field in wish.columns.items():
        try:
            (place,) = named_by_hand(header.names, {column: field})
        except KeyError:
            continue
        same = place < len(keys) and keys[place] == match_key(top.names[place])
        if stretch.row == top.row or match_key(column) in keys or same:
            found[column] = field
    return found


def _blocks(
    grid: Grid, wish: Wish, stretch: _Stretch, begin: int, asked: Mapping[str, str]
) -> Iterator[Table]:
    """The tables that one row of headers names; ``begin``: the first row that may be a heading of theirs."""
    whole = read_header(grid, stretch.row, wish.kind, asked)
    rows = grid.rows[: stretch.end]
    if stretch.again:
        rows = list(rows)
        for number in stretch.again:
            rows[number - 1] = [None] * grid.width
    ranges = _split(rows, whole, wish.kind)
    above = tuple(_above(grid, begin, stretch.row))
    for columns in ranges:
        header, mine = whole, rows
        if len(ranges) > 1:
            header = read_header(grid, stretch.row, wish.kind, asked, columns)
            mine = [[cell if place in columns else None for place, cell in enumerate(row)] for row in rows]
            above = tuple(_above(grid.only(columns), begin, stretch.row))
        if wish.kind == "recipients":
            header, mine = read_marks(header, mine)
        if set(LEADS[wish.kind]).isdisjoint(header.fields):
            raise TableRefused("no-number" if wish.kind == "decisions" else "no-name", row=stretch.row)
        yield Table(header, mine, columns, above, stretch.again)


def _split(rows: list[list[Cell]], header: Header, kind: str) -> list[range]:
    """The columns (from 0) of each list, when several stand side by side under one row of headers.

    Each must look like the first one, with names or running numbers and more of the same headers; else they
    are more columns of one list.
    """
    width = len(header.names)
    keys = _first_of_each(header)
    leads = [place for place, key in enumerate(keys) if key and _may_lead(header, place, kind)]
    if len(leads) < 2 or header.asked & set(leads):
        return [range(width)]
    starts = [0]
    for before, lead in pairwise(leads):
        starts.append(_start(rows, header, kind, keys, (leads[0], before, lead)))
    ranges = [range(one, other) for one, other in zip(starts, [*starts[1:], width], strict=True)]
    numbered = [any(_is_number(header, place, kind) for place in part) for part in ranges]
    named = [{keys[place] for place in part if keys[place]} for part in ranges]
    evident = all(
        (keys[lead] == keys[leads[0]] or (numbered[0] and numbered[place]))
        and (named[place] & named[0] - {keys[leads[0]]} or named[place] == named[0])
        for place, lead in enumerate(leads)
    )
    return ranges if evident else [range(width)]


def _first_of_each(header: Header) -> list[str]:
    """The keys of the names; "" for a column that shares the field "name" with the one before it."""
    keys = _keys(header)
    return [
        "" if place and field and field == header.fields[place - 1] and field == "name" else keys[place]
        for place, field in enumerate(header.fields)
    ]


def _may_lead(header: Header, place: int, kind: str) -> bool:
    offers = offers_of(header.readings[place], kind)
    return bool(offers) and max(offers, key=lambda field: offers[field]) == LEADS[kind][0]


def _start(
    rows: list[list[Cell]], header: Header, kind: str, keys: list[str], leads: tuple[int, int, int]
) -> int:
    """Where the list begins whose names stand in the last of three columns, the first list's in the first."""
    first, before, lead = leads
    start = lead
    while start - 1 > before and first - (lead - start) > 0:
        if not keys[start - 1] or keys[start - 1] != keys[first - (lead - start) - 1]:
            break
        start -= 1
    if start < lead:
        return start
    between = range(lead - 1, before, -1)
    for place in between:
        if all(row[place] is None for row in rows[header.row - 1 :]):
            return place + 1
    numbers = [place for place in between if _is_number(header, place, kind)]
    return numbers[-1] if numbers else lead


def _is_number(header: Header, place: int, kind: str) -> bool:
    running = "running" if kind == "decisions" else "number"
    return running in offers_of(header.readings[place], kind)


def _check_asked(tables: list[Table], wish: Wish, width: int) -> None:
    """Every column that the caller names must be there. Raises TableRefused."""
    names = {key for table in tables for key in _keys(table.header)}
    for column in wish.columns:
        letters = column.isascii() and column.isalpha() and column.isupper() and len(column) <= 2
        there = next(iter(named_by_hand((), {column: ""}))) < width if letters else match_key(column) in names
        if not there:
            raise TableRefused("no-column", column=column)


def _questions(table: Table, wish: Wish) -> Iterator[str]:
    """Columns of which nobody can say which one is meant, with what to write."""
    from ceremony.language.catalogs import say

    header = table.header
    held = {
        place for place in table.columns if any(row[place] is not None for row in table.rows[header.last :])
    }
    readings = [one if place in held else () for place, one in enumerate(header.readings)]
    for field, one, other in rivals(readings, header.fields, wish.kind):
        if {one, other} & (header.asked | header.marks) or field not in COLUMNS[wish.kind]:
            continue
        first, second = sorted((one, other))
        word = "decision" if wish.kind == "decisions" else "field"
        yield say(
            wish.language,
            "roster.two-columns-for",
            field=say(wish.language, f"roster.{word}.{field}"),
            one=column_letters(first + 1), first=header.names[first],
            other=column_letters(second + 1), second=header.names[second],
            map=f"--map {column_letters(first + 1)}={field}",
            or_map=f"--map {column_letters(second + 1)}={field}",
        )  # fmt: skip
