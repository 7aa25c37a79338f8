"""The server of a simulated show: the real conductor and journal in a process that dies and starts again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ceremony.core.show import replay
from ceremony.core.state import State, moves
from ceremony.journal import Entry, Journal, JournalFault
from ceremony.live.clock import SystemClock
from ceremony.live.conductor import Conductor
from ceremony.live.follow import Follow
from tests.soak.rig.planted import CLOCKS, CONDUCTORS, open_journal
from tests.soak.rig.verdict import Violation

if TYPE_CHECKING:
    from tests.soak.rig.simulation import Simulation


@dataclass
class Told:
    """What the server itself had accepted when it died."""

    entries: list[Entry] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    sure: int = 0  # so many of them it had called durable


class Server:
    """The process: dies at any operation of the disk, and starts again from what the disk holds."""

    def __init__(self, sim: Simulation) -> None:
        self.sim, self.world, self.disk = sim, sim.world, sim.disk
        self.told = Told()
        self.conductor: Conductor | None = None
        self.journal: Journal | None = None
        self.life = 0
        self.epochs: set[int] = set()  # the starts that are on disk
        self.clock_at = (0, 0, 0)  # boots, boot clock, show's clock when last looked at
        self.moved = False
        self.start()

    def start(self) -> None:
        """Open the record and go on; a machine that fails meanwhile tries again a little later."""
        sim, machine = self.sim, self.sim.machine
        rebooted = machine.boots != self.clock_at[0] and self.life > 0
        try:
            journal = open_journal(sim.path, sim.fault)
            self.journal = journal
            anchor = journal.anchor()
            clock = CLOCKS.get(sim.fault, SystemClock)(
                journal, wall_ms=machine.wall_ms, boot_ms=machine.boot_ms, boot_id=machine.boot_id
            )
            read = list(journal.entries())
            conductor = self.listening(journal, clock, read)
            clock.remember()
        except (JournalFault, OSError) as fault:
            self.failed_start(fault)
            return
        if self.disk.dead:
            self.failed_start(None)
            return
        self.conductor, self.life = conductor, self.life + 1
        if anchor and anchor.boot_id == machine.boot_id:  # a disk that took none leaves only the wall clock
            self.check_clock(clock, rebooted=rebooted)
        else:
            self.clock_at = (machine.boots, machine.boot_ms(), clock.now())
        if rebooted and self.moved and not conductor.state.held:
            raise Violation("H: what ran runs on after a reboot")
        self.note()
        conductor.listen(self.push)
        self.run_life(self.life, clock)
        for page in sim.pages:
            page.reconnect()

    def listening(self, journal: Journal, clock: SystemClock, read: list[Entry]) -> Conductor:
        """A conductor whose accepted entries are written down here as well, from the start on."""
        told, kind = self.told, CONDUCTORS.get(self.sim.fault, Conductor)
        self.check_record(journal, read)
        told.entries = list(read)  # in the cache, which is not yet called durable
        told.ids = {entry.id for entry in read}

        class Listening(kind):  # type: ignore[misc,valid-type]
            def _apply(self, entry: Entry) -> None:
                super()._apply(entry)
                told.entries.append(entry)
                told.ids.add(entry.id)

        return Listening(self.sim.rundown, journal, clock, clock.stopped_at)

    def failed_start(self, fault: Exception | None) -> None:
        """The machine or its disk failed while the show started: nothing is lost by that."""
        injected = self.disk.dead or self.sim.disk_troubled or self.disk.sync_fails or self.disk.write_fails
        if fault is not None and not injected:
            raise Violation(f"A: the show does not start: {type(fault).__name__}: {fault}") from fault
        self.end_process()
        self.disk.revive()
        self.world.after(1_000, self.start)

    def check_record(self, journal: Journal, read: list[Entry]) -> None:
        """A, B and E against what was accepted before."""
        known, sure = self.told.entries, self.told.sure
        if [entry.seq for entry in read] != list(range(1, len(read) + 1)):
            raise Violation("A: numbers are missing")
        if self.sim.fault not in ("two-writes", "no-memory") and read[:sure] != known[:sure]:
            same = next((n for n, (a, b) in enumerate(zip(read, known, strict=False)) if a != b), len(read))
            raise Violation(f"A: {sure} were called durable, {same} of them are there")
        shared = min(len(read), len(known))
        if [e.id for e in read[:shared]] != [e.id for e in known[:shared]] and self.sim.fault != "no-memory":
            raise Violation("A: the record tells another story")
        for ident, seq in self.sim.promised.items():
            if seq > len(read) or read[seq - 1].id != ident:
                raise Violation(f"A: {ident} was acknowledged as {seq} and is not there")
        shifts = sum(entry.command["ms"] for entry in read if entry.type == "shift")
        if replay(event for entry in read for event in entry.events).shift_ms != shifts:
            raise Violation("B: the plan has not moved by the sum of its shifts")
        if self.epochs and journal.epoch <= max(self.epochs):
            raise Violation(f"E: epoch {journal.epoch} came twice")

    def check_clock(self, clock: SystemClock, *, rebooted: bool) -> None:
        """F: exact while the machine runs, never back over a reboot."""
        boots, boot, show = self.clock_at
        now, machine = clock.now(), self.sim.machine
        if boots == machine.boots and now - show != machine.boot_ms() - boot:
            raise Violation(f"F: {machine.boot_ms() - boot} ms have gone, {now - show} by the show's clock")
        newest = max((entry.at for entry in self.told.entries), default=0)
        if rebooted and now < newest:
            raise Violation(f"F: the clock went back by {newest - now} ms over a reboot")

    def note(self) -> None:
        """Write down how it stands: the next start is held against it."""
        conductor, machine = self.conductor, self.sim.machine
        if conductor is None or self.disk.dead:
            return
        if conductor.durable:
            self.told.sure = len(self.told.entries)
            if self.journal is not None and self.journal.counted:
                self.epochs.add(conductor.epoch)
        if self.clock_at[0] == machine.boots:
            self.check_clock(conductor._clock, rebooted=False)  # type: ignore[arg-type]
        self.clock_at = (machine.boots, machine.boot_ms(), conductor.now())
        self.moved = moves(conductor.state)

    def run_life(self, life: int, clock: SystemClock) -> None:
        """What the process does by itself while it lives."""
        conductor = self.conductor
        assert conductor is not None
        follow = Follow(conductor)

        def every(ms: int, act: Callable[[], Any]) -> None:
            def again() -> None:
                if self.life == life and self.conductor is conductor:
                    self.guard(act)
                    self.world.after(ms, again)

            self.world.after(ms, again)

        every(300, follow.step)
        every(1_000, lambda: conductor.retry() and clock.remember())
        every(5_000, lambda: conductor.beat(clock.remember))

    def guard(self, act: Callable[[], Any]) -> Any:
        """Do something; when the machine died meanwhile nobody hears of it."""
        if self.conductor is None:
            return None
        done = act()
        if self.disk.dead:
            self.died()
            return None
        self.note()
        return done

    def submit(self, raw: Mapping[str, Any]) -> dict[str, Any] | None:
        """A command that has arrived; None when the process died of it."""
        before = self.conductor.state if self.conductor else State()
        again = raw["id"] in self.told.ids
        answer: dict[str, Any] | None = self.guard(
            lambda: self.conductor.submit(raw, by="simulated", role="console")  # type: ignore[union-attr]
        )
        if answer and answer["ok"] and raw["type"] == "go" and self.conductor:
            self.check_go(raw, before, self.conductor.state, again=again)
        return answer

    @staticmethod
    def check_go(raw: Mapping[str, Any], before: State, after: State, *, again: bool) -> None:
        """G: it was on standby, it is on program; a repeated one moves nothing."""
        if again:
            if after != before:
                raise Violation("G: a repeated GO moved the show")
        elif after.program.cue != raw["expected"] or before.standby != raw["expected"]:
            raise Violation(f"G: GO meant {raw['expected']}, the hall has {after.program.cue}")

    def push(self) -> None:
        """Every page gets the newest view, in its own time."""
        for page in self.sim.pages:
            page.push()

    def view(self, role: str, name: str) -> dict[str, Any]:
        """A page's view. A console is told what the MC's display is: the same cues in a tenth of the time."""
        assert self.conductor is not None
        if role != "console" or self.world.chance.random() < 0.01:
            return self.conductor.view(role, name)
        return self.conductor.view("stage")

    def die(self, *, power: bool, down_ms: float) -> None:
        """The process ends, or the machine."""
        if self.conductor is None:
            return
        self.disk.dead = True
        self.sim.power_is_next = power
        self.died(down_ms)

    def died(self, down_ms: float = 1_000) -> None:
        """The process is gone: what was in memory, and every connection."""
        sim = self.sim
        self.end_process()
        if sim.power_is_next:
            sim.tally.power_cuts += 1
            self.disk.cut_power()
            down_ms += 20_000
            self.world.after(down_ms, self.boot)
        else:
            sim.tally.kills += 1
            self.disk.revive()
            self.world.after(down_ms, self.start)
        sim.power_is_next = False

    def end_process(self) -> None:
        """Memory, descriptors and connections go."""
        self.conductor = None
        for page in self.sim.pages:
            page.link.cut()
        if self.journal is not None:
            self.disk.dead = True  # what closing would still write never happens
            self.journal.close()
            self.journal = None

    def boot(self) -> None:
        """The machine is on again, its wall clock perhaps wrong."""
        self.sim.machine.reboot()
        if self.world.chance.random() < 0.3:
            self.sim.machine.wrong = self.world.chance.choice((-3_600_000, -37_000, 37_000, 3_600_000))
        self.start()
