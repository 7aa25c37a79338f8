"""``ceremony film build``: one film, or the films of many events in one call on one pool."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceremony.cli.film_progress import json_lines, progress_bar, progress_bars, tell, tell_of
from ceremony.cli.film_task import (
    Task,
    build_task,
    find_task,
    has_changed,
    make_calm_and_stoppable,
    refuse_during_a_show,
)
from ceremony.cli.spoken import spoken
from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from ceremony.video.build import Executor
    from ceremony.video.progress import Report

AT_ONCE, AT_ONCE_FAR = 2, 8  # films worked on together: one is joined while the next is drawn
LOOK_SECONDS = 0.5


@dataclass(frozen=True)
class Wish:
    """How the films are wanted."""

    draft: bool
    force: bool
    as_json: bool
    executor: str | None = None
    language: str | None = None

    @property
    def speaks(self) -> str:
        """The language of what is said about several films."""
        return spoken(self.language)


def places(workspace: Path, names: Sequence[str], language: str | None = None) -> list[tuple[Path, str]]:
    """Workspace and event of every film meant: events by name, or all events of a folder. ClickException."""
    from ceremony.loaders.production import events_in

    found: list[tuple[Path, str]] = []
    for name in names:
        folder = Path(name)
        if (folder / "agendas").is_dir():
            found += [(folder, event) for event in events_in(folder)]
        elif "/" in name or "\\" in name:
            raise click.ClickException(say(spoken(language), "film.no-workspace", folder=name))
        else:
            found.append((workspace, name))
    return list(dict.fromkeys(found))


@contextmanager
def executor_of(wish: Wish, several: bool) -> Iterator[Executor | None]:
    """Who renders: a cluster, one pool of processes for several films, or what the build thinks best."""
    if wish.executor is None and not several:
        yield None
        return
    made: Any
    if wish.executor is None:
        from ceremony.video.children import Pool

        made = Pool()
    else:
        made = _cluster(wish.executor, wish.speaks)
    try:
        yield made
    finally:
        made.close()


def _cluster(address: str, language: str) -> Any:
    from ceremony.video.cluster import SCHEME, Cluster, ClusterError

    if not address.startswith(SCHEME):
        raise click.ClickException(say(language, "film.executor", address=address))
    try:
        return Cluster(address)
    except ClusterError as error:
        raise click.ClickException(say(language, f"film.cluster-{error.reason}", address=address)) from error


def build_one(workspace: Path, event: str, wish: Wish) -> None:
    """One film; ClickException for what stops it."""
    began = time.monotonic()
    task = find_task(workspace, event, wish.language)
    if task is None:  # nothing to build is no fault: staff may bring a finished film
        report_none(event, wish.as_json, spoken(wish.language, workspace, event))
        return
    if not (wish.force or wish.draft) and task.up_to_date():
        report_end(task, task.target, None, wish.as_json)
        return
    if not wish.force:
        refuse_during_a_show(workspace, task.speaks)
    tell_doubts(task, wish)
    make_calm_and_stoppable()
    with executor_of(wish, False) as executor:
        with json_lines() if wish.as_json else progress_bar(task.speaks) as report:
            target = build_task(
                task, workspace, draft=wish.draft, report=report, force=wish.force, executor=executor
            )
        report_end(task, target, time.monotonic() - began, wish.as_json)
    tell_changed(task, workspace, wish)


def tell_doubts(task: Task, wish: Wish) -> None:
    """What the tables leave open, such as a direction that nobody wrote: told before the film is made."""
    for one in task.doubts:
        if wish.as_json:
            tell({"type": "doubt", "event": task.event, "message": str(one)})
        else:
            click.secho(str(one), fg="yellow", err=True)


def tell_changed(task: Task, workspace: Path, wish: Wish) -> None:
    """Say so when the figures were changed while the film was being built."""
    if not has_changed(task, workspace):
        return
    sentence = say(task.speaks, "film.changed-meanwhile", event=task.event)
    if wish.as_json:
        tell({"type": "changed", "event": task.event, "message": sentence})
    else:
        click.echo(sentence, err=True)


def report_none(event: str, as_json: bool, language: str) -> None:
    """There is no film to build."""
    if as_json:
        tell({"type": "done", "file": None, "built": False})
    else:
        click.echo(say(language, "video.no-film", event=event))


def report_end(task: Task, target: Path, took: float | None, as_json: bool) -> None:
    """Where the film is; ``took`` seconds, or None when it was there already."""
    from ceremony.loaders.media import film_ms

    seconds = round(film_ms(target) / 1000, 1)
    if as_json:
        done = {"type": "done", "file": str(target), "built": took is not None}
        tell({**done, "seconds": seconds, "took": took})
    elif took is None:
        click.echo(say(task.speaks, "video.up-to-date", file=target))
    else:
        click.echo(say(task.speaks, "video.built", file=target, seconds=seconds, took=round(took)))


# --- many films ------------------------------------------------------------------------------------------


@dataclass
class _Count:
    """What became of the films."""

    built: int = 0
    kept: int = 0
    none: int = 0
    failed: int = 0


def build_many(films: Sequence[tuple[Path, str]], wish: Wish) -> None:
    """The films of many events; one that fails stops no other. Exit code 1 when any failed."""
    make_calm_and_stoppable()
    if not wish.force:
        for workspace in dict.fromkeys(workspace for workspace, _ in films):
            refuse_during_a_show(workspace, wish.speaks)
    stop, count = threading.Event(), _Count()
    with (
        executor_of(wish, True) as executor,
        nullcontext() if wish.as_json else progress_bars(wish.speaks, len(films)) as bars,
        ThreadPoolExecutor(AT_ONCE_FAR if wish.executor else AT_ONCE) as threads,
    ):

        def begin(workspace: Path, event: str) -> str:
            with tell_of(event) if bars is None else bars(event) as report:
                return _build_in_turn(workspace, event, wish, executor, stop, report)

        running = {threads.submit(begin, *film): film[1] for film in films}
        try:
            _gather(running, count, wish)
        except KeyboardInterrupt:
            stop.set()
            for future in running:
                future.cancel()
            raise click.ClickException(say(wish.speaks, "video.cancelled")) from None
    _report_all(count, wish)
    if count.failed:
        sys.exit(1)


def _build_in_turn(
    workspace: Path,
    event: str,
    wish: Wish,
    executor: Executor | None,
    stop: threading.Event,
    report: Report,
) -> str:
    """One of many; what became of it: "built", "kept" or "none". ClickException."""
    if stop.is_set():
        raise click.ClickException(say(wish.speaks, "video.cancelled"))
    task = find_task(workspace, event, wish.language)
    if task is None:
        return "none"
    if not (wish.force or wish.draft) and task.up_to_date():
        return "kept"
    tell_doubts(task, wish)

    def look() -> None:
        if stop.is_set():
            raise KeyboardInterrupt

    build_task(
        task,
        workspace,
        draft=wish.draft,
        report=report,
        force=wish.force,
        executor=executor,
        look=look,
    )
    tell_changed(task, workspace, wish)
    return "built"


def _gather(running: dict[Future[str], str], count: _Count, wish: Wish) -> None:
    """Tell of each film as it ends."""
    left = set(running)
    while left:
        done, left = wait(left, timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED")
        for future in done:
            _report_one(running[future], future.result, count, wish)


def _report_one(event: str, result: Callable[[], str], count: _Count, wish: Wish) -> None:
    try:
        became = result()
    except Exception as error:  # noqa: BLE001 - told for this film; the others go on
        sentence = error.message if isinstance(error, click.ClickException) else repr(error)
        count.failed += 1
        if wish.as_json:
            tell({"type": "failed", "event": event, "error": sentence})
        else:
            click.echo(say(wish.speaks, "film.one-failed", event=event, reason=sentence), err=True)
        return
    setattr(count, became, getattr(count, became) + 1)
    if wish.as_json:
        tell({"type": "done", "event": event, "built": became == "built"})


def _report_all(count: _Count, wish: Wish) -> None:
    if wish.as_json:
        tell({"type": "finished", **vars(count)})
    else:
        click.echo(say(wish.speaks, "film.district", **vars(count)))
