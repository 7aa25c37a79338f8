"""Where the list begins in a sheet: the header, one or two rows of it, and what stands merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ceremony.language.text import match_key
from ceremony.loaders.roster.columns import LEADS, candidates, choose, read_header_cell
from ceremony.loaders.sheets import Cell, Sheet

LOOKED_AT = 40  # rows in which a header is looked for


@dataclass(frozen=True)
class Header:
    """``row`` and ``last`` count from 1; names and fields by column; a field may have several columns."""

    row: int
    last: int
    names: tuple[str, ...]
    fields: tuple[str, ...]


def fill_merged(sheet: Sheet) -> list[list[Cell]]:
    """The rows with the value of every merged field in all its cells."""
    width = max((len(row) for row in sheet.rows), default=0)
    rows = [[*row, *[None] * (width - len(row))] for row in sheet.rows]
    for top, left, bottom, right in sheet.merged:
        if top > len(rows) or left > width:
            continue
        value = rows[top - 1][left - 1]
        for row in rows[top - 1 : bottom]:
            row[left - 1 : right] = [value] * len(row[left - 1 : right])
    return rows


def _texts(row: Sequence[Cell], kind: str) -> list[str]:
    return [
        " ".join(read_header_cell(cell, kind).split()) if isinstance(cell, str) and len(cell) <= 200 else ""
        for cell in row
    ]


def _score(row: Sequence[Cell], kind: str) -> int:
    """How many fields a row names; 0 unless it names what the list is about."""
    texts = list(dict.fromkeys(text for text in _texts(row, kind) if text))
    if len(texts) == 1:  # a title in a wide field may hold such words too
        return int(
            any(field == LEADS[kind][0] and weight >= 500 for weight, field in candidates(texts[0], kind))
        )
    fields = {field for field in choose([[text] for text in texts], kind) if field}
    return len(fields) if not fields.isdisjoint(LEADS[kind]) and len(fields) > 1 else 0


def find_header(rows: Sequence[Sequence[Cell]], kind: str) -> int:
    """The row (from 1) that names the columns, 0 when none does."""
    best, chosen = 0, 0
    for number, row in enumerate(rows[:LOOKED_AT], 1):
        pair = (
            [_joined(one, other) for one, other in zip(row, rows[number], strict=False)]
            if number < len(rows)
            else []
        )
        score = max(_score(row, kind), _score(pair, kind) if _is_second(rows, number + 1, kind) else 0)
        if score > best:
            best, chosen = score, number
    return chosen


def _joined(one: Cell, other: Cell) -> Cell:
    return one if other is None or one == other else other if one is None else f"{one} {other}"


def _is_second(rows: Sequence[Sequence[Cell]], number: int, kind: str) -> bool:
    """True when row ``number`` goes on with the header above it: words only, below wide or empty fields."""
    if not 1 < number <= len(rows):
        return False
    above, row = rows[number - 2], rows[number - 1]
    own = [place for place, cell in enumerate(row) if cell is not None and cell != above[place]]
    if not own or any(not isinstance(row[place], str) for place in own):
        return False
    named = [match_key(text) for text in _texts(above, kind)]
    for place in own:
        wide = bool(named[place]) and named.count(named[place]) > 1
        if named[place] and not wide:
            return False
    # The names themselves must not begin here.
    first = choose([[text] for text in _texts(above, kind)], kind)
    return all(row[place] in (None, above[place]) or named.count(named[place]) > 1
               for place, field in enumerate(first) if field == LEADS[kind][0])  # fmt: skip


def _is_count(row: Sequence[Cell]) -> bool:
    """A row (1) (2) (3) or 1 2 3 or A B C below the header."""
    said = [str(cell).strip(" ().") for cell in row if cell is not None]
    if len(said) < 3:
        return False
    numbers = [str(n) for n in range(1, len(said) + 1)]
    return said == numbers or said == [chr(64 + n) for n in range(1, len(said) + 1)]


def _named_by_hand(names: Sequence[str], asked: Mapping[str, str]) -> dict[int, str]:
    """Columns (from 0) that the caller maps, by letters or by the words of the header."""
    found = {}
    keys = [match_key(name) for name in names]
    for column, field in asked.items():
        if column.isascii() and column.isalpha() and column.isupper() and len(column) <= 2:
            place = 0
            for letter in column:
                place = place * 26 + ord(letter) - 64
            found[place - 1] = field
        elif match_key(column) in keys:
            found[keys.index(match_key(column))] = field
        else:
            raise KeyError(column)
    return found


def read_header(rows: Sequence[Sequence[Cell]], number: int, kind: str, asked: Mapping[str, str]) -> Header:
    """The columns under the header at row ``number``. Raises KeyError(column) for one that is not there."""
    above = _texts(rows[number - 1], kind)
    last, below = number, [""] * len(above)
    if _is_second(rows, number + 1, kind):
        last, below = number + 1, _texts(rows[number], kind)
    readings, names = [], []
    for one, other in zip(above, below, strict=True):
        whole = one if not other or match_key(one) == match_key(other) else f"{one} {other}".strip()
        names.append(whole)
        readings.append(list(dict.fromkeys(filter(None, (whole, other, one)))))
    fields = choose(readings, kind)
    _widen_name(fields, above, below)
    for place, field in _named_by_hand(names, asked).items():
        if place < len(fields):
            if field not in ("", "-", "name"):
                fields = ["" if known == field else known for known in fields]
            fields[place] = "" if field == "-" else field
    if last < len(rows) and _is_count(rows[last]):
        last += 1
    return Header(number, last, tuple(names), tuple(fields))


def _widen_name(fields: list[str], above: list[str], below: list[str]) -> None:
    """A header merged over two columns, family and given name below it: both are the name."""
    if "name" not in fields or "given" in fields:
        return
    place = fields.index("name")
    for other in range(place + 1, len(fields)):
        same = match_key(above[other]) == match_key(above[place]) and above[place]
        if not same or (below[other] and below[other] == below[place] and fields[other]):
            break
        fields[other] = "name"
