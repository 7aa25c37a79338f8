"""Whom a lower third may introduce: speakers, recipients, signers, witnesses, with their title in a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ceremony.model.rundown import Rundown


@dataclass(frozen=True, slots=True)
class Named:
    """A person as named in one item. ``title`` is a recipient's unit; a signer's has their area behind it."""

    id: str
    name: str
    honorific: str
    title: str
    item: str
    kind: str  # "speaker", "witness", "recipient" or "signer"

    @property
    def called(self) -> str:
        """The name with its honorific, as it stands at the beginning of a line."""
        words = f"{self.honorific} {self.name}".strip()
        return words[:1].upper() + words[1:]


def named_people(rundown: Rundown) -> Iterator[Named]:
    """Everybody once for each item that names them: speakers, then witnesses, then entrants."""
    for item in rundown.items:
        for who in item.speakers:
            if who.person:
                yield Named(who.person, who.name, who.honorific, who.title, item.id, "speaker")
    for pledge in rundown.pledges:
        for one in pledge.witnesses:
            yield Named(one.key, one.name, one.honorific, one.title, pledge.item, "witness")
    for entrant in rundown.entrants:
        title = ", ".join(part for part in (entrant.title, entrant.unit) if part)
        yield Named(entrant.id, entrant.name, entrant.honorific, title, entrant.item, entrant.kind)


def find_named(rundown: Rundown, ident: str, item: str) -> Named | None:
    """The person called ``ident`` as ``item`` names them, else as the first item that does; or None."""
    meant = [one for one in named_people(rundown) if one.id == ident]
    return next((one for one in meant if one.item == item), meant[0] if meant else None)
