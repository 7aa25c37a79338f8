"""A rehearsal: a faster clock, and people in the wings who are not there; its record is its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from ceremony.live.clock import Clock
from ceremony.live.conductor import Conductor
from ceremony.live.wings import Wings

SPEEDS = (1, 20)
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


def people_of(conductor: Conductor, rehearsal: Rehearsal) -> Callable[[], None]:
    """What is to be called once a second; nothing when nobody is simulated."""
    if not rehearsal.people:
        return lambda: None
    chance = Random(rehearsal.seed)  # noqa: S311 - a simulation, no secret

    def send(command: str, /, **fields: str) -> bool:
        ident = f"{ACTOR}-{conductor.epoch}-{chance.getrandbits(64):x}"
        told = conductor.submit({"id": ident, "type": command, **fields}, by=ACTOR, role="desk")
        return bool(told["ok"])

    return Wings(lambda: (conductor.rundown, conductor.state), send, conductor.now, chance).step
