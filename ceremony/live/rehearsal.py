"""A rehearsal: a faster clock, and people in the wings who are not there. Its record is its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from ceremony.core.order import line_of
from ceremony.core.rules_awards import current_batch
from ceremony.live.clock import Clock
from ceremony.live.conductor import Conductor

SPEEDS = (1, 20)
ABSENT, SWAPPED, STANDS_IN = 0.05, 0.04, 0.03
ACTOR = "simulation"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How a rehearsal runs: how fast, and whether people are simulated, and by which chance."""

    speed: int = 1
    people: bool = False
    seed: int = 1


class FastClock:
    """A clock that runs ``speed`` times as fast from the moment it is made."""

    def __init__(self, clock: Clock, speed: int) -> None:
        self._clock = clock
        self._speed = speed
        self._begun = clock.now()

    def now(self) -> int:
        """Milliseconds since 1970, of the rehearsal."""
        return self._begun + (self._clock.now() - self._begun) * self._speed


@dataclass(slots=True)
class Wings:
    """The people beside the stage: they come, are missing, stand elsewhere, send somebody."""

    conductor: Conductor
    chance: Random
    done: set[str] = field(default_factory=set)

    def step(self) -> None:
        """Whoever belongs to the batch that is called now or next does what people do, once."""
        rundown, state = self.conductor.rundown, self.conductor.state
        batch = current_batch(rundown, state) if state.phase == "open" else ""
        if not batch or batch in self.done:
            return
        self.done.add(batch)
        line = [who for who in line_of(rundown, state, batch) if state.status(who) in ("waiting", "called")]
        for who in line:
            self._come(who)
        if len(line) > 1 and self.chance.random() < SWAPPED * len(line):
            one, other = self.chance.sample(line, 2)
            self._send("queue_swap", subject=one, other=other)

    def _come(self, who: str) -> None:
        dice = self.chance.random()
        if dice < ABSENT:
            self._send("mark", subject=who, status="absent")
            return
        if dice < ABSENT + STANDS_IN:
            by = (
                "Người nhà (diễn tập)"
                if self.conductor.rundown.language == "vi"
                else "A relative (rehearsal)"
            )
            self._send("manner", subject=who, kind="stand_in", by=by)
        if self.conductor.state.status(who) == "waiting":
            self._send("mark", subject=who, status="present")

    def _send(self, command: str, **fields: object) -> Mapping[str, Any]:
        ident = f"{ACTOR}-{self.conductor.epoch}-{self.chance.getrandbits(64):x}"
        return self.conductor.submit({"id": ident, "type": command, **fields}, by=ACTOR, role="desk")


def people_of(conductor: Conductor, rehearsal: Rehearsal) -> Callable[[], None]:
    """What is to be called once a second; nothing when nobody is simulated."""
    if not rehearsal.people:
        return lambda: None
    return Wings(conductor, Random(rehearsal.seed)).step  # noqa: S311 - a simulation, no secret
