"""GO as the hall sees it: from the click on the console to the picture on the slowest screen."""

from __future__ import annotations

import time
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench.floor import Floor
from tests.bench.prepared import prepared_page
from tests.running import Show, wait_until

UNDISTURBED = 0.2  # seconds: who asks takes the processor from those who paint
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


def measure_page(browser: Browser, address: str, screens: int, times: int) -> list[float]:
    """Click → painted on the slowest of so many copies of a bare page."""
    pages = [open_page(browser, address) for _ in range(screens + 1)]
    for page in pages:
        page.wait_for_function("() => window.ready")
    time.sleep(1)
    spent = []
    for number in range(1, times + 1):
        spent.append(slowest(pages[1:], "painted", number, click(pages[0])))
        time.sleep(0.35)
    for page in pages:
        page.context.close()
    return spent


def measure_floor(browser: Browser, screens: int, times: int) -> list[float]:
    """Click → painted of two bare letters over a raw socket."""
    floor = Floor()
    spent = measure_page(browser, f"http://127.0.0.1:{floor.port}/", screens, times)
    floor.close()
    return spent


def measure_prepared(
    browser: Browser, slides: list[str], folder: Path, screens: int, times: int
) -> list[float]:
    """Click → painted of two prepared slides on the show's own server, with nothing of the show in it."""
    with prepared_page(slides, folder / "prepared") as port:
        return measure_page(browser, f"http://127.0.0.1:{port}/", screens, times)


AGAIN = 1.0  # seconds: longer than the guard against a double GO, shorter than the question stands


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
    """Milliseconds from the click on GO that moves the show until the slowest screen has painted."""
    view = show.view()
    before = view["seq"]
    if view["press_again"]:  # GO out of a film is asked about; the second press is the one that counts
        click(console)
        time.sleep(AGAIN)
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
