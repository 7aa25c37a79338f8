"""Vietnamese numbers, years, dates and times in words, as an MC reads them aloud."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
LIMIT = 10**15


def _under_hundred(tens: int, units: int) -> list[str]:
    if tens == 0:
        return [_DIGITS[units]]
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if units == 0:
        return words
    special = {1: "mốt" if tens > 1 else "một", 4: "tư" if tens > 1 else "bốn", 5: "lăm"}
    return [*words, special.get(units, _DIGITS[units])]


def _under_thousand(number: int, full: bool, zero: str) -> list[str]:
    """Words of 1–999; ``full`` says the hundreds even when there are none (2 021: không trăm)."""
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if not rest:
        return words
    tens, units = divmod(rest, 10)
    if words and tens == 0:
        words.append(zero)
    return words + _under_hundred(tens, units)


def _under_billion(number: int, full: bool, zero: str) -> list[str]:
    parts = [(number // 1000**power) % 1000 for power in (2, 1, 0)]
    words: list[str] = []
    for power, part in zip((2, 1, 0), parts, strict=True):
        if part:
            words += _under_thousand(part, full or bool(words), zero)
            words += [_GROUPS[power]] if power else []
    return words


def number_words(number: int, zero: str = "linh") -> str:
    """The number in words: 55 → "năm mươi lăm"; ``zero`` is "linh" or "lẻ". ValueError from 10¹⁵ on."""
    if abs(number) >= LIMIT:
        raise ValueError(number)
    if number == 0:
        return _DIGITS[0]
    sign = ["âm"] if number < 0 else []
    billions, rest = divmod(abs(number), 10**9)
    words = [*_under_billion(billions, False, zero), "tỷ"] if billions else []
    return " ".join(sign + words + (_under_billion(rest, bool(billions), zero) if rest else []))


def ordinal_words(number: int) -> str:
    """thứ nhất, thứ hai, thứ ba, thứ tư, thứ năm …"""
    return "thứ " + {1: "nhất", 4: "tư"}.get(number, number_words(number))


def date_words(day: date) -> str:
    """ "ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi mốt"; the fourth month is "tư"."""
    month = "tư" if day.month == 4 else number_words(day.month)
    return f"ngày {number_words(day.day)} tháng {month} năm {number_words(day.year)}"


def time_words(hour: int, minute: int) -> str:
    """7, 30 → "bảy giờ ba mươi phút"."""
    return f"{number_words(hour)} giờ" + (f" {number_words(minute)} phút" if minute else "")


_DATE = r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"
_NUMBER = r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(?P<part>\d{1,6}))?(?P<cent> ?%)?"
_READABLE = re.compile(rf"(?<![\w.,/:+-])(?P<lead>ngày )?(?:{_DATE}|{_NUMBER})(?![\w/:]|[.,-]\d|-\w)")


def _read(match: re.Match[str]) -> str:
    lead = match["lead"] or ""
    if match["y"]:
        try:
            return date_words(date(int(match["y"]), int(match["m"]), int(match["d"])))
        except ValueError:
            return match.group(0)
    whole = int(match["whole"].replace(".", ""))
    if abs(whole) >= LIMIT:
        return match.group(0)
    words = number_words(whole)
    if match["part"]:
        zeros = len(match["part"]) - len(match["part"].lstrip("0"))
        rest = match["part"].lstrip("0")
        tail = ["không"] * zeros + ([number_words(int(rest))] if rest else [])
        words += " phẩy " + " ".join(tail)
    return lead + words + (" phần trăm" if match["cent"] else "")


def read_numbers(text: str) -> str:
    """Numbers and dates in a text as words. Signs with letters ("12/QĐ-UBND", "A3") and 10¹⁵ up stay."""
    return _READABLE.sub(_read, text)
