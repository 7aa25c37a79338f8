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

from ceremony.journal.entry import Entry, chain, entry_from, row
from ceremony.journal.faults import JournalBusy, JournalDamaged, JournalFault, JournalFull, JournalLost
from ceremony.journal.schema import migrate
from ceremony.model.rundown import Rundown, load, rev_of

BALLAST_BYTES = 512 * 1024
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

    Raises JournalNewer, JournalDamaged, JournalBusy, JournalFull or JournalLost.
    Not for several threads at once: its owner holds a lock.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.epoch = 0
        self._seal = ""
        self._last = 0
        self._db: sqlite3.Connection | None = None
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with self._speaking():
                self._open()
                self.epoch = self._count_start()
        except BaseException:
            self.close()  # a lock must not outlive the refusal
            raise
        self._lay_ballast()

    def append(self, *entries: Entry, rundowns: Mapping[str, str] = _NONE) -> None:
        """Write entries, and dumped rundowns by their rev, in one transaction; back when it is on disk.

        Raises JournalFull or JournalLost; then nothing of it has been written.
        """
        try:
            self._append(entries, rundowns)
        except JournalFull:
            if not self._free_ballast():
                raise
            self._append(entries, rundowns)
        except JournalLost:
            self._reopen()  # after a failed sync only what is read back can be believed
            missing = [entry for entry in entries if entry.seq > self._last]
            if missing:
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
                yield entry_from(tuple(columns))

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
        return load(found[0])

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
    def last_seq(self) -> int:
        """The number of the newest entry on disk, 0 without any."""
        return self._last

    def close(self) -> None:
        """Let go of the file; everything in it is on disk already."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
            self._db = None

    def _open(self) -> None:
        db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, timeout=1.0)
        self._db = db
        db.execute("PRAGMA locking_mode=EXCLUSIVE")  # one show, one writer
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA fullfsync=1")  # macOS: reach the platter
        db.execute("PRAGMA wal_autocheckpoint=200")
        migrate(db)
        (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise JournalDamaged(f"{self.path}: {found}")
        last = db.execute("SELECT seq, seal FROM entries ORDER BY seq DESC LIMIT 1").fetchone()
        self._last, self._seal = last or (0, "")

    def _count_start(self) -> int:
        wall = int(time.time() * 1000)
        cursor = self._sql("INSERT INTO starts (wall_ms) VALUES (?)", (wall,))
        return int(cursor.lastrowid or 0)

    def _append(self, entries: Sequence[Entry], rundowns: Mapping[str, str]) -> None:
        seal, last = self._seal, self._last
        with self._speaking():
            self._sql("BEGIN IMMEDIATE")
            try:
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
        self._seal, self._last = seal, last

    def _reopen(self) -> None:
        self.close()
        with self._speaking():
            self._open()

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
            raise _fault(self.path, error) from error

    @property
    def _ballast(self) -> Path:
        return self.path.with_name(self.path.name + ".ballast")

    def _lay_ballast(self) -> None:
        """Set some disk aside, to be given to the journal when all the rest is full."""
        try:
            if not self._ballast.exists():
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
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "decode" in str(error):
        return JournalDamaged(text)
    return JournalLost(text)
