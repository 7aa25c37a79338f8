"""How a show does while somebody attacks it: GO → acknowledged, new connections, and how soon all is well."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ceremony.model.rundown import Rundown
from tests import sample
from tests.running import PATIENCE, RawSocket, Show, make_workspace

HOME = Path(__file__).resolve().parents[2]
BEAT = 0.18  # seconds between two presses: a faster one is taken for a bounce
EXTRA = 30.0  # seconds an attack may take beyond its time, on a slow machine


class HostileShow(Show):
    """A show to which every address but 127.0.0.1 is a stranger's."""

    module = "tests.hostile.hall"
    home = ""  # the cue that GO is pressed on


@dataclass
class Figures:
    """What was measured: milliseconds each."""

    acks: list[float] = field(default_factory=list)
    doors: list[float] = field(default_factory=list)  # a new console: its page, its socket, its first view
    recovery: float = 0.0
    told: str = ""  # what the attacker has done


@contextlib.contextmanager
def hostile_show(
    folder: Path, rundown: Rundown | None = None, plant: str = "", descriptors: int = 0
) -> Iterator[HostileShow]:
    """A show that can be attacked."""
    rundown = rundown or sample.rundown()
    before = (("--plant", plant) if plant else ()) + (
        ("--descriptors", str(descriptors)) if descriptors else ()
    )
    kind: Any = type("Arranged", (HostileShow,), {"before": before})
    show = kind(make_workspace(folder, rundown), rundown.event, "--lan")
    try:
        show.command("open")
        show.home = show.go()["program"]["cue"]
        yield show
    finally:
        show.stop()


@contextlib.contextmanager
def attacked(show: Show, name: str, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """The attack goes on, in a process of its own, for so long."""
    words = [sys.executable, "-m", "tests.hostile.attacks", name, str(show.port), str(seconds)]
    child = subprocess.Popen([*words, show.tokens["follow"]], stdout=subprocess.PIPE, text=True, cwd=HOME)
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "begun\n"
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


class Operator:
    """Presses GO and goes back, over and over, as a console does."""

    def __init__(self, show: HostileShow) -> None:
        self.show = show
        self.page: RawSocket = show.socket("console")
        self.view = self.page.wait("view")

    def press(self) -> float:
        """Milliseconds from GO (or back) to its acknowledgement, on disk."""
        self.page.inbox.clear()
        program = self.view["program"]["cue"]
        goes = program == self.show.home
        word, expected = ("go", self.view["standby"]["cue"]) if goes else ("back", program)
        begun = time.perf_counter()
        answer = self.page.command(word, expected=expected)
        spent = (time.perf_counter() - begun) * 1000
        assert answer["ok"] or answer["code"] in ("too_fast", "stale"), answer
        self.view = self.page.wait("view", lambda view: view["seq"] >= answer["seq"])
        return spent

    def close(self) -> None:
        """Leave the console."""
        self.page.close()


def open_door(show: Show) -> float:
    """Milliseconds until a new console has its page and its first view."""
    begun = time.perf_counter()
    assert show.http("GET", "/console").status == 200
    with show.socket("console") as page:
        page.wait("view")
    return (time.perf_counter() - begun) * 1000


def watch(show: HostileShow, name: str, seconds: float) -> Figures:
    """Press on through an attack; ``name`` "" is the quiet floor."""
    figures = Figures()
    operator = Operator(show)
    operator.press()
    attack = attacked(show, name, seconds) if name else contextlib.nullcontext()
    with attack as child:
        end = time.monotonic() + seconds
        next_door = time.monotonic() + 0.4
        while time.monotonic() < end:
            figures.acks.append(operator.press())
            if time.monotonic() >= next_door:
                figures.doors.append(open_door(show))
                next_door = time.monotonic() + 2
            time.sleep(BEAT)
        if child is not None:
            child.wait(EXTRA)
            figures.told = child.stdout.read().strip() if child.stdout else ""
    figures.recovery = recover(operator)
    operator.close()
    return figures


def recover(operator: Operator) -> float:
    """Milliseconds until a press is acknowledged and a new console stands, once the attacker has gone."""
    begun = time.perf_counter()
    operator.press()
    open_door(operator.show)
    spent = (time.perf_counter() - begun) * 1000
    assert spent < PATIENCE * 1000
    return spent
