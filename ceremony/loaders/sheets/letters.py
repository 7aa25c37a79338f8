"""Columns of a spreadsheet by their letters."""

from __future__ import annotations


def column_letters(column: int) -> str:
    """1 → A, 27 → AA."""
    out = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def column_number(letters: str) -> int:
    """A → 1, AA → 27."""
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - 64
    return total
