"""How a running show does under attack: ``python3 dev.py bench live --hostile``.

``--seconds 60``: how long each attack is; ``--only WORDS``: those named so; ``--dry``: nothing is written.

One hostile host, every way it has, each against a show of its own; GO → acknowledged before it and during it.
Writes the section "The running show under attack" of docs/measurements.md.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import websocket

from tests.bench.figures import share
from tests.bench.live import event_rundown, resident_mb
from tests.bench.section import machine, write_section
from tests.hostile.attacks import attacks
from tests.hostile.measure import BEAT, Figures, HostileShow, Operator, attacked, hostile_show, open_door
from tests.running import PATIENCE

QUIET = 8.0  # seconds of the floor before each attack
GIVEN_UP = 120.0  # seconds that a show may take to come back
HEAD = (
    "| one host, {seconds:.0f} s of | quiet: p50 / p99 | during: p50 / p99 | worst | new console, worst "
    "| well again after | MB |",
    "|---|---|---|---|---|---|---|",
)


def press_for(operator: Operator, seconds: float, figures: Figures, doors: bool) -> str:
    """Press for so long; "" or what happened to the console."""
    end, next_door = time.monotonic() + seconds, time.monotonic() + 1
    begun = time.monotonic()
    while time.monotonic() < end:
        pressed = time.monotonic()
        try:
            figures.acks.append(operator.press())
            if doors and time.monotonic() >= next_door:
                figures.doors.append(open_door(operator.show))
                next_door = time.monotonic() + 3
        except (OSError, AssertionError, websocket.WebSocketException):
            return f"no answer for {time.monotonic() - pressed:.0f} s, {pressed - begun:.0f} s after it began"
        time.sleep(BEAT)
    return ""


def well_again(show: HostileShow) -> float:
    """Seconds until a new console stands and GO is acknowledged; ``GIVEN_UP`` when that never comes."""
    begun = time.monotonic()
    while time.monotonic() - begun < GIVEN_UP:
        with contextlib.suppress(OSError, AssertionError, websocket.WebSocketException):
            operator = Operator(show)
            operator.press()
            operator.close()
            return time.monotonic() - begun
    return GIVEN_UP


def measure(show: HostileShow, name: str, seconds: float) -> str:
    """One row of the table."""
    quiet, during = Figures(), Figures()
    operator = Operator(show)
    operator.press()
    press_for(operator, QUIET, quiet, doors=False)
    with attacked(show, name, seconds) as attacker:
        fault = press_for(operator, seconds, during, doors=True)
        with contextlib.suppress(Exception):
            attacker.wait(PATIENCE)
    operator.close()
    back = well_again(show)
    cells = [name, pair(quiet.acks)]
    cells += [fault, "", ""] if fault else [pair(during.acks), worst(during.acks), worst(during.doors)]
    cells += ["never" if back >= GIVEN_UP else f"{back:.2f} s", f"{resident_mb(show.pid):.0f}"]
    return "| " + " | ".join(cells) + " |"


def pair(values: list[float]) -> str:
    """p50 / p99."""
    return f"{share(values, 0.5):.0f} / {share(values, 0.99):.0f}" if values else "–"


def worst(values: list[float]) -> str:
    """The longest."""
    return f"{max(values):.0f}" if values else "–"


def main(say: Callable[[str], Any] = sys.stdout.write) -> None:
    """Measure, print, write."""
    seconds = float(sys.argv[sys.argv.index("--seconds") + 1]) if "--seconds" in sys.argv else 60.0
    lines = [line.format(seconds=seconds) for line in HEAD]
    say("\n".join(lines) + "\n")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        rundown = event_rundown(Path(folder))
        wanted = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
        for number, name in enumerate(name for name in attacks(1, "x") if wanted in name):
            with hostile_show(Path(folder) / str(number), rundown) as show:
                lines.append(measure(show, name, seconds))
                say(lines[-1] + "\n")
                sys.stdout.flush()
    text = "\n".join([f"{machine()} GO → acknowledged, on disk, in milliseconds.", "", *lines])
    if "--dry" not in sys.argv:
        write_section("live --hostile", "The running show under attack", text)


if __name__ == "__main__":
    main()
