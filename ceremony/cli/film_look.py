"""A process that stays warm: frames on request, and a film that is built again whenever its files change."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceremony.cli.film_build import report_end
from ceremony.cli.film_progress import progress_bar, tell
from ceremony.cli.film_task import build_task, demand
from ceremony.cli.spoken import spoken
from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from ceremony.video.film import Film

LOOK_SECONDS = 0.25  # how often ``watch`` looks at the files
_OURS = (".part", ".lock", ".json")  # what builds and approvals leave beside a film
Traces = dict[Path, tuple[int, int]]


def traces(workspace: Path, event: str) -> Traces:
    """Size and time of every file that the film may be made of; not of the films that we build."""
    from ceremony.loaders.film_stamp import film_stamp

    rooms = (workspace / room / event for room in ("agendas", "media"))
    facts = {}
    for file in (file for room in rooms for file in sorted(room.rglob("*"))):
        try:
            made = file.suffix in _OURS or (file.suffix == ".mp4" and film_stamp(file) is not None)
            if file.is_file() and not made:
                facts[file] = (file.stat().st_size, file.stat().st_mtime_ns)
        except OSError:
            continue  # it went while we looked
    return facts


class Sketches:
    """Frames of one event's film, drawn from what its files say now."""

    def __init__(self, workspace: Path, event: str, language: str | None = None) -> None:
        from ceremony.video.still import Easel

        self._workspace, self._event, self._easel = workspace, event, Easel()
        self._seen: Traces | None = None
        self._film: Film | None = None
        self.language = spoken(language, workspace, event)

    def film(self) -> Film:
        """The film; read again when a file has changed. ClickException."""
        now = traces(self._workspace, self._event)
        if self._film is None or now != self._seen:
            self._film = None
            task = demand(self._workspace, self._event, self.language)
            self._film, self._seen = task.film(kind="rgb"), now
        return self._film

    def draw(self, scene: int, at: float | None, output: Path) -> float:
        """One frame into a PNG file; the milliseconds it took. ClickException."""
        from ceremony.video.photos import PhotoError

        began = time.perf_counter()
        film = self.film()
        scenes = len(film.line)
        if not 1 <= scene <= scenes:
            raise click.ClickException(say(self.language, "video.no-scene", scene=scene, scenes=scenes))
        try:
            self._easel.save(film, scene, at, output)
        except PhotoError as error:
            sentence = say(self.language, f"video.photo-{error.reason}", file=error.asset.name)
            raise click.ClickException(sentence) from error
        return (time.perf_counter() - began) * 1000


def answer(sketches: Sketches, lines: Iterable[str], output: Path) -> None:
    """For each line ``SCENE [SECONDS [FILE]]`` a frame, and a line of JSON that says where it is."""
    for line in lines:
        words = line.split(maxsplit=2)
        if not words:
            continue
        try:
            scene, at = int(words[0]), float(words[1]) if len(words) > 1 else None
        except ValueError:
            tell({"type": "failed", "error": say(sketches.language, "film.ask", line=line.strip())})
            continue
        path = Path(words[2].strip()) if len(words) > 2 else output
        try:
            took = sketches.draw(scene, at, path)
        except (click.ClickException, OSError) as error:
            tell({"type": "failed", "scene": scene, "error": str(error)})
            continue
        tell({"type": "still", "scene": scene, "at": at, "file": str(path), "ms": round(took)})


def listen(workspace: Path, event: str, output: Path, language: str | None = None) -> None:
    """Answer what comes on standard input until it ends."""
    answer(Sketches(workspace, event, language), sys.stdin, output)


def watch_files(
    workspace: Path, event: str, full: bool, scene: int | None, at: float | None, language: str | None = None
) -> None:
    """Build again at every change, until Ctrl-C; one frame comes first, when one is asked for."""
    sketches = Sketches(workspace, event, language) if scene is not None else None
    seen: Traces | None = None
    while True:
        now = traces(workspace, event)
        if now != seen:
            seen = now
            _build(workspace, event, full, language, lambda: _draw_first(sketches, scene, at))
        time.sleep(LOOK_SECONDS)


def _draw_first(sketches: Sketches | None, scene: int | None, at: float | None) -> None:
    if sketches is not None and scene is not None:
        path = Path("preview.png")
        click.echo(f"{path} · {sketches.draw(scene, at, path):.0f} ms")


def _build(workspace: Path, event: str, full: bool, language: str | None, first: Callable[[], None]) -> None:
    """One build; a fault is told, and the next change tries again."""
    began = time.monotonic()
    try:
        first()
        task = demand(workspace, event, language)
        with progress_bar(task.speaks) as report:
            target = build_task(task, workspace, draft=not full, report=report)
    except click.ClickException as error:
        click.echo(error.message, err=True)
        return
    report_end(task, target, time.monotonic() - began, False)
