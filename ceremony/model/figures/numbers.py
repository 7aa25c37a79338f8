"""Numbers with their units, as the hall reads them. Pure, in Decimal."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from ceremony.language.catalogs import say
from ceremony.language.plurals import counted, plural, singular

if TYPE_CHECKING:
    from ceremony.model.results import Indicator

_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")
_EDGES = (Decimal(0), Decimal(100))  # shares that say something of their own: nothing, and the whole plan
_PERCENT = re.compile(r"%|\b(?:phần trăm|per ?cent)\b", re.IGNORECASE)
_POINTS = re.compile(r"\W*(?:điểm|percentage point)", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:%|‰|(?:phần trăm|phần nghìn|per ?cent|per ?mille?)\b)\s*(?P<rest>.*)", re.IGNORECASE
)
_THOUSANDTH = re.compile(r"\W*(?:‰|phần nghìn\b|per ?mille?\b)", re.IGNORECASE)


def is_percent(indicator: Indicator) -> bool:
    """Whether the unit is per cent ("%", "% hồ sơ", "tỷ lệ %", "phần trăm"): differences are then points."""
    unit = indicator.unit.strip()
    return bool(_PERCENT.search(unit)) and not _POINTS.match(unit)


def rounded(value: Decimal) -> Decimal:
    """To one decimal, halves away from zero."""
    return value.quantize(_TENTH, ROUND_HALF_UP)


def points(value: Decimal) -> Decimal:
    """A difference of per cent: at most two decimals, so that plan and last year are told alike."""
    return value if value == value.quantize(_HUNDREDTH) else value.quantize(_HUNDREDTH, ROUND_HALF_UP)


def show_number(value: Decimal, language: str = "vi") -> str:
    """1234567 → "1.234.567", 98.70 → "98,7", -5 → "−5" (English: "1,234,567", "98.7", "−5")."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text in ("-0", "") else text.replace("-", "−")
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def share_words(value: Decimal, language: str = "vi") -> str:
    """A share in per cent: "80%"; one decimal, or two where one would make it nothing or the whole.

    99.96 → "99,96%", 99.999 → "gần 100%", 100.004 → "hơn 100%": what is not equal never reads as equal.
    """
    near = rounded(value)
    for shown in (near, value.quantize(_HUNDREDTH, ROUND_HALF_UP)):
        if shown == value or shown not in _EDGES:
            return f"{show_number(shown, language)}%"
    if not near:
        return say(language, "figures.hardly")
    return say(language, "figures.nearly" if value < near else "figures.over", share=f"{near:.0f}")


def suffix(indicator: Indicator) -> str:
    """What stands right behind the number: "%", "%/năm", "‰"."""
    unit = indicator.unit.strip()
    sign = "%" if is_percent(indicator) else "‰" if _THOUSANDTH.match(unit) else ""
    rest = _rest(unit) if sign else ""
    return sign + rest if rest.startswith("/") else sign


def _rest(unit: str) -> str:
    """What a unit of per cent says beside it: "% hồ sơ" → "hồ sơ"."""
    found = _LEADING.match(unit)
    return found["rest"].strip() if found else ""


def unit_words(indicator: Indicator, value: Decimal, language: str = "vi") -> str:
    """The unit beside a number that has its sign of per cent already."""
    unit = indicator.unit.strip()
    if suffix(indicator):
        rest = _rest(unit)
        return "" if rest.startswith("/") else rest
    return counted(unit, value) if language == "en" else unit


def bare_unit(indicator: Indicator, language: str = "vi") -> str:
    """The unit to show beside the actual figure: none where the name begins with the very word."""
    unit = unit_words(indicator, indicator.actual if indicator.actual is not None else Decimal(2), language)
    own = indicator.unit.strip()
    named = re.match(rf"{re.escape(own)}(?!\w)", indicator.name, re.IGNORECASE)
    if language == "en" and not named:  # "Complaints" counted in "complaint"
        named = re.match(rf"{re.escape(plural(singular(own.lower())))}(?!\w)", indicator.name, re.IGNORECASE)
    return "" if named else unit


def number(indicator: Indicator, value: Decimal, language: str = "vi") -> str:
    """A value of an indicator with its sign of per cent: "94,6%", "8.905"."""
    return show_number(value, language) + suffix(indicator)


def amount(indicator: Indicator, value: Decimal, language: str = "vi") -> str:
    """A value of an indicator with its whole unit: "98,7%", "8.905 triệu đồng"."""
    unit = unit_words(indicator, value, language)
    shown = number(indicator, value, language)
    return f"{shown} {unit}" if unit else shown


def distance(indicator: Indicator, value: Decimal, language: str = "vi") -> str:
    """A difference: percentage points for per cent, else in the indicator's unit. Without a sign."""
    value = abs(value)
    if not is_percent(indicator):
        return amount(indicator, value, language)
    near = points(value) or value  # a difference never reads as none
    key = "figures.points.one" if near == 1 else "figures.points"
    return say(language, key, points=show_number(near, language))
