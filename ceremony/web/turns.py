"""Turns: those who are not of the crew work one at a time, address by address, and never all the time."""

from __future__ import annotations

import errno
import time
from collections import deque
from collections.abc import Callable

import gevent
from gevent.event import Event

REST = 1.0  # how long the show has the machine to itself after a turn, in lengths of that turn
LONGEST_REST = 0.05  # seconds
MOST_LATE = 0.01  # seconds of the show's being late that count


class Place(Event):  # type: ignore[misc]
    """A place among those who wait: set when the turn has come, or when it never will."""

    dismissed = False


class Turns:
    """One turn at a time.

    The addresses that wait are served in a circle, so whoever opens a thousand connections gets no more
    than a guest with one. After a turn the show has the thread for as long again (``rest`` times), and for as
    long as it was late with what was due: on a machine that has no time left strangers get less of it.
    """

    def __init__(self, rest: float = REST) -> None:
        self.rest = rest
        self._taken = False
        self._begun = 0.0
        self._late = 0.0  # seconds, when the last rest was over
        self._waiting: dict[str, deque[Place]] = {}  # addresses in the order of their next turn

    def enter(self, address: str, tell: Callable[[Place | None], None] = lambda _place: None) -> None:
        """Wait for a turn. Every ``enter`` needs its ``leave``, and between them nothing may wait.

        ``tell`` hears the place while there is one, to ``dismiss`` it. Raises BrokenPipeError then.
        """
        if self._taken:
            place = Place()
            tell(place)
            try:
                self._wait(address, place)
            finally:
                tell(None)
            if place.dismissed:
                raise BrokenPipeError(errno.EPIPE, "hung up on")
        self._taken = True
        self._begun = time.perf_counter()

    def dismiss(self, address: str, place: Place) -> None:
        """Whoever waits there need not wait any longer: there will be no turn."""
        if not place.is_set():
            self._forget(address, place)
            place.dismissed = True
            place.set()

    def leave(self) -> None:
        """The turn is over; the next one comes after a rest."""
        spent = time.perf_counter() - self._begun
        rest = min(spent * self.rest + self._late, LONGEST_REST)
        gevent.get_hub().loop.run_callback(self._rest, rest, time.perf_counter() + rest)

    def _wait(self, address: str, place: Place) -> None:
        self._waiting.setdefault(address, deque()).append(place)
        try:
            place.wait()
        except BaseException:
            self._give_up(address, place)
            raise

    def _give_up(self, address: str, place: Place) -> None:
        """Whoever waited is ended meanwhile: a turn that it was just given goes to the next."""
        if not place.is_set():
            self._forget(address, place)
        elif not place.dismissed:
            self._begun = time.perf_counter()
            self.leave()

    def _forget(self, address: str, place: Place) -> None:
        line = self._waiting[address]
        line.remove(place)
        if not line:
            del self._waiting[address]

    def _rest(self, seconds: float, due: float) -> None:
        timer = gevent.get_hub().loop.timer(seconds)

        def over() -> None:
            timer.close()
            self._late = min(max(0.0, time.perf_counter() - due), MOST_LATE)
            self._next()

        timer.start(over)

    def _next(self) -> None:
        if not self._waiting:
            self._taken = False
            return
        address = next(iter(self._waiting))
        line = self._waiting.pop(address)
        place = line.popleft()
        if line:
            self._waiting[address] = line  # behind all others
        place.set()
