"""kill -9 at any instant: no acknowledged command lost, none applied twice.

``python -m tests.journal.kill_loop --kills 1000 [--seed N] [--bug late-save|no-memory|two-writes]``

Every command shifts the plan by its own power-free amount and the plan's shift is the sum of all that was
applied, so that a lost or doubled command shows in the state itself and not only in the list of ids.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.journal.engine import serve

BUGS = ("late-save", "no-memory", "two-writes")
WINDOW_S = 0.012  # the kill comes within this time after the engine is ready
AHEAD = 3  # commands on their way at the same time


@dataclass
class Ledger:
    """What the outside knows: what was sent, what was answered, what must be there."""

    acked: dict[str, int] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    sent: int = 0
    kills: int = 0
    again: int = 0
    faults: list[str] = field(default_factory=list)


class Engine:
    """One life of the engine, in a process of its own: forked where the system can, for speed."""

    def __init__(self, path: Path, bug: str) -> None:
        self.pid, self.into, self.out = _fork(path, bug) if hasattr(os, "fork") else _spawn(path, bug)
        self.buffer = b""
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.out, selectors.EVENT_READ)
        self.ready = self.lines(time.monotonic() + 20, least=1)[0]

    def send(self, ident: str) -> None:
        """A command that adds one millisecond to the plan's shift."""
        os.write(self.into, json.dumps({"id": ident, "type": "shift", "ms": 1}).encode() + b"\n")

    def lines(self, until: float, least: int = 0) -> list[dict[str, Any]]:
        """What it has said, until a moment or until it has said ``least`` lines."""
        told: list[dict[str, Any]] = []
        while time.monotonic() < until and not (least and len(told) >= least):
            if not self.selector.select(max(0.0, until - time.monotonic())):
                break
            piece = os.read(self.out, 65536)
            if not piece:
                break
            self.buffer += piece
            *whole, self.buffer = self.buffer.split(b"\n")
            told += [json.loads(line) for line in whole]
        return told

    def kill(self) -> list[dict[str, Any]]:
        """kill -9; what it had still said."""
        os.kill(self.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        rest = self.lines(time.monotonic() + 5)
        self.selector.close()
        os.waitpid(self.pid, 0)
        os.close(self.into)
        os.close(self.out)
        return rest


def _fork(path: Path, bug: str) -> tuple[int, int, int]:
    come, into = os.pipe()
    out, go = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(into)
        os.close(out)
        try:
            serve(path, bug, os.fdopen(come, "rb"), os.fdopen(go, "wb"))
        finally:
            os._exit(0)
    os.close(come)
    os.close(go)
    return pid, into, out


def _spawn(path: Path, bug: str) -> tuple[int, int, int]:
    words = [sys.executable, "-m", "tests.journal.engine", str(path), *([bug] if bug else [])]
    child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    assert child.stdin
    assert child.stdout
    return child.pid, os.dup(child.stdin.fileno()), os.dup(child.stdout.fileno())


def one_life(path: Path, bug: str, ledger: Ledger, chance: random.Random) -> None:
    """Start, check what is there, send old and new commands, kill."""
    engine = Engine(path, bug)
    check(ledger, engine.ready)
    end = time.monotonic() + chance.uniform(0.0, WINDOW_S)
    ledger.again += len(ledger.open)
    try:
        for ident in ledger.open:
            engine.send(ident)
        while time.monotonic() < end:
            while len(ledger.open) < AHEAD:
                ledger.sent += 1
                ledger.open.append(f"c{ledger.sent}")
                engine.send(ledger.open[-1])
            note(ledger, engine.lines(end, least=1))
    except BrokenPipeError:
        ledger.faults.append("the engine died by itself")
    note(ledger, engine.kill())
    ledger.kills += 1


def note(ledger: Ledger, told: list[dict[str, Any]]) -> None:
    """Write acknowledgements down; an answer, once given, never changes."""
    for line in told:
        ident, answer = line["id"], line["answer"]
        if not answer["ok"] or not answer["durable"]:
            ledger.faults.append(f"{ident}: {answer}")
        if ledger.acked.setdefault(ident, answer["seq"]) != answer["seq"]:
            ledger.faults.append(f"{ident} was answered {ledger.acked[ident]} and then {answer['seq']}")
        if ident in ledger.open:
            ledger.open.remove(ident)


def check(ledger: Ledger, ready: dict[str, Any]) -> None:
    """All acknowledged commands are in the state, and nothing that was never sent or came twice."""
    least, most = len(ledger.acked), ledger.sent
    if not least <= ready["shift"] <= min(most, least + len(ledger.open)):
        ledger.faults.append(f"{ready['shift']} applied, {least} acknowledged, {len(ledger.open)} open")


def run(kills: int, *, bug: str = "", seed: int = 0, folder: Path | None = None, patience: int = 0) -> Ledger:
    """Kill so many times; with ``patience``, stop at the first fault."""
    ledger, chance = Ledger(), random.Random(seed)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = Path(place) / "journal.sqlite"
        while ledger.kills < kills and not (patience and ledger.faults):
            one_life(path, bug, ledger, chance)
        last = Engine(path, bug)
        check(ledger, last.ready)
        last.kill()
    return ledger


def main() -> None:
    """The loop by hand, with a report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--bug", choices=BUGS, default="")
    given = parser.parse_args()
    begun = time.monotonic()
    ledger = run(given.kills, bug=given.bug, seed=given.seed)
    report = {
        "kills": ledger.kills,
        "seed": given.seed,
        "acknowledged": len(ledger.acked),
        "sent_again": ledger.again,
        "faults": len(ledger.faults),
        "first_fault": ledger.faults[0] if ledger.faults else None,
        "seconds": round(time.monotonic() - begun, 1),
    }
    sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
    sys.exit(1 if ledger.faults else 0)


if __name__ == "__main__":
    main()
