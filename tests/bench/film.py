"""How fast a film is built: ``python3 dev.py bench film``.

All in one run, in turns: our build beside one ffmpeg that codes the same finished frames from a raw
file (the limit), beside plain MoviePy, and beside itself with one number changed and with nothing changed.
Writes the section "The summary film" of docs/measurements.md.
"""

from __future__ import annotations

import base64
import datetime
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import imageio_ffmpeg

from ceremony.model.results import Results
from ceremony.video.build import build_film
from ceremony.video.film import Film
from ceremony.video.h264 import GOP, Codec
from ceremony.video.plan import cut
from ceremony.video.scene import Scene
from ceremony.video.stage import FPS, Stage
from ceremony.video.storyboard import stage_for, storyboard
from tests.bench.measured import Spent, measure
from tests.browsing import open_browser
from tests.results_sample import founding

HOME = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- film: begin -->", "<!-- film: end -->"
WHOLE, MINUTE, PIECE = slice(None), slice(0, 9), slice(2, 5)
SEEK = """(time) => new Promise((resolve) => {
  const video = document.querySelector("video");
  const began = performance.now();
  video.addEventListener("seeked", () => resolve(performance.now() - began), {once: true});
  video.currentTime = time;
})"""


CHANGED = "NS01"  # an indicator of the first chapter


def results(change: int) -> Results:
    """The founding event's results; with ``change`` one number is another."""
    real = founding()
    rows = tuple(
        one.model_copy(update={"actual": one.actual + change}) if one.code == CHANGED and one.actual else one
        for one in real.indicators
    )
    return real.model_copy(update={"indicators": rows})


def parts(which: slice, change: int, size: tuple[int, int]) -> tuple[tuple[Scene, ...], Stage]:
    """Some scenes of the film and their stage."""
    data = results(change)
    return storyboard(data)[which], stage_for(data, "ceremonial", "vi", size)


# --- what the children do --------------------------------------------------------------------------------


def build_ours(folder: str, which: slice, codec: Codec, change: int = 0, height: int = 1080) -> None:
    """One build into ``folder``, keeping the pieces there."""
    scenes, stage = parts(which, change, (height * 16 // 9, height))
    place = Path(folder)
    build_film(
        Film(scenes, stage), place / "a.mp4", tag="ceremony:bench", codec=codec, folder=place / "store"
    )


def write_raw(target: str, which: slice) -> None:
    """The finished frames as one raw file."""
    film = Film(*parts(which, 0, (1920, 1080)))
    with Path(target).open("wb") as file:
        for frame in range(film.frames):
            file.write(film.paint(frame).flat.data)


def build_plainly(target: str, which: slice, preset: str, crf: int) -> None:
    """The same piece, as MoviePy films are ordinarily made."""
    from tests.bench.plainly import write

    write(*parts(which, 0, (1920, 1080)), Path(target), preset, crf)


# --- measuring -------------------------------------------------------------------------------------------


def child(call: str) -> list[str]:
    """The command that makes one of the calls above in a process of its own."""
    names = "build_ours, write_raw, build_plainly, Codec"
    return [sys.executable, "-c", f"from tests.bench.film import {names}; {call}"]


def ours(folder: Path, which: slice, codec: Codec, **more: int) -> Spent:
    """A build in a process of its own; what ``folder`` holds is used."""
    folder.mkdir(parents=True, exist_ok=True)
    words = "".join(f", {key}={value}" for key, value in more.items())
    return measure(child(f"build_ours({str(folder)!r}, {which!r}, {codec!r}{words})"), HOME)


def fresh(folder: Path, which: slice, codec: Codec, **more: int) -> Spent:
    """A build from nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    return ours(folder, which, codec, **more)


def limit(raw: Path, codec: Codec) -> Spent:
    """One ffmpeg that codes the finished frames with the same settings, on all cores."""
    source = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", "1920x1080", "-r", str(FPS), "-i", str(raw)]
    h264 = ["-c:v", "libx264", "-preset", codec.preset, "-crf", str(codec.crf), "-profile:v", "high"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *source, *h264, "-g", str(GOP)]
    return measure([*command, str(raw.with_suffix(".mp4"))], HOME)


def middle(spent: Sequence[Spent]) -> Spent:
    """The medians."""
    return Spent(*(median(one[n] for one in spent) for n in range(3)))


def beside(one: Spent, other: Spent) -> str:
    """Wall and CPU of one as a share of the other's."""
    return f"{one.wall / other.wall:.2f} wall, {one.cpu / other.cpu:.2f} CPU"


def seconds(spent: Spent) -> str:
    """Wall and CPU seconds."""
    return f"{spent.wall:.1f} s wall, {spent.cpu:.1f} s CPU"


Row = tuple[str, str, str]


def against_the_limit(
    folder: Path, preset: str, rounds: int, goals: tuple[str, str]
) -> tuple[list[Row], Spent]:
    """A minute of film: with holds, without them, and the limit, in turns."""
    held, plain = Codec(preset), Codec(preset, skip=False)
    with_holds, without, floor = [], [], []
    for _ in range(rounds):
        with_holds.append(fresh(folder / preset, MINUTE, held))
        floor.append(limit(folder / "raw.yuv", held))
        without.append(fresh(folder / "plain", MINUTE, plain))
    best = middle(floor)
    rows = [
        (f"the limit: one ffmpeg from a raw file, {preset}", seconds(best), ""),
        (f"our build, sound and all, {preset}", seconds(middle(with_holds)), ""),
        (f"… of the limit, {preset}", beside(middle(with_holds), best), goals[0]),
        (f"… with every still frame coded too, {preset}", beside(middle(without), best), goals[1]),
    ]
    return rows, middle(with_holds)


def against_itself(folder: Path, minute: Spent) -> list[Row]:
    """One number changed, nothing changed, the draft; of a minute and of the whole film."""
    codec, rows = Codec(), []
    whole = fresh(folder / "whole", WHOLE, codec)
    for name, place, which, full, goal in (
        ("a minute", "veryfast", MINUTE, minute, "≤ 10 % CPU"),
        ("the whole film", "whole", WHOLE, whole, "≤ 5 % CPU at 4 min"),
    ):
        ours(folder / place, which, codec)  # the last round of another codec's turn may have been in between
        changed = middle([ours(folder / place, which, codec, change=n) for n in (1, 2, 3)])
        same = middle([ours(folder / place, which, codec, change=3) for _ in range(3)])
        rows.append(
            (
                f"one number changed, {name}",
                f"{100 * changed.cpu / full.cpu:.1f} % CPU, {seconds(changed)}",
                goal,
            )
        )
        rows.append((f"nothing changed, joined again, {name}", seconds(same), "≤ 1 s"))
    draft = fresh(folder / "draft", WHOLE, Codec("ultrafast", 27), height=540)
    rows.append(("the whole film", f"{seconds(whole)}, {size_of(folder / 'whole')}", ""))
    rows.append(
        (
            "the draft, 540p",
            f"{whole.wall / draft.wall:.1f} × wall, {whole.cpu / draft.cpu:.1f} × CPU",
            "≥ 4 ×",
        )
    )
    rows.append(("largest process, MB", f"{max(whole.memory, minute.memory):.0f}", "≤ 450"))
    return rows


def size_of(folder: Path) -> str:
    """A film's megabytes."""
    return f"{(folder / 'a.mp4').stat().st_size / 1e6:.1f} MB"


def against_moviepy(folder: Path) -> list[Row]:
    """A piece of three scenes both ways."""
    codec = Codec()
    before = fresh(folder / "piece", PIECE, codec)
    plain = measure(
        child(f"build_plainly({str(folder / 'plain.mp4')!r}, {PIECE!r}, 'veryfast', {codec.crf})"), HOME
    )
    mine = middle([before, fresh(folder / "piece", PIECE, codec)])
    frames = Film(*parts(PIECE, 0, (1920, 1080))).frames
    return [
        (f"plain MoviePy {version('moviepy')}, three scenes of {frames / FPS:.0f} s", seconds(plain), ""),
        ("our build of these", seconds(mine), ""),
        (
            "… faster",
            f"{plain.wall / mine.wall:.1f} × wall, {plain.cpu / mine.cpu:.1f} × CPU",
            "≥ 18 ×, ≥ 11 ×",
        ),
        ("plain MoviePy, largest process, MB", f"{plain.memory:.0f}", ""),
    ]


def seeking(browser: Any, film: Path) -> float:
    """Milliseconds from asking for a moment to seeing it, the median of twenty."""
    page = browser.new_page()
    page.set_content("<video muted preload=auto></video>")
    page.evaluate(
        """(coded) => new Promise((resolve) => {
          const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
          const video = document.querySelector("video");
          video.addEventListener("canplaythrough", resolve, {once: true});
          video.src = URL.createObjectURL(new Blob([bytes], {type: "video/mp4"}));
        })""",
        base64.b64encode(film.read_bytes()).decode(),
    )
    length = float(page.evaluate("() => document.querySelector('video').duration"))
    taken = [float(page.evaluate(SEEK, (n * 0.618 % 1) * length)) for n in range(1, 21)]
    page.close()
    return median(taken)


def in_browser(folder: Path) -> list[Row]:
    """Seeking in our film and in MoviePy's."""
    with open_browser() as browser:
        mine, plain = seeking(browser, folder / "whole" / "a.mp4"), seeking(browser, folder / "plain.mp4")
    return [("seek in Chromium, ours / plain MoviePy, ms", f"{mine:.0f} / {plain:.0f}", "≤ 150")]


def about(quick: bool) -> str:
    """What the film is made of."""
    film = Film(*parts(MINUTE, 0, (1920, 1080)))
    held = sum(one.task.frames for one in cut(film, Codec()) if one.task.held)
    whole = Film(*parts(WHOLE, 0, (1920, 1080)))
    return (
        f"1920×1080, 30 fps, crf {Codec().crf}; a minute is {film.frames} frames, "
        f"{100 * held // film.frames} % of them still; the whole film {whole.seconds:.0f} s. "
        f"{'One round' if quick else 'Medians of two rounds (medium: one)'}; every build in a process "
        "of its own, its start and its sound included. Plain MoviePy makes a shorter piece, without sound."
    )


def measure_all(folder: Path, quick: bool) -> list[Row]:
    """All rows: what, measured, goal."""
    measure(child(f"write_raw({str(folder / 'raw.yuv')!r}, {MINUTE!r})"), HOME)
    rows, minute = against_the_limit(folder, "veryfast", 1 if quick else 2, ("≤ 0.95", "≤ 1.2"))
    if not quick:
        rows += against_the_limit(folder, "medium", 1, ("≤ 0.75", "≤ 1.2"))[0]
    (folder / "raw.yuv").unlink()
    return rows + against_itself(folder, minute) + against_moviepy(folder) + in_browser(folder)


def table(rows: Sequence[Row], quick: bool) -> str:
    """The section of docs/measurements.md."""
    when = datetime.datetime.now().astimezone().date().isoformat()
    load = f", load average {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    lines = [f"Measured {when} on {os.cpu_count()} cores, {system}{load}. {about(quick)}", ""]
    lines += ["| what | measured | goal |", "|---|---|---|"]
    return "\n".join(lines + [f"| {what} | {value} | {goal} |" for what, value, goal in rows])


def write_section(text: str, path: Path = HOME / "docs" / "measurements.md") -> None:
    """Put the table between its marks; the rest of the page stays."""
    page = path.read_text(encoding="utf-8") if path.exists() else "# Measurements\n"
    section = f"{BEGIN}\n{text}\n{END}"
    if BEGIN in page:
        head, rest = page.split(BEGIN, 1)
        page = head + section + rest.split(END, 1)[1]
    else:
        page += (
            "\n## The summary film\n\n`python3 dev.py bench film` measures again and writes this table.\n\n"
        )
        page += section + "\n"
    path.write_text(page, encoding="utf-8")


def main() -> None:
    """Measure, print, write."""
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        text = table(measure_all(Path(folder), quick), quick)
    sys.stdout.write(text + "\n")
    if not quick:
        write_section(text)


if __name__ == "__main__":
    main()
