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
from ceremony.language.readers import (
    AFTER,
    BEFORE,
    COUNTED,
    GAP,
    Found,
    Reader,
    before,
    is_count,
    is_divided,
    is_numbered,
)
from ceremony.language.units import FOR_ONE, NUMBER, UNIT, unit_words

_MEASURED = rf"(?={UNIT}|{GAP}(?:triệu|tỷ|điểm|độ|tấn|mét|lần)(?!\w))"


def _said(written: str, voice: Voice) -> str | None:
    """A number as written, with dots or blanks between thousands and a decimal comma."""
    whole, _, part = written.partition(",")
    number = int(re.sub(r"[ .\u00a0\u202f]", "", whole))
    if number >= LIMIT:
        return None
    if re.fullmatch(r"0\d{2,}", written):
        return digit_words(written)  # a code, not an amount
    return decimal_words(number, part, voice) if part else number_words(number, voice)


def _amount(found: Found, voice: Voice) -> str | None:
    words = _said(found["number"], voice)
    sign = "âm " if found["sign"] else ""
    return None if words is None else sign + words + unit_words(found["unit"])


def _dotted(found: Found, voice: Voice) -> str:
    """98.7 %: a dot with one or two figures before a unit is a decimal comma."""
    return decimal_words(int(found["whole"]), found["part"], voice) + unit_words(found["unit"])


_SPANNING = re.compile(
    rf"(?<!\w)(?:từ|giai đoạn|nhiệm kỳ|năm học|khoảng|năm|niên khóa){GAP}\Z", re.IGNORECASE
)


_SCORING = re.compile(
    rf"(?<!\w)(?:thắng|thua|hòa|hoà|dẫn|tỷ số|tỉ số)(?:{GAP}[^\W\d]+){{0,3}}{GAP}\Z", re.IGNORECASE
)
_LASTING = re.compile(
    rf"{GAP}(?:ngày|phút|giờ|tháng|năm|tuần|giây|buổi|nghìn|triệu|tỷ|mét|{COUNTED})(?!\w)", re.IGNORECASE
)


def _is_span(found: Found) -> bool:
    """True for two amounts with blanks around their dash that run from the one to the other."""
    low, high = found["low"], found["high"]
    years = all(re.fullmatch(r"(?:19|20)\d\d", one) for one in (low, high))
    if years or found["unit"] or "." in low or _SPANNING.search(before(found)):
        return True
    rising = low.isdigit() and high.isdigit() and int(low) < int(high)
    return rising and bool(_LASTING.match(found.string, found.end())) and not is_numbered(before(found))


def _span(found: Found, voice: Voice) -> str | None:
    """15-20%, 2021–2025, 2 - 3 ngày; a score ("thắng 3-1") is no span, nor what runs down."""
    low, high, low_unit = found["low"], found["high"], (found["low_unit"] or "").strip()
    if low_unit and low_unit != (found["unit"] or "").strip():
        return None
    said = [_said(low, voice), _said(high, voice)]
    if None in said:
        return None
    if _SCORING.search(before(found)) and low.isdigit() and high.isdigit():
        return f"{said[0]} {said[1]}{unit_words(found['unit'])}"
    blank = " " in found["dash"].strip("-–") or "\u00a0" in found["dash"]
    down = low.isdigit() and high.isdigit() and int(low) > int(high)
    if (blank and not _is_span(found)) or (down and not found["unit"]):
        return None
    return " đến ".join(words for words in said if words) + unit_words(found["unit"])


def _millions(found: Found, voice: Voice) -> str | None:
    """8.905 triệu: from a thousand million on an MC says "tỷ"."""
    whole, _, part = found["number"].partition(",")
    number = int(re.sub(r"[ .\u00a0\u202f]", "", whole))
    if not 1000 <= number < LIMIT // 10**6 or re.match("0", whole):
        return None
    return number_words(number * 10**6 + int(part.ljust(6, "0")), voice)


def _point(found: Found, voice: Voice) -> str:
    """ "công nghiệp 4.0": a dot that is no decimal comma is said."""
    return f"{number_words(int(found['whole']), voice)} chấm {number_words(int(found['part']), voice)}"


def _share(found: Found, voice: Voice) -> str | None:
    """13/14 vụ: so many out of so many; 2/3, 3/4 and what stands before "số" are parts of a whole.

    98,5/100 is always so many out of so many.
    """
    above, below = found["above"], found["below"]
    words = [_said(one, voice) for one in (above, below)]
    if None in words or re.search(rf"(?:ngày|m[ùồ]ng){GAP}\Z", before(found), re.IGNORECASE):
        return None  # "ngày 30/2" is no share
    common = (above == "1" and len(below) == 1) or f"{above}/{below}" in ("2/3", "3/4", "1/10")
    if "," in above + below:
        return f"{words[0]} trên {words[1]}"
    if is_divided(found) or (common and below not in "01" and not is_count(found)):
        return f"{words[0]} phần {'tư' if below == '4' else words[1]}"
    return f"{words[0]} trên {words[1]}"


def _ordinal(found: Found, voice: Voice) -> str:
    """ "thứ 4", and days of the week in a row: "thứ 2, 3, 4"."""
    words = ordinal_words(int(found["number"]), voice).removeprefix("thứ ")
    more = re.sub(r"[2-7]", lambda one: "tư" if one[0] == "4" else number_words(int(one[0])), found["more"])
    return found["word"] + words + re.sub(rf"{GAP}?[-–]{GAP}?", " đến ", more)


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_AFTER = (
    "quý|khóa|khoá|lần thứ|thế kỷ|nhiệm kỳ|đợt|phần|chương|kỳ|hạng|loại|bậc|cấp|học kỳ|"
    "Đại hội|giai đoạn|mục|điều|quân khu|quân đoàn|vùng|nhóm|hội nghị Trung ương"
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


def _virus(found: Found, voice: Voice) -> str:
    return f"{found['word']} {number_words(int(found['number']), voice)}"


# A dash that begins a line is a bullet, no minus.
_SIGN = rf"(?:(?P<sign>(?:(?<=\S[ \u00a0])|(?<=\())-(?=\d)|−){GAP}?|(?<=^-)|{BEFORE})"
_WEEKDAYS = (
    rf"(?:(?:,{GAP}?|{GAP}(?:và|đến|tới|hoặc){GAP}(?:thứ{GAP})?|{GAP}?[-–]{GAP}?)[2-7](?![\w/]|[.,]\d))*"
)
AMOUNTS: tuple[Reader, ...] = (
    *FOR_ONE,
    (re.compile(rf"(?<!\w)(?P<word>[Tt]hứ{GAP})(?P<number>\d{{1,3}})(?P<more>{_WEEKDAYS}){AFTER}"), _ordinal),
    (re.compile(rf"{BEFORE}(?P<above>{NUMBER})/(?P<below>{NUMBER})(?![\w/]|[:,.]\d)"), _share),
    (
        re.compile(
            rf"{BEFORE}(?P<low>{NUMBER})(?P<low_unit>{UNIT})?(?P<dash>{GAP}?[-–]{GAP}?)(?P<high>{NUMBER})"
            rf"(?P<unit>{UNIT})?(?![\w/:-]|[.,]\d)"
        ),
        _span,
    ),
    (
        re.compile(rf"{BEFORE}(?P<whole>\d{{1,3}})\.(?P<part>\d{{1,2}}){_MEASURED}(?P<unit>{UNIT})?"),
        _dotted,
    ),
    (re.compile(rf"{BEFORE}(?P<whole>\d)\.(?P<part>\d)(?![\w/%]|[:.,-]\d|{UNIT})"), _point),
    (re.compile(rf"{BEFORE}(?P<number>{NUMBER})(?={GAP})(?P<unit>{GAP}triệu)(?!\w)"), _millions),
    (
        re.compile(rf"{_SIGN}(?P<number>{NUMBER})(?P<unit>{UNIT})?{AFTER}", re.MULTILINE),
        _amount,
    ),
    (
        re.compile(rf"\b(?P<word>(?i:{_ROMAN_AFTER}))(?P<gap>{GAP})(?P<roman>[IVXLC]+)(?!\w)"),
        _roman,
    ),
    (re.compile(r"(?P<word>(?i:covid))-(?P<number>19|2)(?!\w)"), _virus),
)
