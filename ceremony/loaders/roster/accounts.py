"""One sheet read whole: its tables one after the other, and an account of every cell."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from ceremony.language.catalogs import say
from ceremony.language.text import match_key
from ceremony.loaders.roster.entry import Column, Entry, Note, Wish
from ceremony.loaders.roster.grid import Grid
from ceremony.loaders.roster.ledger import HEADING, LEFT, TOTAL, Block, Claim, Ledger, fate
from ceremony.loaders.roster.rows import SheetReader
from ceremony.loaders.roster.tables import Table, find_tables
from ceremony.loaders.roster.totals import Total, counted_list, differing
from ceremony.loaders.roster.write import COLUMNS
from ceremony.loaders.sheets import Place, Sheet
from ceremony.loaders.sheets.letters import column_letters, column_number

_WRITTEN = {
    **COLUMNS,
    "people": ("id", "name", "honorific", "title", "photo", "note"),
    "decisions": ("id", "number", "date", "authority", "subject", "sample"),
}
_BY_COLUMN = frozenset({"column", "field"})
MOST_BLOCKS = 8  # told one by one
_LIST = match_key("danh sách")


class SheetAccount:
    """Reads a sheet; once it is known which entries stay, ``close`` says what became of every cell."""

    def __init__(self, sheet: Sheet, wish: Wish) -> None:
        """Raises TableRefused for a sheet that is not read as it stands."""
        self.sheet, self.wish = sheet, wish
        self.grid = Grid(sheet)
        self.ledger = Ledger(sheet)
        self.notes: list[Note] = []
        self.above: list[Total] = []  # what the lines over the first header count
        self.tables = find_tables(self.grid, wish)
        self.readers = [self._read(table) for table in self.tables]
        self.entries = self._in_order()

    def _reader(self, table: Table) -> SheetReader:
        if self.wish.kind == "decisions":
            from ceremony.loaders.roster.decisions import DecisionReader  # what it needs is slow to import

            return DecisionReader(self.sheet, table.rows, table.header, self.wish)
        from ceremony.loaders.roster.people import PeopleReader

        return PeopleReader(self.sheet, table.rows, table.header, self.wish)

    def _read(self, table: Table) -> SheetReader:
        reader = self._reader(table)
        if self.wish.kind != "decisions":
            self._read_above(table, reader)
        reader.read()
        return reader

    def _read_above(self, table: Table, reader: SheetReader) -> None:
        """Titles and headings over the header."""
        first = table is self.tables[0]
        for number in range(1, table.header.row) if first else table.above:
            for place, cell in enumerate(self.grid.rows[number - 1]):
                if not isinstance(cell, str) or (number in table.above and place not in table.columns):
                    continue
                text = reader.as_read(cell)
                if first and (told := counted_list(number, text)):
                    self.above.append(told)
                if match_key(text).startswith(_LIST):
                    used = reader.title(text)
                else:
                    used = number in table.above and reader.heading_above(number, text)
                if used:
                    self.ledger.claim_row(number, (place,), Claim(HEADING, "title"))

    def _in_order(self) -> list[Entry]:
        """Lists side by side go by their running numbers, when these say one order."""
        entries = [entry for reader in self.readers for entry in reader.entries]
        beside = len({table.header.row for table in self.tables}) == 1 < len(self.tables)
        numbers = [int(entry.fields.get("number") or 0) for entry in entries if self.wish.kind != "decisions"]
        if beside and numbers and 0 not in numbers and len(set(numbers)) == len(numbers):
            return [entry for _, entry in sorted(zip(numbers, entries, strict=True), key=lambda two: two[0])]
        return entries

    def _note(self, level: str, code: str, row: int, /, **values: object) -> None:
        told = say(self.wish.language, f"roster.{code}", **values)
        self.notes.append(Note(level, code, self.sheet.name, row, told))

    def columns(self) -> Iterator[tuple[str, list[Column]]]:
        """The preview of each row of headers, under the sheet's name and, but for the first, its row."""
        found: dict[int, list[Column]] = {}
        for table, reader in zip(self.tables, self.readers, strict=True):
            counts = self.ledger.left_of(table.columns, _BY_COLUMN)
            for column in reader.columns:
                places = counts.get(column_number(column.letters) - 1, ())
                inside = [place for place in places if table.header.last < place[0] <= len(table.rows)]
                made = dataclasses.replace(column, left=len(inside))
                found.setdefault(table.header.row, []).append(made)
        for place, (row, columns) in enumerate(found.items()):
            at = say(self.wish.language, "roster.header-at", sheet=self.sheet.name or "CSV", row=row)
            yield self.sheet.name if not place else at, columns

    def close(self, taken: Sequence[Entry]) -> list[Note]:
        """All notes of this sheet, now that it is known which entries stay."""
        stays = {id(entry) for entry in taken}
        for table, reader in zip(self.tables, self.readers, strict=True):
            self._claim_headers(table)
            self.ledger.claim(reader.emptied, Claim(LEFT, "field"))
            self._claim_taken(table, reader, stays)
        for table, reader in zip(self.tables, self.readers, strict=True):
            self._claim_rows(table, reader)
        self._tell_columns()
        self._tell_covered()
        self._tell_comments()
        self._tell_open()
        self._compare(taken)
        read = [note for reader in self.readers for note in _once(reader.notes)]
        first = [note for note in self.notes if note.code == "total-differs"]
        return first + read + [note for note in self.notes if note.code != "total-differs"]

    def _claim_headers(self, table: Table) -> None:
        header = table.header
        for row in (*range(header.row, header.last + 1), *table.again):
            self.ledger.claim_row(row, table.columns, Claim(HEADING, "header"))

    def _claim_taken(self, table: Table, reader: SheetReader, stays: set[int]) -> None:
        anchors = self._anchors()
        bare = self._bare_columns(table, reader)
        for entry in reader.entries:
            if id(entry) not in stays:
                continue
            for column in table.columns:
                place = anchors.get((entry.row, column + 1), (entry.row, column + 1))
                if place in self.ledger.cells and column not in bare and place[0] > table.header.last:
                    field = reader.header.fields[column]
                    self.ledger.claim((place,), fate(field, entry, _WRITTEN[self.wish.kind], self.wish.kind))

    def _anchors(self) -> dict[Place, Place]:
        """The cell that holds the text of each cell merged with the ones above it."""
        last = len(self.sheet.rows)
        return {
            (row, left): (top, left)
            for top, left, bottom, _ in self.sheet.merged
            for row in range(top + 1, min(bottom, last) + 1)
        }

    @staticmethod
    def _bare_columns(table: Table, reader: SheetReader) -> set[int]:
        """Columns without a name; a single one that is filled has been told of as a column."""
        told = {note.text for note in reader.notes if note.code == "column-nameless"}
        return {
            column for column in table.columns
            if not table.header.names[column] and not table.header.fields[column]
            and (len(told) != 1 or not any(f" {column_letters(column + 1)} " in text for text in told))
        }  # fmt: skip

    def _claim_rows(self, table: Table, reader: SheetReader) -> None:
        bare = self._bare_columns(table, reader)
        for row, what in reader.found.items():
            kind = {"row-heading": HEADING, "total": TOTAL}.get(what, LEFT)
            columns = [column for column in table.columns if what != "taken" or column not in bare]
            self.ledger.claim_row(row, columns, Claim(kind, what))

    def _tell_columns(self) -> None:
        """Columns that are hidden and are read all the same."""
        for table in self.tables:
            for column in table.columns:
                field = table.header.fields[column]
                if field and column + 1 in self.sheet.hidden_columns:
                    letters, name = column_letters(column + 1), table.header.names[column]
                    self._note("look", "column-hidden", table.header.row, column=letters, name=name)

    def _tell_covered(self) -> None:
        """What stands under a merged cell and nobody sees."""
        for place in sorted(self.grid.covered):
            if place in self.ledger.cells:
                self.ledger.claims[place] = Claim(LEFT, "cell-covered")
                cell = f"{column_letters(place[1])}{place[0]}"
                self._note("look", "cell-covered", place[0], cell=cell, text=self.ledger.cells[place][:60])

    def _tell_comments(self) -> None:
        """What people have noted on cells: "không khen nữa"."""
        for (row, column), text in sorted(self.sheet.comments.items()):
            cell = f"{column_letters(column)}{row}"
            self._note("look", "cell-comment", row, cell=cell, text=" ".join(text.split())[:120])

    def _tell_open(self) -> None:
        """Everything that is left: what stands over the first header once, the rest block by block."""
        top = min(table.header.row for table in self.tables)
        blocks = list(self.ledger.blocks())
        above = [block for block in blocks if block.bottom < top and not _is_a_list(block)]
        others = [block for block in blocks if block not in above]
        if above:
            text = "; ".join(self.readers[0].as_read(text) for block in above for text in block.texts)
            last = max(block.bottom for block in above)
            self._note("said", "sheet-above", min(block.top for block in above), last=last, text=text[:200])
        for block in others[:MOST_BLOCKS]:
            text = " · ".join(map(self.readers[0].as_read, block.texts))[:120]
            self._note("look", "cells-left", block.top, area=block.area, n=len(block.texts), text=text)
        if rest := others[MOST_BLOCKS:]:
            cells = sum(len(block.texts) for block in rest)
            areas = ", ".join(block.area for block in rest)[:200]
            self._note("look", "cells-left-more", rest[0].top, n=cells, areas=areas)
        self.ledger.claim(self.ledger.open(), Claim(LEFT, "block"))

    def _compare(self, taken: Sequence[Entry]) -> None:
        """The sheet's own totals beside what was read."""
        ids = {id(entry) for entry in taken}
        whole = [entry for entry in self.entries if id(entry) in ids]
        for total in self.above:
            self._tell_difference(total, [whole])
        before: list[Entry] = []
        for reader in self.readers:
            mine = [entry for entry in reader.entries if id(entry) in ids]
            start, headings = 0, [row for row, what in reader.found.items() if what == "row-heading"]
            for total in reader.totals:
                so_far = [entry for entry in mine if entry.row < total.row]
                last = max((row for row in headings if row < total.row), default=0)
                groups = [
                    [entry for entry in so_far if entry.row > start],
                    [entry for entry in so_far if entry.row > last],
                    so_far, [*before, *so_far], whole, mine,
                ]  # fmt: skip
                self._tell_difference(total, groups)
                start = total.row
            before += mine

    def _tell_difference(self, total: Total, groups: Sequence[Sequence[Entry]]) -> None:
        for number, what, there in differing(total, groups):
            words = what or say(self.wish.language, "roster.rows")
            text = total.text[:60]
            self._note("look", "total-differs", total.row, text=text, n=number, what=words, there=there)


def _once(notes: Sequence[Note]) -> list[Note]:
    """Without the columns that have no name when there are several: they are told as an area."""
    nameless = [note for note in notes if note.code == "column-nameless"]
    return [note for note in notes if len(nameless) < 2 or note.code != "column-nameless"]


def _is_a_list(block: Block) -> bool:
    """True for cells over the header that look like rows of a list: several columns, running numbers."""
    numbers = [text for text in block.texts if text.isdigit()]
    return block.right > block.left and block.bottom > block.top and len(numbers) > 1
