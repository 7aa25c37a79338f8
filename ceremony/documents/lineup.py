"""Who really stands where, from the record of a show that runs: trays are laid in that order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ceremony.core.order import GONE, line_of
from ceremony.documents.record import Record, edition_of, record_version
from ceremony.documents.seals import seals_of
from ceremony.documents.sheet import Edition

AWAY = GONE


@dataclass(frozen=True, slots=True)
class Lineup:
    """The people of every batch as they stand, how it stands with them, who receives for whom."""

    lines: Mapping[str, tuple[str, ...]]
    statuses: Mapping[str, str] = field(default_factory=dict)
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    posthumous: frozenset[str] = frozenset()

    def away(self, who: str) -> bool:
        """Whether nobody comes up for this recipient."""
        return self.statuses.get(who) in AWAY and who not in self.stand_ins


def lineup_of(record: Record) -> Lineup:
    """The line-up at the newest entry of a record."""
    rundown, state = record.rundown, record.state
    lines: dict[str, list[str]] = {}
    for entrant in rundown.entrants:
        if entrant.kind == "recipient":
            lines.setdefault(entrant.batch, []).append(entrant.id)
    one_by_one = rundown.places.batches  # other batches stand as the list has them
    stand = {
        batch: line_of(rundown, state, batch) if batch in one_by_one else tuple(people)
        for batch, people in lines.items()
    }
    return Lineup(stand, state.statuses, stand_ins(record), posthumous(record))


def stand_ins(record: Record) -> dict[str, str]:
    """Who receives for whom."""
    return {who: manner.by for who, manner in record.state.manners.items() if manner.kind == "stand_in"}


def posthumous(record: Record) -> frozenset[str]:
    """Whose award the family receives, as said during the show."""
    manners = record.state.manners.items()
    return frozenset(who for who, manner in manners if manner.kind == "posthumous")


def live_edition(record: Record, edition: Edition) -> Edition:
    """The edition of a running show: its rundown, its line-up, the time of its newest entry."""
    shown = edition_of(record, edition)
    seals = seals_of(record.rundown, record.state)
    return replace(shown, lineup=lineup_of(record), told=record_version(record, edition), seals=seals)
