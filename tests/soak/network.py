"""A screen behind a network of its own that goes silent or loses its cable (Linux, root).

python3 dev.py soak network --rounds 10 [--seed N]

Chromium runs in a network namespace, joined to the show by one virtual cable. ``silent``: nothing arrives
any more and nobody is told; ``unplugged``: the cable is out. Meanwhile the show goes on. The console must say
within some seconds that the screen is gone; the screen keeps its picture, and is right soon after.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browsing import FLAGS, find_browser
from tests.e2e.hall import MEANT, SEEN
from tests.running import Show, make_workspace, wait_until
from tests.soak.pages import Room

HERE, THERE, BITS = "10.78.0.1", "10.78.0.2", 24  # a switch of the hall's own: no route leads out over it
LASTS_S = (4.0, 8.0, 15.0, 30.0)
NOTICED_S, RIGHT_S = 6.0, 2.0  # the goals


def possible() -> bool:
    """Whether this machine lets us make a network."""
    return sys.platform == "linux" and os.geteuid() == 0 and bool(shutil.which("ip") and shutil.which("tc"))


def run(*words: str) -> None:
    """One command of the system's network tools."""
    subprocess.run(words, check=True, capture_output=True)


@contextlib.contextmanager
def cable(name: str) -> Iterator[str]:
    """A namespace of this name, joined by a cable; yields our end of it."""
    ours, theirs = f"{name}-a", f"{name}-b"
    run("ip", "netns", "add", name)
    try:
        run("ip", "link", "add", ours, "type", "veth", "peer", "name", theirs)
        run("ip", "link", "set", theirs, "netns", name)
        run("ip", "addr", "add", f"{HERE}/{BITS}", "dev", ours)
        run("ip", "link", "set", ours, "up")
        for words in (f"addr add {THERE}/{BITS} dev {theirs}", f"link set {theirs} up", "link set lo up"):
            run("ip", "netns", "exec", name, "ip", *words.split())
        yield ours
    finally:
        subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)


class Network:
    """The cable and what can happen to it."""

    def __init__(self, name: str, ours: str) -> None:
        self.name, self.ours = name, ours

    def fail(self, how: str) -> None:
        """From now on nothing arrives."""
        if how == "unplugged":
            run("ip", "link", "set", self.ours, "down")
            return
        run(
            "tc", "qdisc", "add", "dev", self.ours, "root", "tbf", "rate", "8kbit", "burst", "1", "limit", "1"
        )
        inside = [
            "ip",
            "netns",
            "exec",
            self.name,
            "tc",
            "qdisc",
            "add",
            "dev",
            f"{self.name}-b",
            "root",
            "tbf",
        ]
        run(*inside, "rate", "8kbit", "burst", "1", "limit", "1")

    def mend(self, how: str) -> None:
        """The network is back."""
        if how == "unplugged":
            run("ip", "link", "set", self.ours, "up")
            return
        run("tc", "qdisc", "del", "dev", self.ours, "root")
        run("ip", "netns", "exec", self.name, "tc", "qdisc", "del", "dev", f"{self.name}-b", "root")


def screen(show: Show) -> dict[str, Any]:
    """The screen's row on the console."""
    rows = [row for row in show.view()["screens"] if row["role"] == "screen"]
    return rows[0] if rows else {"connected": False, "stale": True, "painted_seq": -1}


def right(show: Show, page: Any) -> bool:
    """Whether the screen shows what the server says."""
    view = show.view("screen")
    meant = page.evaluate(MEANT, view["program"]["html"]) if view["program"] else None
    return screen(show)["painted_seq"] == view["seq"] and page.evaluate(SEEN) == meant


def play(folder: Path, rounds: int, seed: int, lasts: tuple[float, ...] = LASTS_S) -> list[dict[str, Any]]:
    """So many failures; how soon each was noticed, and how soon the screen was right again."""
    chance, told = random.Random(seed), []
    name = f"soak{os.getpid() % 10000}"
    with cable(name) as ours, sync_playwright() as driver:
        net = Network(name, ours)
        show = Show(make_workspace(folder), "mau", "--fresh", "--lan")
        wrapper = folder / "browser"
        wrapper.write_text(f'#!/bin/sh\nexec ip netns exec {name} {find_browser()} "$@"\n')
        wrapper.chmod(0o755)
        browser = driver.chromium.launch(executable_path=str(wrapper), args=list(FLAGS))
        try:
            page = browser.new_page()
            page.goto(f"http://{HERE}:{show.port}/screen#token={show.tokens['screen']}")
            show.command("open")
            room = Room.__new__(Room)
            room.show = show
            for _ in range(rounds):
                wait_until(room.step)
                wait_until(lambda: right(show, page))
                how, lasts_s = chance.choice(("silent", "unplugged")), chance.choice(lasts)
                net.fail(how)
                begun = time.monotonic()
                before = page.evaluate(SEEN)
                wait_until(lambda: screen(show)["stale"])
                noticed = time.monotonic() - begun
                wait_until(room.step)
                time.sleep(max(0.0, lasts_s - (time.monotonic() - begun)))
                kept = page.evaluate(SEEN) == before
                net.mend(how)
                begun = time.monotonic()
                wait_until(lambda: right(show, page))
                told.append(
                    {
                        "how": how,
                        "s": lasts_s,
                        "noticed": noticed,
                        "right": time.monotonic() - begun,
                        "kept": kept,
                    }
                )
                print(told[-1], flush=True)
        finally:
            browser.close()
            show.stop()
    return told


def main() -> int:
    """Play it; 0 when every failure was noticed and mended in time."""
    asked = argparse.ArgumentParser(prog="python3 dev.py soak network")
    asked.add_argument("--rounds", type=int, default=10)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked.add_argument("--longest", type=float, default=max(LASTS_S), help="seconds")
    given = asked.parse_args()
    lasts = tuple(one for one in LASTS_S if one <= given.longest)
    if not possible():
        print("not run: needs Linux, root, ip and tc")
        return 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        told = play(Path(folder), given.rounds, given.seed, lasts)
    noticed, late = max(one["noticed"] for one in told), sorted(one["right"] for one in told)
    bad = [one for one in told if not one["kept"] or one["noticed"] > NOTICED_S or one["right"] > RIGHT_S]
    print(f"seed {given.seed}: noticed within {noticed:.1f} s")
    print(f"right after {late[len(late) // 2]:.2f} s, at most {late[-1]:.2f} s")
    print(f"{len(bad)} of {len(told)} missed a goal")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
