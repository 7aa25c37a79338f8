"""Kills a running show over and over in a storm of commands, and counts what was lost, doubled or changed.

python -m tests.web.kill_loop --kills 200 [--seed N] [--workspace DIR --event EVENT --cue CUE]

Three clients send commands of all kinds; each is sent again with its id until it is answered. Every second
kill comes in a pause, and what stood before it must stand after it: the cue, the second of the film, the
clocks, the cover, what is laid over, the messages, the screen that sounds.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import threading
import time
import uuid
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import websocket

from tests.running import RawSocket, Show, make_workspace

STEP = 1000  # ms by which each shift moves the plan: the sum tells how many were applied
CLIENTS = 3
NEAR = 50  # ms by which clocks and film may differ after a restart
LASTING = ("shift", "message", "overlay_on", "late_add")  # accepted, these always leave an entry
KEPT = ("phase", "held", "cover", "messages", "undo", "entrants", "counts", "awards")


@dataclass
class Ledger:
    """What one client knows: every id it sent, of what type, and the first answer it got."""

    sent: dict[str, str] = field(default_factory=dict)
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)


class Sender(threading.Thread):
    """Sends one command after the other; each is sent again with its id until it is answered."""

    def __init__(self, show: Show, ended: threading.Event, pause: threading.Event, seed: int) -> None:
        super().__init__(daemon=True)
        self.show, self.ended, self.pause = show, ended, pause
        self.chance, self.ledger = random.Random(seed), Ledger()
        self.page: RawSocket | None = None
        self.busy = False
        self.standby = ""
        self.people: list[str] = [""]  # whom the console lists now

    def run(self) -> None:
        while not self.ended.is_set():
            self.busy = not self.pause.is_set()
            if self.busy:
                self.send(self.choose())
            else:
                time.sleep(0.005)

    def choose(self) -> dict[str, Any]:
        """A command such as an operator may give in any moment; half of them move the plan."""
        if self.chance.random() < 0.5:
            return {"type": "shift", "ms": STEP}
        return self.chance.choice(
            [
                {"type": "go", "expected": self.standby},
                {"type": "undo"},
                {"type": "blackout"},
                {"type": "release"},
                {"type": "hold"},
                {"type": "resume"},
                {"type": "film_seek", "position_ms": self.chance.randrange(60_000)},
                {"type": "message", "text": f"Tin {self.chance.randrange(1000)}"},
                {"type": "overlay_on", "kind": "message", "text": "Mời vào chỗ"},
                {"type": "sound", "screen": self.chance.choice(["trai", "phai"])},
                *self.beside_the_stage(),
            ]
        )

    def beside_the_stage(self) -> list[dict[str, Any]]:
        """What the wings may do with those who are called now or next."""
        one, other = (self.chance.choice(self.people) for _ in range(2))
        status = self.chance.choice(["present", "absent", "later", "waiting"])
        return [
            {"type": "mark", "subject": one, "status": status},
            {"type": "queue_swap", "subject": one, "other": other},
            {"type": "queue_pick", "subject": one},
            {"type": "queue_undo"},
            {"type": "manner", "subject": one, "kind": "stand_in", "by": "Người nhà"},
            {"type": "late_add", "name": f"Người thêm {self.chance.randrange(100)}"},
        ]

    def send(self, command: dict[str, Any]) -> None:
        """Send until there is an answer or the loop has ended."""
        ident = uuid.uuid4().hex
        self.ledger.sent[ident] = command["type"]
        while ident not in self.ledger.answers and not self.ended.is_set():
            try:
                answer = self.ask({"id": ident, **command})
            except (OSError, websocket.WebSocketException, AssertionError, ValueError):
                self.page = None
                time.sleep(0.02)
                continue
            if answer.get("code") == "too_many":
                time.sleep(0.05)
            else:
                self.ledger.answers[ident] = answer

    def ask(self, raw: dict[str, Any]) -> dict[str, Any]:
        """One try; the newest view tells what the next GO expects."""
        self.page = self.page or self.show.socket("console")
        answer: dict[str, Any] = self.page.ask("command", raw)
        views = [value for name, value in self.page.inbox if name == "view"]
        if views and views[-1]["standby"]:
            self.standby = views[-1]["standby"]["cue"]
            self.people = list(views[-1]["entrants"]) or [""]
        self.page.inbox.clear()
        return answer


@dataclass(frozen=True)
class Count:
    """What became of all commands: ``lost``, ``doubled`` and ``changed`` must be 0 and empty."""

    kills: int
    acknowledged: int
    applied: int
    lost: int
    doubled: int
    changed: tuple[str, ...] = ()


def judge(kills: int, acknowledged: list[str], applied: list[str], moved_ms: int) -> Count:
    """Compare what clients were told with the record and with how far the plan has really moved."""
    lost = len(set(acknowledged) - set(applied))
    doubled = len(acknowledged) - len(set(acknowledged)) + abs(moved_ms // STEP - len(applied))
    return Count(kills, len(acknowledged), len(applied), lost, doubled)


def read_record(workspace: Path, event: str) -> dict[str, tuple[str, int]]:
    """Type and number of every entry in the journal, by the id of its command."""
    path = workspace / ".ceremony" / event / "show.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = db.execute("SELECT id, type, seq FROM entries ORDER BY seq").fetchall()
    return {str(ident): (str(kind), int(seq)) for ident, kind, seq in rows}


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What a restart has changed; time may only have gone on."""
    found = [part for part in KEPT if before[part] != after[part]]
    lasting = [one for one in before["overlays"] if not one.get("until") or one["until"] > after["now"]]
    if lasting != after["overlays"]:
        found.append("overlays")
    for part in ("program", "standby"):
        was, now = before[part] or {}, after[part] or {}
        found += [f"{part} {key}" for key in ("cue", "key", "sound") if was.get(key) != now.get(key)]
    for name, was, now in (
        ("film", film_at(before), film_at(after)),
        ("clock", before["clocks"]["elapsed_ms"], after["clocks"]["elapsed_ms"]),
    ):
        gone = after["now"] - before["now"] if moves(before, name) else 0
        if abs(now - was - gone) > NEAR:
            found.append(f"{name}: {was} + {gone} is not {now}")
    return found


def moves(view: dict[str, Any], name: str) -> bool:
    """Whether the film or the item's clock runs; a film near its end counts as running no more."""
    film = (view["program"] or {}).get("film")
    if name == "film":
        return bool(film and film["playing"] and film_at(view) < film["duration_ms"] - 20_000)
    return bool(view["clocks"]["running"])


def film_at(view: dict[str, Any]) -> int:
    """Where the film is in a view, ms; 0 without one."""
    film = (view["program"] or {}).get("film")
    if not film:
        return 0
    gone = view["now"] - film["since"] if film["playing"] else 0
    return min(int(film["position_ms"] + gone), int(film["duration_ms"]))


def run_kills(folder: Path, kills: int, seed: int, event: str = "", cue: str = "") -> Count:
    """Kill the show ``kills`` times at random moments; what three clients and the record say afterwards."""
    chance = random.Random(seed)
    if not event:
        make_workspace(folder)
    show = Show(folder, event or "mau", "--fresh")
    show.flags = ()
    ended, pause = threading.Event(), threading.Event()
    changed: list[str] = []
    senders = [Sender(show, ended, pause, seed * CLIENTS + number) for number in range(CLIENTS)]
    try:
        show.command("open")
        if cue:
            assert show.command("take", cue=cue)["ok"], cue
        before = planned(show)
        for sender in senders:
            sender.start()
        for number in range(kills):
            time.sleep(chance.uniform(0.02, 0.4))
            changed += kill_in_a_pause(show, pause, senders) if number % 2 else kill_at_once(show)
        time.sleep(0.3)
        pause.set()
        rest(senders)
        moved_ms = planned(show) - before
        ended.set()
    finally:
        ended.set()
        show.stop()
    record = read_record(folder, show.event)
    return settle(kills, [sender.ledger for sender in senders], record, moved_ms, changed)


def settle(
    kills: int, ledgers: list[Ledger], record: dict[str, tuple[str, int]], moved_ms: int, changed: list[str]
) -> Count:
    """The count of it all."""
    accepted = {
        ident: (ledger.sent[ident], answer)
        for ledger in ledgers
        for ident, answer in ledger.answers.items()
        if answer["ok"]
    }
    shifts = [ident for ident, (kind, _) in accepted.items() if kind == "shift"]
    count = judge(kills, shifts, [ident for ident, (kind, _) in record.items() if kind == "shift"], moved_ms)
    lost = [i for i, (kind, _) in accepted.items() if kind in LASTING and kind != "shift" and i not in record]
    moved = [i for i, (_, answer) in accepted.items() if i in record and record[i][1] != answer["seq"]]
    changed = [*changed, *(f"{ident} has another number" for ident in moved)]
    return Count(kills, len(accepted), len(record), count.lost + len(lost), count.doubled, tuple(changed))


def rest(senders: list[Sender]) -> None:
    """Back when no sender waits for an answer any more."""
    deadline = time.monotonic() + 60
    while any(sender.busy for sender in senders):
        assert time.monotonic() < deadline, "a command was never answered"
        time.sleep(0.005)


def kill_at_once(show: Show) -> list[str]:
    """Kill in the middle of the storm."""
    show.kill()
    show.restart()
    return []


def kill_in_a_pause(show: Show, pause: threading.Event, senders: list[Sender]) -> list[str]:
    """Kill when nothing is on its way, and compare."""
    pause.set()
    rest(senders)
    before = show.view()
    show.kill()
    show.restart()
    after = show.view()
    pause.clear()
    return differences(before, after)


def planned(show: Show) -> int:
    """When an item that never runs is planned to begin: every shift moves it."""
    items = show.view()["items"]
    return int(items[list(items)[-1]]["planned"])


def main(words: list[str]) -> int:
    """Run the loop; 0 when nothing was lost, doubled or changed."""
    asked = argparse.ArgumentParser(prog="python -m tests.web.kill_loop")
    asked.add_argument("--kills", type=int, default=100)
    asked.add_argument("--seed", type=int, default=time.time_ns() % 100_000)
    asked.add_argument("--workspace", type=Path, help="a copy: its record is begun anew")
    asked.add_argument("--event", default="")
    asked.add_argument("--cue", default="", help="where the storm begins")
    given = asked.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        count = run_kills(given.workspace or Path(folder), given.kills, given.seed, given.event, given.cue)
    sys.stdout.write(f"seed {given.seed}: {count}\n")
    return 1 if count.lost or count.doubled or count.changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
