"""A whole evening: commands, pages that come and go, media that are read; on a fast clock, or in real time.

python3 dev.py soak evening --hours 8 --speed 120 [--seed N]   # in four minutes
python3 dev.py soak evening --hours 8 --screens 2 --mishaps 120   # real time, real pages

Three consoles send commands of all kinds, thirty pages look on, each goes and comes some twenty
times. ``--mishaps``: every so many seconds the show is killed or stopped, or a page crashes. At the
end nothing may be lost, doubled or changed, and the process must hold what it held after its first fifth.
``--fault leak`` plants one.
"""

from __future__ import annotations

import argparse
import os
import random
import selectors
import signal
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

from tests.bench.viewers import Viewer
from tests.browsing import open_browser
from tests.e2e.hall import make_film
from tests.running import Show, make_workspace
from tests.soak.rig.faulty import faulty_show
from tests.soak.rig.process import Held, held, tells
from tests.web.kill_loop import Count, Sender, planned, read_record, rest, settle

CONSOLES = 3
ONLOOKERS = ("screen", "screen", "stage", "desk", "follow", "follow")
COMINGS = 20  # of each page
MOST = 1.5  # of the memory before the first page has come, with mishaps
WHOLE_LIFE = 25  # looks; a process that lived shorter is not judged by its memory
MEDIA = 40


@dataclass
class Told:
    """What came of an evening."""

    count: Count
    lives: list[list[Held]] = field(default_factory=list)  # of each process, once a look
    comings: int = 0
    views: int = 0
    media: int = 0
    mishaps: list[str] = field(default_factory=list)
    errors: int = 0
    growth: float = 1.05  # of the memory, from the first fifth to the end
    whole_life: int = WHOLE_LIFE

    @property
    def faults(self) -> list[str]:
        """What must not be."""
        count, found = self.count, []
        if count.lost or count.doubled or count.changed:
            found.append(str(count))
        if self.errors:
            found.append(f"{self.errors} tracebacks")
        if self.mishaps:  # pages are still coming back when the next one happens
            first, most = self.lives[0][0], max(look.memory for life in self.lives for look in life)
            return found + ([f"memory: {most:.1f} MB"] if most > first.memory * MOST else [])
        for life in self.lives:
            if len(life) >= self.whole_life:
                found += grown(life[len(life) // 5], life[-1], self.growth)
        return found


def grown(early: Held, late: Held, growth: float) -> list[str]:
    """What a process holds at the end and did not after its first fifth."""
    found = []
    if late.memory > early.memory * growth:
        found.append(f"memory: {early.memory:.1f}, {late.memory:.1f} MB")
    if late.descriptors > early.descriptors + 4:  # a page may just be coming
        found.append(f"descriptors: {early.descriptors}, {late.descriptors}")
    if late.threads > early.threads + 2:
        found.append(f"threads: {early.threads}, {late.threads}")
    return found


class Onlookers(threading.Thread):
    """Pages of every role that come and go."""

    def __init__(self, show: Show, ended: threading.Event, every_s: float, seed: int) -> None:
        super().__init__(daemon=True)
        self.show, self.ended, self.every_s = show, ended, every_s
        self.chance = random.Random(seed)
        self.poll = selectors.DefaultSelector()
        self.views = self.comings = 0

    def run(self) -> None:
        """Look on; now and then one goes and another one comes."""
        due = time.monotonic()
        while not self.ended.is_set():
            if time.monotonic() >= due:
                due += self.every_s
                self.change()
            for key, _ in self.poll.select(0.05):
                try:
                    self.views += len(key.data.read())
                except OSError:
                    self.poll.unregister(key.fileobj)
                    key.data.sock.close()

    def change(self) -> None:
        """One goes once all are there; one comes."""
        there = list(self.poll.get_map().values())
        if len(there) >= len(ONLOOKERS) * 5:
            gone = self.chance.choice(there)
            self.poll.unregister(gone.fileobj)
            gone.data.sock.close()
        role = ONLOOKERS[self.comings % len(ONLOOKERS)]
        with suppress(OSError):  # the show is down just now
            page = Viewer(self.show.port, self.show.tokens[role], role)
            self.poll.register(page.sock, selectors.EVENT_READ, page)
            self.comings += 1


class Evening:
    """One show and everybody who is there."""

    def __init__(self, folder: Path, seconds: float, seed: int, speed: int = 1, fault: str = "") -> None:
        make_workspace(folder)
        make_film(folder / "media" / "mau" / "phim" / "tong-ket.mp4")
        planted = fault or (f"fast-{speed}" if speed > 1 else "")
        self.show = faulty_show(planted)(folder, "mau", "--fresh")
        self.show.flags = ()
        self.folder, self.seconds, self.chance = folder, seconds, random.Random(seed)
        self.ended, self.pause = threading.Event(), threading.Event()
        self.senders = [Sender(self.show, self.ended, self.pause, seed * 10 + n) for n in range(CONSOLES)]
        pages = len(ONLOOKERS) * 5
        self.onlookers = Onlookers(self.show, self.ended, max(0.02, seconds / (pages * COMINGS)), seed)
        self.told = Told(Count(0, 0, 0, 0, 0), [[]])
        self.pages: list[Page] = []

    def play(self, mishaps_s: float = 0) -> Told:
        """From the opening to the end."""
        self.show.command("open")
        before = planned(self.show)
        for one in (*self.senders, self.onlookers):
            one.start()
        begun = time.monotonic()
        look, media = begun, begun
        mishap = begun + mishaps_s if mishaps_s else float("inf")
        while (now := time.monotonic()) < begun + self.seconds:
            if now >= look:
                look += self.seconds / 100
                self.told.lives[-1].append(held(self.show.pid))
            if now >= media:
                media += self.seconds / MEDIA
                self.read_media()
            if now >= mishap:
                mishap += mishaps_s
                self.have_a_mishap()
            time.sleep(0.02)
        self.pause.set()
        rest(self.senders)
        self.told.lives[-1].append(held(self.show.pid))
        moved = planned(self.show) - before
        self.ended.set()
        return self.settle(moved)

    def read_media(self) -> None:
        """A piece of the film, as a screen asks for it."""
        at = self.chance.randrange(50_000)
        asked = {"Range": f"bytes={at}-{at + 100_000}"}
        with suppress(OSError):
            got = self.show.http("GET", "/media/phim/tong-ket.mp4", role="screen", headers=asked)
            self.told.media += got.status == 206

    def have_a_mishap(self) -> None:
        """A kill, a machine that slept, or a page that crashed."""
        what = self.chance.choice(("kill", "sleep", *(("crash",) if self.pages else ())))
        self.told.mishaps.append(what)
        if what == "kill":
            self.show.kill()
            self.show.restart()
            self.told.lives.append([])
        elif what == "sleep":
            os.kill(self.show.pid, signal.SIGSTOP)
            time.sleep(self.chance.uniform(0.1, min(10, self.seconds / 8)))
            os.kill(self.show.pid, signal.SIGCONT)
        else:
            self.crash(self.chance.choice(self.pages))

    def crash(self, page: Page) -> None:
        """The page's process ends; its keeper loads it again."""
        with suppress(Exception):
            page.goto("chrome://crash", timeout=2_000)
        fresh = page.context.new_page()
        fresh.goto(f"{self.show.url}/screen")
        self.pages[self.pages.index(page)] = fresh
        page.close()

    def settle(self, moved: int) -> Told:
        """What the record says."""
        told = self.told
        told.comings, told.views = self.onlookers.comings, self.onlookers.views
        self.show.stop()
        record = read_record(self.folder, self.show.event)
        told.count = settle(len(told.mishaps), [one.ledger for one in self.senders], record, moved, [])
        told.errors = self.show.errors.read_text(encoding="utf-8").count("Traceback")
        return told


def main() -> int:
    """One evening; 0 when nothing was lost and nothing grew."""
    asked = argparse.ArgumentParser(prog="python3 dev.py soak evening")
    asked.add_argument("--hours", type=float, default=8.0)
    asked.add_argument("--speed", type=int, default=1)
    asked.add_argument("--screens", type=int, default=0, help="in Chromium")
    asked.add_argument("--mishaps", type=float, default=0, help="seconds from one to the next")
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked.add_argument("--fault", choices=("leak",), default="")
    given = asked.parse_args()
    if not tells():
        print("not run: this system does not tell what a process holds")
        return 0
    seconds = given.hours * 3600 / given.speed
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, ExitStack() as stack:
        evening = Evening(Path(folder), seconds, given.seed, given.speed, given.fault)
        if given.screens:
            browser = stack.enter_context(open_browser())
            for _ in range(given.screens):
                evening.pages.append(browser.new_context().new_page())
                evening.pages[-1].goto(evening.show.address("screen"))
        told = evening.play(given.mishaps)
    print(f"seed {given.seed}: {given.hours:g} h in {seconds:.0f} s, {told.count}")
    print(f"{told.comings} pages came, {told.views} views, {told.media} media, mishaps {told.mishaps}")
    for life in told.lives:
        if len(life) > 1:
            print(f"after a fifth {life[len(life) // 5]}, at the end {life[-1]}")
    print("\n".join(told.faults) or "nothing lost, nothing grown")
    return 1 if told.faults else 0


if __name__ == "__main__":
    sys.exit(main())
