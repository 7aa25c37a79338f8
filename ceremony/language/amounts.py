"""Amounts inside a text as they are said: numbers, shares, spans, money, ordinals, Roman numerals."""

from __future__ import annotations

import re

from ceremony.language.numbers import (
    LIMIT,
    Voice,
    decimal_words,
    digit_words,
    number_words,
    ordinal_words,
)
from ceremony.language.readers import AFTER, BEFORE, GAP, Found, Reader, before, is_count, is_divided

# Thousands stand behind a dot or a blank; one plain blank alone only before "000", else it parts two numbers.
_WHOLE = r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d{1,3}(?: \d{3}){2,}|\d{1,3} 000|\d{1,15}"
_NUMBER = rf"(?:{_WHOLE})(?:,\d{{1,6}})?"
_UNITS = {
    "%": "phần trăm", "‰": "phần nghìn", "đ": "đồng", "₫": "đồng", "VNĐ": "đồng", "VND": "đồng",
    "USD": "đô la Mỹ", "m²": "mét vuông", "m2": "mét vuông", "m³": "mét khối", "m3": "mét khối",
    "km²": "ki-lô-mét vuông", "km2": "ki-lô-mét vuông", "km": "ki-lô-mét", "kg": "ki-lô-gam", "ha": "héc-ta",
}  # fmt: skip
_UNIT = rf"{GAP}?(?:{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?!\w)"
_MEASURED = rf"(?={_UNIT}|{GAP}(?:triệu|tỷ|điểm|độ|tấn|mét|lần)(?!\w))"


def _said(written: str, voice: Voice) -> str | None:
    """A number as written, with dots or blanks between thousands and a decimal comma."""
    whole, _, part = written.partition(",")
    number = int(re.sub(r"[ .\u00a0\u202f]", "", whole))
    if number >= LIMIT:
        return None
    if re.fullmatch(r"0\d{2,}", written):
        return digit_words(written)  # a code, not an amount
    return decimal_words(number, part, voice) if part else number_words(number, voice)


def _unit(written: str | None) -> str:
    return f" {_UNITS[written.strip()]}" if written else ""


def _amount(found: Found, voice: Voice) -> str | None:
    words = _said(found["number"], voice)
    sign = "âm " if found["sign"] else ""
    return None if words is None else sign + words + _unit(found["unit"])


def _dotted(found: Found, voice: Voice) -> str:
    """98.7 %: a dot with one or two figures before a unit is a decimal comma."""
    return decimal_words(int(found["whole"]), found["part"], voice) + _unit(found["unit"])


_SPANNING = re.compile(
    rf"(?<!\w)(?:từ|giai đoạn|nhiệm kỳ|năm học|khoảng|năm|niên khóa){GAP}\Z", re.IGNORECASE
)


def _span(found: Found, voice: Voice) -> str | None:
    """15-20%, 2021–2025; with blanks around the dash only when both are years, sums, or measured."""
    low, high = found["low"], found["high"]
    if " " in found["dash"].strip("-–") or "\u00a0" in found["dash"]:
        years = all(re.fullmatch(r"(?:19|20)\d\d", one) for one in (low, high))
        if not (years or found["unit"] or "." in low or _SPANNING.search(before(found))):
            return None
    said = [_said(low, voice), _said(high, voice)]
    return None if None in said else " đến ".join(words for words in said if words) + _unit(found["unit"])


def _share(found: Found, voice: Voice) -> str | None:
    """13/14 vụ: so many out of so many; 2/3, 3/4 and what stands before "số" are parts of a whole."""
    above, below = found["above"], found["below"]
    words = [_said(one, voice) for one in (above, below)]
    if None in words or re.search(rf"(?:ngày|m[ùồ]ng){GAP}\Z", before(found), re.IGNORECASE):
        return None  # "ngày 30/2" is no share
    common = (above == "1" and len(below) == 1) or f"{above}/{below}" in ("2/3", "3/4", "1/10")
    if is_divided(found) or (common and below not in "01" and not is_count(found)):
        return f"{words[0]} phần {'tư' if below == '4' else words[1]}"
    return f"{words[0]} trên {words[1]}"


def _ordinal(found: Found, voice: Voice) -> str:
    return found["word"] + ordinal_words(int(found["number"]), voice).removeprefix("thứ ")


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_AFTER = (
    "quý|khóa|khoá|lần thứ|thế kỷ|nhiệm kỳ|đợt|phần|chương|kỳ|hạng|loại|bậc|học kỳ|Đại hội|giai đoạn|mục|điều"
)


def _roman(found: Found, voice: Voice) -> str | None:
    """ "Khóa XIV", "lần thứ I"; "hạng C" and "phần IIII" are no numbers."""
    letters, value, last = found["roman"], 0, 0
    for letter in reversed(letters):
        one = _ROMAN[letter]
        value, last = (value - one, last) if one < last else (value + one, one)
    if letters in ("C", "L") or letters != _in_roman(value):
        return None
    ordinal = found["word"].casefold().endswith("thứ")
    words = ordinal_words(value, voice).removeprefix("thứ ") if ordinal else number_words(value, voice)
    return f"{found['word']}{found['gap']}{words}"


def _in_roman(value: int) -> str:
    signs = {100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}
    made = ""
    for worth, sign in signs.items():
        made += sign * (value // worth)
        value %= worth
    return made


# A dash that begins a line is a bullet, no minus.
_SIGN = rf"(?:(?P<sign>(?:(?<=\S[ \u00a0])|(?<=\())-(?=\d)|−){GAP}?|(?<=^-)|{BEFORE})"
AMOUNTS: tuple[Reader, ...] = (
    (re.compile(rf"(?<!\w)(?P<word>[Tt]hứ{GAP})(?P<number>\d{{1,3}}){AFTER}"), _ordinal),
    (re.compile(rf"{BEFORE}(?P<above>\d{{1,6}})/(?P<below>\d{{1,6}})(?![\w/:,]|\.\d)"), _share),
    (
        re.compile(
            rf"{BEFORE}(?P<low>{_NUMBER})(?P<dash>{GAP}?[-–]{GAP}?)(?P<high>{_NUMBER})(?P<unit>{_UNIT})?"
            rf"(?![\w/:-]|[.,]\d)"
        ),
        _span,
    ),
    (
        re.compile(rf"{BEFORE}(?P<whole>\d{{1,3}})\.(?P<part>\d{{1,2}}){_MEASURED}(?P<unit>{_UNIT})?"),
        _dotted,
    ),
    (
        re.compile(rf"{_SIGN}(?P<number>{_NUMBER})(?P<unit>{_UNIT})?{AFTER}", re.MULTILINE),
        _amount,
    ),
    (
        re.compile(rf"\b(?P<word>(?i:{_ROMAN_AFTER}))(?P<gap>{GAP})(?P<roman>[IVXLC]+)(?!\w)"),
        _roman,
    ),
)
