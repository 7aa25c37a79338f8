"""A dry run: the whole show in a moment, by the same rules, with simulated people; nothing is recorded."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from ceremony.core.asrun import AsRun, as_run
from ceremony.core.commands import decode
from ceremony.core.order import find_cue, find_entrant, find_item, line_of
from ceremony.core.refused import Refused
from ceremony.core.rules_awards import current_batch, missed
from ceremony.core.show import decide, evolve
from ceremony.core.state import State
from ceremony.model.rundown import Cue, Rundown

WALK_MS = (4_000, 9_000)  # from the wings to the mark
HANDING_MS = (5_000, 9_000)  # certificate, handshake
PHOTO_MS = (10_000, 20_000)  # of a batch
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
ABSENT, SWAPPED, LATE = 0.04, 0.03, 0.01  # of the recipients
LONGEST_SHOW = 20_000  # cues


@dataclass(frozen=True, slots=True)
class People:
    """How the people of one run behaved."""

    absent: int = 0
    swapped: int = 0
    recalled: int = 0
    posthumous: int = 0


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
class _Run:
    """One show from open to close, on a clock of its own."""

    rundown: Rundown
    chance: Random
    now: int = 0
    state: State = field(default_factory=State)
    sent: int = 0
    told: Counter[str] = field(default_factory=Counter)
    looked: set[str] = field(default_factory=set)

    def send(self, kind: str, **fields: object) -> bool:
        """One command as people would send it; False when the show refuses it."""
        self.sent += 1
        command = decode({"id": f"r{self.sent}", "type": kind, **fields}, self.rundown.language)
        try:
            events = decide(self.rundown, self.state, command, self.now)
        except Refused:
            return False
        for event in events:
            self.state = evolve(self.state, event)
        return True

    def between(self, span: tuple[int, int]) -> int:
        """A length somewhere in a span."""
        return self.chance.randint(*span)

    def go_on(self) -> None:
        """The whole show."""
        self.send("open")
        while self.state.standby and self.sent < LONGEST_SHOW:
            self._people()
            self.now += self.rundown.settings.go_guard_ms
            if not self.state.standby or not self.send("go", expected=self.state.standby):
                break
            cue = find_cue(self.rundown, self.state.program.cue)
            self.now += self._length(cue) if cue else 0
            if not self.state.standby and missed(self.rundown, self.state):
                self.told["recalled"] += self.send("queue_recall")
        self.send("close")

    def _people(self) -> None:
        """What the wings do before a batch is called: who is not there, who stands elsewhere."""
        batch = current_batch(self.rundown, self.state)
        if not batch or batch in self.looked:
            return
        self.looked.add(batch)
        line = line_of(self.rundown, self.state, batch)
        for who in line:
            if self.chance.random() < ABSENT:
                self.told["absent"] += self.send("mark", subject=who, status="absent")
        if len(line) > 1 and self.chance.random() < SWAPPED * len(line):
            one, other = self.chance.sample(line, 2)
            self.told["swapped"] += self.send("queue_swap", subject=one, other=other)
        gone = [who for who in line if self.state.status(who) == "absent"]
        if gone and self.chance.random() < LATE * 10:
            self.told["recalled"] += self.send("queue_pick", subject=gone[0])

    def _length(self, cue: Cue) -> int:
        item = find_item(self.rundown, cue.item)
        spoken = cue.reading_ms
        if cue.film:
            return cue.film.duration_ms + spoken
        who = find_entrant(self.rundown, cue.subject) if cue.subject else None
        if who and who.kind == "signer":
            return spoken + self.between(WALK_MS) + self.between(SIGNING_MS)
        if who:
            return max(spoken, self.between(WALK_MS)) + self.between(HANDING_MS)
        if cue.batch:
            return spoken + self.between(WALK_MS) + self.between(PHOTO_MS)
        last = [one.id for one in self.rundown.cues if one.item == cue.item and not one.fallback_of][-1]
        planned = (item.duration_ms or 0) if item else 0
        if item and planned and item.kind in SPEECHES and cue.id == last:
            return round(planned * self.chance.gauss(1, SPEECH_SPREAD / 2))
        waits = planned if item and item.kind in WAITS else 0
        return max(waits, spoken + self.between(APPLAUSE_MS))


def dry_run(rundown: Rundown, *, runs: int = 20, seed: int = 1, start: int = 0) -> Outlook:
    """Run the show ``runs`` times; the same seed gives the same people. ``start`` is ms since 1970."""
    lengths: dict[str, list[int]] = {}
    wholes: list[int] = []
    told: Counter[str] = Counter()
    rows: tuple[AsRun, ...] = ()
    for number in range(runs):
        run = _Run(rundown, Random(f"{seed}-{number}"), now=start)  # noqa: S311 - a simulation, no secret
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
    people = People(*(round(told[name] / runs) for name in ("absent", "swapped", "recalled", "posthumous")))
    return Outlook(
        runs, seed, sum(one.planned_ms for one in items), _middle(wholes), _long(wholes), items, people
    )


def _middle(values: Sequence[int]) -> int:
    return round(statistics.median(values))


def _long(values: Sequence[int]) -> int:
    """What nine of ten runs stay below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.9))]
