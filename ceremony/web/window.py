"""Keeps a screen's browser: a page that crashed is loaded again before the hall has read what stands there.

``python window.py BROWSER ARGUMENTS…`` starts the browser and speaks with it over a pipe (the Chrome DevTools
Protocol), to which no other program has an end. It ends with the browser, not with the show. POSIX only.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

FROM_US, TO_US = 3, 4  # the descriptors on which a browser expects --remote-debugging-pipe
OFTEN = 5  # crashes in a minute; beyond that it waits longer, or such a page would eat the machine
PAUSES = (0.1, 5.0)  # seconds before a crashed page is loaded again
REFUSED_S = 5.0  # a browser that ends in error so soon did not want the pipe


class Keeper:
    """What is said to the browser, and when. ``send`` takes one message."""

    def __init__(
        self,
        send: Callable[[dict[str, Any]], None],
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._send, self._clock, self._sleep = send, clock, sleep
        self._ids = itertools.count(1)
        self._crashes: list[float] = []
        self._asked: set[int] = set()  # to attach to a crashed page

    def begin(self) -> None:
        """Ask to be told of every page."""
        self._say("Target.setDiscoverTargets", discover=True)

    def hear(self, message: dict[str, Any]) -> None:
        """One message of the browser."""
        if message.get("method") == "Target.targetCrashed":
            self._pause()
            page = message.get("params", {}).get("targetId")
            self._asked.add(self._say("Target.attachToTarget", targetId=page, flatten=True))
        elif message.get("id") in self._asked:
            self._asked.discard(message["id"])
            session = message.get("result", {}).get("sessionId")
            if session:
                self._say("Page.reload", session)
                self._say("Target.detachFromTarget", sessionId=session)

    def _say(self, method: str, session: str = "", **params: object) -> int:
        number = next(self._ids)
        addressed = {"sessionId": session} if session else {}
        self._send({"id": number, "method": method, "params": params, **addressed})
        return number

    def _pause(self) -> None:
        now = self._clock()
        self._crashes = [at for at in self._crashes if now - at < 60] + [now]
        self._sleep(PAUSES[len(self._crashes) > OFTEN])


def messages(read: Callable[[], bytes]) -> Iterator[dict[str, Any]]:
    """The browser's messages, each ended by a zero byte; until ``read`` gives nothing more."""
    rest = b""
    while piece := read():
        *whole, rest = (rest + piece).split(b"\0")
        for text in whole:
            with contextlib.suppress(ValueError):
                yield json.loads(text)


def keep(command: list[str]) -> int:
    """Run the browser until it ends; its exit code."""
    their_in, ours_out = os.pipe()
    ours_in, their_out = os.pipe()

    def lay_pipes() -> None:
        ends = os.dup(their_in), os.dup(their_out)  # beyond 3 and 4, wherever they lay
        os.dup2(ends[0], FROM_US)
        os.dup2(ends[1], TO_US)

    child = subprocess.Popen(
        [*command, "--remote-debugging-pipe"],
        stdin=subprocess.DEVNULL,
        preexec_fn=lay_pipes,  # noqa: PLW1509 - there is one thread
        pass_fds=(FROM_US, TO_US),
    )
    os.close(their_in)
    os.close(their_out)

    def send(message: dict[str, Any]) -> None:
        os.write(ours_out, json.dumps(message).encode() + b"\0")

    begun, keeper = time.monotonic(), Keeper(send)
    with contextlib.suppress(OSError):  # the browser is gone
        keeper.begin()
        for message in messages(lambda: os.read(ours_in, 1 << 16)):
            keeper.hear(message)
    code = child.wait()
    if code and time.monotonic() - begun < REFUSED_S:
        return subprocess.call(command)
    return code


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
