"""What the spreadsheet library does not tell of an xls file (from Excel 97): looks, what is hidden."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ceremony.language.legacy import font_encoding
from ceremony.loaders.sheets.facts import Place, Run, SheetFacts, says_more
from ceremony.loaders.sheets.xlsx import BUILT_IN

START = b"\xd0\xcf\x11\xe0"
_LAST = 0xFFFFFFFA  # sectors from here on are signs, not places
_BEGIN, _END, _FONT, _FORMAT, _XF, _SHEET, _1904 = 0x0809, 0x000A, 0x0031, 0x041E, 0x00E0, 0x0085, 0x0022
_SHARED, _CONTINUE, _SHARED_CELL = 0x00FC, 0x003C, 0x00FD
_FORMULA, _ERROR, _MANY, _ROW, _COLUMNS, _FILTERED = 0x0006, 0x0205, 0x00BD, 0x0208, 0x007D, 0x009B
_TEXTS = (_SHARED_CELL, 0x0204, _FORMULA)  # cells that may hold a text: shared, its own, a formula's
_CELLS = (*_TEXTS, _ERROR, 0x027E, 0x0203)  # and a whole number, a number
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass
class _Book:
    """What holds for the whole book."""

    fonts: list[str] = field(default_factory=list)
    struck: list[bool] = field(default_factory=list)  # fonts
    raised: list[bool] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    looks: list[tuple[int, int]] = field(default_factory=list)  # font and number format of each cell format
    sheets: list[tuple[str, int]] = field(default_factory=list)  # name, where it begins
    texts: dict[int, list[Run]] = field(default_factory=dict)  # those in several looks
    since_1904: bool = False


def _chain(table: tuple[int, ...], first: int) -> Iterator[int]:
    """The sectors of a stream; a chain that goes round ends as well."""
    for _ in range(len(table)):
        if first >= min(len(table), _LAST):
            return
        yield first
        first = table[first]


def _stream(raw: bytes) -> bytes:
    """The workbook inside an OLE2 container; empty when it is not found, or is a small one."""
    size = 1 << struct.unpack_from("<H", raw, 30)[0]
    first, small = struct.unpack_from("<I4xI", raw, 48)

    def sector(number: int) -> bytes:
        return raw[(number + 1) * size : (number + 2) * size]

    places = (place for place in struct.unpack_from("<109I", raw, 76) if place < _LAST)
    whole = b"".join(sector(place) for place in places)
    table = struct.unpack(f"<{len(whole) // 4}I", whole[: len(whole) // 4 * 4])
    directory = b"".join(map(sector, _chain(table, first)))
    for at in range(0, len(directory) - 127, 128):
        begins, length = struct.unpack_from("<II", directory, at + 116)
        if directory[at : at + 18] == "Workbook\0".encode("utf-16-le") and length >= small:
            return b"".join(map(sector, _chain(table, begins)))[:length]
    return b""


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records from a place up to the end of that part."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        if kind == _END:
            return
        at += 4 + size


def _short_text(body: bytes, at: int, long: int = 0) -> str:
    """A text with its length in one byte, or in two (``long`` = 1): one or two bytes a letter."""
    count = int.from_bytes(body[at : at + 1 + long], "little")
    wide = body[at + 1 + long] & 1
    raw = body[at + 2 + long : at + 2 + long + count * (1 + wide)]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace")


def _read_book(stream: bytes) -> _Book:
    book = _Book()
    shared: list[bytes] = []
    before = 0
    for kind, body in _records(stream, 0):
        if kind == _FONT:
            book.fonts.append(_short_text(body, 14))
            book.struck.append(bool(body[2] & 8))
            book.raised.append(struct.unpack_from("<H", body, 8)[0] == 1)
        elif kind == _FORMAT:
            book.codes[struct.unpack_from("<H", body)[0]] = _short_text(body, 2, 1)
        elif kind == _XF:
            font, code = struct.unpack_from("<HH", body)
            book.looks.append((font - (font > 4), code))  # there is no font 4
        elif kind == _SHEET:
            book.sheets.append((_short_text(body, 6), struct.unpack_from("<I", body)[0]))
        elif kind == _1904:
            book.since_1904 = body[:1] == b"\x01"
        if kind == _SHARED or (kind == _CONTINUE and before == _SHARED):
            shared.append(body)
        before = _SHARED if kind == _CONTINUE and before == _SHARED else kind
    if shared and (any(book.struck) or any(book.raised)):
        with contextlib.suppress(struct.error, IndexError):  # the other facts are none the worse for it
            book.texts = dict(_Texts(shared).several(book))
    return book


class _Texts:
    """The texts of a book, which stand once for all sheets and go on from record to record."""

    def __init__(self, records: list[bytes]) -> None:
        self.records, self.record, self.at = records, 0, 8

    def _take(self, count: int) -> bytes:
        out = b""
        while len(out) < count:
            if self.at >= len(self.records[self.record]):
                self.record, self.at = self.record + 1, 0
            part = self.records[self.record][self.at : self.at + count - len(out)]
            self.at += len(part)
            out += part
        return out

    def _letters(self, count: int, wide: int) -> str:
        out = ""
        while len(out) < count:
            if self.at >= len(self.records[self.record]):  # how wide its letters are is said again
                self.record, self.at = self.record + 1, 1
                wide = self.records[self.record][0] & 1
            left = (len(self.records[self.record]) - self.at) // (1 + wide)
            raw = self._take(max(min(left, count - len(out)), 1) * (1 + wide))
            out += raw.decode("utf-16-le" if wide else "latin-1", "replace")
        return out

    def several(self, book: _Book) -> Iterator[tuple[int, list[Run]]]:
        """The place of each text of which a part is struck through or raised, and its runs."""
        for place in range(struct.unpack_from("<I", self.records[0], 4)[0]):
            count, flags = struct.unpack("<HB", self._take(3))
            runs = struct.unpack("<H", self._take(2))[0] if flags & 8 else 0
            more = struct.unpack("<I", self._take(4))[0] if flags & 4 else 0
            text = self._letters(count, flags & 1)
            changes = [struct.unpack("<HH", self._take(4)) for _ in range(runs)]
            self._take(more)
            starts = [0, *(at for at, _ in changes), len(text)]
            fonts = [-1, *(font - (font > 4) for _, font in changes)]
            told = [
                Run(text[one:other], _is(book.struck, font), _is(book.raised, font))
                for one, other, font in zip(starts, starts[1:], fonts, strict=False)
            ]
            if any(run.struck or run.raised for run in told):
                yield place, told


def _is(fonts: list[bool], font: int) -> bool:
    return 0 <= font < len(fonts) and fonts[font]


class _Reading:
    """One sheet as its records are read."""

    def __init__(self, book: _Book) -> None:
        self.book, self.facts = book, SheetFacts()
        self.empty: list[Place] = []  # formulas that came to an empty text
        self.calculated = False
        self.filtered = False

    def read(self, stream: bytes, at: int) -> SheetFacts:
        """All records from the place where the sheet begins."""
        for kind, body in _records(stream, at):
            if kind in _CELLS:
                self._cell(kind, body)
            elif kind == _MANY:
                row, first = struct.unpack_from("<HH", body)
                for place in range((len(body) - 6) // 6):
                    look = struct.unpack_from("<H", body, 4 + 6 * place)[0]
                    self._look((row + 1, first + place + 1), look, text=False)
            elif kind == _ROW:
                row, flags = struct.unpack_from("<H10xH", body)
                if flags & 0x20:
                    self.facts.hidden_rows.add(row + 1)
            elif kind == _COLUMNS:
                first, last, width, _, flags = struct.unpack_from("<HHHHH", body)
                if flags & 1 or not width:
                    self.facts.hidden_columns |= set(range(first + 1, min(last, 255) + 2))
            self.filtered = self.filtered or kind == _FILTERED
        if (
            not self.calculated
        ):  # Excel itself has calculated something; other programs left all of them empty
            self.facts.uncalculated += self.empty
        if self.filtered:
            self.facts.filtered_rows |= self.facts.hidden_rows
        return self.facts

    def _cell(self, kind: int, body: bytes) -> None:
        row, column, look = struct.unpack_from("<HHH", body)
        at = (row + 1, column + 1)
        self._look(at, look, text=kind in _TEXTS)
        if kind == _ERROR and body[7]:
            self.facts.errors[at] = _ERRORS.get(body[6], "#N/A")
        elif kind == _FORMULA:
            special = body[12:14] == b"\xff\xff"
            if special and body[6] == 2:
                self.facts.errors[at] = _ERRORS.get(body[8], "#N/A")
            if special and body[6] == 3:
                self.empty.append(at)
            else:
                self.calculated = True
        elif kind == _SHARED_CELL and self.book.texts:
            self.facts.add_runs(at, self.book.texts.get(struct.unpack_from("<I", body, 6)[0], ()))

    def _look(self, at: Place, look: int, *, text: bool) -> None:
        if look >= len(self.book.looks):
            return
        font, shown = self.book.looks[look]
        name = self.book.fonts[font] if font < len(self.book.fonts) else ""
        if text and font_encoding(name).kind:
            self.facts.fonts[at] = name
        if _is(self.book.struck, font):
            self.facts.struck.add(at)
        code = self.book.codes.get(shown, "")
        if code and says_more(code):
            self.facts.formats[at] = code


def read_facts(raw: bytes) -> tuple[Mapping[str, SheetFacts], bool]:
    """The facts of each sheet by its name, and whether days are counted from 1904; none of older formats."""
    stream = _stream(raw)
    if struct.unpack_from("<H2xH", stream.ljust(8, b"\0")) != (_BEGIN, 0x0600):
        return {}, False
    book = _read_book(stream)
    return {name: _Reading(book).read(stream, at) for name, at in book.sheets}, book.since_1904
