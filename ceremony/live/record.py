"""The record of a running show: on disk, or remembered until the disk takes it."""

from __future__ import annotations

import logging
from collections import OrderedDict, deque
from collections.abc import Iterator, Mapping
from typing import Any

from ceremony.core.refused import Refused
from ceremony.journal import Entry, Journal, JournalBusy, JournalFault, JournalFull, JournalLost
from ceremony.model.rundown import Rundown, load

REFUSALS_SHOWN = 5
REFUSALS_REMEMBERED = 1000
ID_LENGTH = 64

log = logging.getLogger("ceremony.journal")


class Record:
    """What was accepted and what was refused. A full or broken disk stops no show: entries then wait here."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._waiting: list[Entry] = []
        self._rundowns: dict[str, str] = {}  # dumped, by rev
        self._answers: dict[str, Mapping[str, Any]] = {}  # of the whole show: some 40 bytes a command
        self._refused: OrderedDict[str, dict[str, Any]] = OrderedDict()
        self._idle: OrderedDict[str, Mapping[str, Any]] = OrderedDict()  # accepted, and nothing had to change
        self._shown: deque[dict[str, Any]] = deque(maxlen=REFUSALS_SHOWN)
        self._fault: type[JournalFault] | None = None

    @property
    def epoch(self) -> int:
        """How many times this show has been started."""
        return self._journal.epoch

    @property
    def durable(self) -> bool:
        """Whether everything accepted is on disk."""
        return not self._waiting and not self._journal.in_doubt

    @property
    def disk(self) -> str:
        """What is wrong with the disk: "full", "lost" (it refuses to write), or "" when all is on it."""
        if self.durable:
            return ""
        return "full" if self._fault is JournalFull else "lost"

    @property
    def refusals(self) -> list[dict[str, Any]]:
        """The last refusals, newest first."""
        return list(self._shown)

    def entries(self) -> Iterator[Entry]:
        """Everything on disk, oldest first; their ids are known from then on. Raises JournalDamaged."""
        for entry in self._journal.entries():
            self._answers[entry.id] = entry.answer
            yield entry

    def rundown(self, rev: str) -> Rundown | None:
        """The rundown kept under ``rev``, or None."""
        waiting = self._rundowns.get(rev)
        if waiting:
            return load(waiting)
        try:
            return self._journal.rundown(rev)
        except (JournalLost, JournalBusy):
            return None  # a disk that cannot be read now takes no picture from the hall

    def save(self, entry: Entry, rundowns: Mapping[str, str]) -> None:
        """Back when it is on disk, with all that waited; or when it waits too."""
        entries = [*self._waiting, entry]
        self._rundowns |= rundowns
        self._answers[entry.id] = entry.answer
        if self._write(entries):
            return
        self._waiting = entries

    def retry(self) -> bool:
        """Try once more to save what waits; whether everything is on disk."""
        return self.durable or self._write(self._waiting)

    def answer(self, ident: str) -> dict[str, Any] | None:
        """The answer that this id has got before, or None."""
        if ident in self._refused:
            return dict(self._refused[ident])
        answer = self._answers.get(ident) or self._idle.get(ident)
        return None if answer is None else {**answer, "durable": self.durable}

    def idle(self, ident: str, seq: int) -> dict[str, Any]:
        """Answer yes to what was so already; remembered, or a late copy of it could move the show."""
        self._idle[ident] = {"ok": True, "seq": seq}
        while len(self._idle) > REFUSALS_REMEMBERED:
            self._idle.popitem(last=False)
        return {**self._idle[ident], "durable": self.durable}

    def refuse(self, raw: object, refused: Refused, by: str, at: int, seq: int) -> dict[str, Any]:
        """Answer no, show it, and remember it for the same id; refusals are not journaled."""
        answer: dict[str, Any] = {"ok": False, "code": refused.code, "message": refused.message, "seq": seq}
        if refused.ask:
            answer["ask"] = refused.ask
        given = raw if isinstance(raw, Mapping) else {}
        kind, ident = given.get("type"), given.get("id")
        shown: dict[str, Any] = {"at": at, "by": by, "type": kind[:40] if isinstance(kind, str) else ""}
        if not shown["type"].startswith("ink"):  # a tablet mends its strokes by itself
            self._shown.appendleft({**shown, "code": refused.code, "message": refused.message})
        if isinstance(ident, str) and len(ident) <= ID_LENGTH:
            self._refused[ident.strip()] = answer
            while len(self._refused) > REFUSALS_REMEMBERED:
                self._refused.popitem(last=False)
        return dict(answer)

    def _write(self, entries: list[Entry]) -> bool:
        try:
            self._journal.append(*entries, rundowns=self._rundowns)
        except JournalFault as fault:
            if type(fault) is not self._fault:
                log.error("not on disk, the show goes on: %s", fault)
            self._fault = type(fault)
            return False
        if self._fault:
            log.warning("everything is on disk again")
        self._waiting, self._rundowns, self._fault = [], {}, None
        return True
