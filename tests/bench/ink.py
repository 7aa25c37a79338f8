"""How soon the hall sees the pen: ``python3 dev.py bench ink``.

Every point of a signature: from the pen's event in the tablet's browser to the picture of the hall's
screen that shows it, through the journal. Writes the section "The signing" of docs/measurements.md.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench.figures import figures
from tests.bench.live import event_rundown
from tests.bench.section import machine, write_section
from tests.browsing import open_browser
from tests.running import Show, running_show, wait_until

ITEM = "ky-cam-ket"
POINTS = 60
PAUSE_MS = 8  # between two points: a pen of 125 Hz
# When each point was drawn, by its number, as the browser tells it.
PEN = """
window.pen = [];
const at = (event) => performance.timeOrigin + event.timeStamp;
addEventListener("pointerdown", (event) => { window.pen = [at(event)]; }, true);
addEventListener("pointermove", (event) => {
  if (!event.buttons) return;
  const all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
  for (const one of all.length ? all : [event]) window.pen.push(at(one));
}, true);
"""
# When the screen had drawn so many points: each point is one M of the paths on the lit tile.
SEEN = """
window.seen = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => {
  const at = performance.timeOrigin + performance.now();
  const lit = document.querySelector(
    '.layer[data-place="front"] :is([data-state="current"], [data-state="signing"]) .tile__ink[data-inked]');
  const count = lit ? [...lit.querySelectorAll("path")].reduce(
    (sum, line) => sum + line.getAttribute("d").split("M").length - 1, 0) : 0;
  while (window.seen.length < count) window.seen.push(at);
};
new MutationObserver(() => channel.port2.postMessage(0)).observe(document,
  { subtree: true, childList: true, attributes: true, attributeFilter: ["d"] });
"""


def open_page(browser: Browser, address: str, script: str = "", size: tuple[int, int] = (1280, 720)) -> Page:
    """A page in a profile of its own."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.add_init_script(script)
    page.goto(address)
    return page


def draw(tablet: Page) -> int:
    """One signature as a hand would write it; how many points it has."""
    pad = tablet.locator("#pad").bounding_box()
    assert pad is not None
    x, y = pad["x"] + pad["width"] * 0.2, pad["y"] + pad["height"] * 0.5
    tablet.mouse.move(x, y)
    tablet.mouse.down()
    for step in range(1, POINTS):
        tablet.mouse.move(x + 9 * step, y + 70 * math.sin(step / 4))
        tablet.wait_for_timeout(PAUSE_MS)
    tablet.mouse.up()
    return int(tablet.evaluate("() => window.pen.length"))


def measure(browser: Browser, show: Show, screens: int, times: int) -> list[float]:
    """Milliseconds from pen to picture of every point, on the slowest of so many screens."""
    show.command("open")
    tablet = open_page(browser, show.address("sign"), PEN, (1024, 768))
    console = open_page(browser, show.address("console"), size=(1366, 768))
    walls = [open_page(browser, show.address(f"screen/{number}"), SEEN) for number in range(screens)]
    client = tablet.evaluate("localStorage['ceremony.client.sign']")
    spent: list[float] = []
    for number in range(1, times + 1):
        subject = f"ky-{number:02}"
        show.command("take", cue=f"{ITEM}/{subject}")
        assert show.command("slot_open", subject=subject, tablet=client)["ok"]
        tablet.wait_for_selector('#sign[data-shown="slot"]')
        tablet.wait_for_timeout(700)  # the fade is over
        for wall in walls:
            wall.evaluate("() => { window.seen = []; }")
        count = draw(tablet)
        drawn = tablet.evaluate("() => window.pen")
        seen = [
            wait_until(lambda wall=wall, n=count: painted(wall, n))  # type: ignore[misc]
            for wall in walls
        ]
        spent += [max(times_[point] for times_ in seen) - drawn[point] for point in range(count)]
        tablet.locator(".act--main").first.click()
        wait_until(lambda who=subject: show.view()["entrants"][who] == "signed")  # type: ignore[misc]
    for page in (tablet, console, *walls):
        page.context.close()
    return spent


def painted(wall: Page, count: int) -> list[float]:
    """When each of so many points was to be seen; empty until all are."""
    seen: list[float] = wall.evaluate("() => window.seen")
    return seen[:count] if len(seen) >= count else []


def bytes_of(show: Show) -> int:
    """The size of the journal with its log."""
    folder = show.workspace / ".ceremony" / show.event
    return sum(path.stat().st_size for path in folder.glob("show.db*") if "ballast" not in path.name)


def rows_of(folder: Path, quick: bool) -> list[tuple[str, str, str]]:
    """All rows: what, p50 / p95 / p99, goal."""
    times, rows = 3 if quick else 12, []
    rundown = event_rundown(folder)
    with open_browser() as browser:
        for screens in (1, 3):
            with running_show(folder / f"ink{screens}", rundown) as show:
                before = bytes_of(show)
                spent = measure(browser, show, screens, times)
                size = (bytes_of(show) - before) / 1024 / times
            plural = "1 screen" if screens == 1 else f"the slowest of {screens} screens"
            rows.append(
                (f"pen → seen in the hall, {plural}, {len(spent)} points", figures(spent), "– / 120 / –")
            )
        rows.append((f"journal, kB a signature of {POINTS} points", f"{size:.0f}", ""))
    return rows


def table(rows: list[tuple[str, str, str]]) -> str:
    """The section of docs/measurements.md."""
    lines = [f"{machine()} Milliseconds, p50 / p95 / p99, unless said otherwise.", ""]
    lines += ["| what | measured | goal |", "|---|---|---|"]
    return "\n".join(lines + [f"| {what} | {value} | {goal} |" for what, value, goal in rows])


def main(say: Callable[[str], Any] = sys.stdout.write) -> None:
    """Measure, print, write."""
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        text = table(rows_of(Path(folder), quick))
    say(text + "\n")
    if not quick:
        write_section("ink", "The signing", text)


if __name__ == "__main__":
    main()
