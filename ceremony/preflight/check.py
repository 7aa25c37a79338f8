"""A check and the run of all checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ceremony.model.problem import Problem
from ceremony.preflight.event import Event

Check = Callable[[Event], Iterable[Problem]]


def run_preflight(event: Event, checks: Iterable[Check]) -> list[Problem]:
    """Every problem that the checks find, in file and line order."""
    found: set[Problem] = set()
    for check in checks:
        found.update(check(event))
    return sorted(found)
