"""Fail the n-th write, sync, truncate or delete of a short show, for every n; then cut the power.

``python -m tests.journal.fault_loop [--every 1] [--seed N] [--bug read-back]``

However the disk fails: no command is refused for it, none that was called durable is lost, nothing is found
that was never accepted, and as soon as the disk is well again everything is durable.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import tempfile
import time
import unittest.mock
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ceremony.core.state import State
from ceremony.journal import Journal, JournalFault
from ceremony.live import Conductor
from ceremony.model.rundown import Rundown
from tests.core.playbook import SECOND
from tests.journal.faulty_disk import FULL, SYNC, TRUNCATE, WRITE, Fails, FaultyDisk
from tests.live.stage import Stage
from tests.sample import rundown as sample

CHECKPOINT_PAGES = 12  # the show is short: its log is folded into the main file early
MODES = ("once", "for-good", "full", "syncs", "now-and-then")
BUGS = ("read-back",)
_ERRORS = {"write": WRITE, "sync": SYNC, "truncate": TRUNCATE, "delete": WRITE}


class FaultyStage(Stage):
    """A show on a faulty disk. ``bug`` plants a fault into its journal."""

    def __init__(self, folder: Path, rundown: Rundown, bug: str = "") -> None:
        self.bug = bug
        super().__init__(folder, rundown)

    def start(self) -> None:
        self.journal = (ReadBack if self.bug else Journal)(self.path)
        self.journal._sql(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
        self.conductor = Conductor(self.rundown, self.journal, self.clock)


class ReadBack(Journal):
    """After an error believes what it can read."""

    def _open(self, **more: bool) -> None:
        with unittest.mock.patch("ceremony.journal.journal.write_again"):
            super()._open(**more)


@dataclass
class Told:
    """What the operator was told: where the show stood after each answer, and up to where all is durable."""

    states: dict[int, State] = field(default_factory=dict)
    durable: int = 0
    faults: list[str] = field(default_factory=list)

    def note(self, conductor: Conductor, what: str, answer: dict[str, Any] | None = None) -> None:
        """Write it down."""
        answer = answer or {"ok": True, "durable": conductor.durable}
        if not answer["ok"]:
            self.faults.append(f"{what} was refused: {answer['message']}")
        if answer.get("durable") == bool(conductor.view("console")["disk"]):
            self.faults.append(f"{what}: durable {answer.get('durable')}, the console says otherwise")
        self.states[conductor.seq] = conductor.state
        if answer.get("durable"):
            self.durable = conductor.seq


def failing(mode: str, number: int) -> Fails:
    """What fails from operation ``number`` on: that only, all, all writes (no room), the syncs, a third."""
    chance = random.Random(number)

    def fails(now: int, kind: str, _path: str) -> int:
        if now < number or (mode == "once" and now > number) or (mode == "syncs" and kind != "sync"):
            return 0
        if mode == "full":
            return FULL if kind == "write" else 0
        return 0 if mode == "now-and-then" and chance.random() > 0.3 else _ERRORS[kind]

    return fails


def commands(conductor: Conductor) -> Iterator[tuple[str, dict[str, Any]]]:
    """A short show: opened, gone through, written to."""
    yield "open", {}
    for cue in ("don-khach", "ly-do", "tham-luan-1", "ky/01", "trao/dot-1/1"):
        yield "take", {"cue": cue}
        yield "message", {"text": f"Lời nhắn ở {cue} " + "x" * 150}
    yield "back", {"expected": conductor.state.program.cue}
    yield "blackout", {}


def play(stage: FaultyStage, told: Told) -> None:
    """The whole show, whatever the disk does; in the middle the files are edited."""
    conductor = stage.conductor
    for number, (kind, fields) in enumerate(commands(conductor)):
        stage.clock.time += SECOND
        told.note(conductor, kind, stage.send(kind, **fields))
        if number == 6:
            stage.rundown = dataclasses.replace(stage.rundown, short="Sửa", holding_html="<p>chờ</p>" * 900)
            conductor.adopt(stage.rundown)
            told.note(conductor, "adopt")
        if number % 4 == 3:
            conductor.retry()
            told.note(conductor, "retry")


def one_show(mode: str, number: int, seed: int, bug: str = "") -> tuple[int, list[str]]:
    """One show on a disk that fails from operation ``number`` on; how many there were, and what was wrong."""
    chance = random.Random(f"{seed} {mode} {number}")
    disk, told = FaultyDisk(), Told()
    with tempfile.TemporaryDirectory() as place, disk.plugged():
        stage = FaultyStage(Path(place), sample(), bug)
        told.note(stage.conductor, "start")
        disk.done, disk.fails = 0, failing(mode, number)
        play(stage, told)
        done = disk.done
        cut_power(stage, disk, told, chance)
        if chance.random() < 0.5:
            stage = died(stage, disk, told)
        get_well(stage, disk, told, chance)
        stage.journal.close()
    return done, [f"{mode} {number}: {fault}" for fault in told.faults]


def died(stage: FaultyStage, disk: FaultyDisk, told: Told) -> FaultyStage:
    """kill -9 while the disk fails: what it or the cache holds is found by the next start, which goes on."""
    again = stage.path.parent / "again"
    disk.carry_over(stage.path.parent, again)
    stage.journal.close()
    try:
        new = FaultyStage(again, stage.rundown, stage.bug)
    except JournalFault as fault:
        told.faults.append(f"no start after kill -9: {fault}")
        raise
    new.count, new.clock.time = stage.count, stage.clock.time
    found = [entry.seq for entry in new.journal.entries()]
    if len(found) < told.durable:
        told.faults.append(f"kill -9: durable up to {told.durable}, found {len(found)}")
    told.states = {seq: state for seq, state in told.states.items() if seq <= len(found)}
    told.note(new.conductor, "start after kill -9")
    return new


def get_well(stage: FaultyStage, disk: FaultyDisk, told: Told, chance: random.Random) -> None:
    """From now on the disk takes everything: so must the show say, and so must it be."""
    disk.fails = lambda *_: 0
    stage.conductor.retry()
    told.note(stage.conductor, "retry")
    told.note(stage.conductor, "message", stage.send("message", text="Đĩa lại ghi được"))
    if told.durable != stage.conductor.seq:
        told.faults.append("the disk is well again, and not everything is durable")
    cut_power(stage, disk, told, chance)


def cut_power(stage: FaultyStage, disk: FaultyDisk, told: Told, chance: random.Random) -> None:
    """What a machine finds that starts anew is where the show stood once, not before what was durable."""
    usual = disk.fails
    disk.fails = lambda *_: 0
    with tempfile.TemporaryDirectory() as place:
        disk.cut_power(stage.path.parent, Path(place), chance)
        try:
            found = Stage(Path(place), stage.rundown)
        except JournalFault as fault:
            told.faults.append(f"after a power cut: {fault!r}")
        else:
            _compare(found, told)
            found.journal.close()
    disk.fails = usual


def _compare(found: Stage, told: Told) -> None:
    before = [entry.seq for entry in found.journal.entries() if entry.epoch < found.conductor.epoch]
    if len(before) < told.durable:
        told.faults.append(f"durable up to {told.durable}, after a power cut {len(before)} are found")
        return
    wanted = told.states.get(len(before))
    adopted = found.conductor.seq > len(before)  # an edit that was lost is adopted at the start
    if wanted is None or (wanted != found.conductor.state and not adopted):
        told.faults.append(f"after a power cut another show at {len(before)}")


def loop(every: int, seed: int, bug: str = "") -> tuple[Counter[str], list[str]]:
    """Every ``every``-th n in every mode; how many shows of each, and what was wrong."""
    shows: Counter[str] = Counter()
    faults: list[str] = []
    for mode in MODES:
        number, last = 1 + seed % every, 1
        while number <= last or not shows[mode]:
            done, found = one_show(mode, number, seed, bug)
            last = max(last, done)
            shows[mode] += 1
            faults += found
            number += every
    return shows, faults


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--bug", choices=BUGS, default="")
    asked = parser.parse_args()
    shows, faults = loop(asked.every, asked.seed, asked.bug)
    for fault in faults[:20]:
        print(fault)  # noqa: T201
    print(f"seed {asked.seed}: {dict(shows)} shows, {len(faults)} faults")  # noqa: T201
    raise SystemExit(bool(faults) != bool(asked.bug))


if __name__ == "__main__":
    main()
