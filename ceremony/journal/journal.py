"""The journal: one SQLite file, on disk before anybody is told."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ceremony.files.private import private_file, private_folder
from ceremony.journal.disk import identity, size_of, write_again
from ceremony.journal.entry import Entry, chain, entry_from, row
from ceremony.journal.faults import (
    JournalBusy,
    JournalDamaged,
    JournalFault,
    JournalFull,
    JournalLost,
    JournalNewer,
)
from ceremony.journal.schema import migrate
from ceremony.journal.shape import refuse_newer, shape
from ceremony.model.rundown import Rundown, load, rev_of

BALLAST_BYTES = 512 * 1024
STARTS_MOST = 2**53  # numbers below it mean the same to every program
_NONE: Mapping[str, str] = MappingProxyType({})
_COLUMNS = "seq, epoch, at, by, role, id, type, command, answer, events"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The show's clock at one moment, beside the boot clock and the wall clock (all ms)."""

    clock_ms: int
    boot_ms: int
    boot_id: str
    wall_ms: int


class Journal:
    """The record of one show. Opening it counts a start: ``epoch``.

    A record that can be read but not written (a full or failing disk) opens all the same. ``in_doubt``: what
    is read from it may be lost with the power; the disk has refused to write and has not written since.
    Raises JournalNewer, JournalDamaged, JournalBusy, JournalFull or JournalLost.
    Not for several threads at once: its owner holds a lock.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.epoch = 0
        self.in_doubt = True
        self._counted = False
        self._file = (0, 0)  # device and number of the open file
        self._seal = ""
        self._last = 0
        self._db: sqlite3.Connection | None = None
        private_folder(self.path.parent)
        refuse_newer(self.path)
        self._refuse_emptied()
        try:
            with self._speaking():
                private_file(self.path)  # SQLite gives its log the same mode
            try:
                self._reopen()
            except JournalLost:
                if self._db is None:
                    raise  # it cannot even be read
            with self._speaking():
                self.epoch = self._next_epoch()
            with contextlib.suppress(JournalFull, JournalLost):
                self.append()
        except BaseException:
            self.close()  # a lock must not outlive the refusal
            raise
        self._lay_ballast()

    def append(self, *entries: Entry, rundowns: Mapping[str, str] = _NONE) -> None:
        """Write entries, and dumped rundowns by their rev, in one transaction; back when it is on disk.

        What a failed try has left is made up for first, also without any entries.
        Raises JournalFull or JournalLost; then nothing of it may be believed to be on disk.
        """
        try:
            self._write(entries, rundowns)
        except JournalFull:
            if not self._free_ballast():
                raise
            self._write(entries, rundowns)
        except JournalLost:
            self._write(entries, rundowns)  # once more, with the log written anew

    def _write(self, entries: Sequence[Entry], rundowns: Mapping[str, str]) -> None:
        if self._db is not None and identity(self.path) != self._file:
            self._put_back()
        if self.in_doubt:
            self._reopen()
        missing = [entry for entry in entries if entry.seq > self._last]
        if missing and missing[0].seq != self._last + 1:
            raise JournalLost(f"{self.path}: entry {self._last + 1} is gone")
        if missing or not self._counted:
            self._append(missing, rundowns)

    def answer(self, ident: str) -> dict[str, Any] | None:
        """The answer that the command with this id has got, or None."""
        with self._speaking():
            found = self._sql("SELECT answer FROM entries WHERE id = ?", (ident,)).fetchone()
        if found is None:
            return None
        answer: dict[str, Any] = json.loads(found[0])
        return answer

    def entries(self) -> Iterator[Entry]:
        """Every entry, oldest first. Raises JournalDamaged where a seal does not fit."""
        before, seq = "", 0
        with self._speaking():
            for *columns, seal in self._sql(f"SELECT {_COLUMNS}, seal FROM entries ORDER BY seq"):  # noqa: S608
                seq += 1
                before = chain(before, tuple(columns))
                if before != seal or columns[0] != seq:
                    raise JournalDamaged(f"{self.path}: entry {seq}", seq)
                try:
                    entry = entry_from(tuple(columns))
                except (KeyError, TypeError, ValueError) as fault:  # its seal fits: we do not know it
                    raise JournalNewer(f"{seq}: {fault}") from fault
                yield entry

    @property
    def seal(self) -> str:
        """The seal of the newest entry, which stands for all of them; "" without any."""
        return self._seal

    def rundown(self, rev: str) -> Rundown | None:
        """The rundown that was kept under ``rev`` (its own), or None. Raises JournalDamaged."""
        with self._speaking():
            found = self._sql("SELECT text FROM rundowns WHERE rev = ?", (rev,)).fetchone()
        if found is None:
            return None
        if rev_of(found[0]) != rev:
            raise JournalDamaged(f"{self.path}: rundown {rev}")
        try:
            return load(found[0])
        except (KeyError, TypeError, ValueError) as fault:
            raise JournalNewer(f"rundown {rev}: {fault}") from fault

    def anchor(self) -> Anchor | None:
        """The newest clock anchor, or None in a new journal."""
        with self._speaking():
            found = self._sql(
                "SELECT clock_ms, boot_ms, boot_id, wall_ms FROM anchors ORDER BY number DESC LIMIT 1"
            ).fetchone()
        return Anchor(*found) if found else None

    def set_anchor(self, anchor: Anchor) -> None:
        """Remember a clock anchor; the newer one of the same run of the machine takes the place of the older.

        Raises JournalFull or JournalLost.
        """
        values = (anchor.clock_ms, anchor.boot_ms, anchor.wall_ms, anchor.boot_id)
        newest = "number = (SELECT max(number) FROM anchors) AND boot_id = ?"
        with self._speaking():
            moved = self._sql(f"UPDATE anchors SET clock_ms=?, boot_ms=?, wall_ms=? WHERE {newest}", values)  # noqa: S608
            if not moved.rowcount:
                kept = "INSERT INTO anchors (clock_ms, boot_ms, wall_ms, boot_id) VALUES (?,?,?,?)"
                self._sql(kept, values)

    def last_at(self) -> int:
        """When the newest entry was accepted, by the show's clock; 0 without any."""
        with self._speaking():
            (at,) = self._sql("SELECT coalesce(max(at), 0) FROM entries").fetchone()
        return int(at)

    @property
    def counted(self) -> bool:
        """Whether this start is on disk; until then a start after a crash may get the same ``epoch``."""
        return self._counted

    @property
    def last_seq(self) -> int:
        """The number of the newest entry on disk, 0 without any."""
        return self._last

    def close(self) -> None:
        """Let go of the file; everything in it is on disk already."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
            self._db = None

    def _open_to_read(self) -> None:
        """What the disk refuses to take can still be read, and nothing is folded anywhere."""
        self.close()
        try:
            with self._speaking():
                self._connect("ro")
                self._read_newest()
        except JournalFault:
            self.close()  # nothing half open: it would look like an empty journal
            raise

    def _open(self, *, make: bool = False) -> None:
        """Open to read and write. The log is on disk before SQLite may fold it into the main file."""
        write_again(self.path.with_name(self.path.name + "-wal"))
        db = self._connect("rwc" if make else "rw")
        db.execute("PRAGMA locking_mode=EXCLUSIVE")  # one show, one writer
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA fullfsync=1")  # macOS: reach the platter
        db.execute("PRAGMA wal_autocheckpoint=200")
        migrate(db)
        self._read_newest()
        self.in_doubt = False

    def _connect(self, mode: str) -> sqlite3.Connection:
        where = f"{self.path.absolute().as_uri()}?mode={mode}"
        self._db = sqlite3.connect(
            where, uri=True, isolation_level=None, check_same_thread=False, timeout=1.0
        )
        return self._db

    def _read_newest(self) -> None:
        (found,) = self._sql("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise JournalDamaged(f"{self.path}: {found}")
        last = self._sql("SELECT seq, seal FROM entries ORDER BY seq DESC LIMIT 1").fetchone()
        self._last, self._seal = last or (0, "")
        self._file = identity(self.path)

    def _put_back(self) -> None:
        """The file was deleted or moved while it is open: a copy of what it holds takes its place."""
        self.in_doubt = True
        if self.path.exists():
            raise JournalLost(f"{self.path}: another file stands in its place")
        fresh = self.path.with_name(self.path.name + ".fresh")
        with self._speaking():
            private_folder(self.path.parent)
            fresh.unlink(missing_ok=True)
            private_file(fresh)
            self._sql("VACUUM INTO ?", (str(fresh),))
            write_again(fresh)
            self.path.with_name(self.path.name + "-wal").unlink(missing_ok=True)  # it belongs to what is gone
            fresh.rename(self.path)
            self.close()
            self._open()

    def _refuse_emptied(self) -> None:
        """Without its main file SQLite would throw the log away, and the show would begin anew in silence.

        Raises JournalDamaged.
        """
        has_log = size_of(self.path.with_name(self.path.name + "-wal")) > 0
        is_old = self.path.exists() and self._ballast.exists()
        if (has_log or is_old) and not size_of(self.path):
            raise JournalDamaged(f"{self.path}: 0 bytes")

    def _next_epoch(self) -> int:
        (newest,) = self._sql("SELECT coalesce(max(epoch), 0) FROM starts").fetchone()
        if not 0 <= newest < STARTS_MOST:
            raise JournalDamaged(f"{self.path}: start {newest}")
        return int(newest) + 1

    def _count_start(self) -> None:
        wall = int(time.time() * 1000)
        values = (self.epoch, wall, shape())
        self._sql("INSERT OR IGNORE INTO starts (epoch, wall_ms, shape) VALUES (?,?,?)", values)

    def _append(self, entries: Sequence[Entry], rundowns: Mapping[str, str]) -> None:
        seal, last = self._seal, self._last
        with self._speaking():
            self._sql("BEGIN IMMEDIATE")
            try:
                if not self._counted:
                    self._count_start()
                for kept in rundowns.items():
                    self._sql("INSERT OR IGNORE INTO rundowns VALUES (?,?)", kept)
                for entry in entries:
                    columns = row(entry)
                    seal, last = chain(seal, columns), entry.seq
                    self._sql(f"INSERT INTO entries VALUES ({'?,' * 10}?)", (*columns, seal))  # noqa: S608
                self._sql("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._sql("ROLLBACK")
                raise
        self._seal, self._last, self._counted = seal, last, True

    def _reopen(self) -> None:
        """Let go and open anew, the log written once more; if that fails it can be read at least."""
        self.close()
        try:
            with self._speaking():
                self._open(make=not self._file[1])
        except JournalLost:
            self._open_to_read()
            raise

    def _sql(self, text: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        if self._db is None:
            raise JournalLost(f"{self.path}: closed")
        return self._db.execute(text, values)

    @contextlib.contextmanager
    def _speaking(self) -> Iterator[None]:
        """SQLite's and the system's errors in our own words."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            fault = _fault(self.path, error)
            self.in_doubt = self.in_doubt or not isinstance(fault, JournalFull)
            raise fault from error

    @property
    def _ballast(self) -> Path:
        return self.path.with_name(self.path.name + ".ballast")

    def _lay_ballast(self) -> None:
        """Set some disk aside, to be given to the journal when all the rest is full."""
        try:
            if not self._ballast.exists():
                private_file(self._ballast)
                self._ballast.write_bytes(os.urandom(BALLAST_BYTES))
        except OSError:
            self._free_ballast()

    def _free_ballast(self) -> bool:
        try:
            self._ballast.unlink()
        except OSError:
            return False
        return True


def _fault(path: Path, error: Exception) -> JournalFault:
    text = f"{path}: {error}"
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary == sqlite3.SQLITE_FULL or "disk is full" in str(error):
        return JournalFull(text)
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return JournalBusy(text)
    broken = primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    if broken or "decode" in str(error) or "no such table" in text or "no such column" in text:
        return JournalDamaged(text)
    return JournalLost(text)
