"""When each part begins, as far as a paper may say: exactly, or about, behind a part without a length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ceremony.documents.sheet import Edition, clock
from ceremony.model.rundown import Item, Rundown

STEP_MS = 5 * 60_000  # a time that is only about right is told in steps of five minutes


@dataclass(frozen=True, slots=True)
class Start:
    """Milliseconds after midnight; ``about``: reckoned with a length that nobody wrote."""

    ms: int
    about: bool = False

    def words(self, edition: Edition) -> str:
        """ "08:05", "khoảng 08:05"."""
        return edition.say("about", time=clock(self.ms)) if self.about else clock(self.ms)


def planned_starts(rundown: Rundown) -> dict[str, Start]:
    """The start of each item by id. A part without a length takes as long as its words and films, in steps.

    The first start that is written, or reckoned from one, is exact again.
    """
    made: dict[str, Start] = {}
    now: Start | None = None
    groups: list[Item] = []
    for item in rundown.items:
        if item.group:
            groups.append(item)
            continue
        begins = Start(item.starts_ms) if item.starts_ms is not None else now
        if begins:
            made[item.id] = begins
            made |= {group.id: begins for group in groups if group.starts_ms is None}
        made |= {group.id: Start(group.starts_ms) for group in groups if group.starts_ms is not None}
        groups = []
        now = _end(begins, item, rundown)
    return made


def _end(begins: Start | None, item: Item, rundown: Rundown) -> Start | None:
    if begins is None:
        return None
    if item.duration_ms is not None:
        return Start(begins.ms + item.duration_ms, begins.about)
    least = sum(_needed(rundown, item.id))
    steps = max(1, -(-least // STEP_MS))
    rounded = -(-(begins.ms + steps * STEP_MS) // STEP_MS) * STEP_MS
    return Start(rounded, about=True)


def _needed(rundown: Rundown, item: str) -> Iterator[int]:
    """What its words take to be read, and its films."""
    for cue in rundown.cues:
        if cue.item == item and not cue.fallback_of:
            yield cue.reading_ms
            yield cue.film.duration_ms if cue.film else 0
