"""What the spreadsheet library does not tell of an xls file (from Excel 97): old fonts, days from 1904."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ceremony.language.legacy import font_encoding
from ceremony.loaders.sheets.xlsx import SheetFacts

START = b"\xd0\xcf\x11\xe0"
_LAST = 0xFFFFFFFA  # sectors from here on are signs, not places
_BEGIN, _END, _FONT, _FORMAT, _SHEET, _1904 = 0x0809, 0x000A, 0x0031, 0x00E0, 0x0085, 0x0022
_TEXTS = (0x00FD, 0x0204, 0x0006)  # cells that may hold a text: shared, its own, a formula's


@dataclass
class _Book:
    """What holds for the whole book."""

    fonts: list[str] = field(default_factory=list)
    looks: list[int] = field(default_factory=list)  # the font of each format of cells
    sheets: list[tuple[str, int]] = field(default_factory=list)  # name, where it begins
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


def _short_text(body: bytes, at: int) -> str:
    """A text with its length in one byte: one or two bytes a letter."""
    count, wide = body[at], body[at + 1] & 1
    raw = body[at + 2 : at + 2 + count * (1 + wide)]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace")


def _read_book(stream: bytes) -> _Book:
    book = _Book()
    for kind, body in _records(stream, 0):
        if kind == _FONT:
            book.fonts.append(_short_text(body, 14))
        elif kind == _FORMAT:
            font = int(struct.unpack_from("<H", body)[0])
            book.looks.append(font - (font > 4))  # there is no font 4
        elif kind == _SHEET:
            book.sheets.append((_short_text(body, 6), struct.unpack_from("<I", body)[0]))
        elif kind == _1904:
            book.since_1904 = body[:1] == b"\x01"
    return book


def read_facts(raw: bytes) -> tuple[dict[str, SheetFacts], bool]:
    """The facts of each sheet by its name, and whether days are counted from 1904; none of older formats."""
    stream = _stream(raw)
    if struct.unpack_from("<H2xH", stream.ljust(8, b"\0")) != (_BEGIN, 0x0600):
        return {}, False
    book = _read_book(stream)
    old = {place: font for place, font in enumerate(book.fonts) if font_encoding(font).kind}
    looks = {look: old[font] for look, font in enumerate(book.looks) if font in old}
    found = {}
    for name, at in book.sheets if looks else ():
        facts = found[name] = SheetFacts()
        for kind, body in _records(stream, at):
            if kind in _TEXTS:
                row, column, look = struct.unpack_from("<HHH", body)
                if look in looks:
                    facts.fonts[row + 1, column + 1] = looks[look]
    return found, book.since_1904
