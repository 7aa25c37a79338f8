"""Commands of the signing desk. ``tablet`` is the id of a page that signs; the server fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ceremony.core.command import ID, NAME, REFERENCE, Command
from ceremony.core.fields import Choice, Flag, Texts, Whole, Wholes, ruled
from ceremony.model.ink import (
    LONGEST_MS,
    POINTS_A_CHUNK,
    POINTS_A_ROUND,
    PRESSURES,
    STROKES_A_ROUND,
    TALLEST,
    WIDE,
)

SEATS = ("signer", "witness", "")
WITNESSES = 20
ROUNDS = 10_000

_ROUND = Whole(1, ROUNDS)
_STROKE = Whole(0, STROKES_A_ROUND - 1)
_POINTS = Wholes(POINTS_A_CHUNK, (WIDE, TALLEST, PRESSURES, LONGEST_MS))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Seat(Command):
    """Put a tablet before the signers or before the witnesses; "" takes it away."""

    type: ClassVar[str] = "seat"
    tablet: str = ruled(ID)
    seat: str = ruled(Choice(SEATS))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SlotOpen(Command):
    """Let someone sign now, on this tablet or the seated one. ``again``: what was signed is void."""

    type: ClassVar[str] = "slot_open"
    subject: str = ruled(REFERENCE)
    tablet: str = ruled(NAME, default="")
    again: bool = ruled(Flag(), default=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SlotClose(Command):
    """Take the open slot away; what was drawn and not confirmed is void."""

    type: ClassVar[str] = "slot_close"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Draw(Command):
    """Points of one stroke, from number ``start`` on: x, y, pressure, ms, x, y, …"""

    type: ClassVar[str] = "ink"
    tablet: str = ruled(ID)
    slot: str = ruled(REFERENCE)
    round: int = ruled(_ROUND)
    stroke: int = ruled(_STROKE)
    start: int = ruled(Whole(0, POINTS_A_ROUND))
    points: tuple[int, ...] = ruled(_POINTS)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Drop(Command):
    """One stroke was a palm: it is as if it had not been drawn."""

    type: ClassVar[str] = "ink_drop"
    tablet: str = ruled(ID)
    slot: str = ruled(REFERENCE)
    round: int = ruled(_ROUND)
    stroke: int = ruled(_STROKE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Clear(Command):
    """Sign again: another round begins with nothing drawn."""

    type: ClassVar[str] = "ink_clear"
    tablet: str = ruled(ID)
    slot: str = ruled(REFERENCE)
    round: int = ruled(_ROUND)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Sign(Command):
    """This is my signature, of so many ``points``: fewer here than there, and it is not taken."""

    type: ClassVar[str] = "sign"
    tablet: str = ruled(ID)
    slot: str = ruled(REFERENCE)
    round: int = ruled(_ROUND)
    points: int = ruled(Whole(1, POINTS_A_ROUND))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Attest(Command):
    """These witnesses have seen someone sign."""

    type: ClassVar[str] = "attest"
    tablet: str = ruled(NAME, default="")
    subject: str = ruled(REFERENCE)
    witnesses: tuple[str, ...] = ruled(Texts(WITNESSES, REFERENCE))


SIGNING_TYPES: Mapping[str, type[Command]] = {
    kind.type: kind for kind in (Seat, SlotOpen, SlotClose, Draw, Drop, Clear, Sign, Attest)
}

_DESKS = frozenset(("console", "desk"))
_TABLETS = frozenset(("sign",))

SIGNING_ROLES: Mapping[str, frozenset[str]] = {
    "seat": _DESKS,
    "slot_open": _DESKS,
    "slot_close": _DESKS,
    "ink": _TABLETS,
    "ink_drop": _TABLETS,
    "ink_clear": _TABLETS,
    "sign": _TABLETS,
    "attest": _DESKS | _TABLETS,
}
