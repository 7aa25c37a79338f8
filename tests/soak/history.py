"""Many clients over a network that fails; afterwards every answer and every view must fit one order.

python3 dev.py soak history --ops 20000 [--seed N] [--clients 8] [--kills 10] [--fault NAME]

Consoles send commands through a proxy that delays, cuts in pieces, falls silent, cuts off and resets; what
is not answered goes out again under its id on a new connection, now and then on two at once; others look on.
What was sent, when, and what came back is judged against the record (tests/soak/rig/judge.py).
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import websocket

from ceremony.journal import Journal
from ceremony.model.rundown import Rundown
from tests import sample
from tests.running import RawSocket, Show, make_workspace
from tests.soak.rig.faulty import FAULTS, faulty_show
from tests.soak.rig.judge import History, Op, Seen, judge
from tests.soak.rig.proxy import FaultyNetwork

BROKEN = (OSError, websocket.WebSocketException, http.client.HTTPException, AssertionError, ValueError)
ANSWER_S = 3.0  # as long as a page waits before it sends again
PACE_S = 1 / 18  # the server takes 20 a second from one page


class Client(threading.Thread):
    """A page in a thread of its own that connects again whenever its line ends."""

    def __init__(self, run: Run, name: str, role: str) -> None:
        super().__init__(daemon=True)
        self.run_, self.label, self.role = run, name, role
        self.chance = random.Random(f"{run.seed} {name}")
        self.page: RawSocket | None = None
        self.connection = 0
        self.standby = ""
        self.confirm = ""  # the word with which a GO that asked for a second press goes on
        self.sent = 0

    def run(self) -> None:
        """Until the run is over."""
        while not self.run_.over.is_set():
            with suppress(*BROKEN):
                self.step()
                continue
            self.drop()
            time.sleep(self.chance.uniform(0.05, 0.3))

    def step(self) -> None:
        """Look on."""
        page = self.connected()
        self.take(*page._take(page.read()))

    def connected(self) -> RawSocket:
        """The page's socket, a new one when there is none."""
        if self.page is None:
            show = self.run_.show
            page = show.socket(self.role, client=self.label, through=self.run_.network.port)
            page.ws.settimeout(ANSWER_S)
            self.page, self.connection = page, self.connection + 1
            for name, value in page.inbox:
                self.take(name, value)
            page.inbox.clear()
        return self.page

    def drop(self) -> None:
        """Give the socket up."""
        if self.page is not None:
            self.page.close()
            self.page = None

    def wake(self) -> None:
        """End the wait for the next frame."""
        with suppress(*BROKEN, AttributeError):
            self.page.ws.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]

    def take(self, name: str, value: Any) -> None:
        """Write a view down."""
        if name != "view":
            return
        program, standby = value["program"] or {}, value.get("standby") or {}
        self.standby = standby.get("cue", "")
        seen = Seen(
            *(self.label, self.connection, value["epoch"], value["seq"], program.get("cue", "")),
            self.standby if "standby" in value else None,
        )
        self.run_.history.views.append(seen)


class Console(Client):
    """Sends commands, each until it is answered."""

    def step(self) -> None:
        op = Op(self.label, self.choose(), time.monotonic())
        self.run_.history.ops.append(op)
        twice = self.chance.random() < 0.04
        beside = threading.Thread(target=self.post, args=(op.raw,)) if twice else None
        if beside:
            beside.start()
        while op.answer is None and not self.run_.stopped.is_set():
            try:
                answer = self.ask(op.raw)
            except BROKEN:
                self.drop()
                self.run_.count["again"] += 1
                time.sleep(self.chance.uniform(0.02, 0.2))
                continue
            if answer.get("code") == "too_many":
                time.sleep(0.2)
                continue
            op.ended, op.answer = time.monotonic(), answer
            self.confirm = answer.get("ask", "")
        if beside:
            beside.join()
        time.sleep(self.chance.uniform(0.2, 1.5) * PACE_S)
        if self.run_.done():
            self.run_.over.set()

    def ask(self, raw: dict[str, Any]) -> dict[str, Any]:
        """One try over the socket."""
        page = self.connected()
        page._next_ack += 1
        wanted = f"ack {page._next_ack}"
        page.send(f"42/{self.role},{page._next_ack}" + json.dumps(["command", raw]))
        until = time.monotonic() + ANSWER_S
        while time.monotonic() < until:
            name, value = page._take(page.read())
            if name == wanted:
                return dict(value[0])
            self.take(name, value)
        raise TimeoutError

    def post(self, raw: dict[str, Any]) -> None:
        """The same command over HTTP at the same time: both answers must be one."""
        with suppress(*BROKEN):
            answer = self.run_.http("POST", "/api/command", raw)
            if answer.get("code") != "too_many":
                self.run_.count["twice"] += 1
                self.run_.history.ops.append(Op(self.label, raw, 0.0, time.monotonic(), answer))

    def choose(self) -> dict[str, Any]:
        """GO for what this console has seen, or something else."""
        self.sent += 1
        ident = {"id": f"{self.label}-{self.run_.seed}-{self.sent}"}
        some = self.chance.random()
        if some < 0.35:
            sure = {"confirm": self.confirm} if self.confirm else {}
            self.confirm = ""
            return {**ident, "type": "go", "expected": self.standby, **sure}
        if some < 0.65:
            return {**ident, "type": "shift", "ms": 1000}
        cue = self.chance.choice(self.run_.rundown.cues).id
        others = [
            {"type": "message", "text": f"Tin {self.sent}"},
            {"type": "overlay_on", "kind": "message", "text": "Mời vào chỗ"},
            {"type": "take", "cue": cue},
            {"type": "standby", "cue": cue},
            *(
                {"type": kind}
                for kind in ("undo", "hold", "resume", "resume", "resume", "blackout", "release")
            ),
            {"type": "mark", "subject": "nhan-001", "status": self.chance.choice(["absent", "waiting"])},
        ]
        return {**ident, **self.chance.choice(others)}


class Reader(Client):
    """Asks for the console's view over HTTP: it must never be about the past."""

    def step(self) -> None:
        look = Op(self.label, {"id": "", "type": "look"}, time.monotonic())
        view = self.run_.http("GET", "/api/view/console")
        program, standby = view["program"] or {}, view["standby"] or {}
        look.ended, look.answer = time.monotonic(), {"ok": True, "seq": view["seq"]}
        self.run_.history.looks.append(look)
        self.run_.history.views.append(
            Seen(
                *(self.label, len(self.run_.history.looks), view["epoch"], view["seq"]),
                *(program.get("cue", ""), standby.get("cue", "")),
            )
        )
        time.sleep(0.1)


class Run:
    """One show, one network, everybody on it."""

    def __init__(self, folder: Path, ops: int, seed: int, clients: int = 8, fault: str = "") -> None:
        self.rundown: Rundown = sample.rundown()
        self.seed, self.ops = seed, ops
        make_workspace(folder, self.rundown)
        self.show: Show = faulty_show(fault)(folder, self.rundown.event, "--fresh")
        self.show.flags = ()
        self.network = FaultyNetwork(self.show.port, seed)
        self.history, self.count = History(), Counter[str]()
        self.over, self.stopped = threading.Event(), threading.Event()
        self.clients: list[Client] = [Console(self, f"console-{n}", "console") for n in range(clients)]
        self.clients += [Client(self, f"screen-{n}", "screen") for n in range(2)]
        self.clients += [Client(self, "stage", "stage"), Reader(self, "reader", "console")]

    def done(self) -> bool:
        """Whether enough has been sent."""
        return len(self.history.ops) >= self.ops

    def http(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        """One request through the network."""
        link = http.client.HTTPConnection("127.0.0.1", self.network.port, timeout=ANSWER_S)
        with closing(link):
            told = {"Host": f"127.0.0.1:{self.show.port}", "Content-Type": "application/json"}
            told["Authorization"] = f"Bearer {self.show.tokens['console']}"
            link.request(method, path, body=None if body is None else json.dumps(body), headers=told)
            answer = link.getresponse()
            if answer.status == 429:
                return {"ok": False, "code": "too_many"}
            return dict(json.loads(answer.read()))

    def play(self, kills: int, patience_s: float) -> list[str]:
        """Let them, kill the show now and then, judge."""
        self.show.command("open")
        deadline = time.monotonic() + patience_s
        chance, killed = random.Random(self.seed), 0
        with self.network:
            for client in self.clients:
                client.start()
            while not self.over.wait(0.05) and time.monotonic() < deadline:
                if killed < kills and len(self.history.ops) > (killed + 1) * self.ops / (kills + 1):
                    killed += 1
                    time.sleep(chance.uniform(0, 0.1))
                    self.show.kill()
                    self.show.restart()
            self.over.set()
            self.network.calm = True
            self.wait_for(lambda: all(op.answer for op in self.history.ops))
            self.stopped.set()
            for client in self.clients:
                client.wake()
                client.join(ANSWER_S + 2)
        return self.verdict()

    def wait_for(self, ask: Callable[[], bool]) -> None:
        """Give what is on its way some seconds; what stays open counts as unknown."""
        deadline = time.monotonic() + 20
        while not ask() and time.monotonic() < deadline:
            time.sleep(0.02)

    def verdict(self) -> list[str]:
        """What no order explains."""
        self.show.stop()
        journal = Journal(self.show.workspace / ".ceremony" / self.show.event / "show.db")
        with closing(journal):
            entries = list(journal.entries())
        self.count["entries"] = len(entries)
        return judge(self.rundown, entries, self.history)

    def told(self) -> str:
        """What happened, in one line."""
        codes = Counter(
            "ok" if op.answer["ok"] else op.answer["code"] for op in self.history.ops if op.answer
        )
        unknown = sum(op.answer is None for op in self.history.ops)
        seen = f"{len(self.history.views)} views, {len(self.history.looks)} looks"
        what = f"{len(self.history.ops)} ops {dict(codes)}, unknown {unknown}, {dict(self.count)}"
        return f"{what}, {seen}, lines {dict(self.network.seen)}"


def main() -> int:
    """Play one; 0 when an order explains everything."""
    asked = argparse.ArgumentParser(prog="python3 dev.py soak history")
    asked.add_argument("--ops", type=int, default=2000)
    asked.add_argument("--clients", type=int, default=8)
    asked.add_argument("--kills", type=int, default=0)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked.add_argument("--fault", choices=FAULTS, default="")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), given.ops, given.seed, given.clients, given.fault)
        found = run.play(given.kills, patience_s=given.ops)
    print(f"seed {given.seed}: {run.told()}")
    print("\n".join(found[:20]) or "no anomaly")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
