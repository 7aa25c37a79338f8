"""Kills a running show over and over while three clients send commands, and counts what was lost or doubled.

python -m tests.web.kills 200 [seed]
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.running import RawSocket, Show, make_workspace

STEP = 1000  # ms by which each command moves the plan: the sum tells how many were applied
CLIENTS = 3


@dataclass
class Ledger:
    """What one client knows: every id it sent and the answers it got."""

    sent: list[str] = field(default_factory=list)
    answers: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


class Sender(threading.Thread):
    """Sends one command after the other; each is sent again with its id until it is answered."""

    def __init__(self, show: Show, ended: threading.Event) -> None:
        super().__init__(daemon=True)
        self.show, self.ended, self.ledger = show, ended, Ledger()

    def run(self) -> None:
        page: RawSocket | None = None
        while not self.ended.is_set():
            ident = uuid.uuid4().hex
            self.ledger.sent.append(ident)
            while ident not in self.ledger.answers:
                try:
                    page = page or self.show.socket("console")
                    answer = page.ask("command", {"id": ident, "type": "shift", "ms": STEP})
                    page.inbox.clear()
                except (OSError, ConnectionError, AssertionError, ValueError):
                    page = None
                    if self.ended.wait(0.02):
                        return
                    continue
                if answer.get("code") == "too_many":
                    time.sleep(0.05)
                    continue
                self.ledger.answers.setdefault(ident, []).append(answer)


@dataclass(frozen=True)
class Count:
    """What became of all commands: ``lost`` and ``doubled`` must be 0."""

    kills: int
    acknowledged: int
    applied: int
    lost: int
    doubled: int


def judge(kills: int, acknowledged: list[str], applied: list[str], moved_ms: int) -> Count:
    """Compare what clients were told with the record and with how far the plan has really moved."""
    lost = len(set(acknowledged) - set(applied))
    doubled = len(acknowledged) - len(set(acknowledged)) + abs(moved_ms // STEP - len(applied))
    return Count(kills, len(acknowledged), len(applied), lost, doubled)


def read_record(workspace: Path, event: str) -> list[str]:
    """The ids of all plan shifts in the journal, in their order."""
    path = workspace / ".ceremony" / event / "show.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [str(row[0]) for row in db.execute("SELECT id FROM entries WHERE type = 'shift' ORDER BY seq")]


def run_kills(folder: Path, kills: int, seed: int) -> Count:
    """Kill the show ``kills`` times at random moments; what three clients and the record say afterwards."""
    chance = random.Random(seed)
    show = Show(make_workspace(folder), "mau")
    try:
        show.command("open")
        before = planned_end(show)
        senders, ended = start_senders(show)
        for _ in range(kills):
            time.sleep(chance.uniform(0.02, 0.4))
            show.kill()
            show.restart()
        time.sleep(0.3)
        ended.set()
        for sender in senders:
            sender.join(30)
        moved_ms = planned_end(show) - before
    finally:
        show.stop()
    answers = [sender.ledger.answers for sender in senders]
    known = [ident for one in answers for ident, got in one.items() if got[0]["ok"]]
    return judge(kills, known, read_record(folder, "mau"), moved_ms)


def start_senders(show: Show) -> tuple[list[Sender], threading.Event]:
    """Three clients that send until the event is set."""
    ended = threading.Event()
    senders = [Sender(show, ended) for _ in range(CLIENTS)]
    for sender in senders:
        sender.start()
    return senders, ended


def planned_end(show: Show) -> int:
    """When the last item is planned to begin, as the running show has it: every shift moves it."""
    return int(show.view()["items"]["be-mac"]["planned"])


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 100_000
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"seed {seed}: {run_kills(Path(folder), many, seed)}\n")
