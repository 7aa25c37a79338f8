"""Vietnamese numbers, years, dates and times in words, as an MC reads them aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LIMIT = 10**15


@dataclass(frozen=True, slots=True)
class Voice:
    """How a region says the zero of the tens and the thousand."""

    zero: str = "linh"
    thousand: str = "nghìn"


NORTH = Voice()
SOUTH = Voice("lẻ", "ngàn")


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


def _under_billion(number: int, full: bool, voice: Voice) -> list[str]:
    groups = ("", voice.thousand, "triệu")
    parts = [(number // 1000**power) % 1000 for power in (2, 1, 0)]
    words: list[str] = []
    for power, part in zip((2, 1, 0), parts, strict=True):
        if part:
            words += _under_thousand(part, full or bool(words), voice.zero)
            words += [groups[power]] if power else []
    return words


def number_words(number: int, voice: Voice = NORTH) -> str:
    """The number in words: 55 → "năm mươi lăm". Raises ValueError from 10¹⁵ on."""
    if abs(number) >= LIMIT:
        raise ValueError(number)
    if number == 0:
        return _DIGITS[0]
    sign = ["âm"] if number < 0 else []
    billions, rest = divmod(abs(number), 10**9)
    words = [*_under_billion(billions, False, voice), "tỷ"] if billions else []
    return " ".join(sign + words + (_under_billion(rest, bool(billions), voice) if rest else []))


def ordinal_words(number: int, voice: Voice = NORTH) -> str:
    """thứ nhất, thứ hai, thứ ba, thứ tư, thứ năm …"""
    return "thứ " + {1: "nhất", 4: "tư"}.get(number, number_words(number, voice))


def date_words(day: date, voice: Voice = NORTH) -> str:
    """ "ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi mốt"; the fourth month is "tư"."""
    return f"{day_words(day.day, day.month)} năm {number_words(day.year, voice)}"


def day_words(day: int, month: int) -> str:
    """ "ngày năm tháng tư": a day without its year."""
    return f"ngày {number_words(day)} tháng {month_words(month)}"


def month_words(month: int) -> str:
    """The name of a month behind "tháng": the fourth is "tư"."""
    return "tư" if month == 4 else number_words(month)


def digit_words(digits: str) -> str:
    """Digit by digit, as telephone numbers are said; what is no digit parts groups."""
    groups = ("".join(char if char.isdigit() else " " for char in digits)).split()
    return ", ".join(" ".join(_DIGITS[int(digit)] for digit in group) for group in groups)


def decimal_words(whole: int, part: str, voice: Voice = NORTH) -> str:
    """98, "7" → "chín mươi tám phẩy bảy"; leading zeros of the part are said one by one."""
    zeros = len(part) - len(part.lstrip("0"))
    rest = part.lstrip("0")
    tail = [_DIGITS[0]] * zeros + ([number_words(int(rest), voice)] if rest else [])
    return " ".join([number_words(whole, voice), "phẩy", *tail])


def time_words(hour: int, minute: int = 0) -> str:
    """7, 30 → "bảy giờ ba mươi phút"."""
    return f"{number_words(hour)} giờ" + (f" {number_words(minute)} phút" if minute else "")
