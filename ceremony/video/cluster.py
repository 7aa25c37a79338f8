"""The same build on a cluster: ``dask://HOST:PORT`` names the scheduler. The same jobs, the same bytes."""

from __future__ import annotations

import contextlib
import queue
import time
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ceremony.video.executor import ChangedError, Job, LostError, Wait
from ceremony.video.fault import AssetError
from ceremony.video.h264 import EncoderError
from ceremony.video.parcel import LARGEST, carry, files_of, work_through
from ceremony.video.piece import load_piece
from ceremony.video.store import Store

SCHEME = "dask://"
LOOK_SECONDS = 0.25
ALONE_SECONDS = 60.0  # without any worker before a build gives up
AHEAD = 2  # jobs given out for each thread of the cluster: nobody idles, and a cancelled build loses little


class ClusterError(Exception):
    """The cluster cannot be used: ``reason`` is "missing", "silent", "alone", or "code"."""

    def __init__(self, reason: str, address: str) -> None:
        super().__init__(f"{reason}: {address}")
        self.reason, self.address = reason, address


class Cluster:
    """Renders on the workers of a dask scheduler; several films may use it at a time. Close it."""

    def __init__(self, address: str, seconds: float = 10.0) -> None:
        """``address`` begins with ``dask://``. ClusterError when nobody answers within ``seconds``."""
        try:
            from distributed import Client
        except ImportError as error:
            raise ClusterError("missing", address) from error
        self.address = address
        place = address.removeprefix(SCHEME)
        try:
            connect: Any = Client  # the library is not typed throughout
            self._client = connect(f"tcp://{place}", timeout=seconds, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError("silent", address) from error

    def run(self, jobs: Sequence[Job], store: Store, wait: Wait) -> Iterator[Job | None]:
        """Each finished job; None while waiting. A lost worker's jobs are done by another one.

        Raises ClusterError, EncoderError, ChangedError, LostError, AssetError, OSError.
        """
        left = deque(sorted(jobs, key=lambda job: -job.task.cost))
        flying: dict[str, tuple[Job, Any]] = {}
        landed = queue.SimpleQueue[str]()
        seen = time.monotonic()
        try:
            while left or flying:
                waiting, threads = wait(), self._threads()
                seen = time.monotonic() if threads else seen
                if time.monotonic() - seen > ALONE_SECONDS:
                    raise ClusterError("alone", self.address)
                while left and not waiting and len(flying) < max(1, threads * AHEAD):
                    job = left.popleft()
                    flying[job.key] = job, self._send(job, landed)
                try:
                    job, future = flying.pop(landed.get(timeout=LOOK_SECONDS))
                except queue.Empty:
                    if waiting:
                        yield None
                    continue
                store.put(job.key, load_piece(self._outcome(job, future)))
                yield job
        finally:
            self._client.cancel([future for _, future in flying.values()])

    def _threads(self) -> int:
        workers = self._client.scheduler_info(n_workers=-1)["workers"].values()
        return sum(int(worker["nthreads"]) for worker in workers)

    def _send(self, job: Job, landed: queue.SimpleQueue[str]) -> Any:
        paths = [path for path in dict.fromkeys(files_of(job.task)) if path.stat().st_size <= LARGEST]
        contents = [self._file(path) for path in paths]
        future = self._client.submit(work_through, job, paths, contents, key=f"ceremony-{job.key}", pure=True)
        future.add_done_callback(lambda _: landed.put(job.key))
        return future

    def _file(self, path: Path) -> Any:
        """A file's bytes on the cluster; equal bytes are sent once."""
        return self._client.submit(carry, path.read_bytes(), pure=True)

    def _outcome(self, job: Job, future: Any) -> bytes:
        """The piece's bytes, or what stopped it, in our own words."""
        error: BaseException | None = future.exception()
        if error is None:
            raw: bytes = future.result()
            return raw
        if isinstance(error, ChangedError):
            raise ClusterError("code", self.address)
        if isinstance(error, EncoderError | AssetError | OSError):
            raise error
        if type(error).__name__ in ("KilledWorker", "CancelledError", "FutureCancelledError"):
            raise LostError(job.key)
        raise EncoderError(f"{type(error).__name__}: {error}")

    def close(self) -> None:
        """Let go of the scheduler."""
        with contextlib.suppress(OSError, TimeoutError):
            self._client.close(timeout=2)
