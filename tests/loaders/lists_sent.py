"""Workbooks as staff send them, to test with."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

Value = str | int | float | bool | datetime.date | None
HEAD = ("STT", "Họ và tên", "Đối tượng", "Đơn vị", "Hình thức khen thưởng")


def write_list(
    path: Path, rows: Sequence[Sequence[Value]], *, font: str = "", sheet: str = "Danh sách"
) -> Path:
    """One sheet; ``font`` is the font of every text; "=…" is a formula nobody calculated."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet)
        style = book.add_format({"font_name": font}) if font else None
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime.date):
                    page.write_datetime(number, column, value, day)
                elif isinstance(value, str) and value.startswith("="):
                    page.write_formula(number, column, value, None, "")
                elif value is not None:
                    page.write(number, column, value, style)
    return path


def write_csv(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8", sign: str = ";") -> Path:
    """A CSV file in any encoding that holds its letters."""
    text = "\n".join(sign.join(row) for row in rows)
    path.write_bytes(in_cp1258(text) if encoding == "cp1258" else text.encode(encoding))
    return path


def in_cp1258(text: str) -> bytes:
    """Windows' own Vietnamese: letters, then tones."""
    import unicodedata

    out = b""
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
            out += (bare + tones).encode("cp1258")
    return out
