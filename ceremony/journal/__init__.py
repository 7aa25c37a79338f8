"""The record of a show, on disk before it counts."""

from ceremony.journal.entry import Entry
from ceremony.journal.faults import (
    JournalBusy,
    JournalDamaged,
    JournalFault,
    JournalFull,
    JournalLost,
    JournalNewer,
)
from ceremony.journal.journal import Anchor, Journal

__all__ = [
    "Anchor",
    "Entry",
    "Journal",
    "JournalBusy",
    "JournalDamaged",
    "JournalFault",
    "JournalFull",
    "JournalLost",
    "JournalNewer",
]
