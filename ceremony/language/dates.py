"""Days as staff write them: 31/12/2021, 31-12-21, ngày 31 tháng 12 năm 2021, 31 Dec 2021, a count of days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from ceremony.language.text import match_key, nfc

_SIGNS = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})\.?\Z", re.IGNORECASE
)
_WORDS = re.compile(r"(?:.*\bngày )?(?:mùng |mồng )?(\d{1,2}) (?:tháng )(\d{1,2}) (?:năm )?(\d{4})\Z")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3})[a-z]{0,6}"
    r"|([a-z]{3})[a-z]{0,6} (\d{1,2})(?:st|nd|rd|th)?) (\d{4})\Z"
)
_CLOCK = re.compile(r"\s+\d{1,2}:\d\d(?::\d\d(?:\.0+)?)?\s*(?:[ap]m)?\Z", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?\Z")
_EPOCH = date(1899, 12, 30)
SERIALS = (10_000, 80_000)  # days: from 1927 to 2119
SHIFT_1904 = 1462


class AmbiguousDate(ValueError):
    """5/6/2021: the fifth of June or the sixth of May; only a person can say."""


def day_signs(day: date) -> str:
    """ "28/12/2021"."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _year(text: str) -> int:
    number = int(text)
    return number if len(text) == 4 else number + (2000 if number < 70 else 1900)


def order_of(texts: Iterable[str]) -> str:
    """ "dmy" or "mdy" when a column's days say so themselves (31/12, 12/31), "" when none or both do."""
    first = second = False
    for text in texts:
        found = _SIGNS.match(_CLOCK.sub("", nfc(text).strip()))
        first |= bool(found) and int(found[1]) > 12  # type: ignore[index]
        second |= bool(found) and int(found[2]) > 12  # type: ignore[index]
    return "" if first == second else "dmy" if first else "mdy"


def _from_signs(one: int, other: int, year: int, order: str) -> date | None:
    if not order:
        if one <= 12 and other <= 12 and one != other:
            raise AmbiguousDate
        order = "mdy" if other > 12 else "dmy"
    day, month = (one, other) if order == "dmy" else (other, one)
    return _date(year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def serial_date(number: float, *, since_1904: bool = False) -> date | None:
    """The day a spreadsheet counts as ``number``; None when that is no likely day."""
    days = int(number) + (SHIFT_1904 if since_1904 else 0)
    return _EPOCH + timedelta(days=days) if SERIALS[0] <= days <= SERIALS[1] else None


def read_date(text: str, order: str = "", *, since_1904: bool = False) -> date | None:
    """The day a text means, None when it is none. Raises AmbiguousDate when ``order`` does not decide."""
    bare = _CLOCK.sub("", nfc(text).strip())
    iso, signs = _ISO.match(bare), _SIGNS.match(bare)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if signs:
        return _from_signs(int(signs[1]), int(signs[2]), _year(signs[3]), order)
    key = match_key(bare)
    words, english = _WORDS.match(key), _ENGLISH.match(key)
    if words:
        return _date(int(words[3]), int(words[2]), int(words[1]))
    if english and (english[2] or english[3]) in _MONTHS:
        month = _MONTHS.index(english[2] or english[3]) + 1
        return _date(int(english[5]), month, int(english[1] or english[4]))
    if re.fullmatch(r"\d{5}(?:\.\d+)?", bare):
        return serial_date(float(bare), since_1904=since_1904)
    return None
