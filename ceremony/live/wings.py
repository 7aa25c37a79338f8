"""Simulated people beside the stage: they walk up, are missing, change places, come late, send somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from ceremony.core.order import find_entrant, line_of
from ceremony.core.rules_awards import current_batch
from ceremony.core.state import State
from ceremony.language.catalogs import say
from ceremony.model.rundown import Rundown

ABSENT, SWAPPED, STANDS_IN = 0.05, 0.03, 0.03  # of the recipients
COMES_LATE = 0.3  # of those who were absent
ADDED = 0.06  # of the batches
POSTHUMOUS = 0.02  # of the people, one in a show at most
STEP_MS = (500, 2_500)  # from one who comes to the wings to the next
LATER_MS = (60_000, 180_000)  # until somebody who was absent has come after all
COMING = ("waiting", "called")
DOINGS = ("absent", "stand_in", "swapped", "added", "recalled", "posthumous")


class _Deed(NamedTuple):
    """What one will do: when (ms), what it counts as, the command and its fields."""

    at: int
    told: str
    command: str
    fields: dict[str, str]


@dataclass(slots=True)
class Wings:
    """The people of every batch that is called, in the order of the clock; nobody here ever presses GO."""

    look: Callable[[], tuple[Rundown, State]]
    send: Callable[..., bool]  # a command and its fields; whether the show took it
    now: Callable[[], int]
    chance: Random
    told: Counter[str] = field(default_factory=Counter)
    _met: set[str] = field(default_factory=set)
    _deeds: list[_Deed] = field(default_factory=list)

    def step(self) -> None:
        """What is due by now is done; the people of a batch that begins make up their minds."""
        rundown, state = self.look()
        batch = current_batch(rundown, state) if state.phase == "open" else ""
        if batch and batch not in self._met:
            self._met.add(batch)
            self._decide(rundown, state, batch)
        now = self.now()  # read once: a deed between two readings would be lost
        due = sorted((deed for deed in self._deeds if deed.at <= now), key=lambda deed: deed.at)
        self._deeds = [deed for deed in self._deeds if deed.at > now]
        for deed in due:
            self._do(deed)

    def _do(self, deed: _Deed) -> None:
        _, state = self.look()
        if deed.command == "mark" and state.status(deed.fields["subject"]) not in COMING:
            return
        self.told[deed.told] += self.send(deed.command, **deed.fields)

    def _decide(self, rundown: Rundown, state: State, batch: str) -> None:
        line = [who for who in line_of(rundown, state, batch) if state.status(who) in COMING]
        at = self.now()
        for who in line:
            at += self.chance.randint(*STEP_MS)
            self._deeds += self._fate(rundown, state, who, at)
        if len(line) > 1 and self.chance.random() < SWAPPED * len(line):
            one, other = self.chance.sample(line, 2)
            self._deeds.append(_Deed(at, "swapped", "queue_swap", {"subject": one, "other": other}))
        if line and self.chance.random() < ADDED:
            name = say(rundown.language, "live.wings.added", number=self.told["added"] + 1)
            last = find_entrant(rundown, line[-1])
            kind = last.group if last and last.group else "individual"
            self._deeds.append(_Deed(at, "added", "late_add", {"name": name, "batch": batch, "kind": kind}))

    def _fate(self, rundown: Rundown, state: State, who: str, at: int) -> list[_Deed]:
        """How one person comes, or does not."""
        dice = self.chance.random()
        if dice < ABSENT:
            gone = _Deed(at, "absent", "mark", {"subject": who, "status": "absent"})
            late = _Deed(at + self.chance.randint(*LATER_MS), "recalled", "queue_pick", {"subject": who})
            return [gone, late] if self.chance.random() < COMES_LATE else [gone]
        came = _Deed(at, "present", "mark", {"subject": who, "status": "present"})
        if dice < ABSENT + STANDS_IN:
            by = say(rundown.language, "live.wings.relative")
            return [_Deed(at, "stand_in", "manner", {"subject": who, "kind": "stand_in", "by": by}), came]
        return [*self._mourned(rundown, state, who, at), came]

    def _mourned(self, rundown: Rundown, state: State, who: str, at: int) -> list[_Deed]:
        """An award to somebody who has died: one in a show at most, none where the list has one itself."""
        entrant = find_entrant(rundown, who)
        told = [*(manner.kind for manner in state.manners.values()), *(deed.told for deed in self._deeds)]
        may = entrant is not None and entrant.group == "individual" and "posthumous" not in told
        if not may or self.chance.random() > POSTHUMOUS:
            return []
        return [_Deed(at, "posthumous", "manner", {"subject": who, "kind": "posthumous"})]
