"""Where everything in a rundown stands, worked out once: no rule looks through ten thousand names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ceremony.model.rundown import Cue, Entrant, Item, Rundown


@dataclass(slots=True)
class Places:
    """Cues, items and entrants by id; who and what belongs to a batch or an item, in the rundown's order."""

    cues: dict[str, int] = field(default_factory=dict)  # id → place among the cues
    items: dict[str, Item] = field(default_factory=dict)
    entrants: dict[str, Entrant] = field(default_factory=dict)
    people: dict[str, list[Entrant]] = field(default_factory=dict)  # of a batch
    of_item: dict[str, list[Entrant]] = field(default_factory=dict)
    batches: dict[str, list[int]] = field(default_factory=dict)  # batch → places of its cues
    numbers: dict[str, int] = field(default_factory=dict)  # batch → its turn, from 1
    calling: dict[str, int] = field(default_factory=dict)  # recipient or signer → place of the cue that calls
    in_batch: dict[tuple[str, str], int] = field(default_factory=dict)  # (batch, who) → place of that cue
    turns: dict[str, tuple[int, int]] = field(
        default_factory=dict
    )  # batch → its turn in its item, of how many
    item_batches: dict[str, list[str]] = field(default_factory=dict)  # item → its batches in order
    sealed: list[int] = field(default_factory=list)  # places of the sealed cues
    named: dict[str, frozenset[str]] = field(default_factory=dict)  # a text → whom it names
    kinds: dict[tuple[str, str], int] = field(default_factory=dict)  # (kind, item) → how many people

    @property
    def parts(self) -> list[str]:
        """The items in which awards are handed over."""
        return [item for kind, item in self.kinds if kind == "recipient"]

    @property
    def recipients(self) -> int:
        """How many recipients there are in all."""
        return sum(count for (kind, _), count in self.kinds.items() if kind == "recipient")

    @property
    def signers(self) -> int:
        """How many signers there are in all."""
        return sum(count for (kind, _), count in self.kinds.items() if kind == "signer")


def find_places(rundown: Rundown) -> Places:
    """All places of a rundown. The first of two equal ids counts."""
    made = Places()
    for place, cue in enumerate(rundown.cues):
        made.cues.setdefault(cue.id, place)
        _place_cue(made, cue, place)
    for batches in made.item_batches.values():
        made.turns |= {batch: (turn, len(batches)) for turn, batch in enumerate(batches, 1)}
    for item in rundown.items:
        made.items.setdefault(item.id, item)
    for who in rundown.entrants:
        made.entrants.setdefault(who.id, who)
        made.people.setdefault(who.batch, []).append(who)
        made.of_item.setdefault(who.item, []).append(who)
        made.kinds[who.kind, who.item] = made.kinds.get((who.kind, who.item), 0) + 1
    return made


def _place_cue(made: Places, cue: Cue, place: int) -> None:
    if cue.sealed:
        made.sealed.append(place)
    if cue.subject:
        made.calling.setdefault(cue.subject, place)
        made.in_batch.setdefault((cue.batch, cue.subject), place)
    if cue.batch:
        if cue.batch not in made.batches:
            made.item_batches.setdefault(cue.item, []).append(cue.batch)
        made.batches.setdefault(cue.batch, []).append(place)
        made.numbers.setdefault(cue.batch, len(made.numbers) + 1)
