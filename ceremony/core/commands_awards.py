"""Commands of the awards desk: who really stands there, in which order, and how an award is received."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ceremony.core.command import NAME, REFERENCE, Command
from ceremony.core.fields import Choice, Flag, Text, ruled

MANNERS = ("", "stand_in", "posthumous")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class QueuePick(Command):
    """This person is next: in the line right behind who is on stage, and on standby."""

    type: ClassVar[str] = "queue_pick"
    subject: str = ruled(REFERENCE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class QueueSwap(Command):
    """Two who have not been called up change places."""

    type: ClassVar[str] = "queue_swap"
    subject: str = ruled(REFERENCE)
    other: str = ruled(REFERENCE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class QueueMove(Command):
    """Someone stands before another one, or with "" at the end of their own batch."""

    type: ClassVar[str] = "queue_move"
    subject: str = ruled(REFERENCE)
    before: str = ruled(NAME, default="")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class QueueRecall(Command):
    """Those who were passed by come next; of one batch, or of the whole part with ""."""

    type: ClassVar[str] = "queue_recall"
    batch: str = ruled(NAME, default="")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class QueueUndo(Command):
    """Take back the last change of the line or of a status."""

    type: ClassVar[str] = "queue_undo"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Receive(Command):
    """How someone's award is received: "stand_in" ``by`` whom, "posthumous" by the family, "" in person."""

    type: ClassVar[str] = "manner"
    subject: str = ruled(REFERENCE)
    kind: str = ruled(Choice(MANNERS))
    by: str = ruled(Text(120), default="")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Blank(Command):
    """No name on any screen, at once; or again what stood there."""

    type: ClassVar[str] = "blank"
    on: bool = ruled(Flag())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Retract(Command):
    """The name on the screens is wrong: it goes at once; ``correct``, when given, takes its place.

    ``expected`` is the cue that the operator saw.
    """

    type: ClassVar[str] = "retract"
    expected: str = ruled(NAME)
    correct: str = ruled(NAME, default="")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LateAdd(Command):
    """A recipient whom no list knows: last in ``batch``, or in the one that is being called with ""."""

    type: ClassVar[str] = "late_add"
    name: str = ruled(Text(120, least=1))
    batch: str = ruled(NAME, default="")
    unit: str = ruled(Text(200), default="")
    form: str = ruled(Text(200), default="")
    kind: str = ruled(Choice(("individual", "household", "collective")), default="individual")
    honorific: str = ruled(Text(40), default="")


AWARD_TYPES: Mapping[str, type[Command]] = {
    kind.type: kind
    for kind in (QueuePick, QueueSwap, QueueMove, QueueRecall, QueueUndo, Receive, Blank, Retract, LateAdd)
}
AWARD_ROLES: Mapping[str, frozenset[str]] = {name: frozenset(("console", "desk")) for name in AWARD_TYPES}
