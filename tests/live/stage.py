"""A conductor on a real journal, with a clock that moves when told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ceremony.journal import Journal
from ceremony.live import Conductor
from ceremony.model.rundown import Rundown
from tests.core.playbook import SECOND, START
from tests.sample import rundown as sample


class Hands:
    """A clock moved by hand."""

    def __init__(self, now: int = START) -> None:
        self.time = now

    def now(self) -> int:
        return self.time


class Stage:
    """A running show that can crash and start again."""

    def __init__(self, folder: Path, rundown: Rundown | None = None) -> None:
        self.path = folder / "journal.sqlite"
        self.clock = Hands()
        self.rundown = rundown or sample()
        self.count = 0
        self.start()

    def start(self) -> None:
        self.journal = Journal(self.path)
        self.conductor = Conductor(self.rundown, self.journal, self.clock)

    def crash(self) -> None:
        """Everything in memory is gone; the show starts again from the journal."""
        self.journal.close()
        self.start()

    def send(self, type: str, *, ident: str = "", role: str = "console", **fields: object) -> dict[str, Any]:
        self.count += 1
        raw = {"id": ident or f"c{self.count}", "type": type, **fields}
        return self.conductor.submit(raw, by="tay", role=role)

    def go(self) -> dict[str, Any]:
        """GO, pressed again where the show asks for it; the last answer."""
        answer = self.send("go", expected=self.conductor.state.standby)
        if answer.get("ask"):
            self.clock.time += SECOND
            answer = self.send("go", expected=self.conductor.state.standby, confirm=answer["ask"])
        return answer

    def until(self, cue: str) -> Stage:
        if self.conductor.state.phase == "waiting":
            self.send("open")
        while self.conductor.state.program.cue != cue:
            self.clock.time += SECOND
            assert self.go()["ok"]
        return self
