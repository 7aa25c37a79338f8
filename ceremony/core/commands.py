"""Commands: what people ask of the show, one frozen dataclass for each type of docs/wire.md."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from ceremony.core.command import Command
from ceremony.core.commands_awards import AWARD_ROLES, AWARD_TYPES
from ceremony.core.commands_quick import QUICK_ROLES, QUICK_TYPES
from ceremony.core.commands_script import SCRIPT_ROLES, SCRIPT_TYPES
from ceremony.core.commands_signing import SIGNING_ROLES, SIGNING_TYPES
from ceremony.core.fields import Choice, Flag, Text, Unfit, Whole, rule_of, ruled
from ceremony.core.film_faults import UNPLAYABLE
from ceremony.core.refused import Refused, refusal
from ceremony.language.catalogs import say

DAY_MS = 86_400_000
HOUR_S = 3_600

RECIPIENT_STATUSES = ("waiting", "present", "called", "on_stage", "received", "absent", "later", "withdrawn")
SIGNER_STATUSES = ("waiting", "called", "at_table", "signed", "absent", "later")  # that a hand may set
OVERLAY_KINDS = ("lower-third", "message", "clock")

_ID = Text(64, least=1)
_NAME = Text(120)
_CUE = Text(120, least=1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Open(Command):
    """Open the show and arm the first cue."""

    type: ClassVar[str] = "open"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Go(Command):
    """Put standby on program; ``expected`` is the cue the operator saw there.

    ``confirm`` is the word of the refusal that asked for a second press.
    """

    type: ClassVar[str] = "go"
    expected: str = ruled(_NAME)
    repeat: bool = ruled(Flag(), default=False)
    confirm: str = ruled(Text(64), default="")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Back(Command):
    """Put the cue before on program; ``expected`` is the cue the operator saw on program."""

    type: ClassVar[str] = "back"
    expected: str = ruled(_NAME)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Take(Command):
    """Put this cue on program now and arm the one after it."""

    type: ClassVar[str] = "take"
    cue: str = ruled(_CUE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Standby(Command):
    """Arm this cue."""

    type: ClassVar[str] = "standby"
    cue: str = ruled(_CUE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Fallback(Command):
    """The film fails: its fallback deck takes over."""

    type: ClassVar[str] = "fallback"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Undo(Command):
    """Take back the last go, back, take or fallback."""

    type: ClassVar[str] = "undo"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Advance(Command):
    """The time of the cue on program is over: what comes by itself comes. The show's own clock sends it."""

    type: ClassVar[str] = "advance"
    expected: str = ruled(_CUE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Turning(Command):
    """The next cue comes by itself (again), or waits for GO."""

    type: ClassVar[str] = "turning"
    on: bool = ruled(Flag())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Skip(Command):
    """GO passes this item by, or no longer."""

    type: ClassVar[str] = "skip"
    item: str = ruled(_CUE)
    on: bool = ruled(Flag())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Hold(Command):
    """Freeze film, sound and clocks."""

    type: ClassVar[str] = "hold"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Resume(Command):
    """Go on after a hold."""

    type: ClassVar[str] = "resume"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FilmPlay(Command):
    """Play the film on program."""

    type: ClassVar[str] = "film_play"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FilmPause(Command):
    """Pause the film on program."""

    type: ClassVar[str] = "film_pause"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FilmSeek(Command):
    """Move the film on program to a position."""

    type: ClassVar[str] = "film_seek"
    position_ms: int = ruled(Whole(0, DAY_MS))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FilmVolume(Command):
    """Set how loud the film on program plays."""

    type: ClassVar[str] = "film_volume"
    volume: int = ruled(Whole(0, 100))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FilmReport(Command):
    """Why a film cannot be shown, by the disk and the screens; without a code it can be shown again."""

    type: ClassVar[str] = "film_report"
    film: str = ruled(Text(300, least=1))
    code: str = ruled(Choice(("", *UNPLAYABLE)))
    version: str = ruled(Text(300), default="")
    screen: str = ruled(Text(64), default="")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Blackout(Command):
    """Cover every screen with black."""

    type: ClassVar[str] = "blackout"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Panic(Command):
    """Cover every screen with the holding card, in silence."""

    type: ClassVar[str] = "panic"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Release(Command):
    """Take the cover away."""

    type: ClassVar[str] = "release"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TimerAdd(Command):
    """Give the running item more or less time."""

    type: ClassVar[str] = "timer_add"
    ms: int = ruled(Whole(-DAY_MS // 4, DAY_MS // 4))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TimerPause(Command):
    """Stop the running item's clock."""

    type: ClassVar[str] = "timer_pause"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TimerResume(Command):
    """Let the running item's clock go on."""

    type: ClassVar[str] = "timer_resume"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Shift(Command):
    """Move the planned times of all that has not run."""

    type: ClassVar[str] = "shift"
    ms: int = ruled(Whole(-DAY_MS // 2, DAY_MS // 2))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Message(Command):
    """Say something to the stage display."""

    type: ClassVar[str] = "message"
    text: str = ruled(Text(200, least=1))
    to: str = ruled(Choice(("stage",)), default="stage")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MessageRead(Command):
    """The stage has read a message."""

    type: ClassVar[str] = "message_read"
    message: str = ruled(_ID)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MessageClear(Command):
    """Take a message off the stage display."""

    type: ClassVar[str] = "message_clear"
    message: str = ruled(_ID)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class OverlayOn(Command):
    """Lay something over the picture; the one of the same kind goes.

    ``seconds``: how long, 0 until it is taken away, -1 as is usual for its kind. ``subject``: whose name a
    lower third tells; their name and title are filled in where ``text`` and ``note`` are empty.
    """

    type: ClassVar[str] = "overlay_on"
    kind: str = ruled(Choice(OVERLAY_KINDS))
    text: str = ruled(Text(200), default="")
    note: str = ruled(Text(200), default="")
    seconds: int = ruled(Whole(-1, HOUR_S), default=-1)
    subject: str = ruled(_NAME, default="")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class OverlayOff(Command):
    """Take an overlay away."""

    type: ClassVar[str] = "overlay_off"
    overlay: str = ruled(_ID)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Mark(Command):
    """Set how it stands with a recipient or a signer."""

    type: ClassVar[str] = "mark"
    subject: str = ruled(_CUE)
    status: str = ruled(Choice(tuple(dict.fromkeys(RECIPIENT_STATUSES + SIGNER_STATUSES))))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SkipAbsent(Command):
    """Mark who is on standby absent and arm the next."""

    type: ClassVar[str] = "skip_absent"
    expected: str = ruled(_NAME)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Sound(Command):
    """Choose the one screen that sounds; "" leaves it to the first main screen."""

    type: ClassVar[str] = "sound"
    screen: str = ruled(Text(64))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ScreenRename(Command):
    """Give a screen another name."""

    type: ClassVar[str] = "screen_rename"
    client: str = ruled(_ID)
    name: str = ruled(Text(64, least=1))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ScreenIdentify(Command):
    """Show a screen's name large for a moment; "" means every screen."""

    type: ClassVar[str] = "screen_identify"
    client: str = ruled(Text(64), default="")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ScreenForget(Command):
    """A screen that has left is not missed any more; one that is there stays."""

    type: ClassVar[str] = "screen_forget"
    client: str = ruled(Text(64, least=1))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Close(Command):
    """End the show; the last picture stays."""

    type: ClassVar[str] = "close"


COMMAND_TYPES: Mapping[str, type[Command]] = {
    kind.type: kind
    for kind in (
        *(Open, Go, Back, Take, Standby, Advance, Turning, Fallback, Undo, Skip, Hold, Resume),
        *(FilmPlay, FilmPause, FilmSeek, FilmVolume, FilmReport, Blackout, Panic, Release),
        *(TimerAdd, TimerPause, TimerResume, Shift, Message, MessageRead, MessageClear),
        *(OverlayOn, OverlayOff, Mark, SkipAbsent, Sound, ScreenRename, ScreenIdentify, ScreenForget, Close),
    )
} | {**AWARD_TYPES, **SIGNING_TYPES, **SCRIPT_TYPES, **QUICK_TYPES}

TIMER = "timer"  # the role of the show's own clock: no page has it
_CONSOLE = frozenset(("console",))
_OTHERS: Mapping[str, frozenset[str]] = {
    "advance": frozenset((TIMER,)),
    "film_report": frozenset((TIMER,)),
    "overlay_off": frozenset(("console", TIMER)),
    "mark": frozenset(("console", "desk")),
    "skip_absent": frozenset(("console", "desk")),
    "message_read": frozenset(("stage",)),
    **AWARD_ROLES,
    **SIGNING_ROLES,
    **SCRIPT_ROLES,
    **QUICK_ROLES,
}

ROLES: Mapping[str, frozenset[str]] = {name: _OTHERS.get(name, _CONSOLE) for name in COMMAND_TYPES}


def decode(raw: Mapping[str, object], language: str = "vi") -> Command:
    """The command that ``raw`` asks for. Raises Refused("bad_command") naming the field at fault."""
    name = raw.get("type") if isinstance(raw, Mapping) else None
    kind = COMMAND_TYPES.get(name) if isinstance(name, str) else None
    if kind is None:
        raise _bad(language, "type", Unfit("field.choice", words=", ".join(COMMAND_TYPES)))
    fields = {field.name: field for field in dataclasses.fields(kind)}
    for given in raw:
        if given != "type" and given not in fields:
            raise _bad(language, str(given)[:40], Unfit("field.unknown"))
    values: dict[str, Any] = {}
    for field in fields.values():
        if field.name in raw:
            values[field.name] = _read(language, field, raw[field.name])
        elif field.default is dataclasses.MISSING:
            raise _bad(language, field.name, Unfit("field.missing"))
    return kind(**values)


def encode(command: Command) -> dict[str, object]:
    """The command as JSON values; ``decode`` reads it back."""
    return {"type": command.type, **command.plain()}


def _read(language: str, field: dataclasses.Field[Any], raw: object) -> Any:
    try:
        return rule_of(field.metadata).read(raw)
    except Unfit as unfit:
        raise _bad(language, field.name, unfit) from None


def _bad(language: str, field: str, unfit: Unfit) -> Refused:
    why = say(language, f"core.{unfit.key}", **unfit.values)
    return refusal(language, "bad_command", field=field, why=why)
