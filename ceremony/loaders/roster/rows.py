"""The rows below a header, one by one: what is no row of the list is told, the others are taken."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from ceremony.language.legacy import decode, is_unicode
from ceremony.loaders.roster.cells import SheetCells
from ceremony.loaders.roster.endings import is_remark, is_signature
from ceremony.loaders.roster.entry import Column, Entry, Wish
from ceremony.loaders.roster.header import Header
from ceremony.loaders.roster.totals import Total, counted_list, is_total, read_total
from ceremony.loaders.roster.words import is_heading, read_heading
from ceremony.loaders.sheets import Cell, Place, Sheet
from ceremony.loaders.sheets.letters import column_letters

_NUMBERING = re.compile(r"(?:\d{1,4}|[IVX]{1,5}|[A-H])[.)]?")
_PAGE = re.compile(r"(?:trang|page)\s*(?:số\s*)?:?\s*\d+(?:\s*(?:/|of|trên)\s*\d+)?", re.IGNORECASE)
_RUNNING = re.compile(r"\(?\d{1,5}(?:[.\-/]\d{1,4})*[a-zđ]?\s*[.)]?")  # 7, 7., (7), 1.2, 7a


class SheetReader(SheetCells, ABC):
    """One reading of one table: entries and notes are collected. A kind of list says what its rows are.

    ``found`` says of every row that holds something what became of it: "taken", "heading", "total", or the
    code under which it was told.
    """

    running: ClassVar[str] = "number"  # the field of the running number

    def __init__(self, sheet: Sheet, rows: list[list[Cell]], header: Header, wish: Wish) -> None:
        super().__init__(sheet, rows, header, wish)
        self.entries: list[Entry] = []
        self.columns: list[Column] = []
        self.found: dict[int, str] = {}
        self.totals: list[Total] = []
        self.emptied: list[Place] = []  # cells of rows that are taken, but these are crossed out
        self.last_number = 0
        self.ending: list[int] = []  # rows of a signature block that is being passed over
        self.after_total = False

    @abstractmethod
    def _lead(self, cells: Sequence[str]) -> str:
        """What a row is about: a name; "" when it is about nothing."""

    @abstractmethod
    def _is_lead(self, field: str, *, numbered: bool) -> bool:
        """True when a text that stands alone in its row is still a row of the list."""

    @abstractmethod
    def _heading(self, number: int, text: str) -> None:
        """A text that stands alone and is no row."""

    def title(self, text: str) -> bool:
        """A line over the table; True when something is learnt from it."""
        return False

    def heading_above(self, number: int, text: str) -> bool:
        """A heading right over the table's header; True when something is learnt from it."""
        before = len(self.notes)
        self._heading(number, read_heading(text))
        used = any(note.code == "row-heading" for note in self.notes[before:])
        if not used:
            del self.notes[before:]
        return used

    def as_read(self, text: str) -> str:
        """A text outside the rows of the list, in the letters of its columns."""
        old = next((encoding for encoding in self.encodings if encoding.kind), None)
        return text if old is None or is_unicode(text) else " ".join(decode(text, old).split())

    @abstractmethod
    def _take(self, number: int, cells: list[str], lead: str) -> None:
        """A row of the list becomes an entry, or a note says why not."""

    def read(self) -> None:
        """All rows below the header, then the preview of the columns."""
        for number in range(self.header.last + 1, len(self.rows) + 1):
            if self._holds(number):
                self._read_row(number)
        self._close_ending()
        taken = [entry.row for entry in self.entries]
        columns = [self._show_column(place, taken) for place in range(len(self.header.fields))]
        self.columns = [column for column in columns if column]

    def _holds(self, number: int) -> bool:
        return any(cell is not None for cell in self.rows[number - 1]) or bool(
            self._uncalculated(number) or self._faulty(number)
        )

    def _read_row(self, number: int) -> None:
        cells = [self._text(number, place) for place in range(len(self.header.fields))]
        said = list(dict.fromkeys(cell for cell in cells if cell))
        if (
            not said
            and number not in self.sheet.hidden_rows
            and not (self._uncalculated(number) or self._faulty(number))
        ):
            return  # dashes and dots: nobody has said anything
        numbered = self._numbered(cells)
        if numbered:
            self._close_ending()
        for said_number in self._values(cells, self.running):
            self._follow(number, said_number.strip(" .)"))
        before = len(self.notes)
        if not (
            self._is_away(number, cells, said)
            or self._is_broken(number, cells, said)
            or self._is_below(number, cells, said, numbered=numbered)
        ):
            self._read_cells(number, cells, said)
        if number not in self.found:
            told = self.notes[before:]
            self.found[number] = told[-1].code if told else "row"

    def _is_away(self, number: int, cells: Sequence[str], said: Sequence[str]) -> bool:
        """Rows that nobody sees, or that somebody has crossed out."""
        sheet, text = self.sheet, " · ".join(said)[:80]
        leads = [
            place for name in ("family", "name", "given") for place in self._places(name) if cells[place]
        ]
        if number in sheet.hidden_rows:
            code = "row-filtered" if number in sheet.filtered_rows else "row-hidden"
            self._note("refused", code, number, text=text)
            return True
        full = leads or [place for place, cell in enumerate(cells) if cell]
        if sheet.struck and full and all((number, place + 1) in sheet.struck for place in full):
            self._note("refused", "row-struck", number, text=text)
            return True
        return False

    def _is_broken(self, number: int, cells: Sequence[str], said: Sequence[str]) -> bool:
        """Rows with formulas that came to nothing, or to an error, where it matters."""
        waiting = self._uncalculated(number)
        if waiting:
            self._note("refused", "row-formula", number, cells=", ".join(waiting))
            return True
        if faults := self._faulty(number):
            self._note("refused", "row-fault", number, value=", ".join(faults), text=" · ".join(said)[:60])
            return True
        return False

    def _faulty(self, number: int) -> list[str]:
        """Cells that hold an error, with what they say; those of the running number spoil nothing."""
        if not self.sheet.errors:
            return []
        return [
            f"{column_letters(place + 1)}{number} ({self.sheet.errors[number, place + 1]})"
            for place, name in enumerate(self.header.fields)
            if name and not self._is_idle(name) and (number, place + 1) in self.sheet.errors
        ]

    def _is_idle(self, name: str) -> bool:
        """True for a column whose errors spoil no row."""
        return name == "born" or (name == self.running and self.wish.kind != "signers")

    def _is_below(self, number: int, cells: list[str], said: Sequence[str], *, numbered: bool) -> bool:
        """Sums, and what stands below them or where the list is signed."""
        texts = [text for text in said if not _is_numbering(text)]
        if numbered and not (texts and is_total(texts[0])):
            self.after_total = False
            return False
        if texts and (total := self._total(number, texts)):
            self.totals.append(total)
            self.found[number] = "total"
            self.after_total = True
            self._note("said", "row-total", number, text=" · ".join(said)[:60])
            return True
        if is_remark(self._lead(cells) or (texts[0] if texts else "")):
            self._note("look", "row-remark", number, text=" · ".join(said)[:80])
            return True
        if self.ending and not self._all_numbered and self._resembles(number):
            self._close_ending()
            self._note("look", "row-after-end", number, text=" · ".join(said)[:80])
            return False
        signed = self.ending or is_signature(said, self._lead(cells))
        if signed and not (self.ending and len(said) == 1 and is_heading(said[0])):
            self.ending.append(number)
            self.found[number] = "ending"
            return True
        if self._is_alone(said, cells):
            self._close_ending()
            return False
        if (self.after_total and self._all_numbered) or not self._is_whole(number):
            self._note("refused", "row-unnumbered", number, text=" · ".join(said)[:80])
            return True
        if self._all_numbered:
            self._note("look", "row-without-number", number, text=" · ".join(said)[:80])
        return False

    def _total(self, number: int, said: Sequence[str]) -> Total | None:
        if is_total(said[0]):
            return read_total(number, said, self.rows[number - 1])
        return counted_list(number, said[0]) if len(said) == 1 else None

    def _close_ending(self) -> None:
        """A signature block is told once, with all that stands in it."""
        if not self.ending:
            return
        rows = [self._said(number) for number in self.ending]
        text = "; ".join(" · ".join(said) for said in rows)
        self._note(
            "look", "ending", self.ending[0], first=self.ending[0], last=self.ending[-1], text=text[:200]
        )
        self.ending = []

    def _said(self, number: int) -> list[str]:
        cells = [self._text(number, place) for place in range(len(self.header.fields))]
        return list(dict.fromkeys(" ".join(cell.split()) for cell in cells if cell))

    def _read_cells(self, number: int, cells: list[str], said: list[str]) -> None:
        if self._is_alone(said, cells) and _PAGE.fullmatch(said[-1]):
            self._note("said", "row-alone", number, text=said[-1])
        elif self._is_alone(said, cells):
            self._heading(number, said[-1])
        elif twice := self._marked_twice(number):
            self._note("refused", "row-marks", number, text=" · ".join(said)[:60], columns=", ".join(twice))
        elif not (lead := self._lead(cells)):
            self._note("refused", "row-nameless", number, text=" · ".join(said)[:80])
        else:
            count = len(self.entries)
            self._look_at_cells(number, cells)
            self._take(number, cells, lead)
            if len(self.entries) > count:
                self.found[number] = "taken"

    def _marked_twice(self, number: int) -> list[str]:
        """Columns of crosses of which a row has more than one for the same field."""
        crossed = [place for place in sorted(self.header.marks) if self.rows[number - 1][place] is not None]
        counts = Counter(self.header.fields[place] for place in crossed)
        return [
            f"{column_letters(place + 1)} “{self.header.own[place]}”"
            for place in crossed
            if counts[self.header.fields[place]] > 1
        ]

    def _look_at_cells(self, number: int, cells: list[str]) -> None:
        """Words that are crossed out are left out of a row, and told; so is a number that is an error."""
        sheet = self.sheet
        for place in self._places(self.running) if sheet.errors else ():
            if error := sheet.errors.get((number, place + 1)):
                cell = f"{column_letters(place + 1)}{number}"
                self._note("look", "number-fault", number, cell=cell, value=error)
        if not (sheet.struck or sheet.struck_parts or sheet.raised):
            return
        for place, name in enumerate(self.header.fields):
            at = (number, place + 1)
            cell = f"{column_letters(place + 1)}{number}"
            if name and at in sheet.struck and cells[place]:
                self._note("look", "cell-struck", number, cell=cell, text=cells[place][:60])
                cells[place] = ""
                self.emptied.append(at)
            elif name and at in sheet.struck_parts:
                self._note("look", "cell-struck", number, cell=cell, text=sheet.struck_parts[at].strip()[:60])
            if name and at in sheet.raised and sheet.kept.get(at) == self._kept(at):
                self._note("look", "cell-raised", number, cell=cell, text=sheet.raised[at].strip()[:20])

    def _kept(self, at: tuple[int, int]) -> Cell:
        return self.rows[at[0] - 1][at[1] - 1]

    def _values(self, cells: Sequence[str], name: str) -> list[str]:
        return [cells[place] for place in self._places(name) if cells[place]]

    def _numbered(self, cells: Sequence[str]) -> bool:
        return any(_RUNNING.fullmatch(value) for value in self._values(cells, self.running))

    def _has_number(self, row: Sequence[Cell]) -> bool:
        return any(_RUNNING.fullmatch(str(row[place]).strip()) for place in self._places(self.running))

    @cached_property
    def _many(self) -> list[list[Cell]]:
        """The rows that have more than a number and one text, as nearly all rows of a list have."""
        places = [
            place for place, name in enumerate(self.header.fields) if name and name != self.running
        ] or list(range(len(self.header.fields)))
        least = min(2, len(places))
        below = self.rows[self.header.last :]
        return [row for row in below if sum(row[place] is not None for place in places) >= least]

    @cached_property
    def _all_numbered(self) -> bool:
        """True for a list in which nearly every row has a running number."""
        numbered = sum(map(self._has_number, self._many))
        return numbered > 0 and numbered * 2 >= len(self._many)

    @cached_property
    def _usual(self) -> frozenset[int]:
        """The columns that nearly every row of the list fills."""
        rows = [row for row in self._many if not self._all_numbered or self._has_number(row)]
        filled = [sum(row[place] is not None for row in rows) for place in range(len(self.header.fields))]
        return frozenset(
            place
            for place, name in enumerate(self.header.fields)
            if name and name != self.running and filled[place] * 5 >= len(rows) * 4
        )

    def _is_whole(self, number: int) -> bool:
        """False for a row without a number, or below the sum, that lacks what the other rows have."""
        return not (self._all_numbered or self.after_total) or self._fills(number, self._usual)

    def _resembles(self, number: int) -> bool:
        """True for a row with all that the list has, one of its words among those of rows taken before."""
        places = [
            place for place in self._usual if self.header.fields[place] not in ("name", "family", "given")
        ]
        said = {(place, self.rows[entry.row - 1][place]) for entry in self.entries for place in places}
        row = self.rows[number - 1]
        return self._fills(number, self._usual) and any((place, row[place]) in said for place in places)

    def _fills(self, number: int, places: Collection[int]) -> bool:
        return all(self.rows[number - 1][place] is not None for place in places)

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
        texts = [text for text in said if not _is_numbering(text)]
        if len(texts) != 1:
            return False
        place = cells.index(texts[0])
        field = self.header.fields[place]
        if field == "form" and place > 1:
            return False  # another award of the row above: headings begin further to the left
        return not self._is_lead(field, numbered=any(text.isdigit() for text in said))


def _is_numbering(text: str) -> bool:
    return _NUMBERING.fullmatch(text) is not None


def unsafe(fields: Mapping[str, str]) -> tuple[str, dict[str, object]] | None:
    """A text that a spreadsheet would run as a formula is nobody's name."""
    wrong = [value for value in fields.values() if value[:1] in ("=", "@", "+", "\t")]
    return ("row-unsafe", {"value": wrong[0][:60]}) if wrong else None
