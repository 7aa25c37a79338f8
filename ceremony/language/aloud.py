"""Figures inside a text as they are said: numbers, dates, times, fractions, money, signs of documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ceremony.language.abbreviations import READINGS
from ceremony.language.numbers import (
    LIMIT,
    NORTH,
    Voice,
    date_words,
    day_words,
    decimal_words,
    digit_words,
    number_words,
    time_words,
)

# What the letters behind a document's number stand for; elsewhere some of them mean something else.
_SIGNS = {
    "BB": "Biên bản",
    "BNV": "Bộ Nội vụ",
    "CP": "Chính phủ",
    "CT": "Chỉ thị",
    "CV": "Công văn",
    "GM": "Giấy mời",
    "NĐ": "Nghị định",
    "QH": "Quốc hội",
    "TB": "Thông báo",
    "TT": "Thông tư",
    "TTg": "Thủ tướng",
    "TTr": "Tờ trình",
}
_BEFORE, _AFTER = r"(?<![\w.,/:+-])", r"(?![\w/:]|[.,-]\d|-\w)"
_WHOLE = r"\d{1,3}(?:\.\d{3})+|\d{1,12}"
_ROMAN_AFTER = (
    "quý|khóa|khoá|lần thứ|thế kỷ|nhiệm kỳ|đợt|phần|chương|kỳ|hạng|loại|bậc|học kỳ|Đại hội|giai đoạn"
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _day(found: re.Match[str], voice: Voice) -> str | None:
    try:
        day = date(int(found["y"] or 2000), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
    return date_words(day, voice) if found["y"] else day_words(day.day, day.month)


def _time(found: re.Match[str], _: Voice) -> str | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return time_words(hour, minute) if hour < 25 and minute < 60 else None


def _document(found: re.Match[str], voice: Voice) -> str | None:
    """ "Quyết định số 12/QĐ-UBND": the number, then what the letters stand for that was not just said."""
    letters = [_SIGNS.get(part, READINGS.get(part, part)) for part in found["letters"].split("-")]
    lead = found["lead"] or ""
    if lead.casefold().startswith(letters[0].casefold()):
        letters = letters[1:]
    year = [number_words(int(found["year"]), voice)] if found["year"] else []
    return lead + ", ".join([number_words(int(found["number"]), voice), *year, *letters])


def _phone(found: re.Match[str], _: Voice) -> str | None:
    return digit_words(found.group(0))


def _fraction(found: re.Match[str], voice: Voice) -> str | None:
    return f"{_whole(found['above'], voice)} trên {_whole(found['below'], voice)}"


def _span(found: re.Match[str], voice: Voice) -> str | None:
    return f"{_whole(found['low'], voice)} đến {_whole(found['high'], voice)}"


def _roman(found: re.Match[str], voice: Voice) -> str | None:
    value, last = 0, 0
    for letter in reversed(found["roman"]):
        one = _ROMAN[letter]
        value, last = (value - one, last) if one < last else (value + one, one)
    return f"{found['word']} {number_words(value, voice)}"


def _whole(digits: str, voice: Voice) -> str:
    return number_words(int(digits.replace(".", "")), voice)


def _number(found: re.Match[str], voice: Voice) -> str | None:
    whole = int(found["whole"].replace(".", ""))
    if whole >= LIMIT:
        return None
    words = decimal_words(whole, found["part"], voice) if found["part"] else number_words(whole, voice)
    unit = {"%": " phần trăm", "đ": " đồng", "₫": " đồng"}.get((found["unit"] or "").strip(), "")
    return words + unit


_Reader = Callable[[re.Match[str], Voice], str | None]
# In this order: what an earlier one has read, a later one does not see as figures any more.
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (re.compile(rf"{_BEFORE}(?:ngày )?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d{{4}}){_AFTER}"), _day),
    (re.compile(rf"{_BEFORE}ngày (?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?P<y>){_AFTER}"), _day),
    (re.compile(r"(?<![\w.,/:+-])(?P<hour>\d{1,2})(?::|[gh](?=\d\d))(?P<minute>\d\d)(?![\w/:])"), _time),
    (
        re.compile(
            r"(?P<lead>(?<!\w)[^\W\d_]+ [^\W\d_]+ số )?"
            rf"{_BEFORE}(?P<number>\d{{1,6}})/(?:(?P<year>\d{{4}})/)?"
            r"(?P<letters>[A-ZĐ][A-ZĐa-zđ]*(?:-[A-ZĐ]\w*)*)(?![\w/])"
        ),
        _document,
    ),
    (
        re.compile(rf"{_BEFORE}0\d{{2,3}}[ .]\d{{3}}[ .]\d{{3,4}}{_AFTER}|{_BEFORE}0\d{{9,10}}{_AFTER}"),
        _phone,
    ),
    (re.compile(rf"{_BEFORE}(?P<above>\d{{1,6}})/(?P<below>\d{{1,6}})(?![\w/:,]|\.\d)"), _fraction),
    (re.compile(rf"{_BEFORE}(?P<low>\d{{1,6}}) ?[-–] ?(?P<high>\d{{1,6}})(?![\w/:,-]|\.\d)"), _span),
    (
        re.compile(rf"{_BEFORE}(?P<whole>{_WHOLE})(?:,(?P<part>\d{{1,6}}))?(?P<unit> ?%|đ|₫)?{_AFTER}"),
        _number,
    ),
    (re.compile(rf"\b(?P<word>{_ROMAN_AFTER}) (?P<roman>[IVXLC]+)(?!\w)"), _roman),
)


def read_numbers(text: str, voice: Voice = NORTH) -> str:
    """The text with its figures in words. What cannot be a figure ("A3", 31/13/2021, 10¹⁵ up) stays."""
    for pattern, read in _READERS:
        text = pattern.sub(lambda found, read=read: _kept(read(found, voice), found), text)  # type: ignore[misc]
    return text


def _kept(words: str | None, found: re.Match[str]) -> str:
    return found.group(0) if words is None else words
