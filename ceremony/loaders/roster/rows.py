"""The rows below a header, one by one: what is no row of the list is told, the others are taken."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from ceremony.language.text import match_key
from ceremony.loaders.roster.cells import SheetCells
from ceremony.loaders.roster.entry import Column, Entry, Wish
from ceremony.loaders.roster.header import Header
from ceremony.loaders.sheets import Cell, Sheet

_TOTAL = re.compile(r"(?:tổng|cộng|tong cong|tong so|total)\b")  # Tống, Công are names
_NUMBER = re.compile(r"(?:\d{1,4}|[IVX]{1,5}|[A-H])[.)]?")


class SheetReader(SheetCells, ABC):
    """One reading of one sheet: entries and notes are collected. A kind of list says what its rows are."""

    running: ClassVar[str] = "number"  # the field of the running number

    def __init__(self, sheet: Sheet, rows: list[list[Cell]], header: Header, wish: Wish) -> None:
        super().__init__(sheet, rows, header, wish)
        self.entries: list[Entry] = []
        self.columns: list[Column] = []
        self.last_number = 0

    @abstractmethod
    def _lead(self, cells: Sequence[str]) -> str:
        """What a row is about: a name; "" when it is about nothing."""

    @abstractmethod
    def _is_lead(self, field: str, *, numbered: bool) -> bool:
        """True when a text that stands alone in its row is still a row of the list."""

    @abstractmethod
    def _heading(self, number: int, text: str) -> None:
        """A text that stands alone and is no row."""

    @abstractmethod
    def _take(self, number: int, cells: list[str], lead: str) -> None:
        """A row of the list becomes an entry, or a note says why not."""

    def read(self) -> None:
        """All rows below the header, then the preview of the columns."""
        header = [match_key(name) for name in self.header.names]
        faulty = {row for row, _ in self.sheet.errors}
        for number in range(self.header.last + 1, len(self.rows) + 1):
            filled = any(cell is not None for cell in self.rows[number - 1])
            if filled or number in faulty or self._uncalculated(number):
                self._read_row(number, header)
        taken = [entry.row for entry in self.entries]
        columns = [self._show_column(place, taken) for place in range(len(self.header.fields))]
        self.columns = [column for column in columns if column]

    def _read_row(self, number: int, header: list[str]) -> None:
        cells = [self._text(number, place) for place in range(len(self.header.fields))]
        said = list(dict.fromkeys(cell for cell in cells if cell))
        if len(said) > 1 and all(match_key(cell) == name for cell, name in zip(cells, header, strict=True)):
            return  # the header again, at the top of a printed page
        for said_number in self._values(cells, self.running):
            self._follow(number, said_number.strip(" .)"))
        waiting = self._uncalculated(number)
        if waiting:
            self._note("refused", "row-formula", number, cells=", ".join(waiting))
        elif broken := [text for (row, _), text in self.sheet.errors.items() if row == number]:
            self._note("refused", "row-fault", number, value=broken[0])
        elif len(said) <= 3 and _TOTAL.match(match_key(said[0] if said else "")):
            self._note("said", "row-total", number, text=said[0][:60])
        elif self._is_alone(said, cells):
            self._heading(number, said[-1])
        elif not (lead := self._lead(cells)):
            self._note("refused", "row-nameless", number, text=" · ".join(said)[:80])
        else:
            self._take(number, cells, lead)

    def _values(self, cells: Sequence[str], name: str) -> list[str]:
        return [cells[place] for place in self._places(name) if cells[place]]

    def _follow(self, number: int, said: str) -> None:
        """A gap in the running numbers may be a row that somebody deleted."""
        if said.isascii() and said.isdigit() and len(said) < 6:
            if self.last_number and int(said) > self.last_number + 1:
                self._note("look", "number-gap", number, last=self.last_number, now=int(said))
            self.last_number = int(said)

    def _is_alone(self, said: Sequence[str], cells: Sequence[str]) -> bool:
        """One text in the whole row (but for a number before it), where a row of the list has more."""
        if len(set(filter(None, self.header.fields)) - {self.running}) < 2:
            return False
        texts = [text for text in said if not _NUMBER.fullmatch(text)]
        if len(texts) != 1:
            return False
        field = self.header.fields[cells.index(texts[0])]
        return not self._is_lead(field, numbered=any(text.isdigit() for text in said))


def unsafe(fields: Mapping[str, str]) -> tuple[str, dict[str, object]] | None:
    """A text that a spreadsheet would run as a formula is nobody's name."""
    wrong = [value for value in fields.values() if value[:1] in ("=", "@", "+", "\t")]
    return ("row-unsafe", {"value": wrong[0][:60]}) if wrong else None
