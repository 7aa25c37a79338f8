"""The header of a table of results, one to three rows of it: what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ceremony.loaders.results.grid import Grid, Value, spread_across
from ceremony.loaders.results.words import (
    COLUMNS,
    ORDER,
    by_key,
    comparison,
    folded,
    key,
    keys,
    split_until,
    split_year,
)
from ceremony.model.results import NUMBER_FIELDS

DEEPEST = 3  # rows of a header
TEXTS = ("code", "group", "name", "unit", "direction", "comment", "source", "as_of", "sample")
_LONGEST = 120  # signs of a heading
_COUNT = re.compile(r"\(?\d{1,2}\)?(?:\s*=\s*[\d\s()/x×*:+%.,-]+)?\Z")
_LETTER = re.compile(r"\(?[A-ZĐ]\)?\Z")
_IN_UNITS = re.compile(r"\s*\((?:đvt|đơn vị(?: tính)?)?\s*:?\s*([^()]{1,30})\)\s*\Z", re.IGNORECASE)
_PERCENT = re.compile(r"\(\s*%\s*\)|%")


@dataclass(frozen=True)
class Column:
    """One column. ``field``: of an indicator, "order", a comparison such as "=share", "other" or "" unknown.

    "other" is a figure of another year than the table's: told, never read.
    """

    place: int
    text: str
    field: str = ""
    year: int | None = None
    until: str = ""
    percent: bool = False
    estimate: bool = False
    unit: str = ""


@dataclass(frozen=True)
class Header:
    """The header in the rows ``first`` to ``last``, and the year that its columns speak of."""

    first: int
    last: int
    columns: tuple[Column, ...]
    year: int | None = None

    def of(self, place: int) -> Column | None:
        """The column at a place, None beside the header."""
        return self.columns[place - 1] if place <= len(self.columns) else None

    def places(self, field: str) -> list[int]:
        """Where a field stands."""
        return [column.place for column in self.columns if column.field == field]


def _field(texts: Sequence[str]) -> Column:
    """What a column is by its headings from the top down; its place is not known here."""
    whole = " ".join(texts)
    known, until, unit = by_key(COLUMNS), "", ""
    years: list[int] = []
    bare = []
    for text in texts:
        rest, said = split_until(_PERCENT.sub(" ", text).strip(" ()") if "%" in text else text)
        if (found := _IN_UNITS.search(rest)) and not split_year(found[1])[1]:
            rest, unit = rest[: found.start()].strip(), found[1].strip()
        rest, year = split_year(rest)
        until = until or said
        years += [year] if year else []
        bare.append(rest)
    year = years[-1] if years else None
    column = Column(
        0, whole, "", year, until, "%" in whole, re.search(r"\bước\b", folded(whole)) is not None, unit
    )
    if key(whole) in keys(ORDER) or folded(texts[-1]) in ORDER:
        return replace(column, field="order")
    if key(whole) in known:
        return replace(column, field=known[key(whole)])
    above = comparison(texts[0]) if len(texts) > 1 else ""
    compared = comparison(whole) or comparison(texts[-1])
    if above or compared:
        last = known.get(key(bare[-1]), "")
        way = "share" if last == "plan" else "change" if year or last in ("last_year", "actual") else "any"
        return replace(column, field="=" + (compared if compared not in ("", "any") else way))
    for said in (" ".join(part for part in bare if part), bare[-1], *reversed(bare[:-1])):
        if said and key(said) in known:
            return replace(column, field=_past(bare, known[key(said)]))
    return column


def _past(bare: Sequence[str], field: str) -> str:
    """ "Năm trước" above "Thực hiện" makes the figure one of last year."""
    known = by_key(COLUMNS)
    above = {known.get(key(text), "") for text in bare[:-1]}
    return "last_year" if field == "actual" and "last_year" in above else field


def _stacked(grid: Grid, first: int, last: int) -> list[list[str]]:
    """The headings of each column from the top down; what stands over several columns in all of them."""
    rows = [[str(cell) if isinstance(cell, str | int) else "" for cell in spread_across(grid, row)]
            for row in range(first, last + 1)]  # fmt: skip
    for above, below in pairwise(rows):
        for place in range(1, len(above)):
            if not above[place] and below[place] and above[place - 1] and below[place - 1]:
                above[place] = above[place - 1]  # a CSV file has no merged fields
    return [list(dict.fromkeys(row[place] for row in rows if row[place])) for place in range(grid.width)]


def _is_heading(value: Value) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= _LONGEST)


def _goes_on(grid: Grid, row: int) -> bool:
    """Whether a row can be the second or third of a header: short words or years, no counting of columns."""
    cells = grid.cells(row)
    years = all(
        isinstance(value, int) and 1900 < value < 2200 for _, value in cells if not _is_heading(value)
    )
    return bool(cells) and years and not is_count(grid, row)


def _resolve(columns: list[Column]) -> tuple[list[Column], int | None]:
    """Years made sense of: which is now, which was last year, and which figures are of other years."""
    actual = {column.year for column in columns if column.field == "actual" and column.year}
    plan = {column.year for column in columns if column.field == "plan" and column.year}
    now = max(actual | plan, default=None)
    if actual and now not in actual and (len(actual) > 1 or plan & actual):
        now = max(actual)  # the plan of next year stands in the table too
    made = []
    for column in columns:
        field, year = column.field, column.year
        if year and now and field in ("actual", "plan") and year != now:
            field = "last_year" if field == "actual" and year == now - 1 else "other"
        elif year and now and field == "last_year" and year != now - 1:
            field = "other"
        made.append(replace(column, field=field))
    return _of_two(made), now


def _of_two(columns: list[Column]) -> list[Column]:
    """Per cents beside a column of figures are a comparison; "Chỉ tiêu" beside "Nội dung" is the plan."""
    fields = [column.field for column in columns]
    made = []
    for column in columns:
        field = column.field
        figures = field in ("plan", "actual", "last_year")
        if column.percent and figures:
            plainly = [c for c in columns if c.field == field and not c.percent]
            field = "=change" if field == "last_year" else "=share" if plainly else field
        elif field == "name" and fields.count("name") > 1 and "plan" not in fields:
            field = "plan" if key(column.text) == key("chỉ tiêu") else field
        made.append(replace(column, field=field))
    return made


def _made(grid: Grid, first: int, last: int) -> Header | None:
    columns = [
        replace(_field(texts), place=place) if texts else Column(place, "")
        for place, texts in enumerate(_stacked(grid, first, last), 1)
    ]
    columns, year = _resolve(columns)
    known = {column.field for column in columns if column.field in COLUMNS}
    if "name" not in known or len(known) < 2 or len(columns) < 3:
        return None
    return Header(first, last, tuple(columns), year)


def read_header(grid: Grid, row: int) -> Header | None:
    """The header that begins in this row, or None when none does."""
    if not all(_is_heading(value) for _, value in grid.cells(row)) or len(grid.cells(row)) < 2:
        return None
    best, most = None, 0
    for last in range(row, min(row + DEEPEST, len(grid.rows) + 1)):
        if last > row and not _goes_on(grid, last):
            break
        made = _made(grid, row, last)
        if made and _worth(made) > most and _begins(grid, row, made):
            best, most = made, _worth(made)
    return best


def _worth(header: Header) -> int:
    """How much a reading of the header explains: columns understood, each field once, figures twice."""
    fields = {column.field for column in header.columns if column.field in COLUMNS}
    compared = sum(column.field.startswith("=") for column in header.columns)
    ordered = any(column.field == "order" for column in header.columns)
    return len(fields) + len(fields.intersection(NUMBER_FIELDS)) + compared + ordered


def _begins(grid: Grid, row: int, header: Header) -> bool:
    """What the table is about is named in its very first row, so that no title becomes a heading."""
    top = spread_across(grid, row)[header.places("name")[0] - 1]
    return header.last == header.first or (isinstance(top, str) and _field([top]).field == "name")


def is_count(grid: Grid, row: int) -> bool:
    """A row that counts the columns: 1 2 3, (1) (2), A B 1 2 3=2/1."""
    said = [str(value).strip() for _, value in grid.cells(row)]
    if len(said) < 3 or not all(_COUNT.match(text) or _LETTER.match(text) for text in said):
        return False
    numbers = [int(re.sub(r"\D.*", "", text.lstrip("("))) for text in said if text[:1] in "(0123456789" and
               text.strip("(")[:1].isdigit()]  # fmt: skip
    letters = [text.strip("()") for text in said if _LETTER.match(text)]
    rising = numbers == sorted(set(numbers)) and letters == sorted(letters)
    return rising and (not numbers or numbers[0] <= 2) and len(numbers) + len(letters) == len(said)
