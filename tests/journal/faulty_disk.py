"""A disk that fails where it is told to, and forgets what was never synced when the power goes.

It stands between SQLite and the system (as a VFS of SQLite), in this process: no privileges, no tracing.
What it knows of Linux: a write goes into the page cache; a sync that fails leaves the cached page readable
and *clean*, so that another sync answers "done" and writes nothing; only a page written anew is tried again.
"""

from __future__ import annotations

import contextlib
import copy
import ctypes
import ctypes.util
import errno
import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PAGE, SECTOR = 4096, 512
FULL, IOERR = 13, 10
WRITE, SYNC, TRUNCATE = IOERR | 3 << 8, IOERR | 4 << 8, IOERR | 6 << 8

_ALIVE: list[Any] = []  # what SQLite holds pointers to, for as long as a connection may be open anywhere
_file_call = ctypes.CFUNCTYPE
_OPEN = _file_call(
    *(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
)
_DELETE = _file_call(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
_WRITE = _file_call(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = _file_call(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_SYNC = _file_call(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
        ("delete", ctypes.c_void_p),
        ("rest", ctypes.c_void_p * 14),
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        ("version", ctypes.c_int),
        *((name, ctypes.c_void_p) for name in ("close", "read", "write", "truncate", "sync")),
        ("rest", ctypes.c_void_p * 14),
    )


@dataclass
class Kept:
    """One file: what is surely on the platter, and which pages of it the cache has newer."""

    platter: bytearray = field(default_factory=bytearray)
    dirty: set[int] = field(default_factory=set)  # written since the last sync
    doubtful: set[int] = field(default_factory=set)  # clean after a sync that failed


Fails = Callable[[int, str, str], int]  # number of the operation, its kind, the file's name → an error, or 0


class FaultyDisk:
    """``fails`` decides about each write, sync, truncate and delete, in the order they come (from 1).

    Half of what a refused write had to write is written. ``done`` counts the operations.
    """

    def __init__(self) -> None:
        self.fails: Fails = lambda *_: 0
        self.done = 0
        self.files: dict[str, Kept] = {}
        self._paths: dict[int, str] = {}
        self._tables: dict[int, _Methods] = {}  # the system's table → ours
        self._library = ctypes.CDLL(ctypes.util.find_library("sqlite3") or "libsqlite3.so.0")
        self._library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._library.sqlite3_vfs_register.argtypes = (ctypes.c_void_p, ctypes.c_int)
        self._library.sqlite3_vfs_unregister.argtypes = (ctypes.c_void_p,)

    @contextlib.contextmanager
    def plugged(self) -> Iterator[FaultyDisk]:
        """Every file that SQLite opens from now on lies on this disk."""
        usual = self._library.sqlite3_vfs_find(None)
        own = _Vfs.from_buffer_copy(usual.contents)
        own.name, own.next = b"faulty", None
        own.open = self._callback(_OPEN, self._opens(_OPEN(usual.contents.open)))
        own.delete = self._callback(_DELETE, self._deletes(_DELETE(usual.contents.delete)))
        _ALIVE.append(own)
        self._library.sqlite3_vfs_register(ctypes.addressof(own), 1)
        write, fsync = os.write, os.fsync
        os.write, os.fsync = self._plain_write(write), self._plain_sync(fsync)  # type: ignore[assignment]
        try:
            yield self
        finally:
            os.write, os.fsync = write, fsync
            self._library.sqlite3_vfs_register(usual, 1)
            self._library.sqlite3_vfs_unregister(ctypes.addressof(own))

    def cut_power(self, old: Path, new: Path, chance: random.Random) -> None:
        """Write into ``new`` what a machine finds that starts anew: of what was not synced any part."""
        for name, kept in self.files.items():
            if Path(name).parent != old:
                continue
            image = bytearray(kept.platter)
            cached = Path(name).read_bytes() if Path(name).exists() else b""
            share = chance.choice((0.0, 0.5, 1.0))
            for page in sorted(kept.dirty | kept.doubtful):
                for at in range(page * PAGE, min((page + 1) * PAGE, len(cached)), SECTOR):
                    if chance.random() < share:
                        _lay(image, at, cached[at : at + SECTOR])
            (new / Path(name).name).write_bytes(image)

    def carry_over(self, old: Path, new: Path) -> None:
        """The process died, the machine did not: ``new`` gets what the cache holds, no more of it synced."""
        new.mkdir()
        for name, kept in list(self.files.items()):
            path = Path(name)
            if path.parent == old and path.exists():
                (new / path.name).write_bytes(path.read_bytes())
                self.files[str(new / path.name)] = copy.deepcopy(kept)

    def _callback(self, kind: Any, function: Callable[..., int]) -> int:
        made = kind(function)
        _ALIVE.append(made)
        return ctypes.cast(made, ctypes.c_void_p).value or 0

    def _asked(self, kind: str, name: str) -> int:
        self.done += 1
        return self.fails(self.done, kind, name)

    def _opens(self, usual: Callable[..., int]) -> Callable[..., int]:
        def opens(vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
            answer = usual(vfs, name, file, flags, out)  # the very pointer: the system goes on to use it
            methods = ctypes.c_void_p.from_address(file)
            if answer or not name or not methods.value:
                return answer
            path = ctypes.string_at(name).decode()
            self._paths[file] = path
            self.files.setdefault(path, Kept(bytearray(Path(path).read_bytes())))
            methods.value = ctypes.addressof(self._table(methods.value))
            return 0

        return opens

    def _deletes(self, usual: Callable[..., int]) -> Callable[..., int]:
        def deletes(vfs: int, name: bytes, sync: int) -> int:
            if error := self._asked("delete", name.decode()):
                return error
            self.files.pop(name.decode(), None)
            return usual(vfs, name, sync)

        return deletes

    def _table(self, usual: int) -> _Methods:
        if usual not in self._tables:
            theirs = _Methods.from_address(usual)
            ours = _Methods.from_buffer_copy(theirs)
            ours.write = self._callback(_WRITE, self._writes(_WRITE(theirs.write)))
            ours.truncate = self._callback(_TRUNCATE, self._truncates(_TRUNCATE(theirs.truncate)))
            ours.sync = self._callback(_SYNC, self._syncs(_SYNC(theirs.sync)))
            _ALIVE.append(ours)
            self._tables[usual] = ours
        return self._tables[usual]

    def _plain_write(self, usual: Callable[[int, Any], int]) -> Callable[[int, Any], int]:
        """The system's own write, for files that SQLite knows."""

        def writes(handle: int, data: Any) -> int:
            path = self._path_of(handle)
            if path not in self.files:
                return usual(handle, data)
            at = os.lseek(handle, 0, os.SEEK_CUR)
            if self._asked("write", path):
                raise OSError(errno.EIO, os.strerror(errno.EIO), path)
            self.files[path].dirty |= set(range(at // PAGE, (at + len(data) - 1) // PAGE + 1))
            return usual(handle, data)

        return writes

    def _plain_sync(self, usual: Callable[[int], None]) -> Callable[[int], None]:
        def syncs(handle: int) -> None:
            path = self._path_of(handle)
            if path not in self.files:
                usual(handle)
            elif self._synced(path):
                raise OSError(errno.EIO, os.strerror(errno.EIO), path)

        return syncs

    def _path_of(self, handle: int) -> str:
        facts = os.fstat(handle)
        for name in self.files:
            if Path(name).exists() and os.path.samestat(facts, Path(name).stat()):
                return name
        return ""

    def _writes(self, usual: Callable[..., int]) -> Callable[..., int]:
        def writes(file: int, data: int, size: int, at: int) -> int:
            path = self._paths[file]
            error = self._asked("write", path)
            written = size // 2 if error else size
            answer = usual(file, data, written, at) if written else 0
            self.files[path].dirty |= set(range(at // PAGE, (at + written - 1) // PAGE + 1))
            return error or answer

        return writes

    def _truncates(self, usual: Callable[..., int]) -> Callable[..., int]:
        def truncates(file: int, size: int) -> int:
            path = self._paths[file]
            if error := self._asked("truncate", path):
                return error
            kept = self.files[path]
            if size == 0:  # of a log that is begun anew; how long a file is goes with its next sync
                kept.dirty, kept.doubtful = set(), set()
            return usual(file, size)

        return truncates

    def _syncs(self, usual: Callable[..., int]) -> Callable[..., int]:
        def syncs(file: int, flags: int) -> int:
            return self._synced(self._paths[file])  # the real disk need not be asked

        return syncs

    def _synced(self, path: str) -> int:
        kept = self.files[path]
        if error := self._asked("sync", path):
            kept.doubtful |= kept.dirty
            kept.dirty = set()
            return error
        cached = Path(path).read_bytes()
        for page in kept.dirty:
            _lay(kept.platter, page * PAGE, cached[page * PAGE : (page + 1) * PAGE])
        del kept.platter[len(cached) :]
        kept.doubtful -= kept.dirty
        kept.dirty = set()
        return 0


def _lay(image: bytearray, at: int, data: bytes) -> None:
    image.extend(bytes(max(0, at + len(data) - len(image))))
    image[at : at + len(data)] = data


def can_be_plugged() -> bool:
    """Whether this Python uses a SQLite that can be reached from outside."""
    with contextlib.suppress(OSError, AttributeError):
        disk = FaultyDisk()
        with disk.plugged():
            db = sqlite3.connect("file:nothing?mode=memory", uri=True)
            db.close()
        return True
    return False
