"""How it stands with the signing: who signs where, what is drawn, what is signed. Frozen, like all state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ceremony.model.ink import Ink

DONE = ("signed", "witnessed")
AT_WORK = ("at_table", "signing")


@dataclass(frozen=True, slots=True)
class Slot:
    """The one place where somebody may sign now."""

    subject: str
    tablet: str
    since: int


@dataclass(frozen=True, slots=True)
class Signature:
    """A confirmed signature on a tablet. Who has signed on paper is marked so and has none."""

    at: int
    round: int
    tablet: str


@dataclass(frozen=True, slots=True)
class Attestation:
    """Who has seen someone sign, and when that was noted."""

    at: int
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signing:
    """``inks`` holds what is drawn and not void, by subject; a cleared one keeps only its round."""

    seats: Mapping[str, str] = field(default_factory=dict)
    slot: Slot | None = None
    inks: Mapping[str, Ink] = field(default_factory=dict)
    signatures: Mapping[str, Signature] = field(default_factory=dict)
    attested: Mapping[str, Attestation] = field(default_factory=dict)

    def ink(self, subject: str) -> Ink:
        """What this subject has drawn."""
        return self.inks.get(subject, Ink())

    def seated(self, seat: str) -> str:
        """The tablet that was given this seat last, or ""."""
        return next((tablet for tablet, kind in reversed(tuple(self.seats.items())) if kind == seat), "")
