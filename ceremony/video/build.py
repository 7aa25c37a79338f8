"""A film built whole or not at all: only what changed is rendered, and the old film stays until the end."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ceremony.video.children import Pool, Processes
from ceremony.video.executor import Inline, Job, Wait
from ceremony.video.film import Film
from ceremony.video.fingerprint import Fingerprints
from ceremony.video.h264 import Codec, EncoderError
from ceremony.video.lock import only_one
from ceremony.video.mux import join
from ceremony.video.piece import Piece
from ceremony.video.plan import Segment, cut
from ceremony.video.progress import Progress, Report
from ceremony.video.soundtrack import soundtrack_of
from ceremony.video.store import Store
from ceremony.video.task import engine

BYTES_A_SECOND = 400_000  # of a finished film, with room to spare
FEW_FRAMES = 240  # to draw and code at full size: not worth starting other processes for less
FULL_SIZE = 1920 * 1080  # pixels
TRIES = 3  # a spoiled piece is rendered again; a disk that spoils every piece is not our fault


class NoSpaceError(Exception):
    """The disk has no room: megabytes needed, and where."""

    def __init__(self, need: int, folder: Path) -> None:
        super().__init__(f"{need} MB: {folder}")
        self.need, self.folder = need, folder


class SpoiledStoreError(Exception):
    """The store gives back other bytes than it was given."""


class Executor(Protocol):
    """Who renders jobs into a store."""

    def run(self, jobs: Sequence[Job], store: Store, wait: Wait) -> Iterator[Job | None]: ...


@dataclass(frozen=True)
class Order:
    """What is to be built: the film, cut, and how the file calls itself."""

    film: Film
    codec: Codec
    tag: str
    title: str
    segments: tuple[Segment, ...]
    sound: Job

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All work, the sound first: it cannot be split."""
        language = self.film.stage.language
        return (self.sound, *(Job(one.key, one.scene, one.task, language) for one in self.segments))


def order(film: Film, codec: Codec, tag: str, title: str) -> Order:
    """Cut a film and name its pieces. TypeError, OSError for what has no certain name."""
    names, language = Fingerprints(), film.stage.language
    sound = soundtrack_of(film, codec.draft)
    key = names.name(engine(language), sound)
    return Order(film, codec, tag, title, cut(film, codec, names), Job(key, -1, sound, language))


def _distinct(jobs: Sequence[Job]) -> list[Job]:
    """Two equal pieces are rendered once."""
    return list({job.key: job for job in jobs}.values())


def _need(film: Film, jobs: Sequence[Job]) -> int:
    """Megabytes that a build may take: the pieces that are missing and the film."""
    missing = sum(job.task.cost for job in jobs) / max(1, film.frames)
    return int(film.seconds * BYTES_A_SECOND * (1 + min(1.0, missing))) // 1_000_000 + 1


class _Tally:
    """Counts what is done and reports it."""

    def __init__(self, made: Order, missing: Sequence[Job], report: Report | None) -> None:
        self._film, self._report = made.film, report
        left = {job.key for job in missing}
        self._frames = {one.key: one.task.frames for one in made.segments}
        self._done = sum(one.task.frames for one in made.segments if one.key not in left)
        self._again = {one.key: 0 for one in made.segments}
        for one in made.segments:
            self._again[one.key] += one.task.frames
        self._kept = self._done
        self._cost, self._left = 0.0, sum(job.task.cost for job in missing)
        self._began = time.monotonic()

    def tell(self, job: Job | None) -> None:
        """One job more is done, or None: the build waits."""
        if job:
            self._done += self._again.get(job.key, 0)
            self._cost += job.task.cost
            self._left -= job.task.cost
        if not self._report:
            return
        spent = max(1e-6, time.monotonic() - self._began)
        index = max(0, job.scene) if job else 0
        fps = (self._done - self._kept) / spent
        left = spent / self._cost * max(0.0, self._left) if self._cost else 0.0
        line = self._film.line
        title = line[index].scene.title
        count = (self._done, self._film.frames, index + 1, len(line))
        self._report(Progress(*count, title, fps, round(left, 1), kept=self._kept, waiting=job is None))


def _render(made: Order, store: Store, executor: Executor | None, wait: Wait, report: Report | None) -> None:
    """Everything that the store does not have."""
    missing = _distinct([job for job in made.jobs if not store.has(job.key)])
    _check_room(made.film, missing, store.folder)
    chosen = executor or _executor(made, missing)
    tally = _Tally(made, missing, report)
    if missing:
        with closing(chosen.run(missing, store, wait)) as running:  # type: ignore[type-var]
            for job in running:
                tally.tell(job)
    else:
        tally.tell(made.sound)


def _executor(made: Order, missing: Sequence[Job]) -> Executor:
    """Threads of this process for little work, such as a changed number or a draft; else processes."""
    stage = made.film.stage
    share = stage.width * stage.height / FULL_SIZE / made.codec.every
    pictures = sum(job.task.cost for job in missing if job is not made.sound) * share
    if pictures + (made.sound.task.cost if made.sound in missing else 0) >= FEW_FRAMES:
        return Processes()
    # Two encoders of full pictures in one process would need more memory than any process may.
    return Inline((os.cpu_count() or 1) if share <= 0.5 else 1)


def _check_room(film: Film, missing: Sequence[Job], folder: Path) -> None:
    need = _need(film, missing)
    if shutil.disk_usage(folder).free < need * 1_000_000:
        raise NoSpaceError(need, folder)


class _Gone(Exception):
    """A piece that the store had is missing or spoiled."""


def _pieces(made: Order, store: Store) -> Iterator[Piece]:
    for segment in made.segments:
        piece = store.get(segment.key)
        if piece is None or piece.length != segment.task.frames:
            raise _Gone(segment.key)
        yield piece


def _join(made: Order, store: Store, part: Path) -> None:
    sound = store.get(made.sound.key)
    if sound is None:
        raise _Gone(made.sound.key)
    stage = made.film.stage
    join(
        part,
        codec=made.codec,
        size=(stage.width, stage.height),
        pictures=_pieces(made, store),
        sound=sound,
        tag=made.tag,
        title=made.title,
    )


def _make(made: Order, part: Path, store: Store, render: Callable[[], None]) -> None:
    """Render and join; what turns out to be spoiled is rendered again."""
    for _ in range(TRIES):
        render()
        try:
            _join(made, store, part)
        except _Gone:
            for job in made.jobs:
                store.get(job.key)  # throws away whatever else is spoiled
            continue
        store.prune({job.key for job in made.jobs})
        return
    raise SpoiledStoreError(str(store.folder))


def _flush(path: Path) -> None:
    """Make sure that the film is on the disk before it takes the old one's place."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _never() -> bool:
    return False


def build_film(  # noqa: PLR0913
    film: Film,
    target: Path,
    *,
    tag: str,
    title: str = "",
    codec: Codec | None = None,
    report: Report | None = None,
    folder: Path | None = None,
    executor: Executor | None = None,
    wait: Wait = _never,
) -> None:
    """Build ``film`` into ``target``. Whatever stops it (KeyboardInterrupt too) leaves the old film.

    ``folder`` keeps the pieces for the next time; ``wait`` says whether nothing new may be started now.
    Raises BusyError, NoSpaceError, EncoderError, ChangedError, LostError, SpoiledStoreError, OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ceremony-film-")))
        folder.mkdir(parents=True, exist_ok=True)
        stack.enter_context(only_one(target.parent / f".{target.name}.lock"))
        store, part = Store(folder), target.with_name(target.name + ".part")
        stack.callback(part.unlink, missing_ok=True)
        codec = codec or Codec()
        if executor is None and not codec.draft and film.frames > 4 * FEW_FRAMES and store.is_empty():
            executor = stack.enter_context(Pool(alone=True))
            executor.begin()
        made = order(film, codec, tag, title)
        try:
            _make(made, part, store, lambda: _render(made, store, executor, wait, report))
            _flush(part)
            part.replace(target)
        except (EncoderError, OSError) as error:
            full = error.full if isinstance(error, EncoderError) else error.errno == errno.ENOSPC
            if full:
                raise NoSpaceError(_need(film, made.jobs), target.parent) from error
            raise
