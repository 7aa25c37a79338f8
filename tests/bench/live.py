"""How fast a running show is: ``python3 dev.py bench live``.

Every number beside its goal and, where there is one, beside the floor measured in the same run; with
``--hostile`` while somebody attacks it (tests/bench/hostile.py).
Writes the section "The running show" of docs/measurements.md.
"""

from __future__ import annotations

import compileall
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from ceremony.cli.fresh import compile_in_child
from ceremony.model.compiled import read_compiled
from ceremony.model.rundown import Rundown
from tests import sample
from tests.bench.figures import figures
from tests.bench.film_walls import make_film, measure_film, measure_step
from tests.bench.section import machine, write_section
from tests.bench.walls import measure_floor, measure_go, measure_go_film, measure_prepared
from tests.browsing import open_browser
from tests.running import Show, running_show

HOME = Path(__file__).resolve().parents[2]
EVENT = "thanh-khe-tay-2021"
LIBRARIES = "import flask_socketio, gevent.pywsgi, simple_websocket"
Row = tuple[str, str, str]  # what, p50 / p95 / p99, goal


def event_rundown(folder: Path) -> Rundown:
    """The founding event, or the small sample when its files do not compile."""
    told = compile_in_child(HOME, EVENT, folder / "rundown.json")
    compiled = read_compiled(folder / "rundown.json") if told.get("ok") else None
    return compiled.rundown if compiled else sample.rundown()


def measure_machine() -> str:
    """How fast plain Python runs now, to read every other figure by: ms of three million additions."""
    begun = time.perf_counter()
    total = 0
    for number in range(3_000_000):
        total += number
    return f"{(time.perf_counter() - begun) * 1000:.0f}"


def compile_package() -> None:
    """What an installation does: without it every start where Python may not write compiles all sources."""
    compileall.compile_dir(HOME / "ceremony", quiet=2)


def measure_start(folder: Path, rundown: Rundown, times: int) -> tuple[list[float], list[float], float]:
    """Milliseconds from the command to the first 200, those of its libraries alone, and its memory in MB."""
    spent: list[float] = []
    floor: list[float] = []
    memory = 0.0
    compile_package()
    with running_show(folder, rundown) as show:
        for _ in range(times):
            show.stop()
            begun = time.perf_counter()
            show.start()
            with urllib.request.urlopen(f"{show.url}/console", timeout=10):
                spent.append((time.perf_counter() - begun) * 1000)
            memory = max(memory, resident_mb(show.pid))
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", LIBRARIES], check=True)
            floor.append((time.perf_counter() - begun) * 1000)
    return spent, floor, memory


def resident_mb(pid: int) -> float:
    """What a process holds in memory, in MB; 0 where the system does not tell."""
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(text.split("VmRSS:")[1].split()[0]) / 1024


def measure_ack(show: Show, times: int) -> list[float]:
    """Milliseconds from a command on the socket to its acknowledgement, on disk."""
    spent: list[float] = []
    with show.socket("console") as page:
        page.wait("view")
        for _ in range(times):
            begun = time.perf_counter()
            answer = page.command("shift", ms=60_000 if len(spent) % 2 else -60_000)
            spent.append((time.perf_counter() - begun) * 1000)
            assert answer["ok"], answer
            assert answer["durable"], answer
            page.inbox.clear()
            time.sleep(0.055)
    return spent


def measure_viewers(show: Show, viewers: int, times: int) -> list[float]:
    """Milliseconds from sending a command until the last of many viewers has the view."""
    words = [sys.executable, "-m", "tests.bench.viewers", str(show.port), show.tokens["follow"], str(viewers)]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=HOME)
    assert child.stdout is not None
    spent: list[float] = []
    try:
        assert child.stdout.readline() == "ready\n"
        time.sleep(1)
        with show.socket("console") as page:
            page.wait("view")
            for number in range(times):
                begun = time.monotonic()
                seq = page.command("shift", ms=60_000 if number % 2 else -60_000)["seq"]
                while True:
                    told, when = child.stdout.readline().split()
                    if int(told) == seq:
                        break
                spent.append((float(when) - begun) * 1000)
                page.inbox.clear()
                time.sleep(0.15)
    finally:
        child.kill()
    return spent


def go_rows(browser: Browser, folder: Path, rundown: Rundown, screens: int, times: int) -> list[Row]:
    """GO on so many screens, below the two floors of the same run."""
    slides = [cue.html for cue in rundown.cues if cue.layout == "speaker"][:2]
    floor = measure_floor(browser, screens, times)
    bare = measure_prepared(browser, slides, folder, screens, times)
    make_film(folder / "media" / rundown.event / "phim")  # GO comes by the film too
    with running_show(folder, rundown) as show:
        show.command("open")
        spent = measure_go(browser, show, screens, times)
        film_too = measure_go_film(browser, show, screens, times // 4)
    walls = "1 screen" if screens == 1 else f"the slowest of {screens} screens"
    return [
        (
            f"click → painted, {walls}: two letters over a raw socket",
            figures(floor),
            "",
        ),
        (
            f"click → painted, {walls}: two slides on a bare page (the floor)",
            figures(bare),
            "",
        ),
        (f"click on GO → painted, {walls}", figures(spent), "floor + 5 / – / floor + 20"),
        (f"… to a film and away from it, {screens + 1} decoders", figures(film_too), ""),
    ]


def film_rows(browser: Browser, folder: Path, quick: bool) -> list[Row]:
    """The film on one screen and on two; without an encoder nothing is measured."""
    film = measure_film(browser, folder / "film", 5 if quick else 40)
    step = measure_step(browser, folder / "step", 16 if quick else 80)
    return [
        ("GO on a prepared film → moving picture", figures(film) if film else "not measured", "p95 ≤ 100"),
        ("two screens of one film, apart", figures(step) if step else "not measured", "p95 ≤ 33"),
    ]


def measure(folder: Path, quick: bool) -> list[Row]:
    """All rows: what, p50 / p95 / p99, goal."""
    rundown = event_rundown(folder)
    start, libraries, memory = measure_start(folder / "start", rundown, 3 if quick else 10)
    rows = [
        ("this machine: three million additions in plain Python", measure_machine(), ""),
        ("Flask-SocketIO and gevent imported, nothing else (the floor of a start)", figures(libraries), ""),
        ("start → first page", figures(start), "≤ 600"),
        ("memory of the process, MB", f"{memory:.0f}", "≤ 90"),
    ]
    with running_show(folder / "ack", rundown) as show:
        show.command("open")
        rows.append(
            (
                "command → acknowledged, on disk",
                figures(measure_ack(show, 50 if quick else 300)),
                "3 / – / 20",
            )
        )
        viewers = measure_viewers(show, 200, 20 if quick else 100)
        rows.append(("command → last of 200 viewers", figures(viewers), "20 / – / 60"))
        rows.append(("memory with 200 viewers, MB", f"{resident_mb(show.pid):.0f}", ""))
    with open_browser() as browser:
        for screens in (1, 3):
            rows += go_rows(browser, folder / f"go{screens}", rundown, screens, 10 if quick else 60)
        rows += film_rows(browser, folder, quick)
    return rows


def table(rows: list[Row]) -> str:
    """The section of docs/measurements.md."""
    lines = [f"{machine()} Milliseconds, p50 / p95 / p99, unless said otherwise.", ""]
    lines += ["| what | measured | goal |", "|---|---|---|"]
    lines += [f"| {what} | {value} | {goal} |" for what, value, goal in rows]
    return "\n".join(lines)


def main(say: Callable[[str], Any] = sys.stdout.write) -> None:
    """Measure, print, write."""
    if "--hostile" in sys.argv:
        from tests.bench import hostile

        hostile.main(say)
        return
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        text = table(measure(Path(folder), quick))
    say(text + "\n")
    if not quick:
        write_section("live", "The running show", text)


if __name__ == "__main__":
    main()
