"""The log: what has happened, in sentences for the operator."""

from __future__ import annotations

from collections.abc import Callable

from ceremony.core import events as happened
from ceremony.core import events_awards as awards
from ceremony.core import events_quick as quick
from ceremony.core import events_script as script
from ceremony.core import events_signing as signing
from ceremony.core.corrections import written
from ceremony.core.event import Event
from ceremony.core.film_faults import known
from ceremony.core.order import find_cue, find_entrant, find_item
from ceremony.core.quick_views import clock_words
from ceremony.core.signatories import find_signatory
from ceremony.core.timing import duration_words
from ceremony.journal import Entry
from ceremony.language.catalogs import say
from ceremony.model.rundown import Rundown

REBOOT = "reboot"  # the type of the entry that holds a show after the machine has started anew


def is_told(entry: Entry) -> bool:
    """Whether an entry is worth a line: the pieces of a signature and the turns of a round are hundreds."""
    return not all(_is_small(event) for event in entry.events)


def _is_small(event: Event) -> bool:
    turns = isinstance(event, happened.CueTaken) and event.cause == "turn"
    return turns or isinstance(event, signing.InkDrawn | happened.SoundKept)


def log_line(rundown: Rundown, entry: Entry) -> str:
    """One line for all that an entry caused; "" when there is nothing to tell."""
    if entry.type == REBOOT:
        return say(rundown.language, "core.log.Rebooted")
    told = (event for event in entry.events if not _is_small(event))
    return " · ".join(_teller(event)(rundown, event) for event in told)


def _teller(event: Event) -> Callable[[Rundown, Event], str]:
    kind = type(event).__name__
    if kind in awards.AWARD_KINDS:
        return _award_words
    if kind in quick.QUICK_KINDS:
        return _quick_words
    return _signing_words if kind in signing.SIGNING_KINDS else _words


def _quick_words(rundown: Rundown, event: Event) -> str:
    language = rundown.language
    match event:
        case quick.QuickKept(title=title) | quick.QuickShown(title=title) | quick.QuickHidden(title=title):
            return _say(language, event, title=title)
        case quick.QuickTurned(page=page):
            return _say(language, event, page=page + 1)
        case quick.QuickTimed(until=until):
            return _say(language, event, time=clock_words(rundown, until))
        case quick.CueCorrected(cue=ident, mended=mended):
            words = " · ".join(f"{old} → {new}" for old, new in written(mended))
            return _say(language, event, title=_cue_title(rundown, ident), words=words)
        case quick.CorrectionDropped(cue=ident):
            return _say(language, event, title=_cue_title(rundown, ident))
        case quick.NameSaid(name=name, said=said):
            return _say(language, event, name=name, said=said or "–")
        case _:
            return ""


def _cue_title(rundown: Rundown, ident: str) -> str:
    cue = find_cue(rundown, ident)
    return cue.title if cue else ident


def _award_words(rundown: Rundown, event: Event) -> str:
    subject = getattr(event, "subject", "")
    who = find_entrant(rundown, subject)
    name = who.name if who else subject
    match event:
        case awards.LineChanged(cause=cause):
            return say(rundown.language, f"core.log.LineChanged.{cause}", name=name)
        case awards.RecipientAdded(name=typed):
            return _say(rundown.language, event, name=typed)
        case awards.MannerSet(kind=kind, by=by):
            return say(rundown.language, f"core.log.MannerSet.{kind}", name=name, by=by)
        case _:
            return _say(rundown.language, event, name=name)


def _signing_words(rundown: Rundown, event: Event) -> str:
    language = rundown.language
    match event:
        case signing.SeatGiven(tablet=tablet, seat=seat):
            return say(language, f"core.log.SeatGiven.{seat or 'none'}", tablet=tablet[:4])
        case signing.Attested(subject=subject, witnesses=witnesses):
            return _say(language, event, name=_signatory(rundown, subject), count=len(witnesses))
        case (
            signing.SlotOpened(subject=subject)
            | signing.SlotClosed(subject=subject)
            | signing.InkDropped(subject=subject)
            | signing.InkCleared(subject=subject)
            | signing.Signed(subject=subject)
        ):
            return _say(language, event, name=_signatory(rundown, subject))
        case _:
            return ""


def _signatory(rundown: Rundown, subject: str) -> str:
    who = find_signatory(rundown, subject)
    return who.name if who else subject


def _words(rundown: Rundown, event: Event) -> str:
    language = rundown.language
    match event:
        case (
            happened.CueTaken(cue=ident)
            | happened.CueRefreshed(cue=ident)
            | happened.StandbyArmed(cue=ident)
            | script.WordsChanged(cue=ident)
            | script.WordsNoted(cue=ident)
        ):
            cue = find_cue(rundown, ident)
            return _say(language, event, title=cue.title if cue else ident or "–")
        case happened.ItemSkipped(item=ident, on=on):
            key = "ItemSkipped" if on else "ItemKept"
            return say(language, f"core.log.{key}", title=_title(rundown, ident))
        case happened.FilmMoved() | happened.TurningSet() | happened.VolumeSet():
            return _running_words(language, event)
        case happened.FilmReported(code=code):
            why = say(language, f"core.screen.{known(code)}") if code else ""
            return say(language, f"core.log.FilmReported.{'fault' if code else ''}", why=why)
        case happened.Covered(cover=cover):
            return say(language, f"core.log.Covered.{cover}")
        case happened.TimeAdded(item=ident, ms=ms):
            return _say(language, event, title=_title(rundown, ident), time=_signed(ms))
        case happened.PlanShifted(ms=ms):
            return _say(language, event, time=_signed(ms))
        case happened.MessageSent(text=text) | happened.OverlayLaid(text=text):
            return _say(language, event, text=text)
        case happened.SubjectMarked(subject=ident, status=status):
            who = find_entrant(rundown, ident)
            words = say(language, f"core.status.{status}")
            return _say(language, event, name=who.name if who else ident, status=words)
        case happened.SoundGiven(screen=screen):
            return _say(language, event, screen=screen) if screen else say(language, "core.log.SoundFree")
        case happened.ScreenRenamed(name=name):
            return _say(language, event, name=name)
        case _:
            return _say(language, event)


def _running_words(
    language: str, event: happened.FilmMoved | happened.TurningSet | happened.VolumeSet
) -> str:
    """Of what runs by itself: the film and the time until the next cue."""
    match event:
        case happened.FilmMoved(position_ms=position, playing=playing):
            key = "FilmPlays" if playing else "FilmStands"
            return say(language, f"core.log.{key}", time=duration_words(position))
        case happened.TurningSet(on=on):
            return say(language, f"core.log.TurningSet.{'on' if on else 'off'}")
        case _:
            return _say(language, event, volume=event.volume)


def _say(language: str, event: Event, /, **values: object) -> str:
    return say(language, f"core.log.{type(event).__name__}", **values)


def _title(rundown: Rundown, ident: str) -> str:
    item = find_item(rundown, ident)
    return item.title if item else ident


def _signed(ms: int) -> str:
    return ("+" if ms >= 0 else "−") + duration_words(ms)
