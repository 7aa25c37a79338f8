"""A page of a simulated show: it behaves as ceremony/web/static/js/wire.js does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.soak.rig.verdict import Violation
from tests.soak.rig.world import Link

if TYPE_CHECKING:
    from tests.soak.rig.simulation import Simulation

AGAIN_MS = 2_000  # a page sends again what was not answered
MADE_BY_ALL = ("shift", "message")  # accepted, these always leave an entry


class Page:
    """A page: connects again and again, shows the newest view, sends what was not answered again."""

    def __init__(self, sim: Simulation, name: str, role: str) -> None:
        self.sim, self.world, self.name, self.role = sim, sim.world, name, role
        self.link = Link(sim.world, self.opened, haunted=sim.fault == "older-view")
        self.open: dict[str, dict[str, Any]] = {}
        self.shown: dict[str, Any] = {}
        self.first = True
        self.count = 0

    def reconnect(self) -> None:
        """Soon, if the server is there."""
        self.world.after(self.world.chance.uniform(20, 900), self.connect)

    def connect(self) -> None:
        """One attempt."""
        if not self.link.up and self.sim.server.conductor is not None:
            self.link.open()

    def opened(self) -> None:
        """A new connection: its first view is the truth, and what is open goes out again."""
        self.first = True
        self.push()
        for raw in list(self.open.values()):
            self.sim.tally.repeated += 1
            self.post(raw)

    def push(self) -> None:
        """The server's newest view for this page."""
        conductor = self.sim.server.conductor
        if conductor is not None and self.link.up and not self.sim.disk.dead:
            view = self.sim.server.view(self.role, self.name)
            self.link.send("down", lambda: self.show(view))

    def show(self, view: dict[str, Any]) -> None:
        """Newest wins (docs/wire.md, "Views")."""
        old, new = self.at(self.shown), self.at(view)
        if new < old and not self.first:
            if self.sim.fault != "older-view":
                return
            raise Violation(f"E: {self.name} went back from {old} to {new}")
        self.first = False
        self.shown = view
        self.sim.tally.views += 1

    @staticmethod
    def at(view: dict[str, Any]) -> tuple[int, int]:
        """The number of a view."""
        return (view.get("epoch", 0), view.get("seq", 0))

    def send(self, **fields: Any) -> None:
        """A new command, kept until it is answered."""
        self.count += 1
        raw = {"id": f"{self.name}-{self.count}", **fields}
        self.open[raw["id"]] = raw
        self.post(raw)

    def post(self, raw: dict[str, Any]) -> None:
        """Put it on its way, and look later whether an answer came."""

        def arrive() -> None:
            number = self.link.number
            answer = self.sim.server.submit(raw)
            if answer is not None and self.link.number == number:
                self.link.send("down", lambda: self.hear(raw, answer))

        def look() -> None:
            if raw["id"] in self.open:
                self.sim.tally.repeated += 1
                self.post(raw)

        self.link.send("up", arrive)
        if self.link.up:
            self.world.after(AGAIN_MS, look)

    def hear(self, raw: dict[str, Any], answer: dict[str, Any]) -> None:
        """An answer: C, and what it promises."""
        sim, ident = self.sim, raw["id"]
        self.open.pop(ident, None)
        was = sim.answers.setdefault(ident, answer)
        lasts = (
            was["ok"] and was["durable"] and raw["type"] in MADE_BY_ALL
        )  # what changes nothing is forgotten
        if lasts and (not answer["ok"] or answer["seq"] != was["seq"]):
            raise Violation(f"C: {ident} was answered {was} and then {answer}")
        if not answer["ok"]:
            sim.tally.refused += 1
            return
        sim.tally.answers += 1
        if not answer["durable"]:
            sim.tally.not_durable += 1
        elif raw["type"] in MADE_BY_ALL:
            sim.promised[ident] = answer["seq"]
