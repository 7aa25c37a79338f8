"""Events of the awards desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ceremony.core.event import Event

Line = tuple[str, tuple[str, ...]]  # a batch, and who stands in its line from now on


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LineChanged(Event):
    """Somebody changed who stands where. ``cause`` is "pick", "swap", "move" or "recall".

    ``marks`` are (subject, status) as in CueTaken; ``standby`` is armed.
    """

    cause: str
    subject: str
    lines: tuple[Line, ...]
    standby: str
    marks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class QueueUndone(Event):
    """The last change by hand was taken back."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MannerSet(Event):
    """How somebody's award is received; "" in person."""

    subject: str
    kind: str
    by: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NameRetracted(Event):
    """A wrong name went off every screen; who was not there is called, not on stage."""

    cue: str
    subject: str
    lines: tuple[Line, ...]
    standby: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RecipientAdded(Event):
    """Somebody whom no list knows is a recipient now, last in the line of a batch."""

    subject: str
    batch: str
    name: str
    unit: str
    form: str
    group: str
    honorific: str
    standby: str


AWARD_KINDS: Mapping[str, type[Event]] = {
    kind.__name__: kind for kind in (LineChanged, QueueUndone, MannerSet, NameRetracted, RecipientAdded)
}
