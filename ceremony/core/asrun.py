"""The as-run record: what was planned, what happened, item by item."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.progress import item_states
from ceremony.core.state import State
from ceremony.core.timing import clocks
from ceremony.model.rundown import Rundown


@dataclass(frozen=True, slots=True)
class AsRun:
    """One item: planned against actual, ms since 1970 and lengths in ms; None: it never was."""

    item: str
    number: str
    title: str
    state: str
    planned_start: int
    planned_ms: int
    started: int | None
    ended: int | None
    actual_ms: int | None  # on air, without holds and pauses
    late_ms: int | None  # of the start; negative: early


def as_run(rundown: Rundown, state: State, now: int) -> tuple[AsRun, ...]:
    """Planned against actual for every item that can run, in the order of the agenda."""
    times, states = clocks(rundown, state, now).items, item_states(rundown, state)
    rows = []
    for item in rundown.items:
        if item.group or item.id not in times:
            continue
        told, run = times[item.id], state.runs.get(item.id)
        rows.append(
            AsRun(
                item=item.id,
                number=item.number,
                title=item.title,
                state=states[item.id],
                planned_start=told.planned,
                planned_ms=told.planned_end - told.planned,
                started=told.started,
                ended=told.ended,
                actual_ms=run.elapsed(min(now, state.closed_at or now)) if run else None,
                late_ms=told.started - told.planned if told.started is not None else None,
            )
        )
    return tuple(rows)
