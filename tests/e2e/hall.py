"""A whole hall for tests: the founding event from its files, run by a real server, seen by real browsers."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import imageio_ffmpeg
from playwright.sync_api import Browser, BrowserContext, Page

from ceremony.cli.compile import compile_to
from tests.running import Show, wait_until

ROOT = Path(__file__).parents[2]
EVENT = "thanh-khe-tay-2021"
FILM_SECONDS = 40
SUBTITLES = "WEBVTT\n\n1\n00:00:00.000 --> 00:00:39.000\nCamera an ninh: 52 camera.\n"
# What stands on the front layer, and what the server's view says should stand there: words in order,
# live parts (counters, clocks) left out.
SEEN = """() => {
  const front = document.querySelector('.layer[data-place="front"] .picture');
  return front ? words(front) : null;
  function words(root) {
    const copy = root.cloneNode(true);
    copy.querySelectorAll('[data-slot],[data-countdown]').forEach((part) => part.remove());
    return copy.textContent.replace(/\\s+/g, ' ').trim();
  }
}"""
MEANT = """(html) => {
  const copy = document.createElement('template');
  copy.innerHTML = html;
  copy.content.querySelectorAll('[data-slot],[data-countdown]').forEach((part) => part.remove());
  return copy.content.textContent.replace(/\\s+/g, ' ').trim();
}"""


def make_film(path: Path) -> None:
    """A film of 40 s with a tone, small and quickly made, with its index first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = f"testsrc=size=640x360:rate=30:duration={FILM_SECONDS}"
    tone = f"sine=frequency=440:sample_rate=48000:duration={FILM_SECONDS}"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y"]
    command += ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", tone]
    command += ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "30"]
    command += ["-c:a", "aac", "-movflags", "+faststart", str(path)]
    subprocess.run(command, check=True)


def make_workspace(folder: Path) -> Path:
    """A copy of the founding event's files, with a small film in place of the built one."""
    for top in ("agendas", "slides"):
        shutil.copytree(ROOT / top / EVENT, folder / top / EVENT)
    media = folder / "media" / EVENT
    shutil.copytree(ROOT / "media" / EVENT, media, ignore=shutil.ignore_patterns("phim"), dirs_exist_ok=True)
    make_film(media / "phim" / "tong-ket.mp4")
    (media / "phim" / "tong-ket.vtt").write_text(SUBTITLES, encoding="utf-8")
    agenda = folder / "agendas" / EVENT / "agenda.yaml"
    text = agenda.read_text(encoding="utf-8")
    named = "      results: results.yaml"
    assert text.count(named) == 1
    agenda.write_text(text.replace(named, "      subtitles: true\n" + named), encoding="utf-8")
    made = compile_to(folder, EVENT, folder / ".ceremony" / EVENT / "rundown.json")
    assert made.ok, made.problems
    return folder


class Hall:
    """A running show and the pages that look at it. Every fault a page tells is kept in ``faults``."""

    def __init__(self, show: Show, browser: Browser) -> None:
        self.show = show
        self.browser = browser
        self.faults: list[str] = []
        self.contexts: list[BrowserContext] = []

    def page(self, address: str, width: int = 1280, height: int = 720, script: str = "") -> Page:
        """A page in a profile of its own, such as "console" or "screen/trai"; ``script`` runs first."""
        context = self.browser.new_context(viewport={"width": width, "height": height})
        self.contexts.append(context)
        page = context.new_page()
        page.add_init_script(script)
        page.on("pageerror", lambda fault: self.faults.append(f"{address}: {fault}"))
        page.goto(self.show.address(address))
        return page

    def close(self) -> None:
        """Close every page."""
        for context in self.contexts:
            context.close()

    def on_program(self) -> str | None:
        """The cue on program, or None."""
        program = self.show.view()["program"]
        return program["cue"] if program else None

    def shows(self, screen: Page, html: str) -> bool:
        """Whether the screen's front layer holds just the words of ``html``."""
        return bool(screen.evaluate(SEEN) == screen.evaluate(MEANT, html))

    def wait_shown(self, *screens: Page) -> dict[str, Any]:
        """Until every screen shows what is on program; the console's view then."""
        view: dict[str, Any] = self.show.view()
        html = view["program"]["html"]
        for screen in screens:
            wait_until(lambda screen=screen: self.shows(screen, html), 5)  # type: ignore[misc]
        return view

    def wait_painted(self, screens: int) -> None:
        """Until the server has been told by so many screens that they painted the newest view."""
        seq = self.show.view()["seq"]
        wait_until(
            lambda: (
                sum(
                    row["role"] == "screen" and (row["painted_seq"] or 0) >= seq
                    for row in self.show.view()["screens"]
                )
                >= screens
            ),
            5,
        )


@contextlib.contextmanager
def open_hall(folder: Path, browser: Browser, *flags: str) -> Iterator[Hall]:
    """The founding event, running, with a browser beside it."""
    show = Show(make_workspace(folder), EVENT, *flags)
    hall = Hall(show, browser)
    try:
        yield hall
    finally:
        hall.close()
        show.stop()
