"""Bars from a common zero: what was done, what was planned, what was done the year before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ceremony.language.catalogs import say
from ceremony.model.figures.numbers import number
from ceremony.model.figures.sentences import actual_label, plan_text

if TYPE_CHECKING:
    from ceremony.model.results import Indicator


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``kind`` actual, plan or last; ``share`` of the whole width, below 0 when it goes left."""

    kind: str
    label: str
    text: str
    share: float


def zero(shares: Iterable[float | None]) -> float:
    """Where the common zero stands, 0 to 1 from the left: at 0 unless a value is below it."""
    return max(0.0, *(-share for share in shares if share is not None), 0.0)


def bars(indicator: Indicator, year: int, language: str = "vi") -> tuple[Bar, ...]:
    """Actual, plan and last year on one scale; what is missing has no bar."""
    values = {"actual": indicator.actual, "plan": indicator.plan, "last": indicator.last_year}
    known = [Decimal(0), *(value for value in values.values() if value is not None)]
    span = max(known) - min(known)
    texts = {"plan": plan_text(indicator, language)}
    labels = {
        "actual": actual_label([indicator], year, language),
        "plan": say(language, "figures.plan", year=year),
        "last": say(language, "figures.last", year=year - 1),
    }
    out = []
    for kind, value in values.items():
        if value is not None:
            text = texts.get(kind) or number(indicator, value, language)
            out.append(Bar(kind, labels[kind], text, float(value / span) if span else 0.0))
        elif kind == "actual":
            out.append(Bar(kind, labels[kind], say(language, "figures.no-value"), 0.0))
    return tuple(out)
