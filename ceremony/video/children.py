"""Child processes that render: one a core, or a pool of them for the films of a whole district."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Self

from ceremony.model.recipe import drawing_code
from ceremony.video.executor import Job, LostError, Wait, side_by_side
from ceremony.video.store import Store

TRIES = 2  # a child that dies takes its piece along once; the second time the piece is to blame


class _Child:
    """One child process and the thread that feeds it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._gone: list[subprocess.Popen[bytes]] = []
        self._ended = False
        self._scratch: tempfile.TemporaryDirectory[str] | None = None  # outlives a child that is killed
        self.last: tuple[Path, int] | None = None  # what it drew last

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "ceremony.video.worker", drawing_code()]
        self._scratch = tempfile.TemporaryDirectory(prefix="ceremony-work-", ignore_cleanup_errors=True)
        scratch = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._scratch.name)
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is the parent's to handle
            env={"OPENBLAS_NUM_THREADS": "1", **os.environ, **scratch},  # nothing multiplies matrices
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),  # Windows only
        )

    def begin(self) -> None:
        """Start the process, unless it runs."""
        self._ended = False
        self._process = self._process or self._start()

    def _do(self, folder: Path, job: Job) -> object:
        """The child's answer: None, or what stopped it. EOFError or OSError when it died."""
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        pickle.dump((folder, job), process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        return _answer(process.stdout)

    def attempt(self, folder: Path, job: Job) -> BaseException | None:
        """Have a job done for the store in ``folder``, by another process when this one dies at it."""
        for _ in range(TRIES):
            try:
                said = self._do(folder, job)
            except (EOFError, OSError):
                self._let_go()
                if self._ended:
                    break
                continue
            return said if isinstance(said, BaseException) else None
        return LostError(job.key)

    def end(self) -> None:
        """Stop it at once, whatever it does, and start none again."""
        self._ended = True
        self._let_go()

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        self._gone.append(process)
        if self._scratch is not None:
            self._scratch.cleanup()

    def close(self) -> None:
        """Let go of its pipes; nobody may be reading them any more."""
        self._let_go()  # one may have been started while the others were stopped
        for process in self._gone:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()


def _answer(pipe: IO[bytes]) -> object:
    try:
        return pickle.load(pipe)  # noqa: S301 - from a child of our own, through a pipe nobody else has
    except pickle.UnpicklingError as error:
        raise EOFError from error


class Pool:
    """``count`` child processes (None: one a core) for the jobs of several films at a time. Close it.

    ``alone``: they are one film's own, and leaving ``run`` early ends them at once.
    """

    def __init__(self, count: int | None = None, *, alone: bool = False) -> None:
        self._children = [_Child() for _ in range(count or os.cpu_count() or 1)]
        self._idle = list(self._children)
        self._freed = threading.Condition()
        self._alone = alone

    def begin(self) -> None:
        """Start the children before there is anything to do: they get ready while a film is planned."""
        for child in self._children:
            child.begin()

    def run(self, jobs: Sequence[Job], store: Store, wait: Wait) -> Iterator[Job | None]:
        """Each finished job; None while waiting. EncoderError, ChangedError, LostError, OSError."""
        if self._alone:
            self.begin()

        def attempt(job: Job) -> BaseException | None:
            child = self._take(store.folder, job.scene)
            try:
                return child.attempt(store.folder, job)
            finally:
                self._put(child)

        count = min(len(self._children), len(jobs))
        yield from side_by_side(jobs, [attempt] * count, wait, self.end if self._alone else lambda: None)

    def _take(self, folder: Path, scene: int) -> _Child:
        """An idle child, best one that has drawn this scene already."""
        with self._freed:
            self._freed.wait_for(lambda: self._idle)
            known = [child for child in self._idle if child.last == (folder, scene)]
            child = (known or self._idle)[0]
            self._idle.remove(child)
            child.last = (folder, scene)
            return child

    def _put(self, child: _Child) -> None:
        with self._freed:
            self._idle.append(child)
            self._freed.notify()

    def end(self) -> None:
        """End the children at once, whatever they do."""
        for child in self._children:
            child.end()

    def close(self) -> None:
        """End the children, when nobody runs any more."""
        self.end()
        for child in self._children:
            child.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Processes:
    """Renders one film in ``count`` child processes (None: one a core), which end with it."""

    def __init__(self, count: int | None = None) -> None:
        self._count = count or os.cpu_count() or 1

    def run(self, jobs: Sequence[Job], store: Store, wait: Wait) -> Iterator[Job | None]:
        """Each finished job; None while waiting. EncoderError, ChangedError, LostError, OSError."""
        with Pool(min(self._count, len(jobs)), alone=True) as pool:
            yield from pool.run(jobs, store, wait)
