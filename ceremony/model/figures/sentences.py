"""What is said of one figure: plan, verdict, the way from last year, the day it was taken, its source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ceremony.language.catalogs import say
from ceremony.language.dates import day_signs
from ceremony.model.figures.numbers import amount, distance, is_percent, number, share_words
from ceremony.model.figures.verdicts import change, met, share_of_plan

if TYPE_CHECKING:
    from decimal import Decimal

    from ceremony.model.results import Indicator

_TYPED_VERDICT = re.compile(r"(?:không đạt|chưa đạt|đạt)\s*(?:[–—:,;-]\s*|\Z)", re.IGNORECASE)
_CLAUSES = re.compile(r"(?<=[.;!?])\s+|\s+[–—]\s+")
# What claims that a target was reached; with a "not" before it, that it was missed.
_REACHED = re.compile(
    r"(?P<not>\b(?:không|chưa|khó|not|never)\b[^.;,]{0,24})?"
    r"\b(?:vượt|đạt|hoàn thành|bảo đảm|đảm bảo|exceeded|met|reached|achieved|above|beyond)\b"
    r"(?P<what>[^.;,]*)",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\A\W*\Z|chỉ tiêu|kế hoạch|dự toán|mục tiêu|\bKH\b|\d\s*%|mức giao|target|plan|quota|goal", re.IGNORECASE
)
_RISE = re.compile(r"\A\W*(?:tăng|up|rose|increased)\b", re.IGNORECASE)
_FALL = re.compile(r"\A\W*(?:giảm|down|fell|decreased)\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"\A(?:(?:số liệu )?(?:tính )?đến(?: ngày)?(?=\s)|as of|as at|until|up to|by)\s+", re.IGNORECASE
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_A_MOMENT = re.compile(
    r"\d{1,2}[/.-]\d|\d{1,2} (?:[A-Z]|tháng \d{1,2}(?!\d))|[A-Z][a-z]{2}|"
    r"(?:hết|ngày|cuối|giữa|đầu|nay|thời điểm|tháng|quý)\b"
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def plan_text(indicator: Indicator, language: str = "vi") -> str:
    """The plan as shown: "40", "≤ 25" where less is better, "" without one."""
    if indicator.plan is None:
        return ""
    shown = number(indicator, indicator.plan, language)
    return say(language, "figures.at-most", value=shown) if indicator.direction == "down" else shown


def result_text(indicator: Indicator, language: str = "vi") -> str:
    """A cell of a table: per cent of plan, met or missed, that no target was set, or "–"."""
    verdict, share = met(indicator), share_of_plan(indicator)
    if verdict is None:
        return say(language, "figures.none-set") if _is_without_target(indicator) else "–"
    if share is not None and not is_percent(indicator):
        return share_words(share, language)
    return say(language, "figures.short.met" if verdict else "figures.short.missed")


def _is_without_target(indicator: Indicator) -> bool:
    """Whether staff say that no target was set; a plan left blank does not say that."""
    return indicator.direction == "info" and indicator.plan is None and indicator.actual is not None


def _quotient(indicator: Indicator) -> Decimal | None:
    """The share of plan where it is what is said; None where the difference is."""
    in_points = is_percent(indicator) if indicator.in_points is None else indicator.in_points
    return None if in_points else share_of_plan(indicator)


def _planned(indicator: Indicator, plan: Decimal, language: str, aloud: bool) -> str:
    return amount(indicator, plan, language) if aloud else number(indicator, plan, language)


def gap(indicator: Indicator, language: str = "vi", *, aloud: bool = False) -> str:
    """How a missed target differs from its plan: "bằng 80% kế hoạch"; "" when it was not missed."""
    if met(indicator) is not False or indicator.plan is None or indicator.actual is None:
        return ""
    if indicator.direction in ("down", "equal"):
        plan = _planned(indicator, indicator.plan, language, aloud)
        if aloud and not indicator.plan:
            return say(language, "figures.gap.none", plan=plan)
        return say(language, f"figures.gap.{indicator.direction}" + ".spoken" * aloud, plan=plan)
    share = _quotient(indicator)
    if share is not None:
        return say(language, "figures.gap.share", share=share_words(share, language))
    below = distance(indicator, indicator.plan - indicator.actual, language)
    return say(language, "figures.gap.units", distance=below)


def _success(indicator: Indicator, plan: Decimal, language: str, aloud: bool) -> str:
    """The sentence for a plan that was met."""
    if indicator.direction == "down":
        if aloud and not plan:
            return say(language, "figures.met.down.none")
        key = "figures.met.down.spoken" if aloud else "figures.met.down"
        return say(language, key, plan=_planned(indicator, plan, language, aloud))
    if indicator.direction == "equal":
        return say(language, "figures.met.equal" if plan > 0 else "figures.met.equal.none")
    share, above = _quotient(indicator), (indicator.actual or 0) - plan
    if share is not None:
        key = "figures.met.share.spoken" if aloud else "figures.met.share"
        return say(language, key, share=share_words(share, language))
    if not above:
        return say(language, "figures.met.exact.spoken" if aloud else "figures.met.exact")
    return say(language, "figures.met.units", distance=distance(indicator, above, language))


def verdict(indicator: Indicator, language: str = "vi", *, aloud: bool = False) -> str:
    """One short sentence on the plan; "" when there is no figure or no plan to say anything of.

    Without a verdict the plan is told as it is: nobody said whether more or less is better.
    """
    outcome, plan = met(indicator), indicator.plan
    if indicator.actual is None:
        return ""
    if plan is None:
        return say(language, "figures.no-plan") if _is_without_target(indicator) else ""
    if outcome is None:
        return say(language, "figures.plan-is", plan=_planned(indicator, plan, language, aloud))
    if not outcome:
        key = "figures.missed.spoken" if aloud else "figures.missed"
        return say(language, key, gap=gap(indicator, language, aloud=aloud))
    return _success(indicator, plan, language, aloud)


def trend(indicator: Indicator, year: int, language: str = "vi", *, aloud: bool = False) -> str:
    """Half a sentence against last year: "tăng 48,6% so với năm 2020"; "" when not comparable.

    ``aloud`` says "the year before", which a listener follows more easily than a number.
    """
    step, now, last = change(indicator), indicator.actual, indicator.last_year
    if step is None or now is None or last is None:
        return ""
    before = say(language, "figures.before.spoken" if aloud else "figures.before", year=year - 1)
    if now == last:
        return say(language, "figures.level", before=before)
    if not step.value:
        return say(language, "figures.near", before=before)
    if step.measure == "share":
        shown = share_words(abs(now - last) * 100 / last, language)
    else:
        shown = distance(indicator, step.value, language)
    return say(language, "figures.up" if now > last else "figures.down", change=shown, before=before)


def sentence(indicator: Indicator, year: int, language: str = "vi", *, aloud: bool = False) -> str:
    """Verdict and trend as one sentence without a full stop."""
    parts = [verdict(indicator, language, aloud=aloud), trend(indicator, year, language, aloud=aloud)]
    text = ("; " if aloud and met(indicator) is False else ", ").join(part for part in parts if part)
    return text if aloud else text[:1].upper() + text[1:]


def remark(indicator: Indicator) -> str:
    """The comment without what the figures say themselves, and without what they deny."""
    rest = _TYPED_VERDICT.sub("", indicator.comment, count=1) if indicator.comment else ""
    kept = [part for part in _CLAUSES.split(rest) if part and not _is_denied(indicator, part)]
    text = " ".join(kept).rstrip(" ;,:–—")
    return text[:1].upper() + text[1:]


def _is_denied(indicator: Indicator, clause: str) -> bool:
    """Whether the figures say the opposite of a clause: met for missed, a rise for a fall."""
    outcome = met(indicator)
    for found in _REACHED.finditer(clause):
        if outcome is not None and _TARGET.search(found["what"]) and outcome == bool(found["not"]):
            return True
    now, before = indicator.actual, indicator.last_year
    if now is None or before is None:
        return False
    return bool((_RISE.match(clause) and now < before) or (_FALL.match(clause) and now > before))


def until(indicator: Indicator, language: str = "vi") -> str:
    """Until when the figure counts: "đến 30/11/2025", "11 tháng đầu năm"; "" when it is of the whole year."""
    written = indicator.as_of.strip()
    text = _day(_UNTIL.sub("", written), language)
    if not text or (text == written and not _A_MOMENT.match(text)):
        return text
    return say(language, "figures.until", when=text)


def _day(text: str, language: str) -> str:
    """2025-11-30 as the language writes days; any other text as it stands."""
    found = _ISO.match(text)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        return text
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if language == "en" else day_signs(day)


def _taken(indicators: Iterable[Indicator], language: str) -> set[str]:
    """The days until which figures count; "" for those of the whole year."""
    return {until(one, language) for one in indicators if one.actual is not None}


def common_until(indicators: Iterable[Indicator], language: str = "vi") -> str:
    """ "Đến 30/11/2025" when all the figures are of one day; else ""."""
    taken = _taken(indicators, language)
    text = taken.pop() if len(taken) == 1 else ""
    return text[:1].upper() + text[1:]


def own_until(indicator: Indicator, beside: Iterable[Indicator], language: str = "vi") -> str:
    """The day of one figure where those beside it are of other days; else ""."""
    return (
        until(indicator, language)
        if len(_taken(beside, language)) > 1 and indicator.actual is not None
        else ""
    )


def actual_label(
    indicators: Iterable[Indicator], year: int, language: str = "vi", *, short: bool = False
) -> str:
    """What the actual figures are: of the year, until a day, or only "achieved" when of several days."""
    rows = list(indicators)
    if common := common_until(rows, language):
        return common
    if any(_taken(rows, language)):
        return say(language, "figures.actual.mixed")
    return say(language, "figures.last.short" if short else "figures.actual", year=year)


def footnote(indicators: Iterable[Indicator], language: str = "vi") -> str:
    """ "Đến 30/11/2025 · Nguồn: Phòng Văn hóa"; each source once; "" when staff say neither."""
    rows = list(indicators)
    sources = list(dict.fromkeys(one.source.strip() for one in rows if one.source.strip()))
    source = say(language, "figures.source", source="; ".join(sources)) if sources else ""
    return " · ".join(part for part in (common_until(rows, language), source) if part)
