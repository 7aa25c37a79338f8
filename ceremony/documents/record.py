"""The record of a show that has been, read from a copy of its journal."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ceremony.core.asrun import AsRun, as_run
from ceremony.core.events import CueTaken, Event
from ceremony.core.show import replay
from ceremony.core.state import State
from ceremony.documents.sheet import Edition
from ceremony.journal import Journal
from ceremony.model.rundown import Entrant, Item, Rundown


class NothingRecorded(Exception):
    """There is no journal, or nothing was ever opened in it."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the journal holds: the rundown that ran last, the state it came to, all events; ``at`` ms."""

    rundown: Rundown
    state: State
    events: tuple[Event, ...]
    at: int

    @property
    def rows(self) -> tuple[AsRun, ...]:
        """Planned against actual, item by item."""
        return as_run(self.rundown, self.state, self.state.closed_at or self.at)

    def local(self, at: int | None, shape: str = "%H:%M") -> str:
        """A moment in the event's own time, "" when it never was."""
        if at is None:
            return ""
        east = timedelta(minutes=self.rundown.utc_offset_min)
        return (datetime.fromtimestamp(at / 1000, UTC) + east).strftime(shape)

    @property
    def day(self) -> str:
        """The ISO day on which the show was opened."""
        return self.local(self.state.opened_at, "%Y-%m-%d")

    def item(self, ident: str) -> Item:
        """An item of the rundown that ran."""
        return next(item for item in self.rundown.items if item.id == ident)

    def entrants(self, item: str, *statuses: str) -> list[Entrant]:
        """Those of an item who stand so; all of them when no status is asked for."""
        return [
            who
            for who in self.rundown.entrants
            if who.item == item and (not statuses or self.state.status(who.id) in statuses)
        ]

    def fallbacks(self) -> list[CueTaken]:
        """Every time the fallback deck took over."""
        return [e for e in self.events if isinstance(e, CueTaken) and e.cause == "fallback"]


def read_record(path: Path) -> Record:
    """The record in a journal that nobody writes now. Raises NothingRecorded, JournalFault or OSError.

    A copy is read: opening a journal counts a start, and a record must not change by being printed.
    """
    if not path.exists():
        raise NothingRecorded(path.name)
    with tempfile.TemporaryDirectory() as folder:
        for part in (path, path.with_name(path.name + "-wal")):
            if part.exists():
                shutil.copyfile(part, Path(folder) / part.name)
        journal = Journal(Path(folder) / path.name)
        try:
            events = tuple(event for entry in journal.entries() for event in entry.events)
            state = replay(events)
            rundown = journal.rundown(state.rev)
            at = journal.last_at()
        finally:
            journal.close()
    if rundown is None or state.opened_at is None:
        raise NothingRecorded(path.name)
    return Record(rundown, state, events, at)


def edition_of(record: Record, edition: Edition) -> Edition:
    """The edition of a record: the rundown that ran, the time of its newest entry."""
    rev = record.state.rev
    return replace(edition, rundown=record.rundown, rev=rev, stamp="")


def record_version(record: Record, edition: Edition) -> str:
    """ "Theo sổ ghi đến 10:05 31/12/2021 · bản …": what stands at the foot of each page."""
    newest = record.local(record.state.closed_at or record.at, "%H:%M %d/%m/%Y")
    return edition.say("version.record", rev=record.state.rev, stamp=newest)
