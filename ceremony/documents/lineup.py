"""Who really stands where, from the record of a show that runs: trays are laid in that order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ceremony.documents.record import Record, edition_of, record_version
from ceremony.documents.sheet import Edition

AWAY = ("absent", "later")


@dataclass(frozen=True, slots=True)
class Lineup:
    """The people of every batch as they stand, how it stands with them, who receives for whom."""

    lines: Mapping[str, tuple[str, ...]]
    statuses: Mapping[str, str] = field(default_factory=dict)
    stand_ins: Mapping[str, str] = field(default_factory=dict)

    def away(self, who: str) -> bool:
        """Whether nobody comes up for this recipient."""
        return self.statuses.get(who) in AWAY and who not in self.stand_ins


def lineup_of(record: Record) -> Lineup:
    """The line-up at the newest entry of a record."""
    lines: dict[str, list[str]] = {}
    for entrant in record.rundown.entrants:
        if entrant.kind == "recipient":
            lines.setdefault(entrant.batch, []).append(entrant.id)
    return Lineup({batch: tuple(people) for batch, people in lines.items()}, record.state.statuses)


def live_edition(record: Record, edition: Edition) -> Edition:
    """The edition of a running show: its rundown, its line-up, the time of its newest entry."""
    shown = edition_of(record, edition)
    return replace(shown, lineup=lineup_of(record), told=record_version(record, edition))
