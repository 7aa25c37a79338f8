"""A network that fails between pages and the show: late, in pieces, silent for a while, cut.

with FaultyNetwork(port, seed) as network:
    page = show.socket("console", through=network.port)

Every connection draws its own fate from the seed. ``calm`` lets everything through at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
import threading
from collections import Counter
from collections.abc import Callable

FATES = ("good", "late", "pieces", "silent", "cut", "reset")
WEIGHTS = (4, 4, 3, 2, 3, 2)


class FaultyNetwork:
    """A proxy in a thread of its own; ``seen`` counts what it did to whom."""

    def __init__(self, target: int, seed: int) -> None:
        self.target, self.chance = target, random.Random(seed)
        self.seen: Counter[str] = Counter()
        self.calm = False
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> FaultyNetwork:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            self._loop.run_until_complete(asyncio.gather(*asyncio.all_tasks(self._loop)))
        self._loop.close()

    async def _serve(self, near_in: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        try:
            far_in, far_out = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            _reset(near_out)  # the show is down just now
            return
        fate = "good" if self.calm else self.chance.choices(FATES, WEIGHTS)[0]
        self.seen[fate] += 1
        line = Line(fate, self.chance, lambda: self.calm, self.seen)
        both = [
            asyncio.ensure_future(line.carry(near_in, far_out)),
            asyncio.ensure_future(line.carry(far_in, near_out)),
        ]
        if fate in ("cut", "reset"):
            both.append(asyncio.ensure_future(line.end()))
        with contextlib.suppress(asyncio.CancelledError):  # the whole network ends
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for one in both:
            one.cancel()
        for out in (near_out, far_out):
            _reset(out) if line.fate == "reset" else out.close()


class Line:
    """One connection and its fate."""

    def __init__(
        self, fate: str, chance: random.Random, calm: Callable[[], bool], seen: Counter[str]
    ) -> None:
        self.fate, self.chance, self.calm, self.seen = fate, chance, calm, seen
        self.open = asyncio.Event()
        self.open.set()

    async def carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        """One direction, until it ends."""
        with contextlib.suppress(OSError):
            while piece := await source.read(1 << 16):
                for part in await self.treat(piece):
                    await self.open.wait()
                    sink.write(part)
                    await sink.drain()

    async def treat(self, piece: bytes) -> list[bytes]:
        """Wait as this line's fate wills; back with the parts in which the piece goes on."""
        if self.calm():
            return [piece]
        if self.fate == "late":
            await asyncio.sleep(self.chance.expovariate(1 / 0.03))
        if self.fate == "silent" and self.open.is_set() and self.chance.random() < 0.03:
            self.open.clear()
            asyncio.get_running_loop().call_later(self.chance.uniform(0.5, 6), self.open.set)
            self.seen["silence"] += 1
        if self.fate != "pieces" or len(piece) < 3:
            return [piece]
        await asyncio.sleep(self.chance.uniform(0, 0.01))
        cuts = sorted(self.chance.randrange(1, len(piece)) for _ in range(2))
        return [piece[: cuts[0]], piece[cuts[0] : cuts[1]], piece[cuts[1] :]]

    async def end(self) -> None:
        """The line's last moment comes, in the middle of whatever is on it."""
        await asyncio.sleep(self.chance.expovariate(1 / 4))


def _reset(out: asyncio.StreamWriter) -> None:
    sock = out.get_extra_info("socket")
    with contextlib.suppress(OSError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    out.transport.abort()
