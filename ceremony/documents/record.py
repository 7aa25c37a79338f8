"""The record of a show, read from a copy of its journal: while it runs too."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ceremony.core.additions import with_additions
from ceremony.core.asrun import AsRun, as_run
from ceremony.core.corrections import with_corrections
from ceremony.core.event import Event
from ceremony.core.events import RundownAdopted
from ceremony.core.show import replay
from ceremony.core.state import State
from ceremony.documents.seals import covered, seals_of
from ceremony.documents.sheet import SAMPLE, Edition
from ceremony.journal import Entry, Journal, JournalBusy
from ceremony.model.rundown import Entrant, Item, Rundown

TRIES, PAUSE_S = 40, 0.05
_WAL_HEADER = 32  # bytes: new salts in them mean that the log began anew


class NothingRecorded(Exception):
    """There is no journal, or nothing was ever opened in it."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the journal holds: the rundown that ran last, the state it came to, all entries; ``at`` ms.

    ``rundowns``: every rundown that ran, by its rev, as it was kept. ``secret``: whose names are sealed.
    """

    rundown: Rundown
    state: State
    entries: tuple[Entry, ...]
    at: int
    rundowns: Mapping[str, Rundown]
    secret: frozenset[str] = frozenset()
    made_up: bool | None = None  # the event itself is a sample; None: nobody knows any more

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that happened, in order."""
        return tuple(event for entry in self.entries for event in entry.events)

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

    def entrants(self, item: str) -> list[Entrant]:
        """Everybody who was to be called up in an item."""
        return [who for who in self.rundown.entrants if who.item == item]


@contextlib.contextmanager
def open_copy(path: Path) -> Iterator[Journal]:
    """A copy of a journal: opening one counts a start, and a record must not change by being read.

    Raises NothingRecorded, JournalFault or OSError.
    """
    if not path.exists():
        raise NothingRecorded(path.name)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        _copy(path, copy)
        journal = Journal(copy)
        try:
            yield journal
        finally:
            journal.close()


def read_record(path: Path) -> Record:
    """The record in a journal. Raises NothingRecorded, JournalFault or OSError."""
    with open_copy(path) as journal:
        entries = tuple(journal.entries())
        events = [event for entry in entries for event in entry.events]
        state = replay(events)
        revs = dict.fromkeys(event.rev for event in events if isinstance(event, RundownAdopted))
        found = {rev: journal.rundown(rev) for rev in revs}
        at = journal.last_at()
    rundowns = {rev: rundown for rev, rundown in found.items() if rundown}
    if state.rev not in rundowns or state.opened_at is None:
        raise NothingRecorded(path.name)
    ran = with_corrections(with_additions(rundowns[state.rev], state), state)
    return Record(ran, state, entries, at, rundowns)


def veiled_record(record: Record) -> Record:
    """The record without the names whose moment never came; those people are still counted."""
    seals = seals_of(record.rundown, record.state)
    return replace(record, rundown=covered(record.rundown, seals, kept=True), secret=seals.people)


def _copy(path: Path, copy: Path) -> None:
    """File and log of one moment: a running show may fold the log into the file between two readings."""
    log = path.with_name(path.name + "-wal")
    for _ in range(TRIES):
        before, start = path.read_bytes(), _read(log, _WAL_HEADER)
        tail = _read(log)
        if path.read_bytes() == before and tail[:_WAL_HEADER] == start == _read(log, _WAL_HEADER):
            copy.write_bytes(before)
            if tail:
                copy.with_name(log.name).write_bytes(tail)
            return
        time.sleep(PAUSE_S)
    raise JournalBusy(str(path))


def _read(log: Path, size: int = -1) -> bytes:
    try:
        with log.open("rb") as file:
            return file.read(size)
    except FileNotFoundError:
        return b""  # nothing is in it that is not in the file


def edition_of(record: Record, edition: Edition) -> Edition:
    """The edition of a record: the rundown that ran, the time of its newest entry."""
    rev = record.state.rev
    return replace(edition, rundown=record.rundown, rev=rev, stamp="")


def record_version(record: Record, edition: Edition) -> str:
    """ "Theo sổ ghi đến 10:05 31/12/2021 · bản …": what stands at the foot of each page."""
    newest = record.local(record.state.closed_at or record.at, "%H:%M %d/%m/%Y")
    return edition.say("version.record", rev=record.state.rev, stamp=newest)


def record_mark(record: Record, *, planned: bool = False) -> str:
    """The sample mark of papers about a show that ran with sample data; ``planned``: they say planned times.

    Of times, figures and slides that were made up nothing stands on the others.
    """
    rundown = record.rundown
    named = any(cue.mark for cue in rundown.cues if cue.layout == "speaker")
    event = rundown.sample if planned or record.made_up is None else record.made_up
    return SAMPLE if event or named or any(entrant.sample for entrant in rundown.entrants) else ""
