"""How long the awards will still take, learnt from those who have been on stage."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ceremony.core.counting import statuses_of, total
from ceremony.core.order import GONE, find_cue, find_item, queue_of
from ceremony.core.state import State
from ceremony.language.catalogs import say
from ceremony.model.rundown import Rundown

LEARNT = 20  # so many steps count, the newest
LONGEST_MS = 120_000  # a longer gap is a speech or a pause, not a step
FIRST_MS = 12_000  # one by one, before anything is known (the field guide's estimate)


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds a person, whether that was learnt, and what is left of the part."""

    each_ms: int
    learnt: bool
    people: int
    batches: int

    @property
    def left_ms(self) -> int:
        """How long those who are left will take."""
        return self.people * self.each_ms


def pace(rundown: Rundown, state: State) -> Pace | None:
    """The pace of the part that is on program or on standby; None where nobody is called up."""
    item = next(
        (
            cue.item
            for cue in (find_cue(rundown, i) for i in (state.program.cue, state.standby))
            if cue and cue.batch
        ),
        "",
    )
    of = rundown.places.kinds.get(("recipient", item), 0)
    if not of:
        return None
    numbers = total(statuses_of(rundown, state), "recipient", item)
    done = sum(numbers[status] for status in ("received", "on_stage", *GONE))
    learnt = _learnt(state)
    return Pace(
        learnt or _planned(rundown, item, of), bool(learnt), of - done, _batches_left(rundown, state, item)
    )


def pace_words(language: str, told: Pace | None) -> str:
    """ "còn 6 đợt ≈ 9 phút"; "" when nobody is left or nobody is called."""
    if told is None or not told.people:
        return ""
    minutes = max(1, round(told.left_ms / 60_000))
    key = "batches" if told.batches else "people"
    return say(language, f"core.pace.{key}", batches=told.batches, people=told.people, minutes=minutes)


def _learnt(state: State) -> int:
    times = [at for at, _ in state.calls][-LEARNT - 1 :]
    gaps = sorted(gap for gap in (b - a for a, b in pairwise(times)) if 0 < gap <= LONGEST_MS)
    return sum(gaps) // len(gaps) if len(gaps) > 2 else 0


def _planned(rundown: Rundown, item: str, people: int) -> int:
    found = find_item(rundown, item)
    return found.duration_ms // people if found and found.duration_ms else FIRST_MS


def _batches_left(rundown: Rundown, state: State, item: str) -> int:
    """Batches behind the one that is being called."""
    numbers = rundown.places.numbers
    here = find_cue(rundown, state.program.cue)
    batch = ""
    if here and here.batch:
        batch = queue_of(rundown, state, here.subject) if here.subject else here.batch
    return sum(numbers[each] > numbers.get(batch, 0) for each in rundown.places.item_batches.get(item, ()))
