"""Faults planted on purpose: a run that does not find them proves nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ceremony.journal import Entry, Journal, journal
from ceremony.journal.entry import entry_from
from ceremony.live.clock import SystemClock
from ceremony.live.conductor import Conductor
from tests.journal.engine import Forgetful, LateSave


class TwoWrites(Journal):
    """Saves what happened first and the id of the command after that."""

    def append(self, *entries: Entry, **more: Any) -> None:
        super().append(*(dataclasses.replace(one, id=f"nameless-{one.seq}") for one in entries), **more)
        with self._speaking():
            for one in entries:
                self._sql("UPDATE entries SET id = ? WHERE seq = ?", (one.id, one.seq))

    def entries(self) -> Iterator[Entry]:
        wanted = "seq, epoch, at, by, role, id, type, command, answer, events"
        yield from map(entry_from, self._sql(f"SELECT {wanted} FROM entries ORDER BY seq"))


class NeverSynced(Journal):
    """Answers without waiting for the disk at all."""

    def _sql(self, text: str, values: Sequence[object] = ()) -> Any:
        if self._db is not None:
            self._db.execute("PRAGMA synchronous=OFF")
        return super()._sql(text, values)


class RarelySynced(Journal):
    """Syncs only at a checkpoint, as SQLite's own default for a WAL does."""

    def _sql(self, text: str, values: Sequence[object] = ()) -> Any:
        if self._db is not None and text.startswith("BEGIN"):
            self._db.execute("PRAGMA synchronous=NORMAL")
        return super()._sql(text, values)


class BelievesTheCache(Journal):
    """After a failed sync it opens the file again and takes for durable what it can read there."""

    def _open(self, *, make: bool = False) -> None:
        write_again = journal.write_again
        journal.write_again = lambda _path: None
        try:
            super()._open(make=make)
        finally:
            journal.write_again = write_again


class WallClock(SystemClock):
    """Believes the wall clock, which people and networks set right in the middle of a show."""

    def now(self) -> int:
        return self._wall_ms()


class Careless(Conductor):
    """Takes a GO for whatever is on standby, not for what the operator saw there."""

    def submit(self, raw: Any, *, by: str, role: str) -> dict[str, Any]:
        if raw.get("type") == "go":
            raw = raw | {"expected": self.state.standby}
        return super().submit(raw, by=by, role=role)


JOURNALS: dict[str, type[Journal]] = {
    "late-save": LateSave,
    "two-writes": TwoWrites,
    "never-synced": NeverSynced,
    "rarely-synced": RarelySynced,
    "believes-the-cache": BelievesTheCache,
}
CONDUCTORS: dict[str, type[Conductor]] = {"no-memory": Forgetful, "careless-go": Careless}
CLOCKS: dict[str, type[SystemClock]] = {"wall-clock": WallClock}
IN_A_PAGE = ("older-view",)  # the simulated screen itself is at fault
ENGINE_FAULTS = (*JOURNALS, *CONDUCTORS, *CLOCKS, *IN_A_PAGE)


def open_journal(path: Path, fault: str) -> Journal:
    """The real journal, or one with this fault."""
    return JOURNALS.get(fault, Journal)(path)
