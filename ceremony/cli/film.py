"""``ceremony film``: build, look at and list the summary film of an event."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from ceremony.model.results import Results
    from ceremony.video.film import Film
    from ceremony.video.progress import Progress, Report

DRAFT_SIZE, FULL_SIZE = (960, 540), (1920, 1080)


@dataclass(frozen=True)
class Task:
    """The film that an event's agenda asks for."""

    event: str
    results: Results
    theme: str
    language: str
    target: Path

    def recipe(self, variant: str = "") -> str:
        """The hash the film should carry."""
        from ceremony.model.recipe import film_recipe

        return film_recipe(self.results, self.theme, self.language, variant)

    def up_to_date(self) -> bool:
        """Whether the film on disk is the full film of these results."""
        from ceremony.loaders.film_stamp import film_stamp

        return film_stamp(self.target) == self.recipe()

    def film(self, draft: bool = False, kind: str = "yuv") -> Film:
        """The film, ready to be drawn."""
        from ceremony.video.film import Film
        from ceremony.video.storyboard import stage_for, storyboard

        size = DRAFT_SIZE if draft else FULL_SIZE
        stage = stage_for(self.results, self.theme, self.language, size)
        return Film(storyboard(self.results, self.language), stage, kind)


def find_task(workspace: Path, event: str) -> Task | None:
    """The film of ``event``, or None when its agenda has none. ClickException for faulty files."""
    from ceremony.loaders.production import load_production

    production, problems = load_production(workspace, event)
    if production is None:
        raise click.ClickException("\n" + "\n".join(str(problem) for problem in problems))
    for item, _group in production.agenda.walk():
        results = production.results.get(item.film.results or "") if item.film else None
        if item.film and results:
            about = production.agenda.event
            target = workspace / "media" / event / item.film.file
            return Task(event, results, about.theme, about.language, target)
    return None


def _demand(workspace: Path, event: str) -> Task:
    task = find_task(workspace, event)
    if task is None:
        raise click.ClickException(say("vi", "video.no-film", event=event))
    return task


def build_if_needed(workspace: Path, event: str, *, quiet: bool = False) -> Path | None:
    """Build the event's film in a child process unless it is up to date; None when the event has no film.

    Raises click.ClickException when the build fails; the old film is then still there.
    """
    task = find_task(workspace, event)
    if task is None:
        return None
    if task.up_to_date():
        return task.target
    command = [
        sys.executable,
        "-m",
        "ceremony",
        "film",
        "build",
        event,
        "--workspace",
        str(workspace),
        "--json",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as child:
        try:
            last = _follow(child, task.language, quiet)
        except BaseException:
            child.terminate()
            raise
    if child.returncode:
        raise click.ClickException(
            str(last.get("error") or say(task.language, "video.encoder", reason=child.returncode))
        )
    return task.target


def _follow(child: subprocess.Popen[str], language: str, quiet: bool) -> dict[str, Any]:
    """Read a build's JSON lines to the end, showing them; the last one."""
    from ceremony.video.progress import Progress

    last: dict[str, Any] = {}
    with _bar(language, quiet) as report:
        for line in child.stdout or ():
            with contextlib.suppress(ValueError):
                last = json.loads(line)
            if last.get("type") == "progress" and report:
                report(Progress(**{key: value for key, value in last.items() if key != "type"}))
    return last


@contextlib.contextmanager
def _bar(language: str, quiet: bool = False) -> Iterator[Report | None]:
    """A progress bar on the terminal that takes progress reports."""
    if quiet:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[note]}"),
    )
    with Bar(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        shown = bar.add_task(say(language, "video.building"), total=None, note="")

        def report(progress: Progress) -> None:
            place = say(
                language, "video.scene", scene=progress.scene, scenes=progress.scenes, title=progress.title
            )
            note = f"{place[:60]} · {progress.fps:.0f} fps"
            bar.update(shown, completed=progress.frame, total=progress.frames, note=note)

        yield report


@contextlib.contextmanager
def _json_lines() -> Iterator[Report]:
    def report(progress: Progress) -> None:
        _tell({"type": "progress", **asdict(progress)})

    yield report


def _tell(line: dict[str, Any]) -> None:
    print(json.dumps(line, ensure_ascii=False), flush=True)


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _calm_and_stoppable() -> None:
    """Low priority, and SIGTERM means the same as Ctrl-C."""
    if hasattr(os, "nice"):
        os.nice(10)
    signal.signal(signal.SIGTERM, _stop)


def _build(task: Task, draft: bool, report: Report | None) -> Path:
    from ceremony.model.recipe import TAG
    from ceremony.video.build import build_film
    from ceremony.video.h264 import Codec

    target = task.target.with_stem(task.target.stem + "-nhap") if draft else task.target
    codec = Codec("superfast", 26) if draft else Codec()  # "ultrafast" would not be profile High
    tag = TAG + task.recipe("draft" if draft else "")
    build_film(task.film(draft), target, tag=tag, title=task.results.title, codec=codec, report=report)
    return target


def _guarded(task: Task, build: Callable[[], Path]) -> Path:
    """Run a build; what stops it becomes one sentence."""
    from ceremony.video.build import NoSpaceError
    from ceremony.video.h264 import EncoderError
    from ceremony.video.lock import BusyError

    speak = task.language
    try:
        return build()
    except KeyboardInterrupt:
        raise click.ClickException(say(speak, "video.cancelled")) from None
    except BusyError:
        raise click.ClickException(say(speak, "video.busy")) from None
    except NoSpaceError as error:
        raise click.ClickException(
            say(speak, "video.no-space", need=error.need, folder=error.folder)
        ) from None
    except EncoderError as error:
        raise click.ClickException(say(speak, "video.encoder", reason=error)) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise click.ClickException(
            say(speak, "video.cannot-write", folder=task.target.parent, reason=reason)
        ) from None


@click.group()
def film() -> None:
    """Phim báo cáo tổng kết · The summary film."""


_workspace = click.option(
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    show_default=".",
)


@film.command()
@click.argument("event")
@_workspace
@click.option("--draft", is_flag=True, help="540p, nhanh, để xem thử · quick, to have a look")
@click.option("--force", is_flag=True, help="dựng lại dù đã đúng · build even when up to date")
@click.option("--json", "as_json", is_flag=True, help="mỗi dòng một JSON · JSON lines")
def build(event: str, workspace: Path, draft: bool, force: bool, as_json: bool) -> None:
    """Dựng phim từ bảng kết quả · Build the film from the results."""
    began = time.monotonic()
    try:
        task = find_task(workspace, event)
        if task is None:  # nothing to build is no fault: staff may bring a finished film
            _report_none(event, as_json)
            return
        if not (force or draft) and task.up_to_date():
            _report_end(task, task.target, None, as_json)
            return
        _calm_and_stoppable()
        with _json_lines() if as_json else _bar(task.language) as report:
            target = _guarded(task, lambda: _build(task, draft, report))
        _report_end(task, target, time.monotonic() - began, as_json)
    except click.ClickException as error:
        if as_json:
            _tell({"type": "failed", "error": error.message})
            sys.exit(1)
        raise


def _report_none(event: str, as_json: bool) -> None:
    if as_json:
        _tell({"type": "done", "file": None, "built": False})
    else:
        click.echo(say("vi", "video.no-film", event=event))


def _report_end(task: Task, target: Path, took: float | None, as_json: bool) -> None:
    seconds = round(task.film().seconds, 1)
    if as_json:
        _tell(
            {"type": "done", "file": str(target), "built": took is not None, "seconds": seconds, "took": took}
        )
    elif took is None:
        click.echo(say(task.language, "video.up-to-date", file=target))
    else:
        click.echo(say(task.language, "video.built", file=target, seconds=seconds, took=round(took)))


@film.command()
@click.argument("event")
@click.argument("scene", type=int)
@_workspace
@click.option("--at", "at", type=float, default=None, help="giây trong cảnh · seconds into the scene")
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), default=Path("preview.png"))
def preview(event: str, scene: int, workspace: Path, at: float | None, output: Path) -> None:
    """Vẽ một khung hình của một cảnh thành PNG · Draw one frame of a scene."""
    from ceremony.video.still import save_still

    task = _demand(workspace, event)
    drawn = task.film(kind="rgb")
    if not 1 <= scene <= len(drawn.line):
        raise click.ClickException(say(task.language, "video.no-scene", scene=scene, scenes=len(drawn.line)))
    save_still(drawn, scene, at, output)
    click.echo(str(output))


@film.command()
@click.argument("event")
@_workspace
@click.option("--json", "as_json", is_flag=True)
def storyboard(event: str, workspace: Path, as_json: bool) -> None:
    """Liệt kê các cảnh với thời điểm · List the scenes with their times."""
    from ceremony.video.stage import FPS

    drawn = _demand(workspace, event).film()
    for number, placed in enumerate(drawn.line, 1):
        starts, length = placed.first / FPS, placed.frames / FPS
        if as_json:
            said = {"scene": number, "kind": placed.scene.kind, "title": placed.scene.title}
            _tell({**said, "starts": starts, "seconds": length, "key": placed.scene.key(drawn.stage)})
        else:
            click.echo(
                f"{number:3}  {_clock(starts)}  {length:5.1f} s  {placed.scene.kind:9}  {placed.scene.title}"
            )
    if not as_json:
        click.echo(f"     {_clock(drawn.seconds)}")


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60:02}:{seconds % 60:04.1f}"


@film.command()
@click.argument("event")
@_workspace
def probe(event: str, workspace: Path) -> None:
    """Phim hiện có: dài bao lâu, có khớp số liệu không · The film on disk: length, whether it matches."""
    from ceremony.loaders.film_stamp import film_stamp
    from ceremony.loaders.media import film_ms

    task = _demand(workspace, event)
    if not task.target.exists():
        raise click.ClickException(say(task.language, "video.missing", file=task.target, event=event))
    facts = {
        "file": str(task.target),
        "bytes": task.target.stat().st_size,
        "seconds": film_ms(task.target) / 1000,
        "stamp": film_stamp(task.target),
        "wanted": task.recipe(),
        "sample": task.results.is_sample,
    }
    _tell({**facts, "up_to_date": facts["stamp"] == facts["wanted"]})
    if facts["stamp"] != facts["wanted"]:
        click.echo(say(task.language, "video.stale", event=event), err=True)
