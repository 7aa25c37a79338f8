"""Events of the signing desk. A ``subject`` is a signer, or a witness who signs as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ceremony.core.event import Event


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SeatGiven(Event):
    """A tablet stands before the signers or the witnesses; "" nowhere any more."""

    tablet: str
    seat: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SlotOpened(Event):
    """Someone may sign on this tablet, in a round that has nothing drawn."""

    subject: str
    tablet: str
    round: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SlotClosed(Event):
    """Nobody signs any more; what was not confirmed is void."""

    subject: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class InkDrawn(Event):
    """Points at the end of a stroke: x, y, pressure, ms, x, y, …"""

    subject: str
    round: int
    stroke: int
    start: int
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class InkDropped(Event):
    """A stroke was no writing."""

    subject: str
    round: int
    stroke: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class InkCleared(Event):
    """What was drawn is void; ``round`` is the new one."""

    subject: str
    round: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Signed(Event):
    """Someone has confirmed what was drawn in this round on this tablet."""

    subject: str
    round: int
    tablet: str
    points: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Attested(Event):
    """Witnesses have seen someone sign; ``tablet`` is "" when a desk has noted it."""

    subject: str
    witnesses: tuple[str, ...]
    tablet: str


SIGNING_KINDS: Mapping[str, type[Event]] = {
    kind.__name__: kind
    for kind in (SeatGiven, SlotOpened, SlotClosed, InkDrawn, InkDropped, InkCleared, Signed, Attested)
}
