"""What the results say when one reckons: met or missed, shares of plan, changes, rank. Pure, in Decimal.

A quotient says something only of a plan above zero and a figure that is not below it. Elsewhere there is the
difference, in the indicator's unit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ceremony.model.figures.numbers import is_percent, points, rounded

if TYPE_CHECKING:
    from ceremony.model.results import Group, Indicator, Results

_AIMS = ("up", "down", "equal")


@dataclass(frozen=True, slots=True)
class Change:
    """The way from last year. ``measure``: "points" of per cent, a "share" of last year, or in "units"."""

    value: Decimal
    measure: str


def share_of_plan(indicator: Indicator) -> Decimal | None:
    """Actual in per cent of plan, exactly; only where more is the aim and the quotient means something."""
    actual, plan = indicator.actual, indicator.plan
    if indicator.direction != "up" or actual is None or plan is None or plan <= 0 or actual < 0:
        return None
    return actual * 100 / plan


def met(indicator: Indicator) -> bool | None:
    """Whether the plan was met; None when there is nothing to judge by, or nobody said what is better."""
    if indicator.plan is None or indicator.actual is None or indicator.direction not in _AIMS:
        return None
    if indicator.direction == "down":
        return indicator.actual <= indicator.plan
    if indicator.direction == "equal":
        return indicator.actual == indicator.plan
    return indicator.actual >= indicator.plan


def change(indicator: Indicator) -> Change | None:
    """Against last year, rounded; None without last year. From or to nothing it is told in units."""
    now, before = indicator.actual, indicator.last_year
    if now is None or before is None:
        return None
    if is_percent(indicator):
        return Change(points(now - before), "points")
    if before <= 0 or now <= 0:
        return Change(now - before, "units")
    return Change(rounded((now - before) * 100 / before), "share")


def ratio(indicator: Indicator) -> tuple[Decimal, Decimal] | None:
    """The two parts of a whole, done and left; None when there are none, or they contradict."""
    done, whole, actual = indicator.numerator, indicator.denominator, indicator.actual
    if done is None or whole is None or whole <= 0 or not 0 <= done <= whole:
        return None
    if is_percent(indicator) and actual is not None:
        step = Decimal(1).scaleb(min(0, int(actual.as_tuple().exponent)))
        if abs(done * 100 / whole - actual) > step:
            return None
    return done, whole - done


def with_ratios(results: Results) -> Results:
    """The results with the figures that staff gave only as so many out of so many: 9 of 10 are 90 %."""

    def known(indicator: Indicator) -> Indicator:
        parts = ratio(indicator) if indicator.actual is None and is_percent(indicator) else None
        if parts is None:
            return indicator
        return indicator.model_copy(update={"actual": rounded(parts[0] * 100 / sum(parts))})

    return results.model_copy(update={"indicators": tuple(map(known, results.indicators))})


def surplus(indicator: Indicator) -> Decimal | None:
    """How far on the right side of the plan, in units; None without a verdict."""
    if met(indicator) is None or indicator.actual is None or indicator.plan is None:
        return None
    gain = indicator.actual - indicator.plan
    return -abs(gain) if indicator.direction == "equal" else -gain if indicator.direction == "down" else gain


def margin(indicator: Indicator) -> Decimal | None:
    """The surplus as a part of the plan: the measure of a highlight; None where the plan is nothing."""
    gain = surplus(indicator)
    return None if gain is None or not indicator.plan else gain / abs(indicator.plan)


def stands_out(indicator: Indicator) -> bool:
    """Whether a figure is a highlight: met, not nothing, and better than its plan or than last year."""
    if not met(indicator) or not indicator.actual or indicator.actual < 0:
        return False
    if (surplus(indicator) or 0) > 0:
        return True
    before = indicator.last_year
    if before is None or indicator.direction not in ("up", "down"):
        return False
    return indicator.actual > before if indicator.direction == "up" else indicator.actual < before


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
