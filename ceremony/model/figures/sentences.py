"""What the results say when one reckons: shares, changes, verdicts, rank, sentences. Pure, in Decimal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from ceremony.model.results import Group, Indicator, Results

_TENTH = Decimal("0.1")
_TYPED_VERDICT = re.compile(r"(?:không đạt|chưa đạt|đạt)\s*(?:[–—:,;-]\s*|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """The way from last year: percentage points for units of %, per cent otherwise."""

    value: Decimal
    points: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from a common zero: ``kind`` actual, plan or last; ``share`` 0 to 1 of the longest."""

    kind: str
    label: str
    text: str
    share: float


def is_percent(indicator: Indicator) -> bool:
    """Whether the unit is per cent, so that differences are percentage points."""
    return indicator.unit.strip().startswith("%")


def rounded(value: Decimal) -> Decimal:
    """To one decimal, halves away from zero."""
    return value.quantize(_TENTH, ROUND_HALF_UP)


def show_number(value: Decimal, language: str = "vi") -> str:
    """1234567 → "1.234.567", 98.70 → "98,7" (English: "1,234,567", "98.7")."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        text = "0"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def with_unit(value: Decimal, unit: str, language: str = "vi") -> str:
    """ "98,7%" or "8.905 triệu đồng"."""
    number = show_number(value, language)
    unit = unit.strip()
    if unit.startswith("%"):
        return number + unit
    return f"{number} {unit}" if unit else number


def share_of_plan(indicator: Indicator) -> Decimal | None:
    """Actual in per cent of plan, one decimal; only where reaching the plan is the aim."""
    if indicator.direction not in ("up", "equal") or indicator.actual is None or not indicator.plan:
        return None
    return rounded(indicator.actual * 100 / indicator.plan)


def met(indicator: Indicator) -> bool | None:
    """Whether the plan was met; None when there is nothing to judge by."""
    if indicator.plan is None or indicator.actual is None or indicator.direction == "info":
        return None
    if indicator.direction == "down":
        return indicator.actual <= indicator.plan
    if indicator.direction == "equal":
        return indicator.actual == indicator.plan
    return indicator.actual >= indicator.plan


def change(indicator: Indicator) -> Change | None:
    """Against last year, one decimal; None without last year or from zero."""
    now, before = indicator.actual, indicator.last_year
    if now is None or before is None:
        return None
    if is_percent(indicator):
        return Change(rounded(now - before), points=True)
    if before == 0:
        return None
    return Change(rounded((now - before) * 100 / abs(before)), points=False)


def margin(indicator: Indicator) -> Decimal | None:
    """How far on the right side of the plan, as a part of it: the measure of a highlight."""
    if indicator.direction == "info" or indicator.actual is None or not indicator.plan:
        return None
    if indicator.direction == "equal":
        return -abs(indicator.actual - indicator.plan) / abs(indicator.plan)
    gain = (indicator.actual - indicator.plan) / abs(indicator.plan)
    return -gain if indicator.direction == "down" else gain


def ranked(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Highlights first: met before unjudged before missed, then by margin; equals keep their order."""

    def place(indicator: Indicator) -> tuple[int, Decimal]:
        verdict, gain = met(indicator), margin(indicator)
        known = 3 if indicator.actual is None else 0 if verdict else 1 if verdict is None else 2
        return known, -(gain if gain is not None else Decimal(0))

    return sorted(indicators, key=place)


def headline(results: Results, group: Group) -> Indicator | None:
    """The figure that stands for a group: the one staff named, else the highest highlight."""
    members = results.of_group(group.code)
    named = [indicator for indicator in members if indicator.code == group.headline]
    return next(iter(named or ranked(members)), None)


def missed(results: Results) -> list[Indicator]:
    """All missed targets, in the order they were written."""
    return [indicator for indicator in results.indicators if met(indicator) is False]


def judged(results: Results) -> list[Indicator]:
    """All indicators that have a verdict."""
    return [indicator for indicator in results.indicators if met(indicator) is not None]


def remark(indicator: Indicator) -> str:
    """The comment without a verdict typed into it: verdicts are computed."""
    rest = _TYPED_VERDICT.sub("", indicator.comment, count=1) if indicator.comment else ""
    return rest[:1].upper() + rest[1:]


def plan_text(indicator: Indicator, language: str = "vi") -> str:
    """The plan as shown: "40", "≤ 25" where less is better, "" without one."""
    if indicator.plan is None:
        return ""
    number = show_number(indicator.plan, language) + ("%" if is_percent(indicator) else "")
    return say(language, "figures.at-most", value=number) if indicator.direction == "down" else number


def _in_points(indicator: Indicator) -> bool:
    return is_percent(indicator) if indicator.in_points is None else indicator.in_points


def gap(indicator: Indicator, language: str = "vi") -> str:
    """How a missed target differs from its plan: "bằng 80% kế hoạch"; "" when it was not missed."""
    if met(indicator) is not False or indicator.plan is None or indicator.actual is None:
        return ""
    if indicator.direction in ("down", "equal"):
        return say(language, f"figures.gap.{indicator.direction}", plan=show_number(indicator.plan, language))
    share = share_of_plan(indicator)
    if _in_points(indicator) or share is None:
        distance = show_number(abs(indicator.actual - indicator.plan), language)
        return say(language, "figures.gap.points", points=distance)
    return say(language, "figures.gap.share", share=show_number(share, language))


def _success(indicator: Indicator, plan: Decimal, language: str) -> str:
    """The sentence for a plan that was met."""
    if indicator.direction == "down":
        return say(language, "figures.met.down", plan=show_number(plan, language))
    if indicator.direction == "equal":
        return say(language, "figures.met.equal")
    share = share_of_plan(indicator)
    distance = (indicator.actual or Decimal(0)) - plan
    if share is not None and not _in_points(indicator):
        return say(language, "figures.met.share", share=show_number(share, language))
    if not distance:
        return say(language, "figures.met.exact")
    return say(language, "figures.met.points", points=show_number(distance, language))


def verdict(indicator: Indicator, language: str = "vi") -> str:
    """One short sentence on the plan; "" when the actual figure is missing."""
    if indicator.actual is None:
        return ""
    outcome = met(indicator)
    if outcome is None or indicator.plan is None:
        return say(language, "figures.no-plan")
    if not outcome:
        return say(language, "figures.missed", gap=gap(indicator, language))
    return _success(indicator, indicator.plan, language)


def trend(indicator: Indicator, year: int, language: str = "vi", *, aloud: bool = False) -> str:
    """Half a sentence against last year: "tăng 48,6% so với năm 2020"; "" when not comparable.

    ``aloud`` says "the year before", which a listener follows more easily than a number.
    """
    step = change(indicator)
    if step is None:
        return ""
    before = say(language, "figures.before.spoken" if aloud else "figures.before", year=year - 1)
    if step.value == 0 and indicator.actual == indicator.last_year:
        return say(language, "figures.level", before=before)
    if step.value == 0:
        return say(language, "figures.near", before=before)
    shown = show_number(abs(step.value), language)
    way, measure = "up" if step.value > 0 else "down", "points" if step.points else "share"
    return say(language, f"figures.{way}.{measure}", change=shown, before=before)


def sentence(indicator: Indicator, year: int, language: str = "vi", *, aloud: bool = False) -> str:
    """Verdict and trend as one sentence without a full stop."""
    parts = [verdict(indicator, language), trend(indicator, year, language, aloud=aloud)]
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def bars(indicator: Indicator, year: int, language: str = "vi") -> tuple[Bar, ...]:
    """Actual, plan and last year from a common zero; what is missing has no bar."""
    values = (("actual", indicator.actual), ("plan", indicator.plan), ("last", indicator.last_year))
    longest = max((abs(value) for _, value in values if value is not None), default=Decimal(0))
    out = []
    for kind, value in values:
        label = say(language, f"figures.{kind}", year=year - 1 if kind == "last" else year)
        if value is None:
            if kind == "actual":
                out.append(Bar(kind, label, say(language, "figures.no-value"), 0.0))
            continue
        text = plan_text(indicator, language) if kind == "plan" else show_number(value, language)
        if kind != "plan" and is_percent(indicator):
            text += "%"
        out.append(Bar(kind, label, text, float(max(value, Decimal(0)) / longest) if longest else 0.0))
    return tuple(out)
