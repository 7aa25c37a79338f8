"""What really happened, followed through all entries of a record: what the hall saw, when, for how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ceremony.core.event import Event
from ceremony.core.events import CueTaken, ShowClosed, StepUndone
from ceremony.core.events_awards import NameRetracted
from ceremony.core.evolve import evolve
from ceremony.core.film_faults import fault_of
from ceremony.core.state import State
from ceremony.documents.record import Record
from ceremony.model.rundown import Cue

_HIDDEN = ("black", "holding")  # covers under which nobody sees a film


@dataclass(frozen=True, slots=True)
class Shown:
    """A cue that was on program, and when it came."""

    cue: Cue
    at: int
    cause: str


@dataclass(slots=True)
class Visit:
    """A stretch of time in which an item was on program; ``ended`` None: it still is."""

    item: str
    began: int
    ended: int | None = None


@dataclass(slots=True)
class Trail:
    """Cues and items that were on program, ms that each film ran before the hall, when each status came."""

    cues: Mapping[str, Cue]
    shown: list[Shown] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    played: dict[str, int] = field(default_factory=dict)
    marked: dict[str, int] = field(default_factory=dict)
    retracted: dict[str, int] = field(default_factory=dict)  # whose name went off the screens as wrong, when

    def follow(self, before: State, event: Event, after: State) -> None:
        """One event more."""
        if isinstance(event, CueTaken) and event.cue in self.cues:
            self.shown.append(Shown(self.cues[event.cue], event.at, event.cause))
        elif isinstance(event, StepUndone):
            self._take_back()
        elif isinstance(event, NameRetracted):
            self.retracted[event.subject] = event.at
        self._visit(before, event, after)
        if after.statuses is not before.statuses:
            self._mark(before, event.at, after)

    def run_film(self, state: State, since: int, now: int) -> None:
        """Let time pass: a film that plays in sight of the hall goes on."""
        film, cue = state.program.film, self.cues.get(state.program.cue)
        if film is None or cue is None or not film.playing or state.cover in _HIDDEN or fault_of(state, cue):
            return
        ran = max(0, film.at(now) - film.at(max(since, film.since)))
        self.played[cue.id] = self.played.get(cue.id, 0) + ran

    def _take_back(self) -> None:
        """A step that was undone does not count, nor what turned by itself after it."""
        while self.shown and self.shown[-1].cause == "turn":
            self.shown.pop()
        if self.shown:
            self.shown.pop()

    def _visit(self, before: State, event: Event, after: State) -> None:
        if isinstance(event, ShowClosed) and self.visits:
            self.visits[-1].ended = self.visits[-1].ended or event.at
        if before.program.item == after.program.item:
            return
        if isinstance(event, StepUndone):
            if self.visits:
                self.visits.pop()
            if self.visits:
                self.visits[-1].ended = None
            return
        if self.visits:
            self.visits[-1].ended = event.at
        self.visits.append(Visit(after.program.item, event.at))

    def _mark(self, before: State, at: int, after: State) -> None:
        for who in {*before.statuses, *after.statuses}:
            if before.status(who) != after.status(who):
                self.marked[who] = at


def trail(record: Record) -> Trail:
    """The whole of a record, to its last entry."""
    known = {cue.id: cue for rundown in record.rundowns.values() for cue in rundown.cues}
    made = Trail(known | {cue.id: cue for cue in record.rundown.cues})
    state, last = State(), 0
    for event in record.events:
        made.run_film(state, last, event.at)
        after = evolve(state, event)
        made.follow(state, event, after)
        state, last = after, event.at
    made.run_film(state, last, record.state.closed_at or record.at)
    return made
