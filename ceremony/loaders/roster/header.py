"""Where a list begins in a sheet: the row that names its columns, one or two rows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ceremony.language.text import match_key
from ceremony.loaders.roster.columns import (
    LEADS,
    candidates,
    choose,
    known_names,
    offers_of,
    read_header_cell,
)
from ceremony.loaders.roster.grid import Grid
from ceremony.loaders.roster.words import has_form
from ceremony.loaders.sheets import Cell

LOOKED_AT = 40  # rows in which the first header is looked for


@dataclass(frozen=True)
class Header:
    """``row`` and ``last`` count from 1; names and fields by column; a field may have several columns.

    ``own`` is the lowest name of each column, ``readings`` all that its header may be read as;
    ``marks`` are the columns (from 0) of which a cross says what stands above it.
    """

    row: int
    last: int
    names: tuple[str, ...]
    fields: tuple[str, ...]
    own: tuple[str, ...] = ()
    readings: tuple[tuple[str, ...], ...] = ()
    asked: frozenset[int] = field(default=frozenset())  # columns that the caller has named
    marks: frozenset[int] = field(default=frozenset())


def _texts(row: Sequence[Cell], kind: str) -> list[str]:
    return [
        " ".join(read_header_cell(cell, kind).split()) if isinstance(cell, str) and len(cell) <= 200 else ""
        for cell in row
    ]


def _score(row: Sequence[Cell], kind: str) -> int:
    """How many fields a row names; 0 unless it names what the list is about."""
    texts = list(dict.fromkeys(text for text in _texts(row, kind) if text))
    fields = {field for field in choose([[text] for text in texts], kind) if field}
    if len(texts) > 1 and len(fields) > 1:
        return len(fields) if not fields.isdisjoint(LEADS[kind]) else 0
    # A title may hold such words too: then only their very name will do.
    least = 500 if len(texts) == 1 else 900
    told = (candidates(text, kind) for text in texts)
    return int(any(field == LEADS[kind][0] and weight >= least for one in told for weight, field in one))


def _whole_score(grid: Grid, number: int, kind: str) -> int:
    """The score of a header at row ``number``, with the row below it when that goes on with it."""
    row = grid.wide[number - 1]
    alone = _score(row, kind)
    if not is_second(grid, number + 1, kind):
        return alone
    below = grid.wide[number]
    return max(alone, _score([_joined(one, other) for one, other in zip(row, below, strict=True)], kind))


def find_header(grid: Grid, kind: str) -> int:
    """The row (from 1) that names the columns best, 0 when none does."""
    best, chosen = 0, 0
    for number in range(1, min(len(grid.rows), LOOKED_AT) + 1):
        score = _whole_score(grid, number, kind)
        if score > best:
            best, chosen = score, number
    return chosen


def is_header(grid: Grid, number: int, kind: str, repeated: frozenset[Cell] = frozenset()) -> bool:
    """True for a row that names columns for certain: known names, one of them what the list is about.

    ``repeated``: cells of a header above, in whatever letters they are written.
    """
    row = grid.rows[number - 1]
    names, hit = known_names(kind), False
    for cell in row:
        if cell is None:
            continue
        if not isinstance(cell, str) or cell.strip().isdigit():
            return False
        hit = hit or cell in repeated or cell.strip().casefold() in names
    if not hit:
        return False
    if repeated and all(cell in repeated for cell in row if cell is not None):
        return True
    return _names_for_certain(grid, number, kind)


def _names_for_certain(grid: Grid, number: int, kind: str) -> bool:
    if _whole_score(grid, number, kind) < 2:
        return False
    texts = list(dict.fromkeys(text for text in _texts(grid.wide[number - 1], kind) if text))
    exact = [{field for weight, field in candidates(text, kind) if weight >= 500} for text in texts]
    leads = sum(not fields.isdisjoint(LEADS[kind]) for fields in exact)
    return sum(map(bool, exact)) >= 2 or (leads > 0 and len(texts) > 1)


def _joined(one: Cell, other: Cell) -> Cell:
    return one if other is None or one == other else other if one is None else f"{one} {other}"


def is_second(grid: Grid, number: int, kind: str) -> bool:
    """True when row ``number`` goes on with the header above it: words only, below wide or empty fields."""
    if not 1 < number <= len(grid.rows):
        return False
    above, row = grid.wide[number - 2], grid.wide[number - 1]
    own = [place for place, cell in enumerate(row) if cell is not None and cell != above[place]]
    if not own or any(not isinstance(row[place], str) for place in own):
        return False
    if any(above[place] is not None and not _is_over(grid, number - 1, place, kind) for place in own):
        return False
    # The names themselves must not begin here.
    first = choose([[text] for text in _texts(above, kind)], kind)
    return all(
        row[place] in (None, above[place]) or _is_over(grid, number - 1, place, kind)
        for place, field in enumerate(first)
        if field == LEADS[kind][0]
    )


def _is_over(grid: Grid, number: int, place: int, kind: str) -> bool:
    """True for a field of a header that stands over several columns, merged or followed by empty ones."""
    if grid.is_wide(number, place):
        return True
    above, row = grid.wide[number - 1], grid.wide[number]
    end = next((n for n in range(place + 1, grid.width) if above[n] is not None), grid.width)
    below = [cell for cell in row[place:end] if cell is not None]
    return len(below) > 1 and all(
        isinstance(cell, str) and (has_form(cell) or any(w >= 480 for w, _ in candidates(cell, kind)))
        for cell in below
    )


def _is_count(row: Sequence[Cell]) -> bool:
    """A row (1) (2) (3) or 1 2 3 or A B C below the header."""
    said = [str(cell).strip(" ().") for cell in row if cell is not None]
    if len(said) < 3:
        return False
    numbers = [str(n) for n in range(1, len(said) + 1)]
    return said == numbers or said == [chr(64 + n) for n in range(1, len(said) + 1)]


def named_by_hand(names: Sequence[str], asked: Mapping[str, str]) -> dict[int, str]:
    """Columns (from 0) that the caller maps, by letters or by the words of the header.

    Raises KeyError(column) for one that is not there.
    """
    found = {}
    keys = [match_key(name) for name in names]
    for column, known in asked.items():
        if column.isascii() and column.isalpha() and column.isupper() and len(column) <= 2:
            place = 0
            for letter in column:
                place = place * 26 + ord(letter) - 64
            found[place - 1] = known
        elif match_key(column) in keys:
            found[keys.index(match_key(column))] = known
        else:
            raise KeyError(column)
    return found


def read_header(
    grid: Grid, number: int, kind: str, asked: Mapping[str, str], columns: range | None = None
) -> Header:
    """The columns under the header at row ``number``; of these only, when ``columns`` (from 0) are given.

    Raises KeyError(column) for a column that the caller maps and that is not there.
    """
    inside = columns or range(grid.width)
    above = _texts(grid.wide[number - 1], kind)
    last, below = number, [""] * len(above)
    if is_second(grid, number + 1, kind):
        last, below = number + 1, _texts(grid.wide[number], kind)
    readings, names = [], []
    above = [text if place in inside else "" for place, text in enumerate(above)]
    below = [text if place in inside else "" for place, text in enumerate(below)]
    for one, other in zip(above, below, strict=True):
        whole = one if not other or match_key(one) == match_key(other) else f"{one} {other}".strip()
        names.append(whole)
        readings.append(tuple(dict.fromkeys(filter(None, (whole, other, one)))))
    fields = choose(readings, kind)
    own = tuple(other or one for one, other in zip(above, below, strict=True))
    _widen_name(grid, number, fields, own)
    by_hand = {
        place: known
        for place, known in named_by_hand(names, asked).items()
        if place in inside and place < grid.width
    }
    _name_by_hand(fields, by_hand, readings, kind)
    if last < len(grid.rows) and _is_count(grid.rows[last]):
        last += 1
    return Header(number, last, tuple(names), tuple(fields), own, tuple(readings), frozenset(by_hand))


def _name_by_hand(
    fields: list[str], by_hand: Mapping[int, str], readings: Sequence[Sequence[str]], kind: str
) -> None:
    """The columns that the caller maps; one without a name of its own goes on with the name before it."""
    for place, known in by_hand.items():
        alone = known not in ("", "-") and (known != "name" or "name" in offers_of(readings[place], kind))
        for other, before in enumerate(fields):
            if alone and before == known and by_hand.get(other) != known:
                fields[other] = ""
    for place, known in by_hand.items():
        fields[place] = "" if known == "-" else known


def _widen_name(grid: Grid, number: int, fields: list[str], own: Sequence[str]) -> None:
    """A header merged over two columns, family and given name below it: both are the name."""
    if "name" not in fields or "given" in fields:
        return
    place = fields.index("name")
    for other in range(place + 1, len(fields)):
        together = grid.share(number, place, other) or _goes_on(grid, number, place, other)
        if not together or (own[other] == own[place] and fields[other]):
            break
        fields[other] = "name"


def _goes_on(grid: Grid, number: int, place: int, other: int) -> bool:
    """The same header twice, and below the second one single words: family names, then given names."""
    above = grid.rows[number - 1]
    if other != place + 1 or above[other] is None or above[other] != above[place]:
        return False
    said = [cell for row in grid.rows[number : number + 50] if isinstance(cell := row[other], str)]
    return bool(said) and sum(len(cell.split()) == 1 for cell in said) * 5 >= len(said) * 4
