"""A dry run: the whole show in a moment, by the same rules, with simulated people; nothing is recorded."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from ceremony.core.additions import with_additions
from ceremony.core.asrun import AsRun, as_run
from ceremony.core.commands import decode
from ceremony.core.leaving import missed
from ceremony.core.order import find_cue, find_entrant, find_item, line_of, queue_of
from ceremony.core.refused import Refused
from ceremony.core.show import decide, evolve
from ceremony.core.state import State
from ceremony.live.wings import DOINGS, Wings
from ceremony.model.rundown import Cue, Entrant, Rundown

# Estimates, to be measured at one's own rehearsal: a batch of ten takes some 85 s (walk 15, hand over 20,
# photo 15, the reading besides), one by one 12 s, past the reader 4 s.
WALK_MS = (12_000, 18_000)  # a batch, from the wings to its marks
HANDING_MS = (1_500, 2_500)  # to each of a batch that stands
PHOTO_MS = (10_000, 20_000)  # of a batch
ALONE_MS = (9_000, 15_000)  # somebody called alone: walk, certificate, handshake
PAST_MS = (3_000, 5_000)  # each of a line that walks past
STANDING = 24  # more never stand together: they walk past
TABLE_MS = (4_000, 9_000)  # a signer, to the table
MOURNING_MS = (15_000, 30_000)  # a posthumous award, besides
SIGNING_MS = (12_000, 30_000)
APPLAUSE_MS = (2_000, 6_000)
SPEECH_SPREAD = 0.2  # a speaker keeps the planned time give or take so much
SPEECHES = (
    "discussion",
    "directing_speech",
    "response",
    "launch",
    "report",
    "speech",
    "closing",
    "oath",
    "qa",
)
WAITS = ("pre", "break", "meal", "flag", "silence", "performance", "photo")  # as long as planned
RECALLED = 0.7  # of the batches with somebody passed by: the operator calls them again at its end
LONGEST_SHOW = 20_000  # cues


@dataclass(frozen=True, slots=True)
class People:
    """How the people behaved: how many of each in one run, on average."""

    absent: float = 0
    stand_in: float = 0
    swapped: float = 0
    added: float = 0
    recalled: float = 0
    posthumous: float = 0


@dataclass(frozen=True, slots=True)
class Length:
    """How long an item takes: planned, and the middle and the long end of all runs, ms."""

    item: str
    number: str
    title: str
    planned_ms: int
    middle_ms: int
    long_ms: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What many dry runs together say."""

    runs: int
    seed: int
    planned_ms: int
    middle_ms: int
    long_ms: int
    items: tuple[Length, ...]
    people: People


@dataclass(slots=True)
class DryShow:
    """One show from open to close, on a clock of its own."""

    rundown: Rundown
    chance: Random
    now: int = 0
    state: State = field(default_factory=State)
    sent: int = 0
    told: Counter[str] = field(default_factory=Counter)

    def send(self, kind: str, /, **fields: object) -> bool:
        """One command as people would send it; False when the show refuses it."""
        self.sent += 1
        command = decode({"id": f"r{self.sent}", "type": kind, **fields}, self.rundown.language)
        try:
            events = decide(self.rundown, self.state, command, self.now)
        except Refused as refused:
            if not refused.ask or "confirm" in fields:
                return False
            self.now += self.rundown.settings.go_guard_ms
            return self.send(kind, **fields, confirm=refused.ask)
        for event in events:
            self.state = evolve(self.state, event)
        self.rundown = with_additions(self.rundown, self.state)
        return True

    def between(self, span: tuple[int, int]) -> int:
        """A length somewhere in a span."""
        return self.chance.randint(*span)

    def go_on(self) -> None:
        """The whole show."""
        wings = Wings(lambda: (self.rundown, self.state), self.send, lambda: self.now, self.chance, self.told)
        self.send("open")
        self.told["posthumous"] += len(self.state.manners)  # whom the list says
        while self.state.standby and self.sent < LONGEST_SHOW:
            wings.step()
            self._recall()
            self.now += self.rundown.settings.go_guard_ms
            if not self.send("go", expected=self.state.standby):
                break
            cue = find_cue(self.rundown, self.state.program.cue)
            self.now += self._length(cue) if cue else 0
        self.send("close")

    def _recall(self) -> None:
        """At the end of a batch whoever was passed by is called again."""
        here, coming = (
            find_cue(self.rundown, ident) for ident in (self.state.program.cue, self.state.standby)
        )
        ends = here and here.batch and not (coming and coming.batch == here.batch)
        if ends and missed(self.rundown, self.state) and self.chance.random() < RECALLED:
            self.told["recalled"] += self.send("queue_recall")

    def _length(self, cue: Cue) -> int:
        item = find_item(self.rundown, cue.item)
        planned = (item.duration_ms or 0) if item else 0
        spoken = cue.reading_ms
        if cue.film:
            return spoken + (cue.film.duration_ms or planned)
        who = find_entrant(self.rundown, cue.subject) if cue.subject else None
        if who and who.kind == "signer":
            return spoken + self.between(TABLE_MS) + self.between(SIGNING_MS)
        if who:
            return self._receiving(who, spoken)
        if cue.batch:
            return max(spoken, self.between(WALK_MS))
        last = [one.id for one in self.rundown.cues if one.item == cue.item and not one.fallback_of][-1]
        if item and planned and item.kind in SPEECHES and cue.id == last:
            return round(planned * self.chance.gauss(1, SPEECH_SPREAD / 2))
        waits = planned if item and item.kind in WAITS else 0
        return max(waits, spoken + self.between(APPLAUSE_MS))

    def _receiving(self, who: Entrant, spoken: int) -> int:
        """From the name to the next one; the last of a batch that stands together has the photo besides."""
        line = line_of(self.rundown, self.state, queue_of(self.rundown, self.state, who.id))
        manner = self.state.manners.get(who.id)
        more = self.between(MOURNING_MS) if manner and manner.kind == "posthumous" else 0
        if len(line) == 1:
            return max(spoken, self.between(ALONE_MS)) + more
        if len(line) > STANDING:
            return max(spoken, self.between(PAST_MS)) + more
        photo = self.between(PHOTO_MS) if who.id == line[-1] else 0
        return max(spoken, self.between(HANDING_MS)) + photo + more


def dry_run(rundown: Rundown, *, runs: int = 20, seed: int = 1, start: int = 0) -> Outlook:
    """Run the show ``runs`` times; the same seed gives the same people. ``start`` is ms since 1970."""
    lengths: dict[str, list[int]] = {}
    wholes: list[int] = []
    told: Counter[str] = Counter()
    rows: tuple[AsRun, ...] = ()
    for number in range(runs):
        run = DryShow(rundown, Random(f"{seed}-{number}"), now=start)  # noqa: S311 - a simulation, no secret
        run.go_on()
        rows = as_run(rundown, run.state, run.now)
        for row in rows:
            lengths.setdefault(row.item, []).append(row.actual_ms or 0)
        wholes.append(run.now - start)
        told.update(run.told)
    items = tuple(
        Length(
            row.item,
            row.number,
            row.title,
            row.planned_ms,
            _middle(lengths[row.item]),
            _long(lengths[row.item]),
        )
        for row in rows
    )
    people = People(**{name: told[name] / runs for name in DOINGS})
    return Outlook(
        runs, seed, sum(one.planned_ms for one in items), _middle(wholes), _long(wholes), items, people
    )


def _middle(values: Sequence[int]) -> int:
    return round(statistics.median(values))


def _long(values: Sequence[int]) -> int:
    """What nine of ten runs stay below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.9))]
