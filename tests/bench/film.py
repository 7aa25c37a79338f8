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

from ceremony.video.h264 import GOP, Codec
from ceremony.video.plan import cut
from ceremony.video.stage import FPS
from tests.bench import remotely
from tests.bench.film_pieces import EVENT, HOME, MINUTE, PIECE, WHOLE, film_of, parts
from tests.bench.measured import Spent, measure
from tests.bench.plainly import scene_clip
from tests.bench.steady import judders, likeness
from tests.browsing import find_browser, open_browser

BEGIN, END = "<!-- film: begin -->", "<!-- film: end -->"
SEEK = """(time) => new Promise((resolve) => {
  const video = document.querySelector("video");
  const began = performance.now();
  video.addEventListener("seeked", () => resolve(performance.now() - began), {once: true});
  video.currentTime = time;
})"""


# --- measuring -------------------------------------------------------------------------------------------


def child(call: str) -> list[str]:
    """The command that makes one of the calls above in a process of its own."""
    names = "build_ours, write_raw, build_plainly, Codec"
    return [sys.executable, "-c", f"from tests.bench.film_pieces import {names}; {call}"]


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


def against_the_limit(folder: Path, preset: str, rounds: int, goal: str) -> tuple[list[Row], Spent]:
    """A minute of film beside the limit, in turns; the usual preset also with every still frame coded."""
    held, usual = Codec(preset), preset == Codec().preset
    with_holds, without, floor = [], [], []
    for _ in range(rounds):
        with_holds.append(fresh(folder / preset, MINUTE, held))
        floor.append(limit(folder / "raw.yuv", held))
        if usual:
            without.append(fresh(folder / "plain", MINUTE, Codec(preset, skip=False)))
    best = middle(floor)
    rows = [
        (f"the limit: one ffmpeg from a raw file, {preset}", seconds(best), ""),
        (f"our build, sound and all, {preset}", seconds(middle(with_holds)), ""),
        (f"… of the limit, {preset}", beside(middle(with_holds), best), goal),
    ]
    if usual:
        rows.append(("… with every still frame coded too", beside(middle(without), best), "≤ 1.2"))
    return rows, middle(with_holds)


def command(workspace: Path, *more: str) -> Spent:
    """``ceremony film build`` as staff call it, its start and the reading of all files included."""
    line = [sys.executable, "-m", "ceremony", "film", "build", EVENT, "--workspace", str(workspace), "--json"]
    return measure([*line, *more], HOME)


def workspace_in(folder: Path) -> Path:
    """The founding event alone, and nothing built yet."""
    for room in ("agendas", "media"):
        shutil.copytree(HOME / room / EVENT, folder / room / EVENT, ignore=shutil.ignore_patterns("phim"))
    return folder


def change_a_number(workspace: Path, n: int) -> None:
    """The first chapter's headline figure is another one."""
    results = workspace / "agendas" / EVENT / "results.yaml"
    before = (HOME / "agendas" / EVENT / "results.yaml").read_text(encoding="utf-8")
    assert "actual: 8905" in before
    results.write_text(before.replace("actual: 8905", f"actual: {8905 + n}"), encoding="utf-8")


def share(one: Spent, whole: Spent) -> str:
    """CPU of one as per cent of the other's, and its seconds."""
    return f"{100 * one.cpu / whole.cpu:.1f} % CPU, {seconds(one)}"


def against_itself(folder: Path, minute: Spent) -> list[Row]:
    """A minute of film with one number changed; then the whole film by the command itself."""
    codec = Codec()
    ours(
        folder / "veryfast", MINUTE, codec
    )  # the last round of another codec's turn may have been in between
    mended = middle([ours(folder / "veryfast", MINUTE, codec, change=n) for n in (1, 2, 3)])
    place = workspace_in(folder / "whole")
    whole = command(place)
    film = place / "media" / EVENT / "phim" / "tong-ket.mp4"
    size = film.stat().st_size / 1e6
    draft = command(place, "--draft")
    same = middle([command(place) for _ in range(3)])
    joined = middle([command(place, "--force") for _ in range(3)])
    changed = []
    for n in (1, 2, 3):
        change_a_number(place, n)
        changed.append(command(place))
    long = f"the whole film, {film_of(WHOLE).seconds:.0f} s"
    faster = f"{whole.wall / draft.wall:.1f} × wall, {whole.cpu / draft.cpu:.1f} × CPU, {seconds(draft)}"
    largest = max(one.memory for one in (whole, minute, mended, draft, joined, *changed))
    return [
        ("one number changed, a minute", share(mended, minute), "≤ 10 % CPU"),
        (f"{long}, sound and subtitles and all", f"{seconds(whole)}, {size:.0f} MB", ""),
        ("one number changed, the whole film", share(middle(changed), whole), "≤ 5 % CPU"),
        ("nothing changed, the whole command", seconds(same), "≤ 1 s"),
        ("nothing changed, joined again (`--force`)", seconds(joined), "≤ 1 s"),
        ("the draft of the whole film, 540p, 15 pictures a second", faster, "≥ 4 ×"),
        ("largest process, MB", f"{largest:.0f}", "≤ 450"),
    ]


def pictures() -> list[Row]:
    """How steadily a photograph glides, and how alike the two films are."""
    mine, plain = judders()
    scenes, stage, _ = parts(PIECE, 0)
    alike = likeness(scenes, stage, scene_clip)
    told = ", ".join(f"{kind} {value:.3f}" for kind, value in alike.items())
    return [
        ("slow zoom and pan, judder rms, ours / plain MoviePy, px", f"{mine:.3f} / {plain:.3f}", "≤ 0.06"),
        ("SSIM of the two films' frames where both draw the same", told, "≥ 0.98"),
    ]


def against_remotion(folder: Path) -> list[Row]:
    """A piece of three scenes in a browser, when somebody has installed Remotion to see it."""
    scenes, stage, _ = parts(PIECE, 0)
    place = folder / "remotion"
    place.mkdir()
    props = remotely.write_piece(scenes, stage, place)
    line = remotely.command(place, props, str(find_browser()), Codec().crf)
    if line is None:
        return [("Remotion 4 with Chromium", "not installed: not measured", "≥ 20 ×")]
    theirs = measure(line, remotely.PROJECT)
    mine = fresh(folder / "piece", PIECE, Codec())
    times = f"{theirs.wall / mine.wall:.1f} × wall"
    return [
        (f"Remotion 4 with Chromium, {film_of(PIECE).frames / FPS:.0f} s", seconds(theirs), ""),
        ("… ours is faster", f"{times}, {seconds(mine)}", "≥ 20 ×"),
    ]


def against_moviepy(folder: Path, mine: Spent) -> list[Row]:
    """The minute both ways; ours with its sound, MoviePy's without."""
    crf = Codec().crf
    plain = measure(
        child(f"build_plainly({str(folder / 'plain.mp4')!r}, {MINUTE!r}, 'veryfast', {crf})"), HOME
    )
    frames = film_of(MINUTE).frames
    return [
        (
            f"plain MoviePy {version('moviepy')}, the same {frames / FPS:.0f} s, veryfast",
            seconds(plain),
            "",
        ),
        (
            "… ours is faster",
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
        film = folder / "whole" / "media" / EVENT / "phim" / "tong-ket.mp4"
        mine, plain = seeking(browser, film), seeking(browser, folder / "plain.mp4")
    return [("seek in Chromium, ours / plain MoviePy, ms", f"{mine:.0f} / {plain:.0f}", "≤ 150")]


def about(quick: bool) -> str:
    """What the film is made of."""
    film = film_of(MINUTE)
    held = sum(one.task.frames for one in cut(film, Codec()) if one.task.held)
    return (
        f"The founding event's film as it comes by itself, 1920×1080, 30 fps, crf {Codec().crf}; a minute is "
        f"its first {len(film.line)} scenes, {film.frames} frames, "
        f"{100 * held // film.frames} % of them still. "
        f"{'One round' if quick else 'Medians of two rounds (medium: one)'}; every build in a process "
        "of its own, its start and its sound included. Plain MoviePy's has no sound."
    )


def measure_all(folder: Path, quick: bool) -> list[Row]:
    """All rows: what, measured, goal."""
    measure(child(f"write_raw({str(folder / 'raw.yuv')!r}, {MINUTE!r})"), HOME)
    rows, minute = against_the_limit(folder, "veryfast", 1 if quick else 2, "≤ 0.95")
    if not quick:
        rows += against_the_limit(folder, "medium", 1, "≤ 0.75")[0]
    (folder / "raw.yuv").unlink()
    rows += against_itself(folder, minute) + against_moviepy(folder, minute) + against_remotion(folder)
    return rows + in_browser(folder) + pictures()


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
        # Installed programs are compiled once; so are ours, wherever this is run.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the command does
        text = table(measure_all(Path(folder), quick), quick)
    sys.stdout.write(text + "\n")
    if not quick:
        write_section(text)


if __name__ == "__main__":
    main()
