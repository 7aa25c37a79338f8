"""Units behind a number as they are said, and what is counted for one of something else: km/h, đồng/tháng."""

from __future__ import annotations

import re

from ceremony.language.numbers import Voice, number_words
from ceremony.language.readers import AFTER, BEFORE, GAP, Found, Reader

UNITS = {
    "%": "phần trăm", "‰": "phần nghìn", "đ": "đồng", "₫": "đồng", "VNĐ": "đồng", "VND": "đồng",
    "USD": "đô la Mỹ", "m²": "mét vuông", "m2": "mét vuông", "m³": "mét khối", "m3": "mét khối",
    "km²": "ki-lô-mét vuông", "km2": "ki-lô-mét vuông", "km": "ki-lô-mét", "kg": "ki-lô-gam", "ha": "héc-ta",
    "m": "mét", "dm": "đề-xi-mét", "cm": "xen-ti-mét", "mm": "mi-li-mét", "g": "gam", "mg": "mi-li-gam",
    "ml": "mi-li-lít", "l": "lít", "km/h": "ki-lô-mét một giờ", "m/s": "mét một giây", "kW": "ki-lô-oát",
    "MW": "mê-ga-oát", "kWh": "ki-lô-oát giờ", "kwh": "ki-lô-oát giờ", "KWh": "ki-lô-oát giờ", "°C": "độ C",
    "°": "độ", "trđ": "triệu đồng", "tr.đ": "triệu đồng", "tr": "triệu",
}  # fmt: skip
NUMBER = (
    # Thousands stand behind a dot or a blank; one plain blank only before "000", else it parts two numbers.
    r"(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d{1,3}(?: \d{3}){2,}|\d{1,3} 000|\d{1,15})"
    r"(?:,\d{1,6})?"
)
_SIGNS = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
UNIT = rf"{GAP}?(?:{_SIGNS})(?!\w)"
# What is measured for one of these; "cá nhân/tập thể" and "ông/bà" mean the one or the other and stay.
_ONE_OF = (
    "nhân khẩu|học sinh|lao động|sản phẩm|người|tháng|chuyến|suất|khẩu|tuần|ngày|giờ|phút|quý|năm|lượt|buổi|"
    "đêm|lít|tấn|dân|lần|hộ|trẻ|sào|km2|km²|m2|m²|km|kg|ha|ca|vụ"
)
_ROUND = r"100|1\.?000|10\.?000|100\.?000|1\.?000\.?000"
_WHAT = rf"(?:{GAP}?(?:{_SIGNS})|(?:{GAP}[^\W\d_]+){{1,3}})"


def unit_words(written: str | None) -> str:
    """A unit as it is written behind a number, in words behind a blank; "" when there is none."""
    return f" {UNITS[written.strip()]}" if written else ""


def _for_one(found: Found, _: Voice) -> str:
    """ "3 triệu đồng/tháng": for one month; "5 người/1.000 dân": out of so many. The figures stay."""
    said = found["number"] + found["what"]
    for part in re.findall(rf"/({_ROUND})?{GAP}?({_ONE_OF})", found["each"]):
        count, one = part
        said += f" trên {count} {one}" if count else f" một {UNITS.get(one, one)}"
    return said


def _short_million(found: Found, voice: Voice) -> str:
    """1tr5, 2tr250: what stands behind "tr" are its hundreds of thousands."""
    rest = found["rest"].ljust(3, "0")
    return f"{number_words(int(found['number'] + rest) * 1000, voice)}{' đồng' if found['money'] else ''}"


def _thousands(found: Found, voice: Voice) -> str:
    """100k: so many thousand. "5K" is said as it stands."""
    return f"{number_words(int(found['number']), voice)} {voice.thousand}"


FOR_ONE: tuple[Reader, ...] = (
    (
        re.compile(
            rf"{BEFORE}(?P<number>{NUMBER})(?P<what>{_WHAT})(?P<each>(?:/(?:(?:{_ROUND}){GAP})?(?:{_ONE_OF}))+)"
            rf"(?![\w/])"
        ),
        _for_one,
    ),
    (re.compile(rf"{BEFORE}(?P<number>\d{{1,3}})tr(?P<rest>\d{{1,3}})(?P<money>đ)?{AFTER}"), _short_million),
    (re.compile(rf"{BEFORE}(?P<number>\d{{2,3}})k(?!\w)"), _thousands),
)
