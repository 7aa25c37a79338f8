"""A conversation with the show: commands go in, what follows is looked at."""

from __future__ import annotations

import dataclasses
from typing import Any

from ceremony.core.additions import with_additions
from ceremony.core.commands import decode
from ceremony.core.corrections import with_corrections
from ceremony.core.edit import adopt, keep_program
from ceremony.core.event import Event
from ceremony.core.events import from_plain, to_plain
from ceremony.core.frame import Frame
from ceremony.core.press_again import need_second_press
from ceremony.core.show import Refused, decide, evolve, replay
from ceremony.core.state import State
from ceremony.core.timing import Clocks, clocks
from ceremony.model.rundown import Rundown
from tests.sample import rundown as sample

START = 1_640_912_400_000  # 2021-12-31 08:00 in Vietnam
SECOND = 1_000
MINUTE = 60_000


class Playbook:
    """A show on the sample rundown, with a clock that moves when told."""

    def __init__(self, rundown: Rundown | None = None, now: int = START) -> None:
        self.rundown = rundown or sample()
        self.state = State(rev="r1")
        self.now = now
        self.events: list[Event] = []
        self.count = 0

    def wait(self, ms: int) -> Playbook:
        """Let time pass."""
        self.now += ms
        return self

    def ask(self, type: str, **fields: object) -> tuple[Event, ...]:
        """Send a command; what it caused. Raises Refused."""
        self.count += 1
        command = decode({"id": f"c{self.count}", "type": type, **fields})
        events = decide(self.rundown, self.state, command, self.now)
        for event in events:
            assert from_plain(to_plain(event)) == event
            self.state = evolve(self.state, event)
        self.events += events
        self.rundown = with_corrections(with_additions(self.rundown, self.state), self.state)
        assert replay(self.events, State(rev="r1")) == self.state
        return events

    def refused(self, type: str, **fields: object) -> str:
        """Send a command that must be refused; the code. Nothing may have changed."""
        before = self.state
        try:
            events = self.ask(type, **fields)
        except Refused as refused:
            assert self.state == before
            assert refused.message
            return refused.code
        raise AssertionError(f"{type} was accepted: {events}")

    def open(self) -> Playbook:
        """Open the show."""
        self.ask("open")
        return self

    def go(self, times: int = 1) -> Playbook:
        """Press GO as an operator does, seconds apart, and again where the show asks for it."""
        for _ in range(times):
            word = self.wait(SECOND // 2).asked()
            self.wait(SECOND // 2).ask("go", expected=self.state.standby, confirm=word)
        return self

    def asked(self) -> str:
        """The word that GO is given now where it needs a second press, else ""."""
        try:
            need_second_press(self.rundown, self.state, "", self.now)
        except Refused as refused:
            return refused.ask
        return ""

    def until(self, cue: str) -> Playbook:
        """GO until this cue is on program."""
        if self.state.phase == "waiting":
            self.open()
        while self.state.program.cue != cue:
            self.go()
        return self

    def edit(self, new: Rundown, rev: str) -> Playbook:
        """A live edit, as the conductor makes it."""
        events = adopt(self.rundown, new, rev, self.state, self.now)
        self.rundown = keep_program(new, self.rundown, self.state)
        for event in events:
            assert from_plain(to_plain(event)) == event
            self.state = evolve(self.state, event)
        self.events += events
        return self

    @property
    def program(self) -> str:
        return self.state.program.cue

    @property
    def standby(self) -> str:
        return self.state.standby

    @property
    def clocks(self) -> Clocks:
        return clocks(self.rundown, self.state, self.now)

    def frame(self, **more: Any) -> Frame:
        """What views are made of."""
        frame = Frame(self.rundown, "r1", self.state, self.clocks, self.now, 1, self.count)
        return dataclasses.replace(frame, **more)
