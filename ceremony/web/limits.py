"""Rates: how often something may happen. The clock is an argument of whoever builds them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

Clock = Callable[[], float]  # seconds, monotonic


class Bucket:
    """A token bucket: ``burst`` at once, then ``rate`` a second."""

    __slots__ = ("at", "burst", "clock", "level", "rate")

    def __init__(self, rate: float, burst: float, clock: Clock) -> None:
        self.rate, self.burst, self.clock = rate, burst, clock
        self.level, self.at = burst, clock()

    def take(self) -> bool:
        """One more now? False when there were too many."""
        now = self.clock()
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        if self.level < 1:
            return False
        self.level -= 1
        return True

    def owe(self) -> float:
        """Take one in any case; how many seconds to wait until it is paid for."""
        now = self.clock()
        self.level = min(self.burst, self.level + (now - self.at) * self.rate) - 1
        self.at = now
        return max(0.0, -self.level / self.rate)


class Window:
    """At most ``most`` in any ``seconds``."""

    __slots__ = ("clock", "most", "seconds", "seen")

    def __init__(self, most: int, seconds: float, clock: Clock) -> None:
        self.most, self.seconds, self.clock = most, seconds, clock
        self.seen: deque[float] = deque()

    def full(self) -> bool:
        """Whether no further one may happen now."""
        while self.seen and self.clock() - self.seen[0] >= self.seconds:
            self.seen.popleft()
        return len(self.seen) >= self.most

    def note(self) -> None:
        """One has happened."""
        self.seen.append(self.clock())
