"""Events of the quick sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ceremony.core.event import Event


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class QuickKept(Event):
    """A card is ready: its finished pictures are in the record."""

    card: str
    kind: str
    title: str
    pages: tuple[str, ...]
    minutes: int = 0
    cue: str = ""
    was: str = ""
    mended: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class QuickShown(Event):
    """A card stands on the hall. ``until``: when a break is over, ms; -1 without a clock."""

    card: str
    page: int
    title: str
    until: int = -1


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class QuickHidden(Event):
    """The hall sees the program again."""

    title: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class QuickTurned(Event):
    """Another page of the deck, from 0."""

    page: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class QuickTimed(Event):
    """The break ends at another time, ms."""

    until: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CueCorrected(Event):
    """A cue's picture and words were mended on the spot; the file still has the old ones."""

    cue: str
    was: str
    html: str
    mended: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CorrectionDropped(Event):
    """The file's own words again."""

    cue: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NameSaid(Event):
    """How a name is said from now on; "" as the file says."""

    name: str
    said: str


QUICK_KINDS: Mapping[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        *(QuickKept, QuickShown, QuickHidden, QuickTurned, QuickTimed),
        *(CueCorrected, CorrectionDropped, NameSaid),
    )
}
