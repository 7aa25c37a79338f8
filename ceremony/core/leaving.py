"""Leaving a part of the awards: who was passed by there, and who still reads as being called."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.order import calling_cue, find_cue, find_entrant, line_of, queue_of
from ceremony.core.state import State
from ceremony.model.rundown import Cue, Rundown

_ABOUT = ("called", "present")
_BEHIND_ALL = 1 << 30
Place = tuple[int, int]  # the number of the batch, and the place in its line


@dataclass(frozen=True, slots=True)
class Leaving:
    """GO would leave the part ``item``: without whom, and into whose line they may be recalled."""

    item: str
    missed: tuple[str, ...]  # behind us in the part, passed by
    calling: tuple[str, ...]  # called and not on stage: ahead of us, or taken off the screens again
    batch: str  # of all that were missed; "" when they are of several

    @property
    def people(self) -> tuple[str, ...]:
        """All of them, in the order in which they would be recalled."""
        return (*self.missed, *self.calling)


def leaving(rundown: Rundown, state: State) -> Leaving | None:
    """Who is left behind when standby comes; None while it stays in the part, or nobody is."""
    here, there = find_cue(rundown, state.program.cue), find_cue(rundown, state.standby)
    if state.phase != "open" or here is None or (there and there.item == here.item):
        return None
    if ("recipient", here.item) not in rundown.places.kinds:
        return None
    passed = missed(rundown, state)
    called = tuple(who for _, who in _about(rundown, state, here.item) if who not in passed)
    if not (passed or called):
        return None
    lines = {queue_of(rundown, state, who) for who in (*passed, *called)}
    return Leaving(here.item, passed, called, lines.pop() if len(lines) == 1 else "")


def missed(rundown: Rundown, state: State, batch: str = "") -> tuple[str, ...]:
    """Who was passed by: called or there, behind us in this part, and neither on stage nor gone."""
    here = find_cue(rundown, state.program.cue)
    now = _reached(rundown, state, here) if here else None
    if here is None or now is None:
        return ()
    behind = (who for place, who in _about(rundown, state, here.item) if place < now)
    return tuple(who for who in behind if not batch or queue_of(rundown, state, who) == batch)


def called_in_vain(rundown: Rundown, state: State, cue: Cue | None) -> tuple[str, ...]:
    """Who must not go on reading as called once ``cue`` (None at the end) is on program, their part over."""
    here = find_cue(rundown, state.program.cue)
    if here is None or (cue and cue.item == here.item):
        return ()
    return tuple(who for _, who in _about(rundown, state, here.item) if state.status(who) == "called")


def last_batch(rundown: Rundown, state: State) -> str:
    """The batch to whose line this part has come: the one on program, else the last before its picture."""
    here = find_cue(rundown, state.program.cue)
    if here is None:
        return ""
    if here.batch:
        return queue_of(rundown, state, here.subject) if here.subject else here.batch
    place, places = rundown.places.cues[here.id], rundown.places
    behind = [of for of in places.item_batches.get(here.item, ()) if places.batches[of][0] < place]
    return behind[-1] if behind else ""


def _about(rundown: Rundown, state: State, item: str) -> tuple[tuple[Place, str], ...]:
    """The recipients of a part who were called or are there, and have not been on stage, by their places.

    Remembered with the state: views and rules ask again and again.
    """
    kept = state.memo.get("about")
    if kept is not None and kept[0] is rundown.places and kept[1] == item:
        return kept[2]  # type: ignore[no-any-return]
    found = []
    for ident in (*state.statuses, *(who for who in state.passed if who not in state.statuses)):
        who = find_entrant(rundown, ident)
        if who is None or who.kind != "recipient" or who.item != item:
            continue
        if state.status(ident) in _ABOUT or (ident in state.passed and state.status(ident) == "waiting"):
            found.append((_standing(rundown, state, ident), ident))
    made = tuple(sorted(found))
    state.memo["about"] = (rundown.places, item, made)
    return made


def _reached(rundown: Rundown, state: State, here: Cue) -> Place | None:
    """How far a part has come; None before its first batch and outside of awards."""
    if here.batch and here.subject:
        return _standing(rundown, state, here.subject)
    if here.batch:
        return rundown.places.numbers[here.batch], -1
    batch = last_batch(rundown, state)
    return (rundown.places.numbers[batch], _BEHIND_ALL) if batch else None


def _standing(rundown: Rundown, state: State, subject: str) -> Place:
    """Whose turn comes before whose: the number of the batch, and the place in its line."""
    batch = queue_of(rundown, state, subject)
    line = line_of(rundown, state, batch)
    return rundown.places.numbers.get(batch, 0), line.index(subject) if subject in line else -1


def recalled_cue(rundown: Rundown, people: tuple[str, ...]) -> str:
    """The cue of the first of these people that has one; ""."""
    return next((cue.id for who in people if (cue := calling_cue(rundown, who))), "")
