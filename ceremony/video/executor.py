"""Who renders: jobs taken by threads one after the other. The pieces are left in the store."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ceremony.video.fault import AssetError
from ceremony.video.fingerprint import Fingerprints
from ceremony.video.h264 import EncoderError
from ceremony.video.memory import give_back
from ceremony.video.piece import Piece
from ceremony.video.store import Store
from ceremony.video.task import Studio, engine

LOOK_SECONDS = 0.25  # how often a running build looks whether it has to wait
Wait = Callable[[], bool]  # true while nothing new may be started


class Task(Protocol):
    """Something that becomes a piece."""

    @property
    def frames(self) -> int: ...
    @property
    def cost(self) -> float: ...
    def render(self, studio: Studio, /) -> Piece: ...


@dataclass(frozen=True)
class Job:
    """A task, its key, and the scene it belongs to: who has drawn a scene draws the rest of it faster."""

    key: str
    scene: int
    task: Task
    language: str


class ChangedError(Exception):
    """A file or the code is not what it was when the film was planned."""


class LostError(Exception):
    """A child process died at its work, more than once."""


def name_of(task: Task, language: str) -> tuple[str, bool]:
    """The key of a task as things are now, and whether it depends on files."""
    names = Fingerprints()
    key = names.name(engine(language), task)
    return key, bool(names.files)


def carry_out(job: Job, store: Store, studio: Studio) -> None:
    """Render a job and keep the piece, if its files are still those it was planned with. ChangedError."""
    piece = job.task.render(studio)
    give_back()
    now, has_files = name_of(job.task, job.language)
    if now != job.key and has_files:
        raise ChangedError(job.key)
    assert now == job.key, "a key must be the same in every process"
    store.put(job.key, piece)


class Shelf:
    """The jobs that are left, scene by scene."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._costs = {job.key: job.task.cost for job in jobs}
        self._scenes: dict[int, list[Job]] = {}
        for job in jobs:
            self._scenes.setdefault(job.scene, []).append(job)
        self._taken: set[int] = set()
        self._lock = threading.Lock()

    def next(self, scene: int | None) -> Job | None:
        """A job of the same scene, or of the most work that nobody has begun, or of any.

        What is large comes first, so that nobody is left alone with it at the end.
        """
        with self._lock:
            if scene not in self._scenes:
                fresh = self._scenes.keys() - self._taken
                scene = max(fresh or self._scenes, key=self._size, default=None)
            if scene is None:
                return None
            self._taken.add(scene)
            jobs = self._scenes[scene]
            job = jobs.pop(0)
            if not jobs:
                del self._scenes[scene]
            return job

    def _size(self, scene: int) -> float:
        return sum(self._costs[job.key] for job in self._scenes[scene])


class Inline:
    """Renders in this very process, in ``count`` threads: the encoder runs beside whoever draws."""

    def __init__(self, count: int = 1) -> None:
        self._count = count

    def run(self, jobs: Sequence[Job], store: Store, wait: Wait) -> Iterator[Job | None]:
        """Each finished job; None while waiting. What a job raises; left early, it ends after its piece."""

        def attempts() -> Attempt:
            studio = Studio(store)

            def attempt(job: Job) -> BaseException | None:
                try:
                    carry_out(job, store, studio)
                except Exception as error:  # noqa: BLE001 - raised again by ``_collect``
                    return error
                return None

            return attempt

        count = min(self._count, len(jobs))
        yield from side_by_side(jobs, [attempts() for _ in range(count)], wait, lambda: None)


Attempt = Callable[[Job], BaseException | None]  # carry out a job; what stopped it


def side_by_side(
    jobs: Sequence[Job], attempts: Sequence[Attempt], wait: Wait, end: Callable[[], None]
) -> Iterator[Job | None]:
    """A thread for each of the attempts, which take jobs until none is left. ``end`` stops work at once."""
    shelf, told = Shelf(jobs), queue.SimpleQueue[Job | BaseException]()
    go, stop = threading.Event(), threading.Event()
    go.set()
    threads = [
        threading.Thread(target=_feed, args=(attempt, shelf, told, go, stop), daemon=True)
        for attempt in attempts
    ]
    try:
        for thread in threads:
            thread.start()
        yield from _collect(len(jobs), told, go, wait)
    finally:
        stop.set()
        go.set()
        end()
        for thread in threads:
            thread.join()


def _collect(
    count: int, told: queue.SimpleQueue[Job | BaseException], go: threading.Event, wait: Wait
) -> Iterator[Job | None]:
    while count:
        waiting = wait()
        if waiting:
            go.clear()
        else:
            go.set()
        try:
            said = told.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            if waiting:
                yield None
            continue
        if isinstance(said, BaseException):
            raise said
        count -= 1
        yield said


def _feed(
    attempt: Attempt,
    shelf: Shelf,
    told: queue.SimpleQueue[Job | BaseException],
    go: threading.Event,
    stop: threading.Event,
) -> None:
    """Do one job after the other."""
    scene: int | None = None
    while not stop.is_set():
        go.wait()
        job = None if stop.is_set() else shelf.next(scene)
        if job is None:
            return
        scene = job.scene
        said = attempt(job)
        told.put(job if said is None else said)
        if said is not None:
            return


def fault(error: Exception) -> Exception:
    """What a child tells of an error: one that surely travels."""
    if isinstance(error, EncoderError):
        return EncoderError(str(error), error.full)
    if isinstance(error, OSError):
        return OSError(error.errno, error.strerror or str(error))
    if isinstance(error, ChangedError | AssetError):
        return error
    return EncoderError(f"{type(error).__name__}: {error}")
