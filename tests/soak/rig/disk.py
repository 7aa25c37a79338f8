"""A disk that can lose its power, fail and fill up, below the real SQLite.

A virtual file system of SQLite (https://www.sqlite.org/vfs.html) in plain ctypes: the program's own journal
opens, writes and syncs as always; what it wrote since the last good sync is only in memory until then.
``cut_power`` leaves on the platter what was synced and any part of the rest: sector by sector, in any order,
some of them torn. A sync that fails loses what it should have written, though it can still be read: so do
Linux and others (the pages are marked clean).

Only where Python uses the system's SQLite as a library of its own (``available``).
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import errno
import functools
import os
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECTOR = 512
OK, FULL, IOERR_WRITE, IOERR_FSYNC, IOERR = 0, 13, 778, 1034, 10
CREATE = 0x4
NAME = b"soak-disk"

_P, _I, _L = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_I, _P, _P, _P, _I, ctypes.POINTER(_I))
_DELETE = ctypes.CFUNCTYPE(_I, _P, _P, _I)
_CLOSE = ctypes.CFUNCTYPE(_I, _P)
_WRITE = ctypes.CFUNCTYPE(_I, _P, _P, _I, _L)
_TRUNCATE = ctypes.CFUNCTYPE(_I, _P, _L)
_SYNC = ctypes.CFUNCTYPE(_I, _P, _I)


class _Vfs(ctypes.Structure):
    _fields_ = [
        *(("version", _I), ("os_file", _I), ("longest", _I), ("next", _P), ("name", ctypes.c_char_p)),
        *(("own", _P), ("open", _P), ("delete", _P)),
        *((f"other{n}", _P) for n in range(14)),
    ]


class _Methods(ctypes.Structure):
    _fields_ = [
        *(("version", _I), ("close", _P), ("read", _P), ("write", _P), ("truncate", _P), ("sync", _P)),
        *((f"other{n}", _P) for n in range(13)),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.POINTER(_Methods))]


def _library() -> ctypes.CDLL | None:
    """The SQLite that Python's own module has loaded; None when it is built into that module."""
    import _sqlite3

    if not sys.platform.startswith("linux"):
        return None
    with contextlib.suppress(OSError):
        found = ctypes.util.find_library("sqlite3")
        maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace")
        if found and _sqlite3 and found in maps:
            return ctypes.CDLL(found)
    return None


def available() -> bool:
    """Whether this Python's SQLite can be given another disk."""
    return _library() is not None


@dataclass
class Platter:
    """One file: what has reached the disk, and what was written since, oldest first."""

    path: Path
    sure: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(default_factory=list)  # None: cut off at this length
    named: bool = False  # its entry in the folder is on disk

    def settle(self) -> None:
        """All of it is on disk."""
        for at, piece in self.since:
            _apply(self.sure, at, piece)
        self.since.clear()
        self.named = True

    def scatter(self, chance: random.Random) -> None:
        """Any part of what was not synced reaches the disk, the rest never."""
        mode = chance.choice(("none", "all", "prefix", "subset", "subset", "torn"))
        cut = chance.randrange(len(self.since) + 1)
        for number, (at, piece) in enumerate(self.since):
            if mode == "none" or (mode == "prefix" and number >= cut):
                continue
            if piece is None:
                if mode != "subset" or chance.random() < 0.5:
                    _apply(self.sure, at, None)
                continue
            for start, part in _sectors(at, piece):
                if mode in ("all", "prefix") or chance.random() < 0.5:
                    _apply(self.sure, start, part)
                elif mode == "torn":
                    _apply(self.sure, start, self.torn(start, part, chance))
        self.since.clear()

    def torn(self, at: int, piece: bytes, chance: random.Random) -> bytes:
        """Rubbish where a byte was being changed; what was written as it stood stands."""
        old = self.sure[at : at + len(piece)].ljust(len(piece), b"\0")
        pairs = zip(old, piece, strict=True)
        return bytes(was if was == now else chance.randrange(256) for was, now in pairs)


def _sectors(at: int, piece: bytes) -> Iterator[tuple[int, bytes]]:
    end = at + len(piece)
    start = at
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield start, piece[start - at : stop - at]
        start = stop


def _apply(image: bytearray, at: int, piece: bytes | None) -> None:
    if piece is None:
        del image[at:]
        return
    if len(image) < at:
        image.extend(bytes(at - len(image)))
    image[at : at + len(piece)] = piece


class Disk:
    """The disk below ``folder``. ``die_after``: operations until everything fails (None: never).

    ``sync_fails`` and ``write_fails``: how many of the next syncs and writes fail;
    ``full``: whether nothing may grow; ``lies``: a sync says yes and does nothing.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder.resolve()
        self.chance = random.Random(seed)
        self.platters: dict[int, Platter] = {}  # by inode: a file keeps its own when it is renamed
        self.dead = False
        self.die_after: int | None = None
        self.sync_fails = self.write_fails = 0
        self.full: Callable[[], bool] = lambda: False
        self.lies = False
        self.operations = 0

    def alive(self) -> bool:
        """Whether the next operation still happens."""
        self.operations += 1
        if self.die_after is not None:
            self.die_after -= 1
            if self.die_after < 0:
                self.dead = True
        return not self.dead

    def platter(self, path: Path) -> Platter:
        """The platter of a file that is open."""
        inode = path.stat().st_ino
        known = self.platters.get(inode)
        if known is None or not path.stat().st_size:
            old = path.read_bytes()
            known = self.platters[inode] = Platter(path, bytearray(old), named=bool(old))
        known.path = path
        return known

    def wrote(self, platter: Platter, at: int, piece: bytes | None) -> int:
        """A write or a cut: OK when it may go on to the cache."""
        if not self.alive():
            return IOERR
        if self.write_fails and piece is not None:
            self.write_fails -= 1
            return IOERR_WRITE
        if piece is not None and self.full() and at + len(piece) > platter.path.stat().st_size:
            return FULL
        platter.since.append((at, piece))
        return OK

    def synced(self, platter: Platter) -> int:
        """A sync: all that was written to this file is on disk, or part of it is lost for good."""
        if not self.alive():
            return IOERR
        if self.sync_fails:
            self.sync_fails -= 1
            platter.scatter(self.chance)
            return IOERR_FSYNC
        if not self.lies:
            platter.settle()
        return OK

    def revive(self) -> None:
        """The process is gone, the machine runs on: what was written can still be read."""
        self.dead, self.die_after = False, None
        self.sync_fails = self.write_fails = 0

    def cut_power(self) -> None:
        """The machine is off: of what was not synced any part is there, torn sectors too."""
        for path in sorted(self.folder.iterdir()):
            platter = self.platters.pop(path.stat().st_ino, None)
            if platter is None:
                continue
            platter.scatter(self.chance)
            if not platter.named and not platter.sure and self.chance.random() < 0.5:
                path.unlink()  # its name never reached the disk
                continue
            path.write_bytes(platter.sure)
        self.platters.clear()
        self.revive()


class _Shim:
    """SQLite's default file system with our hands in between, for files of simulated disks.

    One for the whole process and never given up: a connection may be closed long after its disk is gone.
    """

    def __init__(self, library: ctypes.CDLL) -> None:
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
        library.sqlite3_vfs_register.argtypes = [ctypes.POINTER(_Vfs), _I]
        self.library = library
        self.disks: dict[Path, Disk] = {}  # by folder
        self.real = library.sqlite3_vfs_find(None)
        self.open_files: dict[int, tuple[Disk, Platter, Any, _Methods]] = {}
        self.ours = _Vfs.from_buffer_copy(self.real.contents)
        self.kept: list[Any] = [_OPEN(self.open), _DELETE(self.delete)]
        self.calls = {
            "close": _CLOSE(self.close),
            "write": _WRITE(self.write),
            "truncate": _TRUNCATE(self.truncate),
            "sync": _SYNC(self.sync),
        }
        self.ours.name, self.ours.next = NAME, None
        self.ours.open = ctypes.cast(self.kept[0], _P).value
        self.ours.delete = ctypes.cast(self.kept[1], _P).value
        self.real_open = _OPEN(self.real.contents.open)
        self.real_delete = _DELETE(self.real.contents.delete)

    def find(self, name: int | None) -> tuple[Path, Disk | None]:
        """The file, and the disk on which it lies."""
        path = Path(os.fsdecode(ctypes.string_at(name))) if name else Path()
        return path, self.disks.get(path.parent.resolve()) if name else None

    def open(self, _vfs: int, name: int | None, file: int, flags: int, told: Any) -> int:
        path, disk = self.find(name)
        if disk is not None and disk.dead:
            ctypes.cast(file, ctypes.POINTER(_File)).contents.methods = None
            return IOERR
        code = self.real_open(ctypes.addressof(self.real.contents), name, file, flags, told)
        if code != OK or disk is None:
            return int(code)
        head = ctypes.cast(file, ctypes.POINTER(_File)).contents
        theirs = head.methods.contents
        ours = _Methods.from_buffer_copy(theirs)
        for word, call in self.calls.items():
            setattr(ours, word, ctypes.cast(call, _P).value)
        real = (_CLOSE(theirs.close), _WRITE(theirs.write), _TRUNCATE(theirs.truncate), _SYNC(theirs.sync))
        self.open_files[file] = (disk, disk.platter(path), real, ours)
        head.methods = ctypes.pointer(ours)
        return OK

    def delete(self, _vfs: int, name: int | None, sync: int) -> int:
        path, disk = self.find(name)
        if disk is not None:
            if not disk.alive():
                return IOERR
            with contextlib.suppress(FileNotFoundError):
                disk.platters.pop(path.stat().st_ino, None)
        return int(self.real_delete(ctypes.addressof(self.real.contents), name, sync))

    def close(self, file: int) -> int:
        _, _, (close, *_), _ = self.open_files.pop(file)
        return int(close(file))

    def write(self, file: int, piece: int, size: int, at: int) -> int:
        disk, platter, (_, write, *_), _ = self.open_files[file]
        code = disk.wrote(platter, at, ctypes.string_at(piece, size))
        return int(write(file, piece, size, at)) if code == OK else code

    def truncate(self, file: int, size: int) -> int:
        disk, platter, (_, _, truncate, _), _ = self.open_files[file]
        code = disk.wrote(platter, size, None)
        return int(truncate(file, size)) if code == OK else code

    def sync(self, file: int, _flags: int) -> int:
        disk, platter, *_ = self.open_files[file]
        return disk.synced(platter)


@functools.cache
def _shim() -> _Shim:
    library = _library()
    assert library is not None, "this Python has its SQLite built in"
    return _Shim(library)


@contextlib.contextmanager
def beside_sqlite(disk: Disk) -> Iterator[None]:
    """What the program itself writes and syncs in the folder goes to the same disk."""
    write, fsync = os.write, os.fsync

    def file_of(handle: int) -> Path | None:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        return path if path.parent == disk.folder else None

    def on_write(handle: int, piece: bytes) -> int:
        path = file_of(handle)
        if path is not None:
            at = os.lseek(handle, 0, os.SEEK_CUR)
            _raise(disk.wrote(disk.platter(path), at, bytes(piece)))
        return write(handle, piece)

    def on_sync(handle: int) -> None:
        path = file_of(handle)
        if path is None:
            fsync(handle)
        else:
            _raise(disk.synced(disk.platter(path)))

    os.write, os.fsync = on_write, on_sync
    try:
        yield
    finally:
        os.write, os.fsync = write, fsync


def _raise(code: int) -> None:
    if code != OK:
        raise OSError(errno.ENOSPC if code == FULL else errno.EIO, "simulated")


@contextlib.contextmanager
def simulated(folder: Path, seed: int) -> Iterator[Disk]:
    """Everything that this process writes in ``folder`` goes to a simulated disk meanwhile."""
    shim, disk = _shim(), Disk(folder, seed)
    shim.disks[disk.folder] = disk
    assert shim.library.sqlite3_vfs_register(ctypes.byref(shim.ours), 1) == OK
    try:
        with beside_sqlite(disk):
            yield disk
    finally:
        disk.dead = True  # whoever still holds a file open changes nothing
        del shim.disks[disk.folder]
        shim.library.sqlite3_vfs_register(shim.real, 1)
