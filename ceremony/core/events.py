"""Events: what has happened, in words that a replay needs nothing else for.

Every event carries ``at``: milliseconds since 1970 in the show's clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ceremony.core.event import Event
from ceremony.core.events_awards import AWARD_KINDS
from ceremony.core.events_quick import QUICK_KINDS
from ceremony.core.events_script import SCRIPT_KINDS
from ceremony.core.events_signing import SIGNING_KINDS


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ShowOpened(Event):
    """The show is open and its first cue armed; ``marks`` are of those known to be away before it began."""

    standby: str
    marks: tuple[tuple[str, str], ...] = ()
    posthumous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CueTaken(Event):
    """A cue went on program. ``cause`` is "go", "back", "take", "fallback", "advance" or "turn".

    ``film_ms`` is the film's length, -1 without a film; ``marks`` are (subject, status). ``turn_ms``: after
    so long the next cue comes by itself; 0 at the film's end, -1 never.
    """

    cause: str
    cue: str
    item: str
    standby: str
    film_ms: int = -1
    volume: int = 80
    position_ms: int = 0
    playing: bool = False
    sound: bool = False
    marks: tuple[tuple[str, str], ...] = ()
    sound_kept: bool = False  # the sound that ran goes on
    turn_ms: int = -1


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CueRefreshed(Event):
    """The cue on program is shown as the newest rundown has it; nothing else has moved."""

    cue: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class StepUndone(Event):
    """The last go, back, take or fallback was taken back; ``standby`` is armed again."""

    standby: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class StandbyArmed(Event):
    """A cue was armed; "" when nothing follows."""

    cue: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ItemSkipped(Event):
    """GO passes an item by, or no longer."""

    item: str
    on: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Held(Event):
    """Film, sound and clocks are frozen."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Resumed(Event):
    """Film, sound and clocks go on."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FilmMoved(Event):
    """The film on program plays or stands at a position."""

    position_ms: int
    playing: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TurningSet(Event):
    """The next cue comes by itself, or no longer."""

    on: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class VolumeSet(Event):
    """How loud the film on program plays, per cent."""

    volume: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FilmReported(Event):
    """A film cannot be shown: this ``version`` of it, on this ``screen`` (a client); "": it can, again."""

    film: str
    code: str
    version: str = ""
    screen: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Covered(Event):
    """Every screen is covered: "black" or "holding"."""

    cover: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Released(Event):
    """The cover is gone."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TimeAdded(Event):
    """An item has more or less time."""

    item: str
    ms: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TimerPaused(Event):
    """The running item's clock stands."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TimerResumed(Event):
    """The running item's clock goes on."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PlanShifted(Event):
    """The planned times of all that had not run have moved."""

    ms: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MessageSent(Event):
    """A message went to the stage display."""

    message: str
    text: str
    to: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MessageSeen(Event):
    """The stage has read a message."""

    message: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MessageCleared(Event):
    """A message is off the stage display."""

    message: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OverlayLaid(Event):
    """Something lies over the picture; one of the same kind has gone."""

    overlay: str
    kind: str
    text: str
    note: str
    until: int = 0  # when it ends by itself; 0: it stays
    subject: str = ""  # whose name it is


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OverlayLifted(Event):
    """An overlay has gone."""

    overlay: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SubjectMarked(Event):
    """How it stands with a recipient or a signer. ``by_hand``: of a recipient, and can be taken back."""

    subject: str
    status: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SoundGiven(Event):
    """The one screen that sounds, by name; "" leaves it to the first main screen."""

    screen: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SoundKept(Event):
    """The client of the screen that sounds, when none was chosen: after a restart it sounds again."""

    client: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ScreenRenamed(Event):
    """A screen has another name."""

    client: str
    name: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RundownAdopted(Event):
    """The show runs by another rundown, kept under ``rev``; ``standby`` is armed in it.

    ``gone``: (subject, name, how) of those who were "on_air", on "standby" or "called" and are not in it.
    """

    rev: str
    standby: str
    gone: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ShowClosed(Event):
    """The show has ended; the last picture stays."""


KINDS: Mapping[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        *(ShowOpened, CueTaken, CueRefreshed, StepUndone, StandbyArmed, ItemSkipped, Held, Resumed),
        *(
            FilmMoved,
            TurningSet,
            VolumeSet,
            FilmReported,
            Covered,
            Released,
            TimeAdded,
            TimerPaused,
            TimerResumed,
            PlanShifted,
        ),
        *(MessageSent, MessageSeen, MessageCleared, OverlayLaid, OverlayLifted, SubjectMarked),
        *(SoundGiven, SoundKept, ScreenRenamed, RundownAdopted, ShowClosed),
    )
} | {**AWARD_KINDS, **SIGNING_KINDS, **SCRIPT_KINDS, **QUICK_KINDS}

_ROWS = ("points", "witnesses", "posthumous", "pages")  # read back as tuples


def to_plain(event: Event) -> dict[str, Any]:
    """The event as JSON values, its kind under "is"."""
    return {"is": type(event).__name__, **event.plain()}


def from_plain(plain: Mapping[str, Any]) -> Event:
    """Read what ``to_plain`` wrote. Raises KeyError or TypeError on anything else."""
    values = dict(plain)
    kind = KINDS[values.pop("is")]
    if "marks" in values:
        values["marks"] = tuple((subject, status) for subject, status in values["marks"])
    if "gone" in values:
        values["gone"] = tuple((subject, name, how) for subject, name, how in values["gone"])
    if "lines" in values:
        values["lines"] = tuple((batch, tuple(line)) for batch, line in values["lines"])
    if "mended" in values:
        values["mended"] = tuple((old, new) for old, new in values["mended"])
    for name in _ROWS:
        if isinstance(values.get(name), list):
            values[name] = tuple(values[name])
    return kind(**values)
