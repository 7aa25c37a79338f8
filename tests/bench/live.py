"""How fast a running show is: ``python3 dev.py bench live``.

Every number beside its goal and, where there is one, beside the floor measured in the same run.
Writes the section "The running show" of docs/measurements.md.
"""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from ceremony.cli.fresh import compile_in_child
from ceremony.model.compiled import read_compiled
from ceremony.model.rundown import Rundown
from tests import sample
from tests.bench.floor import Floor
from tests.browsing import open_browser
from tests.running import Show, running_show, wait_until

HOME = Path(__file__).resolve().parents[2]
EVENT = "thanh-khe-tay-2021"
BEGIN, END = "<!-- live: begin -->", "<!-- live: end -->"
UNDISTURBED = 0.2  # seconds: who asks takes the processor from those who paint
# The film's own time against the machine's clock, at a frame that has just been put up.
FILM_AGAINST_CLOCK = """() => new Promise((tell) => {
  document.querySelector('.layer[data-place="front"] video').requestVideoFrameCallback((now, frame) =>
    tell(frame.mediaTime * 1000 - (performance.timeOrigin + frame.expectedDisplayTime)));
})"""
# Notes when a screen tells that it has painted a view: the page's own word, taken as it leaves.
NOTE_PAINTED = """
window.paintedAt = {};
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (text) {
  const found = typeof text === "string" && /\\["painted",\\{"seq":(\\d+)/.exec(text);
  if (found && !(found[1] in window.paintedAt)) window.paintedAt[found[1]] = Date.now();
  return send.call(this, text);
};
"""
FIRST_FRAME = """() => new Promise((resolve) => {
  const end = performance.now() + 4000;
  const seen = new Set();
  const look = () => {
    for (const video of document.querySelectorAll("video")) {
      if (seen.has(video)) continue;
      seen.add(video);
      const note = (_, frame) => {
        if (frame.mediaTime > 0 && !video.paused) resolve(Date.now());
        else video.requestVideoFrameCallback(note);
      };
      video.requestVideoFrameCallback(note);
    }
    if (performance.now() < end) setTimeout(look, 2); else resolve(0);
  };
  look();
})"""


def share(values: list[float], part: float) -> float:
    """The value below which ``part`` of them lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def figures(values: list[float]) -> str:
    """p50 / p95 / p99 in milliseconds."""
    return " / ".join(f"{share(values, part):.1f}" for part in (0.5, 0.95, 0.99))


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


def measure_start(folder: Path, rundown: Rundown, times: int) -> tuple[list[float], float]:
    """Milliseconds from the command to the first 200, and the memory after it in MB."""
    spent: list[float] = []
    memory = 0.0
    with running_show(folder, rundown) as show:
        for _ in range(times):
            show.stop()
            begun = time.perf_counter()
            show.start()
            with urllib.request.urlopen(f"{show.url}/console", timeout=10):
                spent.append((time.perf_counter() - begun) * 1000)
            memory = max(memory, resident_mb(show.pid))
    return spent, memory


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


def open_page(browser: Browser, address: str, script: str = "") -> Page:
    """A page of its own browser context."""
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    if script:
        page.add_init_script(script)
    page.goto(address)
    return page


def click(page: Page) -> float:
    """Press GO; when, in the page's own clock. Nothing is asked of any page until all should have painted."""
    at = float(
        page.evaluate("() => { const at = Date.now(); document.getElementById('go').click(); return at; }")
    )
    time.sleep(UNDISTURBED)
    return at


def slowest(pages: list[Page], table: str, key: object, since: float) -> float:
    """Milliseconds until the last of the pages had painted."""

    def all_painted() -> list[float]:
        got = [page.evaluate(f"() => window.{table}[{key}] || 0") for page in pages]
        return got if all(got) else []

    return max(wait_until(all_painted)) - since


def measure_floor(browser: Browser, screens: int, times: int) -> list[float]:
    """Click → painted of the bare page."""
    floor = Floor()
    address = f"http://127.0.0.1:{floor.port}/"
    pages = [open_page(browser, address) for _ in range(screens + 1)]
    for page in pages:
        page.wait_for_function("() => window.ready")
    spent = []
    for number in range(1, times + 1):
        spent.append(slowest(pages[1:], "painted", number, click(pages[0])))
        time.sleep(0.35)
    for page in pages:
        page.context.close()
    floor.close()
    return spent


def open_hall(browser: Browser, show: Show, screens: int) -> tuple[Page, list[Page]]:
    """The console and so many screens, all of them showing."""
    console = open_page(browser, show.address("console"))
    walls = [open_page(browser, show.address(f"screen/{number}"), NOTE_PAINTED) for number in range(screens)]
    for wall in walls:
        wait_until(lambda wall=wall: wall.evaluate("() => Object.keys(window.paintedAt).length"))
    console.wait_for_selector("#go[data-waiting], #go")
    time.sleep(1)
    return console, walls


def press(console: Page, walls: list[Page], show: Show) -> float:
    """Milliseconds from a click on GO until the slowest screen has painted."""
    before = show.view()["seq"]
    at = click(console)
    seq = wait_until(lambda: moved(show, before))
    return slowest(walls, "paintedAt", seq, at)


def measure_go(browser: Browser, show: Show, screens: int, times: int) -> list[float]:
    """Click on GO → painted on the slowest screen; a fast, clean run through all cues but the film."""
    console, walls = open_hall(browser, show, screens)
    spent: list[float] = []
    while len(spent) < times and (standby := show.view()["standby"]) is not None:
        if standby["layout"] == "film":
            show.command("skip", item=standby["item"], on=True)
            time.sleep(0.3)
        spent.append(press(console, walls, show))
        time.sleep(0.5)
    for page in (console, *walls):
        page.context.close()
    return spent


def measure_go_film(browser: Browser, show: Show, screens: int, times: int) -> list[float]:
    """The same to a film and away from it, while screens and console decode it side by side."""
    console, walls = open_hall(browser, show, screens)
    film = next(
        cue
        for cue in show.http("GET", "/api/rundown", role="console").json()["cues"]
        if cue["layout"] == "film"
    )
    show.command("skip", item=film["item"], on=False)
    spent: list[float] = []
    while len(spent) < times:
        show.command("standby", cue=film["id"])
        for _ in range(2):
            time.sleep(2)  # prepared, or well under way
            spent.append(press(console, walls, show))
    for page in (console, *walls):
        page.context.close()
    return spent


def moved(show: Show, before: int) -> int:
    """The number of the view after ``before``; 0 as long as there is none."""
    seq = int(show.http("GET", "/healthz").json()["seq"])
    return seq if seq > before else 0


def make_film(folder: Path) -> bool:
    """Twelve seconds of moving picture with the index in front; False without an encoder."""
    try:
        import imageio_ffmpeg
    except ImportError:
        return False
    source = ["-f", "lavfi", "-i", "testsrc2=size=1920x1080:rate=30", "-t", "12", "-pix_fmt", "yuv420p"]
    out = folder / "tong-ket.mp4"
    out.parent.mkdir(parents=True, exist_ok=True)
    words = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-v",
        "error",
        "-y",
        *source,
        "-movflags",
        "+faststart",
        str(out),
    ]
    return subprocess.run(words, check=False).returncode == 0


def measure_film(browser: Browser, folder: Path, times: int) -> list[float]:
    """GO on a film that was prepared → its first moving frame."""
    if not make_film(folder / "media" / "mau" / "phim"):
        return []
    spent: list[float] = []
    with running_show(folder) as show:
        show.command("open")
        show.go(2)
        screen = open_page(browser, show.address("screen/0"))
        time.sleep(2)
        for _ in range(times):
            time.sleep(1.5)  # the screen prepares what is on standby
            screen.evaluate(f"() => {{ window.firstFrame = ({FIRST_FRAME})(); }}")
            expected = show.view()["standby"]["cue"]
            begun = time.time() * 1000
            show.command("go", expected=expected)
            at = float(screen.evaluate("() => window.firstFrame"))
            if at:
                spent.append(at - begun)
            show.command("take", cue="ly-do")
        screen.context.close()
    return spent


def measure_step(browser: Browser, folder: Path, samples: int) -> list[float]:
    """How far apart two screens show the same film, once each has had two seconds to settle."""
    if not make_film(folder / "media" / "mau" / "phim"):
        return []
    apart: list[float] = []
    with running_show(folder) as show:
        show.command("open")
        screens = [open_page(browser, show.address(f"screen/{number}")) for number in range(2)]
        show.go(2)
        time.sleep(2)
        while len(apart) < samples:
            show.go()
            time.sleep(2)
            for _ in range(8):
                first, second = (screen.evaluate(FILM_AGAINST_CLOCK) for screen in screens)
                apart.append(abs(first - second))
                time.sleep(0.8)
            show.command("take", cue="ly-do")
            time.sleep(1)
        for screen in screens:
            screen.context.close()
    return apart


def in_browser(browser: Browser, folder: Path, rundown: Rundown, quick: bool) -> list[tuple[str, str, str]]:
    """The rows that need a browser."""
    rows: list[tuple[str, str, str]] = []
    times = 10 if quick else 40
    for screens in (1, 3):
        floor = measure_floor(browser, screens, times)
        make_film(folder / f"go{screens}" / "media" / rundown.event / "phim")  # GO comes by the film too
        with running_show(folder / f"go{screens}", rundown) as show:
            show.command("open")
            spent = measure_go(browser, show, screens, times)
            film_too = measure_go_film(browser, show, screens, times // 4)
        plural = "1 screen" if screens == 1 else f"the slowest of {screens} screens"
        rows.append((f"bare page: click → painted, {plural} (the floor)", figures(floor), ""))
        rows.append((f"click on GO → painted, {plural}", figures(spent), "floor + 5 / – / floor + 20"))
        rows.append((f"… to a film and away from it, {screens + 1} decoders", figures(film_too), ""))
    film = measure_film(browser, folder / "film", 5 if quick else 40)
    rows.append(
        ("GO on a prepared film → moving picture", figures(film) if film else "not measured", "p95 ≤ 100")
    )
    step = measure_step(browser, folder / "step", 16 if quick else 80)
    rows.append(("two screens of one film, apart", figures(step) if step else "not measured", "p95 ≤ 33"))
    return rows


def measure(folder: Path, quick: bool) -> list[tuple[str, str, str]]:
    """All rows: what, p50 / p95 / p99, goal."""
    rundown = event_rundown(folder)
    start, memory = measure_start(folder / "start", rundown, 3 if quick else 10)
    rows = [
        ("this machine: three million additions in plain Python", measure_machine(), ""),
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
        rows += in_browser(browser, folder, rundown, quick)
    return rows


def table(rows: list[tuple[str, str, str]]) -> str:
    """The section of docs/measurements.md."""
    when = datetime.datetime.now().astimezone().date().isoformat()
    load = f", load average {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    machine = f"{os.cpu_count()} cores, {system}"
    lines = [f"Measured {when} on {machine}{load}. Milliseconds, p50 / p95 / p99, unless said otherwise.", ""]
    lines += ["| what | measured | goal |", "|---|---|---|"]
    lines += [f"| {what} | {value} | {goal} |" for what, value, goal in rows]
    return "\n".join(lines)


def write_section(text: str, path: Path = HOME / "docs" / "measurements.md") -> None:
    """Put the table between its marks; the rest of the page stays."""
    page = path.read_text(encoding="utf-8") if path.exists() else "# Measurements\n"
    section = f"{BEGIN}\n{text}\n{END}"
    if BEGIN in page:
        head, rest = page.split(BEGIN, 1)
        page = head + section + rest.split(END, 1)[1]
    else:
        page += (
            "\n## The running show\n\n`python3 dev.py bench live` measures again and writes this table.\n\n"
        )
        page += section + "\n"
    path.write_text(page, encoding="utf-8")


def main(say: Callable[[str], Any] = sys.stdout.write) -> None:
    """Measure, print, write."""
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        text = table(measure(Path(folder), quick))
    say(text + "\n")
    if not quick:
        write_section(text)


if __name__ == "__main__":
    main()
