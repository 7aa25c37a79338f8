"""Days, months and times of day inside a text, as they are said."""

from __future__ import annotations

import re
from datetime import date

from ceremony.language.numbers import Voice, date_words, day_words, month_words, number_words, time_words
from ceremony.language.readers import (
    AFTER,
    BEFORE,
    GAP,
    Found,
    Reader,
    before,
    is_announced,
    is_count,
    is_divided,
    is_numbered,
)

_DAY = r"\d{1,2}/\d{1,2}(?:/\d{4})?"
_TO = rf"{GAP}?[-–—]{GAP}?"
_JOINT = rf"{_TO}|,{GAP}|{GAP}(?:và|đến|tới|hoặc){GAP}(?:ngày{GAP})?"
_LEAD = rf"(?P<lead>(?:ngày{GAP})?(?:mùng|mồng){GAP}|ngày{GAP})?"
# Words after which 1/5 can only be the first of May.
_FEAST = re.compile(
    rf"(?<!\w)(?:lễ|tết|dịp|sáng|trưa|chiều|tối|đêm|hôm|kỷ niệm|quốc khánh|phụ nữ|lao động|thiếu nhi|"
    rf"nhà giáo|việt nam|miền nam|quốc tế|liệt sĩ|giỗ tổ|hùng vương|thành lập \w+){GAP}\Z",
    re.IGNORECASE,
)
_SAID_MONG = re.compile(rf"(?<!\w)(?:quốc khánh|giỗ tổ|hùng vương|tết){GAP}\Z", re.IGNORECASE)
_DAY_SAID = re.compile(rf"(?<!\w)ngày(?:{GAP}[^\W\d]+){{1,6}}{GAP}\Z", re.IGNORECASE)
# Streets, squares and schools are named after these days and no others: (day, month).
_FAMOUS = frozenset(
    {
        (3, 2), (8, 3), (10, 3), (26, 3), (29, 3), (2, 4), (30, 4), (1, 5), (7, 5), (19, 5), (1, 6), (27, 7),
        (19, 8), (2, 9), (23, 9), (10, 10), (20, 10), (20, 11), (22, 12),
    }
)  # fmt: skip
_NAMED = re.compile(
    rf"(?<!\w)(?:(?:đường|phố|cầu|chợ|công viên)|(?:quảng )?trường(?:{GAP}[^\W\d]+){{0,3}}){GAP}\Z",
    re.IGNORECASE,
)
_SCHOOL_CLASS = re.compile(rf"(?<!\w)lớp{GAP}\Z", re.IGNORECASE)


def _date(text: str) -> tuple[date, bool] | None:
    """The day of "31/12" or "31/12/2021", and whether it has a year."""
    day, month, *year = (int(part) for part in re.split(r"\D", text))
    try:
        return date(year[0] if year else 2000, month, day), bool(year)
    except ValueError:
        return None


def _words(day: date, with_year: bool, voice: Voice) -> str:
    return date_words(day, voice) if with_year else day_words(day.day, day.month)


def _is_day(text: str) -> bool:
    """What is written like a day and unlike a share: 08/3, 30/4; 24/7 is no day."""
    day, month = text.split("/")[:2]
    longer = text.count("/") == 2 or int(day) > int(month) or day[0] == "0" or month[0] == "0"
    return (longer and text != "24/7") or text in ("1/11", "1/12")


def _named(found: Found) -> str | None:
    """ "đường 2/9", "lớp 5/2": figures that are a name; None for all others."""
    front, numbers = before(found), found["run"].split("/")
    if len(numbers) != 2 or found["lead"] or found["since"]:
        return None
    day, month = int(numbers[0]), int(numbers[1])
    if _SCHOOL_CLASS.search(front):
        return f"{number_words(day)} {number_words(month)}"
    if _NAMED.search(front) and (day, month) in _FAMOUS:
        return f"{number_words(day).capitalize()} tháng {month_words(month).capitalize()}"
    return None


def _after_feast(words: str, day: int, front: str) -> str:
    """The day behind the name of a feast: "mồng hai" of the first ten, and no "ngày" said twice."""
    if day <= 10 and _SAID_MONG.search(front):
        return words.replace("ngày ", "mồng ", 1)
    return words.removeprefix("ngày ") if _DAY_SAID.search(front) else words


def _days(found: Found, voice: Voice) -> str | None:
    """One day or several: "ngày 8/3", "30/4 và 1/5", "01/12-31/12/2021", "từ ngày 05-10/12"."""
    named = _named(found)
    if named is not None:
        return named
    lead, since = found["lead"] or "", found["since"]
    _, first, *more = re.split(f"({_DAY})", found["run"])
    sure = bool(lead) or first.count("/") == 2 or bool(_FEAST.search(before(found)))
    counted = is_count(found) or is_divided(found)  # which is said of the last one
    likely = not counted or (len(more) > 1 and not is_announced(found))
    day = _date(first)
    if day is None or not (sure or (likely and any(map(_is_day, (first, *more[1::2]))))):
        return None
    words = _words(*day, voice)
    if since:
        words = f"{lead or 'ngày '}{number_words(int(since))} đến {words}"
    elif lead:
        words = lead + words.removeprefix("ngày ")
    else:
        words = _after_feast(words, day[0].day, before(found))
    return words + _more_days(more, voice, counted)


def _more_days(more: list[str], voice: Voice, counted: bool) -> str:
    """The days behind the first, a dash as "đến"; from the first that is no day on all stays as written."""
    said = ""
    for place in range(0, len(more) - 1, 2):
        joint, text = more[place : place + 2]
        last = place + 2 >= len(more) - 1
        day = _date(text)
        if day is None or (joint[0] == "," and not _is_day(text)) or (last and counted and not day[1]):
            return said + "".join(more[place:])
        joint = re.sub(rf"\A{_TO}\Z", " đến ", joint)
        said += re.sub(rf"ngày{GAP}\Z", "", joint) + _words(*day, voice)
    return said


def _other_signs(found: Found, voice: Voice) -> str | None:
    """31-12-2021 and 31.12.2021; "ngày 20-11 và 1-12", "sáng 31-12" and "30-4", which run to no 11, 12, 4."""
    one = _date(re.sub("[.-]", "/", found["day"]))
    lead, front = found["lead"] or "", before(found)
    if one is None or not (one[1] or (found["sign"] == "-" and _runs_down(one[0], bool(lead), front))):
        return None
    words = _words(*one, voice)
    words = lead + words.removeprefix("ngày ") if lead else _after_feast(words, one[0].day, front)
    return words + _more_with_signs(found["more"], voice)


def _runs_down(day: date, led: bool, front: str) -> bool:
    """True for a day and month that can be no span: the first is more than the second."""
    if is_numbered(front):
        return False
    sure = led or bool(_FEAST.search(front)) or day.day > 12 or (day.day, day.month) in _FAMOUS
    return day.day > day.month and sure


def _more_with_signs(more: str, voice: Voice) -> str:
    """The days behind the first: what was no day alone ("1-5") is one in such company."""

    def said(found: Found) -> str:
        day = _date(found[0].replace("-", "/").replace(".", "/"))
        return found[0] if day is None else _words(*day, voice)

    return re.sub(r"\d{1,2}[.-]\d{1,2}(?:[.-]\d{4})?", said, re.sub(rf"ngày{GAP}(?=\d)", "", more))


def _months(found: Found, voice: Voice) -> str | None:
    """ "tháng 10, 11 và 12/2021": several months of one year."""
    months = [int(one) for one in re.findall(r"\d+", found["list"])]
    if not all(1 <= month <= 12 for month in months):
        return None
    said = re.sub(r"\d+", lambda one: month_words(int(one[0])), found["list"])
    return f"{found['word']}{said} năm {number_words(int(found['year']), voice)}"


def _month(found: Found, voice: Voice) -> str | None:
    """ "tháng 4", "tháng 12/2021", "tháng 1-3/2022"; "6 tháng 4 lần" counts months and stays."""
    months = [int(one) for one in (found["since"], found["month"]) if one]
    front = before(found)
    counted = re.search(rf"\d{GAP}\Z", front) and not _DAY_BEFORE.search(front)
    if counted or not all(1 <= month <= 12 for month in months):
        return None
    year = f" năm {number_words(int(found['year']), voice)}" if found["year"] else ""
    return found["word"] + " đến ".join(map(month_words, months)) + year


_DAY_BEFORE = re.compile(rf"(?:ngày|mùng|mồng){GAP}\d{{1,2}}{GAP}\Z", re.IGNORECASE)


def _quarter(found: Found, voice: Voice) -> str | None:
    quarter = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(found["quarter"].upper()) or int(found["quarter"])
    return f"{found['word']}{number_words(quarter)} năm {number_words(int(found['year']), voice)}"


_CLOCK = rf"\d{{1,2}}:\d\d|\d{{1,3}}{GAP}?h{GAP}?\d\d['’′]?|\d{{1,2}}g\d\d['’′]?|\d{{1,3}}{GAP}?h"


def _clock(text: str) -> str | None:
    hour, *minute = (int(part) for part in re.findall(r"\d+", text))
    if minute and (hour > 24 or minute[0] > 59):
        return None
    return time_words(hour, *minute)


def _times(found: Found, _: Voice) -> str | None:
    """7h30, 08:00, 7h; two of them with a dash run from the one to the other."""
    said = [_clock(found["from"])] + ([_clock(found["to"])] if found["to"] else [])
    return None if None in said else " đến ".join(words for words in said if words)


def _minute(found: Found, _: Voice) -> str:
    """ "07 giờ 05": with its nought it can only be minutes."""
    minute = int(found["minute"])
    return found["hour"] + (f" {number_words(minute)} phút" if minute else "")


_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SINCE = rf"(?:(?P<since>\d{{1,2}}){_TO})?"


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


DAYS: tuple[Reader, ...] = (
    (_pattern(rf"{BEFORE}{_LEAD}{_SINCE}(?P<run>{_DAY}(?:(?:{_JOINT}){_DAY})*){AFTER}"), _days),
    (
        _pattern(
            rf"{BEFORE}{_LEAD}(?P<day>\d{{1,2}}(?P<sign>[.-])\d{{1,2}}(?:(?P=sign)\d{{4}})?)"
            rf"(?P<more>(?:(?:,{GAP}|{GAP}(?:và|đến|tới|hoặc){GAP}(?:ngày{GAP})?)"
            rf"\d{{1,2}}(?P=sign)\d{{1,2}}(?:(?P=sign)\d{{4}})?(?![\w/.-]))*){AFTER}"
        ),
        _other_signs,
    ),
    (
        _pattern(
            rf"(?<!\w)(?P<word>tháng{GAP})(?P<list>\d{{1,2}}"
            rf"(?:(?:,{GAP}?|{GAP}(?:và|đến|tới|hoặc){GAP})\d{{1,2}})+)[/-]{_YEAR}{AFTER}"
        ),
        _months,
    ),
    (
        _pattern(rf"(?<!\w)(?P<word>tháng{GAP}){_SINCE}(?P<month>\d{{1,2}})(?:[/-]{_YEAR})?{AFTER}"),
        _month,
    ),
    (_pattern(rf"(?<!\w)(?P<word>quý{GAP})(?P<quarter>IV|I{{1,3}}|[1-4])[/-]{_YEAR}{AFTER}"), _quarter),
    (
        _pattern(rf"{BEFORE}(?P<from>{_CLOCK})(?:{_TO}(?P<to>{_CLOCK}))?(?:(?<=\d){GAP}?phút)?(?![\w/:])"),
        _times,
    ),
    (_pattern(rf"(?P<hour>\d{GAP}giờ){GAP}(?P<minute>0\d)(?:{GAP}phút)?{AFTER}"), _minute),
)
