"""How a film's build shows itself: a bar on the terminal, or JSON lines for other programs."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from ceremony.video.progress import Progress, Report


def tell(line: dict[str, Any]) -> None:
    """One line of JSON on standard output."""
    # One write: the films of a district tell of themselves from several threads.
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


@contextlib.contextmanager
def json_lines() -> Iterator[Report]:
    """Takes progress reports and tells them as JSON lines."""

    def report(progress: Progress) -> None:
        tell({"type": "progress", **asdict(progress)})

    yield report


@contextlib.contextmanager
def progress_bar(language: str) -> Iterator[Report]:
    """A progress bar on the terminal that takes progress reports."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[note]}"),
    )
    with Bar(*columns, console=Console(stderr=True)) as bar:
        shown = bar.add_task(say(language, "video.building"), total=None, note="")

        def report(progress: Progress) -> None:
            bar.update(shown, completed=progress.frame, total=progress.frames, note=note(progress, language))

        yield report


@contextlib.contextmanager
def tell_of(event: str) -> Iterator[Report]:
    """Takes one film's progress reports and tells them as JSON lines with the event's name."""

    def report(progress: Progress) -> None:
        tell({"type": "progress", "event": event, **asdict(progress)})

    yield report


Bars = Callable[[str], contextlib.AbstractContextManager["Report"]]


@contextlib.contextmanager
def progress_bars(language: str, films: int) -> Iterator[Bars]:
    """A bar for all films, and one for each that is being built."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Bar(*columns, TextColumn("{task.fields[note]}"), console=Console(stderr=True)) as bar:
        whole = bar.add_task(say(language, "film.films"), total=films, note="")

        @contextlib.contextmanager
        def one(event: str) -> Iterator[Report]:
            shown = bar.add_task(event[:40], total=None, note="")

            def report(progress: Progress) -> None:
                words = note(progress, language)
                bar.update(shown, completed=progress.frame, total=progress.frames, note=words)

            try:
                yield report
            finally:
                bar.remove_task(shown)
                bar.advance(whole)

        yield one


def note(progress: Progress, language: str) -> str:
    """What stands behind the bar: the scene, the speed, the time left; or that the build waits."""
    if progress.waiting:
        return say(language, "film.waiting")
    place = say(language, "video.scene", scene=progress.scene, scenes=progress.scenes, title=progress.title)
    minutes, seconds = divmod(round(progress.seconds_left), 60)
    return f"{place[:60]} · {progress.fps:.0f} fps · −{minutes}:{seconds:02}"
