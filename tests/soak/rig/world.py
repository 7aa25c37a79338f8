"""Time and chance of a simulation: what happens next is the earliest thing that was planned."""

from __future__ import annotations

import heapq
import itertools
import random
from collections.abc import Callable

BEGIN_MS = 1_640_912_400_000  # the wall clock when a simulation begins: 31 December 2021, 08:00 in Đà Nẵng


class World:
    """Virtual milliseconds, and what was planned for later."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = 0
        self._order = itertools.count()
        self._plans: list[tuple[int, int, Callable[[], None]]] = []

    def after(self, ms: float, act: Callable[[], None]) -> None:
        """Do something later."""
        heapq.heappush(self._plans, (self.now + max(0, int(ms)), next(self._order), act))

    def run(self, until: int) -> None:
        """Let time go on to a moment."""
        while self._plans and self._plans[0][0] <= until:
            self.now, _, act = heapq.heappop(self._plans)
            act()
        self.now = until

    def soon(self, mean_ms: float) -> float:
        """A waiting time: mostly short, now and then long."""
        return self.chance.expovariate(1 / mean_ms)


class Machine:
    """The clocks of one laptop: the boot clock never jumps, the wall clock may, a reboot begins anew."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.booted = world.now - 40_000
        self.boots = 1
        self.wrong = 0  # ms by which the wall clock is off

    @property
    def boot_id(self) -> str:
        """The name of this run of the machine."""
        return f"boot-{self.boots}"

    def boot_ms(self) -> int:
        """Milliseconds since the machine started."""
        return self.world.now - self.booted

    def wall_ms(self) -> int:
        """What the machine believes the time is."""
        return BEGIN_MS + self.world.now + self.wrong

    def reboot(self) -> None:
        """Off and on again: another name, the boot clock at nought."""
        self.boots += 1
        self.booted = self.world.now


class Link:
    """One page's connection: in order, late, now and then cut; nothing of an old one arrives on a new one.

    ``haunted`` plants a fault: what an old connection still carried arrives on the new one.
    """

    def __init__(self, world: World, on_open: Callable[[], None], *, haunted: bool = False) -> None:
        self.world, self.on_open, self.haunted = world, on_open, haunted
        self.number = 0
        self.up = False
        self._free = {"up": 0, "down": 0}  # when each direction has delivered all before

    def send(self, way: str, deliver: Callable[[], None]) -> None:
        """``deliver`` later, unless the connection is gone by then."""
        if not self.up:
            return
        number, late = self.number, self.world.soon(4)
        if self.world.chance.random() < 0.02:
            late += self.world.chance.uniform(200, 4000)  # the network stands still for a moment
        due = max(self._free[way], self.world.now + int(late))
        self._free[way] = due

        def arrive() -> None:
            if self.up and (self.number == number or self.haunted):
                deliver()

        self.world.after(due - self.world.now, arrive)

    def cut(self) -> None:
        """The connection ends, with all that was on its way."""
        self.up = False
        self._free = {"up": 0, "down": 0}

    def open(self) -> None:
        """A new connection."""
        self.number += 1
        self.up = True
        self.on_open()
