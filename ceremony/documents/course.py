"""The course of a show: what its record holds, item by item, and nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ceremony.core.asrun import AsRun
from ceremony.core.event import Event
from ceremony.core.events import CueTaken, StepUndone, SubjectMarked
from ceremony.core.state_signing import AT_WORK
from ceremony.core.state_signing import DONE as SIGNED
from ceremony.documents.record import Record
from ceremony.model.rundown import Cue, Entrant, Item, Speaker

# How it stands at the end with somebody who was to be called, in the order in which papers tell it.
STANDINGS = (
    ("absent", ("absent",)),
    ("later", ("later",)),
    ("withdrawn", ("withdrawn",)),
    ("open", ("waiting", "called", "present", "on_stage", *AT_WORK)),
)
DONE = {"recipient": ("received",), "signer": SIGNED}
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Shown:
    """A cue that was on program, and when it came."""

    cue: Cue
    at: int
    cause: str


@dataclass(frozen=True, slots=True)
class Held:
    """An item that ran: its line of the as-run record and the cues that the hall saw."""

    item: Item
    row: AsRun
    shown: tuple[Shown, ...]

    @property
    def spoke(self) -> tuple[Speaker, ...]:
        """Those whose own card was on program."""
        seen = {each.cue.id for each in self.shown}
        return tuple(speaker for cue, speaker in self._cards if cue.id in seen)

    @property
    def planned(self) -> tuple[Speaker, ...]:
        """Those whom the programme names and who had no card of their own, or whose card never came."""
        return tuple(speaker for speaker in self.item.speakers if speaker not in self.spoke)

    @property
    def _cards(self) -> list[tuple[Cue, Speaker]]:
        cards = {each.cue.id: each.cue for each in self.shown if each.cue.layout == "speaker"}
        return [
            (cue, speaker) for cue in cards.values() for speaker in self.item.speakers if names(cue, speaker)
        ]

    @property
    def announced(self) -> tuple[str, ...]:
        """Titles of the decisions that were announced."""
        openers = (each.cue for each in self.shown if each.cue.layout == "opener" and not each.cue.batch)
        return tuple(dict.fromkeys(cue.title for cue in openers)) if self.item.kind == "announce" else ()

    @property
    def batches(self) -> int:
        """How many batches were called."""
        return len({each.cue.batch for each in self.shown if each.cue.batch})

    @property
    def film(self) -> Cue | None:
        """The film that was on program."""
        return next((each.cue for each in self.shown if each.cue.film), None)

    @property
    def fallbacks(self) -> tuple[int, ...]:
        """When the fallback deck took over."""
        return tuple(each.at for each in self.shown if each.cause == "fallback")


def names(cue: Cue, speaker: Speaker) -> bool:
    """Whether a card is this speaker's: its picture names them."""
    drawn = " ".join(_TAG.sub(" ", cue.html).split())
    return " ".join(speaker.name.split()) in html.unescape(drawn)


def shown(events: Iterable[Event], cues: dict[str, Cue]) -> list[Shown]:
    """Every cue that came on program; a step that was taken back does not count."""
    found: list[Shown] = []
    for event in events:
        if isinstance(event, CueTaken) and event.cue in cues:
            found.append(Shown(cues[event.cue], event.at, event.cause))
        elif isinstance(event, StepUndone) and found:
            found.pop()
    return found


def course(record: Record) -> list[Held]:
    """The items that ran, in the order of the agenda."""
    cues = {cue.id: cue for cue in record.rundown.cues}
    seen = shown(record.events, cues)
    return [
        Held(record.item(row.item), row, tuple(each for each in seen if each.cue.item == row.item))
        for row in record.rows
        if row.started is not None
    ]


def standing(record: Record, item: Item, kind: str) -> dict[str, list[Entrant]]:
    """People of an item by how it stands with them at the end; "all" and "done" too."""
    people = [entrant for entrant in record.entrants(item.id) if entrant.kind == kind]
    groups = {"all": people, "done": of(record, people, DONE[kind])}
    return groups | {key: of(record, people, statuses) for key, statuses in STANDINGS}


def of(record: Record, people: list[Entrant], statuses: tuple[str, ...]) -> list[Entrant]:
    """Those with one of these statuses."""
    return [who for who in people if record.state.status(who.id) in statuses]


def marked_at(record: Record) -> dict[str, int]:
    """When it was last said how it stands with somebody."""
    times: dict[str, int] = {}
    for event in record.events:
        if isinstance(event, SubjectMarked):
            times[event.subject] = event.at
        elif isinstance(event, CueTaken):
            times |= {who: event.at for who, _ in event.marks}
    return {who: at for who, at in times.items() if record.state.status(who) != "waiting"}
