"""A job that travels to another machine with the bytes of its pictures, and comes back as a coded piece."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from ceremony.model.asset import Asset
from ceremony.video.executor import ChangedError, Job, name_of
from ceremony.video.memory import give_back
from ceremony.video.store import ENDING, Store
from ceremony.video.task import Studio

KEPT_SECONDS = 24 * 3600.0  # since a picture was last asked for
LARGEST = 64_000_000  # bytes of a file that travels; a larger one must lie at the same place everywhere


def files_of(value: object) -> Iterator[Path]:
    """The files that a task reads, as far as they count in its key."""
    if isinstance(value, Asset):
        yield value.path
    elif isinstance(value, Path):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from files_of(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.compare:
                yield from files_of(getattr(value, field.name))


def moved(value: Any, places: Mapping[Path, Path]) -> Any:
    """The task with its files elsewhere; its key stays."""
    if isinstance(value, Asset):
        return dataclasses.replace(value, path=places.get(value.path, value.path))
    if isinstance(value, Path):
        return places.get(value, value)
    if isinstance(value, tuple | list):
        return type(value)(moved(one, places) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type) and any(files_of(value)):
        counted = [field.name for field in dataclasses.fields(value) if field.compare and field.init]
        return dataclasses.replace(value, **{name: moved(getattr(value, name), places) for name in counted})
    return value


def carry(raw: bytes) -> bytes:
    """A file as a task of its own, so that the cluster can ask for it again when a machine is lost."""
    return raw


@lru_cache(maxsize=64)
def _studio(_thread: int, folder: Path) -> Studio:
    """One for each thread of this process: painters cannot be shared. What is old is thrown away first."""
    store = Store(folder)
    store.prune(())
    for path in folder.iterdir():
        with contextlib.suppress(OSError):  # another process may be sweeping too
            if path.suffix != ENDING and time.time() - path.stat().st_mtime > KEPT_SECONDS:
                path.unlink()
    return Studio(store)


def _unpack(raw: bytes, folder: Path, ending: str) -> Path:
    """The file on this machine, known by its bytes; written once."""
    place = folder / (hashlib.blake2b(raw, digest_size=16).hexdigest() + ending)
    if not place.exists():
        handle, part = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        Path(part).replace(place)
    os.utime(place)
    return place


def work_through(job: Job, paths: Sequence[Path], contents: Sequence[bytes]) -> bytes:
    """On the other machine: render a job, its files having come along; the piece as bytes.

    Raises ChangedError when code, fonts, sentences or libraries there are not the sender's.
    """
    folder = Path(tempfile.gettempdir()) / "ceremony-cluster"
    folder.mkdir(parents=True, exist_ok=True)
    places = {path: _unpack(raw, folder, path.suffix) for path, raw in zip(paths, contents, strict=True)}
    task = moved(job.task, places)
    if name_of(task, job.language)[0] != job.key:
        raise ChangedError("cluster")
    piece = task.render(_studio(threading.get_ident(), folder))
    give_back()
    return bytes(piece.dump())
