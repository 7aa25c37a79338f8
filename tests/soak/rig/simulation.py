"""One simulated show: the real conductor and the real journal on a disk, a network and clocks that fail.

Everything is drawn from one seed. What must hold, checked after every start and at the end:

A  an acknowledged durable command is in the record, under its number, after every crash and power cut
B  no command is applied twice: ids are unique, the plan has moved by the sum of what was accepted
C  an answer, once given, never changes
D  once the faults are over every screen shows what the server says
E  no screen ever goes back behind what it has shown, and no epoch comes twice
F  the show's clock goes on exactly as the machine's own while that runs, and never back over a reboot
G  an accepted GO put on program what its sender saw on standby, one step, once
H  what ran when the machine went down stands on hold when it is back
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.live.test_stateful import turning
from tests.sample import rundown
from tests.soak.rig.disk import Disk
from tests.soak.rig.page import Page
from tests.soak.rig.server import Server
from tests.soak.rig.verdict import Tally, Violation
from tests.soak.rig.world import Machine, World

SHOW_MS = 15 * 60_000
TROUBLES = ("sync", "sync", "write", "full")
QUIET_MS = 60_000  # at the end nothing fails any more


class Simulation:
    """One show from its opening to its last second."""

    def __init__(self, folder: Path, disk: Disk, seed: int, fault: str = "") -> None:
        self.path, self.disk, self.fault = folder / "show.db", disk, fault
        self.world = World(seed)
        self.machine = Machine(self.world)
        self.tally = Tally(shows=1)
        self.rundown = turning() if seed % 2 else rundown()
        self.whole = self.rundown
        self.answers: dict[str, dict[str, Any]] = {}
        self.promised: dict[str, int] = {}
        self.power_is_next = False
        self.disk_troubled = False
        self.calm = False
        self.pages: list[Page] = []
        self.server = Server(self)
        self.pages = [Page(self, name, "console") for name in ("mc", "phone", "spare")]
        self.pages += [Page(self, name, "screen") for name in ("left", "right")]

    def run(self) -> Tally:
        """Play it. Raises Violation."""
        for page in self.pages:
            page.connect()
        self.pages[0].send(type="open")
        for page in self.pages[:3]:
            self.press_later(page)
        self.plan(70_000, lambda: self.fail(power=False))
        self.plan(110_000, lambda: self.fail(power=True))
        self.plan(60_000, self.trouble)
        self.plan(90_000, self.jump)
        self.plan(80_000, self.edit)
        self.plan(15_000, self.cut)
        self.world.run(SHOW_MS)
        self.calm = True
        self.heal()
        self.world.run(SHOW_MS + QUIET_MS)
        self.check_end()
        return self.tally

    def plan(self, mean_ms: float, act: Callable[[], None]) -> None:
        """Now and then, until the quiet at the end."""

        def again() -> None:
            if not self.calm:
                act()
                self.world.after(self.world.soon(mean_ms), again)

        self.world.after(self.world.soon(mean_ms), again)

    def press_later(self, page: Page) -> None:
        """A hand at a console."""

        def press() -> None:
            if not self.calm:
                self.press(page)
                self.world.after(self.world.soon(1_500), press)

        self.world.after(self.world.soon(1_500), press)

    def press(self, page: Page) -> None:
        """Something an operator may do; GO twice at once now and then."""
        chance = self.world.chance
        standby = (page.shown.get("standby") or {}).get("cue", "")
        program = (page.shown.get("program") or {}).get("cue", "")
        cue = chance.choice(self.whole.cues).id
        who = chance.choice(self.whole.entrants).id
        kind = chance.choices(("go", "shift", "other"), (5, 4, 5))[0]
        if kind == "go":
            for _ in range(2 if chance.random() < 0.15 else 1):
                page.send(type="go", expected=standby)
            return
        if kind == "shift":
            page.send(type="shift", ms=chance.choice((-1000, 1, 60_000)))
            return
        page.send(
            **chance.choice(
                (
                    {"type": "back", "expected": program},
                    {"type": "take", "cue": cue},
                    {"type": "standby", "cue": cue},
                    {"type": "undo"},
                    *({"type": name} for name in ("hold", "resume", "blackout", "panic", "release")),
                    {"type": "film_seek", "position_ms": chance.randrange(90_000)},
                    {"type": "message", "text": f"Tin {chance.randrange(1000)}"},
                    {"type": "mark", "subject": who, "status": chance.choice(("absent", "later", "waiting"))},
                    {"type": "queue_pick", "subject": who},
                    {"type": "timer_add", "ms": 60_000},
                )
            )
        )

    def fail(self, *, power: bool) -> None:
        """kill -9 or the plug: at once, or at one of the next operations of the disk."""
        if self.world.chance.random() < 0.5:
            self.power_is_next = power
            self.disk.die_after = self.world.chance.randrange(25)
        else:
            self.server.die(power=power, down_ms=self.world.chance.uniform(300, 4_000))

    def trouble(self) -> None:
        """The disk refuses syncs or writes, or is full, for a while."""
        chance = self.world.chance
        kind = chance.choice(TROUBLES)
        self.tally.disk_faults += 1
        self.disk_troubled = True
        if kind == "sync":
            self.disk.sync_fails = chance.choice((1, 1, 2, 5, 100))
        elif kind == "write":
            self.disk.write_fails = chance.choice((1, 3, 100))
        else:
            given_up = chance.random() < 0.5  # there is room once the journal gives its ballast up
            ballast = self.path.with_name(self.path.name + ".ballast")
            self.disk.full = ballast.exists if given_up else lambda: True
        self.world.after(chance.uniform(100, 20_000), self.heal)

    def heal(self) -> None:
        """The disk works again."""
        self.disk.sync_fails = self.disk.write_fails = 0
        self.disk.full = lambda: False
        if self.calm:
            self.disk.die_after = None
        self.world.after(3_000, self.trust)

    def trust(self) -> None:
        """From here on a start that fails is a fault of the program."""
        if not (self.disk.sync_fails or self.disk.write_fails or self.disk.full()):
            self.disk_troubled = False

    def jump(self) -> None:
        """Somebody sets the wall clock."""
        self.tally.clock_jumps += 1
        self.machine.wrong += self.world.chance.choice((-3_600_000, -37_000, 37_000, 3_600_000))

    def edit(self) -> None:
        """The agenda is saved with some cues less, or with all of them again."""
        gone = set(self.world.chance.sample([cue.id for cue in self.whole.cues[1:]], 2))
        if self.world.chance.random() < 0.4:
            gone = set()
        self.rundown = replace(self.whole, cues=tuple(c for c in self.whole.cues if c.id not in gone))
        self.tally.edits += 1
        conductor = self.server.conductor
        if conductor is not None:
            self.server.guard(lambda: conductor.adopt(self.rundown))

    def cut(self) -> None:
        """One page loses its link."""
        page = self.world.chance.choice(self.pages)
        page.link.cut()
        self.tally.links_cut += 1
        page.reconnect()

    def check_end(self) -> None:
        """D: everything is answered, and every page shows what the server says."""
        conductor = self.server.conductor
        if conductor is None or not conductor.durable:
            raise Violation("D: after a minute without faults the show is not whole")
        for page in self.pages:
            if page.open:
                raise Violation(f"D: {page.name} never got an answer to {next(iter(page.open))}")
            said = conductor.view(page.role if page.role == "screen" else "stage", page.name)
            if Page.at(page.shown) != Page.at(said) or page.shown["program"]["cue"] != said["program"]["cue"]:
                raise Violation(f"D: {page.name} shows {Page.at(page.shown)}, the server {Page.at(said)}")
        self.server.die(power=False, down_ms=10)
        self.world.run(SHOW_MS + QUIET_MS + 5_000)
