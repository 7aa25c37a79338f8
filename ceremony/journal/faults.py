"""What can go wrong with a journal, each with a sentence for the operator's log."""

from __future__ import annotations


class JournalFault(Exception):
    """The journal cannot do what it is for; ``key`` is a sentence of the live catalog."""

    key = "journal.fault"


class JournalFull(JournalFault):
    """The disk is full; nothing was written."""

    key = "journal.full"


class JournalLost(JournalFault):
    """The disk refuses to write or to read; nothing was written."""

    key = "journal.lost"


class JournalDamaged(JournalFault):
    """The file is no journal any more, or its seals do not fit from ``entry`` on (0: not told)."""

    key = "journal.damaged"

    def __init__(self, message: str, entry: int = 0) -> None:
        super().__init__(message)
        self.entry = entry


class JournalNewer(JournalFault):
    """A newer Ceremony has written this journal."""

    key = "journal.newer"


class JournalBusy(JournalFault):
    """Another Ceremony runs a show with this journal."""

    key = "journal.busy"
