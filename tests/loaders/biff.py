"""An XLS file written by hand: BIFF8 records in one stream of an OLE2 container, as Excel 97 stores them."""

from __future__ import annotations

import datetime
import struct
from collections.abc import Sequence
from pathlib import Path

from tests.loaders.pages import Cell, Fault, Formula, Page, Runs, Shown

SECTOR = 512
FREE, CHAIN_END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
LONGEST = 8_224  # bytes of a record
PLAIN, DAY = 15, 16  # formats of cells (XF): as it is, a day
_EPOCHS = {False: datetime.date(1899, 12, 30), True: datetime.date(1904, 1, 1)}


def record(kind: int, body: bytes = b"") -> bytes:
    """One record of the stream."""
    assert len(body) <= LONGEST
    return struct.pack("<HH", kind, len(body)) + body


def _text(text: str, size: str = "<H") -> bytes:
    """A text in two bytes a letter, with its length."""
    raw = text.encode("utf-16-le")
    return struct.pack(size, len(raw) // 2) + b"\x01" + raw


def _begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


_FAULTS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}


def _font(name: str, flags: int = 0, raised: int = 0) -> bytes:
    return record(
        0x0031, struct.pack("<HHHHHBBBB", 200, flags, 0x7FFF, 400, raised, 0, 0, 0, 0) + _text(name, "<B")
    )


def _formats(fonts: Sequence[str], codes: Sequence[str]) -> bytes:
    """Fonts and the formats of cells: those every file has, a plain one, a day, one a font, struck, codes.

    The last two fonts are struck through and superscript.
    """
    made = b"".join(map(_font, ["Arial"] * 4 + list(fonts))) + _font("Arial", 8) + _font("Arial", 0, 1)
    made += b"".join(
        record(0x041E, struct.pack("<H", 164 + place) + _text(code)) for place, code in enumerate(codes)
    )
    looks = [(0, 0, 0xFFF5)] * 15 + [(0, 0, 1), (0, 14, 1)]
    looks += [(place, 0, 1) for place in range(5, 5 + len(fonts))]  # there is no font 4
    looks += [(5 + len(fonts), 0, 1)]
    looks += [(0, 164 + place, 1) for place in range(len(codes))]
    return made + b"".join(
        record(0x00E0, struct.pack("<HHHBBBBIIH", font, shown, kind, 0x20, 0, 0, 0, 0, 0, 0x20C0))
        for font, shown, kind in looks
    )


def _formula(row: int, column: int, formula: Formula) -> bytes:
    """=A1, whatever its text says, with the value that was calculated last."""
    number = isinstance(formula.value, int | float)
    value = struct.pack("<d", formula.value) if number else b"\x00\x00\x00\x00\x00\x00\xff\xff"
    inside = struct.pack("<BHH", 0x44, 0, 0xC000)
    made = record(
        0x0006,
        struct.pack("<HHH", row, column, PLAIN) + value + struct.pack("<HIH", 0, 0, len(inside)) + inside,
    )
    return made if number else made + record(0x0207, _text(str(formula.value or "")))


class _Cells:
    """Turns cells into records; texts are collected, since they stand once for the whole book."""

    def __init__(self, fonts: int, codes: Sequence[str], *, since_1904: bool) -> None:
        self.fonts, self.codes, self.first_day = fonts, codes, _EPOCHS[since_1904]
        self.plain = DAY + 1 if fonts else PLAIN
        self.texts: dict[str | Runs, int] = {}

    def cell(self, row: int, column: int, value: Cell, look: int) -> bytes:
        """One cell."""
        place = struct.pack("<HHH", row, column, look)
        if isinstance(value, Formula):
            return _formula(row, column, value)
        if isinstance(value, Fault):
            return record(0x0205, place + struct.pack("<BB", _FAULTS[value.text], 1))
        if isinstance(value, Shown):
            look = DAY + 2 + self.fonts + self.codes.index(value.code)
            return record(0x0203, struct.pack("<HHHd", row, column, look, value.value))
        if isinstance(value, bool):
            return record(0x0205, place + struct.pack("<BB", value, 0))
        if isinstance(value, datetime.date):
            return record(0x0203, struct.pack("<HHHd", row, column, DAY, (value - self.first_day).days))
        if isinstance(value, int | float):
            return record(0x0203, place + struct.pack("<d", value))
        if value is None:
            return record(0x0201, place)
        return record(0x00FD, place + struct.pack("<I", self.texts.setdefault(value, len(self.texts))))

    def shared(self, value: str | Runs) -> bytes:
        """A text as it stands once for the whole book, with the looks of its runs."""
        if isinstance(value, str):
            return _text(value)
        looks, at = {"": 0, "struck": 5 + self.fonts, "raised": 6 + self.fonts}, 0
        changes = b""
        for words, run in value.parts:
            changes += struct.pack("<HH", at, looks[run])
            at += len(words)
        raw = value.text.encode("utf-16-le")
        return struct.pack("<HBH", len(raw) // 2, 9, len(value.parts)) + raw + changes

    def sheet(self, page: Page) -> bytes:
        """One sheet."""
        size = struct.pack("<IIHHH", 0, len(page.rows), 0, max(map(len, page.rows)), 0)
        made = _begin(0x0010)
        made += b"".join(
            record(0x007D, struct.pack("<HHHHHH", column, column, 2_000, 15, 1, 0))
            for column in page.hidden_columns
        )
        made += record(0x009B) if page.filtered else b""
        made += record(0x0200, size)
        made += b"".join(
            record(0x0208, struct.pack("<HHHHHHHH", row, 0, 9, 300, 0, 0, 0x0120, 15))
            for row in page.hidden_rows
        )
        struck = DAY + 1 + self.fonts
        made += b"".join(
            self.cell(row, column, value, struck if (row, column) in page.struck else self.plain)
            for row, cells in enumerate(page.rows)
            for column, value in enumerate(cells)
        )
        if page.merged:
            areas = [
                struct.pack("<HHHH", top, bottom, left, right) for top, left, bottom, right in page.merged
            ]
            made += record(0x00E5, struct.pack("<H", len(areas)) + b"".join(areas))
        return made + record(0x000A)


def workbook(pages: Sequence[Page], *, font: str = "", since_1904: bool = False) -> bytes:
    """The stream: what holds for the whole book, where each sheet begins, then the sheets."""
    codes = list(
        dict.fromkeys(
            value.code for page in pages for row in page.rows for value in row if isinstance(value, Shown)
        )
    )
    cells = _Cells(1 if font else 0, codes, since_1904=since_1904)
    sheets = [cells.sheet(page) for page in pages]
    head = _begin(0x0005) + record(0x0042, b"\xb0\x04") + record(0x0022, struct.pack("<H", since_1904))
    head += _formats([font] if font else [], codes)
    counts = struct.pack("<II", len(cells.texts), len(cells.texts))
    shared = record(0x00FC, counts + b"".join(map(cells.shared, cells.texts)))
    names = [_text(page.name, "<B") for page in pages]
    place = len(head) + sum(4 + 6 + len(name) for name in names) + len(shared) + 4
    bound = b""
    for page, name, sheet in zip(pages, names, sheets, strict=True):
        bound += record(0x0085, struct.pack("<IBB", place, page.hidden, 0) + name)
        place += len(sheet)
    return head + bound + shared + record(0x000A) + b"".join(sheets)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0" if name else b""
    sides = struct.pack("<BBIII", kind, 1, FREE, FREE, child)
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<H", len(raw))
        + sides
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def container(stream: bytes, name: str = "Workbook") -> bytes:
    """An OLE2 file with one stream: allocation table, directory, stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count, tables = len(stream) // SECTOR, 1
    while tables * (SECTOR // 4) < tables + 1 + count:
        tables += 1
    first = tables + 1
    chain = [FAT_SECTOR] * tables + [CHAIN_END, *range(first + 1, first + count), CHAIN_END]
    chain += [FREE] * (tables * (SECTOR // 4) - len(chain))
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, CHAIN_END, 0, CHAIN_END, 0)
    places = [*range(tables), *[FREE] * (109 - tables)]
    directory = _entry("Root Entry", 5, 1, CHAIN_END, 0) + _entry(name, 2, FREE, first, len(stream))
    directory += _entry("", 0, FREE, 0, 0) * 2
    return head + struct.pack("<109I", *places) + struct.pack(f"<{len(chain)}I", *chain) + directory + stream


def write_xls(path: Path, pages: Sequence[Page], *, font: str = "", since_1904: bool = False) -> Path:
    """An XLS file of these sheets; ``font`` is the font of every cell."""
    path.write_bytes(container(workbook(pages, font=font, since_1904=since_1904)))
    return path
