"""The hall's page and the console in a real Chromium: crashed, offline, loaded anew, the show killed.

python3 dev.py soak pages --rounds 20 [--seed N] [--fault no-link]

After each mishap the same picture must stand again, the film at its second, the console with its two titles;
it is told how long that took. ``no-link`` plants a page that never connects again.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as BrowserError

from tests.browsing import open_browser
from tests.e2e.hall import MEANT, SEEN, make_film
from tests.running import Show, make_workspace, wait_until

MISHAPS = ("crash", "reload", "offline", "kill", "kill-and-crash")
OFFLINE_S = 3.0
NEAR_MS = 500
FILM = """() => {
  const film = document.querySelector('.layer[data-place="front"] video');
  return film ? film.currentTime * 1000 : null;
}"""
NO_LINK = "window.WebSocket = class { constructor() { throw new Error('none'); } };"


class Room:
    """A show, one screen and one console, each in a profile of its own."""

    def __init__(self, folder: Path, browser: Browser, fault: str = "") -> None:
        self.folder, self.browser, self.fault = folder, browser, fault
        self.show = Show(make_workspace(folder), "mau", "--fresh")
        self.show.flags = ()
        make_film(folder / "media" / "mau" / "phim" / "tong-ket.mp4")
        self.contexts: dict[str, BrowserContext] = {}
        self.pages: dict[str, Page] = {}
        for name in ("screen/trai", "console"):
            self.contexts[name] = browser.new_context(viewport={"width": 1280, "height": 720})
            self.pages[name] = self.contexts[name].new_page()
            self.pages[name].goto(self.show.address(name))
        self.show.command("open")

    def close(self) -> None:
        """Everything goes."""
        for context in self.contexts.values():
            context.close()
        self.show.stop()

    def right(self, name: str) -> bool:
        """Whether a page shows what the server says."""
        view = self.show.view("screen" if name.startswith("screen") else "console")
        page = self.pages[name]
        if view["program"] is None:
            return False
        try:
            if name == "console":
                told = page.locator("body").inner_text()
                titles = [view[part]["title"] for part in ("program", "standby") if view[part]]
                return all(title in told for title in titles)
            meant, seen = page.evaluate(MEANT, view["program"]["html"]), page.evaluate(SEEN)
            return bool(self.painted(name) and meant == seen and self.film_fits(page, view))
        except BrowserError:
            return False

    def painted(self, name: str) -> bool:
        """Whether the page has told this run of the server that it has painted the newest view."""
        view, role = self.show.view(), name.split("/", maxsplit=1)[0]
        rows = [row for row in view["screens"] if row["role"] == role and row["connected"]]
        return any(row["painted_seq"] == view["seq"] for row in rows)

    @staticmethod
    def film_fits(page: Page, view: dict[str, Any]) -> bool:
        """The film stands where the server says, within half a second."""
        film = view["program"]["film"]
        if not film or not film["playing"]:
            return True
        at, now = page.evaluate(FILM), view["now"]
        return at is not None and abs(at - (film["position_ms"] + now - film["since"])) < NEAR_MS

    def play(self, mishap: str, name: str) -> float:
        """One mishap to one page; seconds until the page is right again. AssertionError: it never was."""
        wait_until(lambda: self.right(name))
        getattr(self, mishap.replace("-", "_"))(name)
        begun = time.monotonic()
        wait_until(lambda: self.right(name))
        return time.monotonic() - begun

    def crash(self, name: str) -> None:
        """The page's process dies; whoever keeps the window loads it again (ceremony/web/window.py)."""
        self.crash_now(self.pages[name])
        self.come_back(name)

    @staticmethod
    def crash_now(page: Page) -> None:
        """The renderer ends on the spot; no answer comes of that."""
        with contextlib.suppress(BrowserError):
            page.goto("chrome://crash", timeout=2_000)

    def come_back(self, name: str) -> None:
        """A new page of the same profile, by the address without the token, as a reload has it."""
        self.pages[name].close()
        page = self.contexts[name].new_page()
        if self.fault == "no-link":
            page.add_init_script(NO_LINK)
        page.goto(f"{self.show.url}/{name}")
        self.pages[name] = page

    def reload(self, name: str) -> None:
        """F5."""
        if self.fault == "no-link":
            self.pages[name].add_init_script(NO_LINK)
        self.pages[name].reload()

    def offline(self, name: str) -> None:
        """Three seconds without a network, while the show goes on."""
        self.contexts[name].set_offline(True)
        time.sleep(OFFLINE_S)
        wait_until(self.step)
        self.contexts[name].set_offline(False)

    def kill(self, name: str) -> None:
        """kill -9 of the show, its restart, and a step that the page has yet to hear of."""
        self.show.kill()
        self.show.restart()
        wait_until(self.step)

    def kill_and_crash(self, name: str) -> None:
        """Both at once."""
        self.show.kill()
        self.crash_now(self.pages[name])
        self.show.restart()
        self.come_back(name)

    def step(self) -> bool:
        """The show goes on by one cue; at its end it begins again."""
        view = self.show.view()
        if view["standby"] is None:
            return bool(self.show.command("take", cue="don-khach")["ok"])
        told = self.show.command("go", expected=view["standby"]["cue"])
        if told.get("ask"):
            time.sleep(0.4)  # a hand does not press twice within a quarter of a second
            told = self.show.command("go", expected=view["standby"]["cue"], confirm=told["ask"])
        return bool(told["ok"])


def play(room: Room, rounds: int, seed: int, say: Callable[[str], Any] = print) -> dict[str, list[float]]:
    """So many mishaps; the seconds each kind took."""
    chance, took = random.Random(seed), defaultdict[str, list[float]](list)
    mishaps = [(mishap, name) for mishap in MISHAPS for name in ("screen/trai", "console")]
    for number in range(rounds):
        if number % len(mishaps) == 0:
            chance.shuffle(mishaps)
        mishap, name = mishaps[number % len(mishaps)]
        wait_until(room.step)
        seconds = room.play(mishap, name)
        took[f"{mishap} {name.split('/')[0]}"].append(seconds)
        say(f"{number + 1}: {mishap} of {name} at {room.show.view()['program']['cue']}: {seconds:.2f} s")
    return took


def main() -> int:
    """Play it; 0 when every page came back."""
    asked = argparse.ArgumentParser(prog="python3 dev.py soak pages")
    asked.add_argument("--rounds", type=int, default=20)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked.add_argument("--fault", choices=("no-link",), default="")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, open_browser() as browser:
        room = Room(Path(folder), browser, given.fault)
        try:
            took = play(room, given.rounds, given.seed)
        except AssertionError as fault:
            print(f"seed {given.seed}: {fault}")
            return 1
        finally:
            room.close()
    for what, seconds in sorted(took.items()):
        middle = sorted(seconds)[len(seconds) // 2]
        print(f"{what}: {len(seconds)} times, {middle:.2f} s, at most {max(seconds):.2f} s")
    print(f"seed {given.seed}: every page came back")
    return 0


if __name__ == "__main__":
    sys.exit(main())
