"""The film that an event's agenda asks for, and how it is built."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceremony.cli.instance import running_event
from ceremony.cli.spoken import spoken
from ceremony.language.catalogs import say
from ceremony.model.problem import Problem, Severity

if TYPE_CHECKING:
    from ceremony.model.results import Results
    from ceremony.model.storyboard import Storyboard
    from ceremony.video.build import Executor
    from ceremony.video.film import Film
    from ceremony.video.progress import Report

DRAFT_SIZE, FULL_SIZE = (960, 540), (1920, 1080)
NICE = 10


@dataclass(frozen=True)
class Task:
    """The film that an event's agenda asks for."""

    event: str
    results: Results
    theme: str
    language: str
    target: Path
    written: Storyboard | None = None
    voices: Path = Path()  # the folder of guide voices
    speaks: str = "vi"  # the language of what is told while it is built
    doubts: tuple[Problem, ...] = ()  # what somebody should look at before the hall does

    def recipe(self, variant: str = "") -> str:
        """The hash the film should carry."""
        from ceremony.model.recipe import film_recipe

        return film_recipe(self.results, self.theme, self.language, variant, self.written)

    def up_to_date(self) -> bool:
        """Whether the film on disk is the full film of these results."""
        from ceremony.loaders.film_stamp import film_stamp

        return film_stamp(self.target) == self.recipe()

    def film(self, draft: bool = False, kind: str = "yuv") -> Film:
        """The film, ready to be drawn."""
        from ceremony.video.film import Film
        from ceremony.video.guide import GuideVoice
        from ceremony.video.storyboard import music_for, stage_for, storyboard

        size = DRAFT_SIZE if draft else FULL_SIZE
        stage = stage_for(self.results, self.theme, self.language, size)
        guide = self.written is not None and self.written.narration == "guide"
        speak = GuideVoice(self.voices, self.language) if guide else None
        with told_faults(self):
            scenes = storyboard(self.results, self.language, self.written, speak)
        return Film(scenes, stage, kind, music_for(self.written))

    @property
    def subtitles(self) -> Path:
        """Where the film's subtitles lie: beside it."""
        return self.target.with_suffix(".vtt")


def find_task(workspace: Path, event: str, language: str | None = None) -> Task | None:
    """The film of ``event``, or None when its agenda has none. ClickException for faulty files."""
    from ceremony.loaders.production import load_films

    speaks = spoken(language, workspace, event)
    reading, agenda, problems = load_films(workspace, event, speaks)
    if reading is None or agenda is None:
        raise click.ClickException("\n".join(str(problem) for problem in problems))
    for item, _group in agenda.walk():
        results = reading.results.get(item.film.results or "") if item.film else None
        if item.film and results:
            about = agenda.event
            target = workspace / "media" / event / item.film.file
            written = reading.storyboards.get(item.film.file)
            voices = workspace / ".ceremony" / event / "voices"
            doubts = tuple(one for one in problems if one.severity is Severity.WARNING)
            return Task(event, results, about.theme, about.language, target, written, voices, speaks, doubts)
    return None


def has_changed(task: Task, workspace: Path) -> bool:
    """Whether the event's files no longer say what ``task`` was read from: the film is old already."""
    try:
        now = find_task(workspace, task.event, task.speaks)
    except click.ClickException:  # somebody is in the middle of it
        return True
    return now is None or now.recipe() != task.recipe()


def demand(workspace: Path, event: str, language: str | None = None) -> Task:
    """The film of ``event``. ClickException when there is none to build."""
    task = find_task(workspace, event, language)
    if task is None:
        speaks = spoken(language, workspace, event)
        raise click.ClickException(say(speaks, "video.no-film", event=event))
    return task


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def make_calm_and_stoppable() -> None:
    """Low priority, and SIGTERM means the same as Ctrl-C."""
    if hasattr(os, "nice"):
        os.nice(max(0, NICE - os.nice(0)))
    signal.signal(signal.SIGTERM, _stop)


def refuse_during_a_show(workspace: Path, language: str) -> None:
    """ClickException while a show runs from this workspace: a build takes both cores."""
    live = running_event(workspace)
    if live is not None:
        raise click.ClickException(say(language, "film.live", event=live))


def draft_of(target: Path) -> Path:
    """Where the draft of a film lies."""
    return target.with_stem(target.stem + "-nhap")


def _nothing() -> None:
    pass


def build_task(
    task: Task,
    workspace: Path,
    *,
    draft: bool,
    report: Report | None,
    force: bool = False,
    executor: Executor | None = None,
    look: Callable[[], None] = _nothing,
) -> Path:
    """Build the film or its draft; waits while a show runs unless ``force``. ClickException.

    ``look`` is called now and then: what it raises ends the build.
    """

    def waits() -> bool:
        look()
        return not force and running_event(workspace) is not None

    return _guarded(task, lambda: _build(task, workspace, draft, report, executor, waits))


def _build(
    task: Task,
    workspace: Path,
    draft: bool,
    report: Report | None,
    executor: Executor | None,
    waits: Callable[[], bool],
) -> Path:
    from ceremony.model.recipe import TAG
    from ceremony.video.build import build_film
    from ceremony.video.h264 import Codec

    target = draft_of(task.target) if draft else task.target
    codec = Codec("ultrafast", 27, draft=True) if draft else Codec()  # a draft is quick, not fine
    film, tag = task.film(draft), TAG + task.recipe("draft" if draft else "")
    build_film(
        film,
        target,
        tag=tag,
        title=task.results.title,
        codec=codec,
        report=report,
        folder=workspace / ".ceremony" / task.event / "film",
        executor=executor,
        wait=waits,
    )
    _write_subtitles(task, film, target.with_suffix(".vtt"), tag)
    return target


def _write_subtitles(task: Task, film: Film, path: Path, tag: str) -> None:
    """The subtitles beside the film, from the words it was built with; none when none are wanted. OSError."""
    from ceremony.video.subtitles import web_vtt

    wanted = task.written is None or task.written.subtitles == "beside"
    text = web_vtt(film, tag) if wanted else ""
    if not text:
        path.unlink(missing_ok=True)
        return
    part = path.with_suffix(".vtt.part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)


@contextlib.contextmanager
def told_faults(task: Task) -> Iterator[None]:
    """What a film's files or its guide voice lack becomes one sentence. ClickException."""
    from ceremony.video.fault import AssetError
    from ceremony.video.guide import GuideError

    try:
        yield
    except AssetError as error:
        raise click.ClickException(say(task.speaks, error.sentence, file=error.asset.name)) from error
    except GuideError as error:
        key = "video.no-guide" if str(error) == "missing" else "video.guide-failed"
        raise click.ClickException(say(task.speaks, key, reason=error)) from error


def _guarded(task: Task, build: Callable[[], Path]) -> Path:
    """Run a build; what stops it becomes one sentence."""
    from ceremony.video.build import NoSpaceError, SpoiledStoreError
    from ceremony.video.cluster import ClusterError
    from ceremony.video.executor import ChangedError, LostError
    from ceremony.video.h264 import EncoderError
    from ceremony.video.lock import BusyError

    speak = task.speaks
    try:
        with told_faults(task):
            return build()
    except KeyboardInterrupt:
        said = say(speak, "video.cancelled")
    except BusyError:
        said = say(speak, "video.busy")
    except NoSpaceError as error:
        said = say(speak, "video.no-space", need=error.need, folder=error.folder)
    except ChangedError:
        said = say(speak, "film.changed", event=task.event)
    except ClusterError as error:
        said = say(speak, f"film.cluster-{error.reason}", address=error.address)
    except LostError:
        said = say(speak, "film.lost")
    except SpoiledStoreError as error:
        said = say(speak, "film.spoiled", folder=error)
    except EncoderError as error:
        said = say(speak, "video.encoder", reason=error)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = say(speak, "video.cannot-write", folder=task.target.parent, reason=reason)
    raise click.ClickException(said)
