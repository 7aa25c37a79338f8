"""A CSV file as cells, whatever wrote it: UTF-8, UTF-16, cp1258, or the letters of an old font."""

from __future__ import annotations

import codecs
import csv
import io
import re

from ceremony.language.damage import find_damage, strangeness
from ceremony.language.legacy import decode, vote
from ceremony.language.syllables import is_syllable
from ceremony.language.text import nfc
from ceremony.loaders.sheets.limits import CELL_LIMIT, ROW_LIMIT, TableRefused

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 200_000  # signs looked at to tell an encoding


def _syllables(text: str) -> int:
    """How many words with marks are Vietnamese."""
    return sum(not word.isascii() and is_syllable(word.lower()) for word in _WORD.findall(nfc(text[:SAMPLE])))


def decode_csv(raw: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises TableRefused when no encoding fits."""
    for bom, codec in _BOMS:
        if raw.startswith(bom):
            try:
                return raw[len(bom) :].decode(codec), codec
            except UnicodeDecodeError as error:
                raise TableRefused("file-broken") from error
    zeros = raw[:2000].count(0)
    if zeros > len(raw[:2000]) // 4:
        try:
            codec = "utf-16-be" if raw[:1] == b"\0" else "utf-16-le"
            return raw.decode(codec), codec
        except UnicodeDecodeError as error:
            raise TableRefused("file-broken") from error
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _eight_bits(raw)


def _eight_bits(raw: bytes) -> tuple[str, str]:
    """cp1258, cp1252, or Latin-1 as the old fonts are stored: whichever holds more Vietnamese words.

    Raises TableRefused for a file that lost letters, or that says one thing in cp1258 and another in cp1252.
    """
    old = raw.decode("latin-1")
    lines = old[:SAMPLE].splitlines()
    encoding = vote(lines)
    best = _syllables("\n".join(decode(line, encoding) for line in lines)) if encoding.kind else 0
    try:
        windows = nfc(raw.decode("cp1258"))
    except UnicodeDecodeError:
        windows = ""
    if windows and _syllables(windows) >= max(best, 1):
        return _of_windows(raw, windows)
    if best:
        return old, "latin-1"
    raise TableRefused("file-encoding")


def _of_windows(raw: bytes, windows: str) -> tuple[str, str]:
    """The text in the one of Windows' two pages in which it is Vietnamese; an ANSI save loses most marked "
    "letters."""
    for number, line in enumerate(windows.split("\n"), 1):
        damage = find_damage(line)
        if damage and damage.kind == "lost":
            found = next(part for part in re.split('[;,\t"]', damage.found) if "?" in part)
            raise TableRefused("csv-lost", row=number, found=found[:60])
    western = raw.decode("cp1252", "replace")
    strange = strangeness(windows[:SAMPLE]), strangeness(western[:SAMPLE])
    if strange[0] < strange[1] or western == windows:
        return windows, "cp1258"
    if strange[1] < strange[0]:
        return western, "cp1252"
    pairs = zip(windows.split(), western.split(), strict=False)
    one, other = next(((one, other) for one, other in pairs if one != other), ("", ""))
    raise TableRefused("csv-two-readings", one=one[:60], other=other[:60])


def _separator(text: str) -> str:
    """What parts the cells: the sign that stands most evenly in the first lines."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:30]
    return max(";\t,", key=lambda sign: (sum(sign in line for line in lines), -";\t,".index(sign)))


def read_csv(raw: bytes) -> list[list[str]]:
    """The cells of a CSV file. Raises TableRefused."""
    text, _ = decode_csv(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise TableRefused("file-broken")
    csv.field_size_limit(CELL_LIMIT * 4)
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for row in reader:
            rows += [[]] * (reader.line_num - 1 - len(rows) - sum(cell.count("\n") for cell in row))
            rows.append(row)
            if len(rows) > ROW_LIMIT:
                raise TableRefused("rows-many", sheet="CSV", limit=ROW_LIMIT)
    except csv.Error as error:
        raise TableRefused("csv-broken", row=reader.line_num) from error
    return rows
