"""item.overlong: words or a film that take longer than the time planned for them."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event

LONGEST_MS = 90 * 60_000  # longer than this is a slip of the pen more often than a plan


def overlong_item(event: Event) -> Iterable[Problem]:
    """Items whose film or script does not fit their duration, or whose duration is beyond belief."""
    for item in event.items:
        duration = item.duration if isinstance(item.duration, int) else None
        if duration is None:
            continue
        if duration > LONGEST_MS:
            yield event.problem(
                item.id, "item.overlong", Severity.WARNING, ("duration",), minutes=duration // 60_000
            )
        needed = needed_ms(event, item.id)
        if needed > duration:
            yield event.problem(
                item.id,
                "item.too-short",
                Severity.WARNING,
                ("duration",),
                planned=round(duration / 60_000, 1),
                needed=round(needed / 60_000, 1),
            )


def needed_ms(event: Event, item: str) -> int:
    """The least time of an item in milliseconds: its films, and its words at reading pace."""
    cues = [cue for cue in event.cues_of(item) if not cue.fallback_of]
    films = sum(cue.film.duration_ms for cue in cues if cue.film)
    return films + sum(cue.reading_ms for cue in cues)
