"""Figures in a running text: where they stand, what they may mean, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ceremony.language.text import nfc

_NUMERAL = re.compile(r"(?<![\w./:,-])([-−]?)(\d+(?:[.,\u00a0\u202f]\d+)*)(?![\w/:]|[.,-]\d|-\w)")
_NAMED = re.compile(  # a number of something, not of how much
    r"(?:tháng|ngày|năm|quý|khóa|khoá|số|thứ|lần thứ|phần|đợt|kỳ|giai đoạn|nghị quyết|quyết định"
    r"|chỉ thị|đề án|điều|khoản|lớp|khối|tổ|tổ dân phố|khu phố|khu|thôn|ấp|phường|quận|xã"
    r"|đường|quốc lộ|tuyến|ca|cấp|hạng|chương|mục|bước|cơ sở|chi hội|chi bộ|đội|phòng|trang"
    r"|top|no\.?|number|part|phase|day|week|quarter|stage|line|room|section|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)\s*\Z",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\s*(?:giờ\s+(?:sáng|trưa|chiều|tối|đêm|kém|\d)|(?:tháng|ngày|phút|giây|tuổi|tuần|năm|đêm|buổi sáng)\b"
    r"|o'clock|[ap]\.?m\b|days?\b|weeks?\b|months?\b|years?\b|minutes?\b|seconds?\b|st\b|nd\b|rd\b|th\b"
    r"|january|february|march|april|june|july|august|september|october|november|december)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:gần|hơn|trên|khoảng|chừng|xấp xỉ|ngót|dưới|about|nearly|almost|over|more than|some)\s*\Z", re.I
)
_MONEY = re.compile(r"\b(?:đồng|vnđ|vnd|usd|đô-la|dollars?)\b")
_MONEY_HERE = re.compile(
    r"\s*(?:nghìn|ngàn|triệu|tỷ|tỉ|thousand|million|billion)?\s*(?:đồng|vnđ|vnd|usd|đô-la|dollars?)\b", re.I
)
_LESS = ("gần", "ngót", "dưới", "nearly", "almost")
_MORE = ("hơn", "trên", "over", "more than")


@dataclass(frozen=True)
class Numeral:
    """One figure: what it may mean (1.386 is 1386 or 1.386), its place in the text, what stands around it."""

    shown: str
    readings: tuple[Decimal, ...]
    start: int
    end: int
    before: str
    after: str

    @property
    def percent(self) -> bool:
        """Whether it is a figure of per cents or of percentage points."""
        return bool(
            re.match(r"\s*(?:%|phần trăm|điểm phần trăm|per ?cent|percentage points?)", self.after, re.I)
        )

    def has_unit(self, unit: str) -> bool:
        """Whether this unit stands behind it."""
        unit = unit.strip()
        if unit.startswith("%"):
            return self.percent
        said = " ".join(self.after.casefold().split())
        return bool(unit) and re.match(rf"{re.escape(unit.casefold())}(?!\w)", said) is not None

    def belongs_to(self, unit: str) -> bool:
        """Whether it can be a figure of this unit: the unit stands behind it, or thousands of it do."""
        unit = unit.strip().casefold()
        if unit.startswith("%"):
            return self.percent
        if self.percent:
            return True  # a share or a change of anything
        return self.has_unit(unit) or (bool(_MONEY.search(unit)) and bool(_MONEY_HERE.match(self.after)))

    def times(self, places: int) -> Numeral:
        """The same in another unit: "8,9 tỷ" as thousands of millions."""
        return replace(self, readings=tuple(reading.scaleb(places) for reading in self.readings))

    def can_be(self, known: Decimal) -> bool:
        """Whether it is this figure, as it was rounded or cut, or as "gần", "hơn" speak of it."""
        return any(self._is(abs(reading), abs(known)) for reading in self.readings)

    def _is(self, reading: Decimal, known: Decimal) -> bool:
        exponent = int(reading.as_tuple().exponent)
        step = Decimal(1).scaleb(exponent)
        if exponent:
            near = abs(reading - known) < step
        else:
            whole = known == known.to_integral_value()
            near = reading == known if whole else abs(reading - known) <= Decimal("0.5")
        found = _ABOUT.search(self.before)
        if near or not found or not known:
            return near
        word, ratio = found[0].strip().casefold(), reading / known
        low = Decimal("1") if word in _LESS else Decimal("0.85")
        high = Decimal("1") if word in _MORE else Decimal("1.15")
        return low <= ratio <= high


def numerals(text: str, language: str = "vi") -> Iterator[Numeral]:
    """The figures of a text that say how much; days, hours, years and numbers of things are left out."""
    text = nfc(text)
    for found in _NUMERAL.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        whole = re.sub(r"[\u00a0\u202f]", "", found[2])
        year = re.fullmatch(r"(?:19|20)\d\d", whole)
        if (
            _NAMED.search(before)
            or _TIME.match(after)
            or year
            or (not before.strip() and after[:2] in (". ", ") "))
        ):
            continue
        sign = -1 if found[1] else 1
        readings = tuple(sign * reading for reading in _readings(whole, language))
        yield Numeral(found[0], readings, found.start(), found.end(), before, after)


def _readings(text: str, language: str) -> list[Decimal]:
    """1.386,4 as the language writes it; what it cannot write is read as the other one does."""
    ways = ((".", ","), (",", "."))
    for thousand, decimal in reversed(ways) if language == "en" else ways:
        rest = rf"(?:{re.escape(decimal)}\d+)?"
        shape = rf"\d{{1,3}}(?:{re.escape(thousand)}\d{{3}})+{rest}|\d+{rest}"
        if re.fullmatch(shape, text):
            return [Decimal(text.replace(thousand, "").replace(decimal, "."))]
    return []
