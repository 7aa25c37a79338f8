"""What became of every cell of a sheet: taken, heading, total, or left out and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ceremony.loaders.roster.entry import Entry
from ceremony.loaders.sheets import Place, Sheet
from ceremony.loaders.sheets.letters import column_letters

TAKEN, HEADING, TOTAL, LEFT = "taken", "heading", "total", "left"
_FIELDS_OF: Mapping[str, tuple[str, ...]] = {  # where the text of a column ends up under another name
    "family": ("name",),
    "given": ("name",),
    "decision_date": ("decision",),
}


@dataclass(frozen=True)
class Claim:
    """What a cell is: one of the four; for one that is taken the field and its entry, else why it is told."""

    kind: str
    what: str = ""
    entry: Entry | None = None


@dataclass(frozen=True)
class Block:
    """Cells that lie together and that nothing was made of: an area of the sheet and its texts."""

    top: int
    left: int
    bottom: int
    right: int
    texts: tuple[str, ...]

    @property
    def area(self) -> str:
        """The area as a spreadsheet writes it."""
        first = f"{column_letters(self.left)}{self.top}"
        last = f"{column_letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


class Ledger:
    """The account of one sheet. The first claim on a cell holds: no cell is two things."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.cells: dict[Place, str] = {
            (row, column): _text(value)
            for row, cells in enumerate(sheet.rows, 1)
            for column, value in enumerate(cells, 1)
            if value is not None and (not isinstance(value, str) or value.strip())
        }
        self.cells |= sheet.errors
        for place in sheet.uncalculated:
            self.cells.setdefault(place, "=…")
        self.claims: dict[Place, Claim] = {}

    def claim(self, places: Iterable[Place], claim: Claim) -> None:
        """Say what these cells are; places without a cell are passed over."""
        for place in places:
            if place in self.cells:
                self.claims.setdefault(place, claim)

    def claim_row(self, row: int, columns: Iterable[int], claim: Claim) -> None:
        """The same of the cells of a row; columns count from 0."""
        self.claim(((row, column + 1) for column in columns), claim)

    def counts(self) -> dict[str, int]:
        """How many cells are what."""
        found = Counter(claim.kind for claim in self.claims.values())
        return {kind: found[kind] for kind in (TAKEN, HEADING, TOTAL, LEFT)}

    def open(self) -> list[Place]:
        """The cells that nobody has said anything about."""
        return sorted(place for place in self.cells if place not in self.claims)

    def blocks(self) -> Iterator[Block]:
        """Those cells in blocks of neighbours."""
        left = set(self.open())
        for place in sorted(left):
            if place not in left:
                continue
            block = _together(place, left)
            left -= block
            rows, columns = [row for row, _ in block], [column for _, column in block]
            texts = tuple(self.cells[one] for one in sorted(block))
            yield Block(min(rows), min(columns), max(rows), max(columns), texts)

    def left_of(self, columns: Iterable[int], codes: frozenset[str]) -> dict[int, list[Place]]:
        """Cells that were left out under one of these codes, by column (from 0)."""
        found: dict[int, list[Place]] = {column: [] for column in columns}
        for place, claim in self.claims.items():
            if claim.kind == LEFT and claim.what in codes and place[1] - 1 in found:
                found[place[1] - 1].append(place)
        return found


def _together(first: Place, places: set[Place]) -> set[Place]:
    """The cells that hang together with one, a row or a column between them at most."""
    found, waiting = {first}, [first]
    while waiting:
        row, column = waiting.pop()
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                near = (row + down, column + right)
                if near in places and near not in found:
                    found.add(near)
                    waiting.append(near)
    return found


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else str(value)


def fate(field: str, entry: Entry, written: Sequence[str], kind: str) -> Claim:
    """What became of a cell of a row that was taken, by the field of its column."""
    if not field:
        return Claim(LEFT, "column")
    if field in ("number", "running"):
        return Claim(TAKEN, field, entry)
    if any(other in entry.fields and other in written for other in _FIELDS_OF.get(field, (field,))):
        return Claim(TAKEN, field, entry)
    elsewhere = {"recipients": "title", "people": "unit"}  # stands before the unit, stands in the note
    if field == elsewhere.get(kind) and entry.fields.get(field):
        return Claim(TAKEN, field, entry)
    return Claim(LEFT, "field")
