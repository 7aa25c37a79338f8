"""Pages come and go, over and over: afterwards the show holds what it held before.

python3 dev.py soak churn --times 3000 [--cycle 600] [--fault leak]

Each cycle so many followers connect, get their view and leave: in order, without a word, in the middle of
a frame or of the handshake. Then the process must be back at its descriptors and threads, and from the second
cycle on at its memory.
"""

from __future__ import annotations

import argparse
import random
import socket
import struct
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.viewers import Viewer
from tests.running import PATIENCE, Show, make_workspace
from tests.soak.rig.faulty import faulty_show
from tests.soak.rig.process import Held, at_rest, tells

AT_ONCE = 40
GROWTH = 1.02  # of the memory at rest, over the last two cycles
LEAVINGS = ("close", "vanish", "reset", "half")


def come_and_go(show: Show, count: int, chance: random.Random) -> None:
    """So many followers together: all get their view, then leave each in its own way."""
    half = [open_half(show) for _ in range(count // 8)]
    viewers = [Viewer(show.port, show.tokens["follow"]) for _ in range(count - len(half))]
    for viewer in viewers:
        viewer.sock.settimeout(PATIENCE)
        while not viewer.read():
            pass
    for viewer in viewers:
        leave(viewer, chance.choice(LEAVINGS))
    for sock in half:
        sock.close()


def open_half(show: Show) -> socket.socket:
    """A connection that has said half of what it wants."""
    sock = socket.create_connection(("127.0.0.1", show.port))
    sock.sendall(b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0")
    return sock


def leave(viewer: Viewer, how: str) -> None:
    """With a goodbye, without, with a reset, or in the middle of a frame."""
    if how == "close":
        viewer.sock.sendall(b"\x88\x80\0\0\0\0")
    elif how == "reset":
        viewer.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    elif how == "half":
        viewer.sock.sendall(b"\x81\xfe\x01")
    viewer.sock.close()


def play(
    folder: Path, times: int, cycle: int, seed: int, *, fault: str = "", patience_s: float = 12.0
) -> list[Held]:
    """What the show holds at rest: before, and after each cycle."""
    show = faulty_show(fault)(make_workspace(folder), "mau", "--fresh")
    chance = random.Random(seed)
    try:
        show.command("open")
        come_and_go(show, AT_ONCE, chance)  # what is made once has been made
        time.sleep(0.2)
        base = at_rest(show.pid, lambda now: now.descriptors < AT_ONCE, patience_s)
        rests = [base]
        for _ in range(times // cycle):
            for _ in range(0, cycle, AT_ONCE):
                come_and_go(show, AT_ONCE, chance)
                assert show.command("shift", ms=1)["ok"]
            rests.append(at_rest(show.pid, lambda now: now.descriptors <= base.descriptors, patience_s))
        return rests
    finally:
        show.stop()


def faults(rests: list[Held], growth: float = GROWTH) -> list[str]:
    """What the show did not let go again."""
    first, last = rests[0], rests[-1]
    found = []
    if last.descriptors > first.descriptors + 2:
        found.append(f"descriptors: {first.descriptors}, {last.descriptors}")
    if last.threads > first.threads + 2:
        found.append(f"threads: {first.threads}, {last.threads}")
    if len(rests) > 2 and last.memory > rests[-2].memory * growth:
        found.append(f"memory: {rests[-2].memory:.1f}, {last.memory:.1f} MB")
    return found


def main() -> int:
    """Play it; 0 when all was let go."""
    asked = argparse.ArgumentParser(prog="python3 dev.py soak churn")
    asked.add_argument("--times", type=int, default=3000)
    asked.add_argument("--cycle", type=int, default=600)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked.add_argument("--fault", choices=("leak",), default="")
    given = asked.parse_args()
    if not tells():
        print("not run: this system does not tell what a process holds")
        return 0
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        rests = play(Path(folder), given.times, given.cycle, given.seed, fault=given.fault)
    found = faults(rests)
    for number, rest in enumerate(rests):
        print(f"after {number * given.cycle}: {rest}")
    print(f"seed {given.seed}: {found or 'all let go'}, {time.monotonic() - begun:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
