"""The events of one page are carried out in the order in which it sent them.

python3 dev.py soak order --events 10000 [--pages 5] [--fault unordered]

Several consoles send commands without waiting for answers, as fast as one page may. In the record, and in the
answers, those of each page must stand in the order in which it sent them.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
import threading
import time
from collections import deque
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path

from tests.running import RawSocket, Show, make_workspace
from tests.soak.rig.faulty import faulty_show

BURST, RATE = 30, 18.0  # a page may send 40 at once and 20 a second


class Sender(threading.Thread):
    """One console: sends without waiting, and notes the order of the answers."""

    def __init__(self, show: Show, name: str, events: int) -> None:
        super().__init__(daemon=True)
        self.show, self.label, self.events = show, name, events
        self.answered: list[tuple[int, bool, int]] = []  # number, accepted, seq

    def run(self) -> None:
        """Send all of them; what a lost connection has left unanswered goes out again, in its order."""
        while len(self.answered) < self.events:
            with suppress(ConnectionError, OSError), self.show.socket("console") as page:
                self.send_rest(page)

    def send_rest(self, page: RawSocket) -> None:
        """All that has no answer yet, a handful at a time."""
        page.wait("view")
        done = {number for number, *_ in self.answered}
        waiting = deque(number for number in range(1, self.events + 1) if number not in done)
        begun, sent = time.monotonic(), 0
        while len(self.answered) < self.events:
            while waiting and sent < BURST + (time.monotonic() - begun) * RATE:
                sent += 1
                number = waiting.popleft()
                raw = {"id": f"{self.label}-{number}", "type": "shift", "ms": 1}
                page.send(f"42/console,{number}" + json.dumps(["command", raw]))
            name, value = page._take(page.read())
            if name.startswith("ack "):
                answer = value[0]
                self.answered.append((int(name[4:]), answer["ok"], answer["seq"]))


def inversions(numbers: list[int]) -> int:
    """How many stand before one that should have come first."""
    return sum(later < earlier for earlier, later in pairwise(numbers))


def play(folder: Path, events: int, pages: int, fault: str = "") -> dict[str, int]:
    """Events of each page in the wrong place: in the answers and in the record; and how many there were."""
    show = faulty_show(fault)(make_workspace(folder), "mau", "--fresh")
    try:
        show.command("open")
        senders = [Sender(show, f"page{n}", events // pages) for n in range(pages)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
    finally:
        show.stop()
    with closing(sqlite3.connect(folder / ".ceremony" / "mau" / "show.db")) as db:
        idents = [ident for (ident,) in db.execute("SELECT id FROM entries ORDER BY seq")]
    found = {"events": 0, "refused": 0, "answers": 0, "record": 0}
    for sender in senders:
        found["events"] += len(sender.answered)
        found["refused"] += sum(not ok for _, ok, _ in sender.answered)
        found["answers"] += inversions([number for number, *_ in sender.answered])
        found["answers"] += inversions([seq for _, _, seq in sender.answered])
        mine = [int(ident.split("-")[1]) for ident in idents if ident.startswith(f"{sender.label}-")]
        found["record"] += inversions(mine) + (len(mine) != len(sender.answered))
    return found


def main() -> int:
    """Play it; 0 when nothing stands in the wrong place."""
    asked = argparse.ArgumentParser(prog="python3 dev.py soak order")
    asked.add_argument("--events", type=int, default=2000)
    asked.add_argument("--pages", type=int, default=5)
    asked.add_argument("--fault", choices=("unordered",), default="")
    given = asked.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found = play(Path(folder), given.events, given.pages, given.fault)
    print(f"{given.pages} pages: {found}, {time.monotonic() - begun:.0f} s")
    return 1 if found["answers"] or found["record"] or found["refused"] else 0


if __name__ == "__main__":
    sys.exit(main())
