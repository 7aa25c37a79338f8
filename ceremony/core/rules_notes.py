"""Rules of clocks, messages, overlays, people and screens."""

from __future__ import annotations

from ceremony.core import commands as wish
from ceremony.core import events as happened
from ceremony.core.named import find_named
from ceremony.core.order import find_cue, find_entrant
from ceremony.core.refused import refusal
from ceremony.core.rules_program import (
    Events,
    need_not_closed,
    need_open,
    title_of,
    with_rearm,
)
from ceremony.core.rules_signing import with_slot_closed
from ceremony.core.sealing import secret_people
from ceremony.core.state import State
from ceremony.model.rundown import Rundown

# seconds that an overlay stands when nobody says how long; 0: until it is taken away
USUAL_S = {"message": 30, "lower-third": 12, "clock": 0}


def timer_add(rundown: Rundown, state: State, command: wish.TimerAdd, now: int) -> Events:
    """More or less time for the running item."""
    return (happened.TimeAdded(now, _running(rundown, state), command.ms),)


def timer_pause(rundown: Rundown, state: State, command: wish.TimerPause, now: int) -> Events:
    """The running item's clock stands."""
    _running(rundown, state)
    return () if state.timer_paused else (happened.TimerPaused(now),)


def timer_resume(rundown: Rundown, state: State, command: wish.TimerResume, now: int) -> Events:
    """The running item's clock goes on."""
    _running(rundown, state)
    return (happened.TimerResumed(now),) if state.timer_paused else ()


def shift(rundown: Rundown, state: State, command: wish.Shift, now: int) -> Events:
    """Move the planned times of all that has not run."""
    need_not_closed(rundown, state)
    return (happened.PlanShifted(now, command.ms),)


def message(rundown: Rundown, state: State, command: wish.Message, now: int) -> Events:
    """A message to the stage, in every phase."""
    return (happened.MessageSent(now, f"m{state.made + 1}", command.text, command.to),)


def message_read(rundown: Rundown, state: State, command: wish.MessageRead, now: int) -> Events:
    """The stage has read it; twice is once."""
    _need_message(rundown, state, command.message)
    read = any(note.id == command.message and note.read_at is not None for note in state.notes)
    return () if read else (happened.MessageSeen(now, command.message),)


def message_clear(rundown: Rundown, state: State, command: wish.MessageClear, now: int) -> Events:
    """Take it off the stage."""
    _need_message(rundown, state, command.message)
    return (happened.MessageCleared(now, command.message),)


def overlay_on(rundown: Rundown, state: State, command: wish.OverlayOn, now: int) -> Events:
    """Lay something over the picture; only a clock needs no words, and a person brings their own."""
    need_not_closed(rundown, state)
    text, note = command.text, command.note
    if command.subject:
        text, note = _introduced(rundown, state, command)
    if command.kind != "clock" and not text:
        raise refusal(rundown.language, "empty_overlay")
    seconds = USUAL_S[command.kind] if command.seconds < 0 else command.seconds
    until = now + seconds * 1000 if seconds else 0
    laid = happened.OverlayLaid(
        now, f"o{state.made + 1}", command.kind, text, note, until, command.subject
    )  # fmt: skip
    return (laid,)


def _introduced(rundown: Rundown, state: State, command: wish.OverlayOn) -> tuple[str, str]:
    """Name and title of the person meant, as they stand in this part; what was typed wins."""
    who = find_named(rundown, command.subject, state.program.item)
    if who is None:
        raise refusal(rundown.language, "unknown_subject", subject=command.subject)
    if command.subject in secret_people(rundown, state):
        raise refusal(rundown.language, "still_sealed")
    return command.text or who.called, command.note or who.title


def overlay_off(rundown: Rundown, state: State, command: wish.OverlayOff, now: int) -> Events:
    """Take an overlay away."""
    if not any(overlay.id == command.overlay for overlay in state.overlays):
        raise refusal(rundown.language, "unknown_overlay")
    return (happened.OverlayLifted(now, command.overlay),)


def mark(rundown: Rundown, state: State, command: wish.Mark, now: int) -> Events:
    """How it stands with someone; who is gone is not on standby."""
    entrant = find_entrant(rundown, command.subject)
    if entrant is None:
        raise refusal(rundown.language, "unknown_subject", subject=command.subject)
    allowed = wish.SIGNER_STATUSES if entrant.kind == "signer" else wish.RECIPIENT_STATUSES
    if command.status not in allowed:
        raise refusal(rundown.language, "wrong_status", words=", ".join(allowed))
    if state.status(entrant.id) == command.status:
        return ()
    marked = (happened.SubjectMarked(now, entrant.id, command.status, entrant.kind == "recipient"),)
    return with_slot_closed(state, entrant.id, with_rearm(rundown, state, marked, now), now)


def skip_absent(rundown: Rundown, state: State, command: wish.SkipAbsent, now: int) -> Events:
    """Who is on standby is absent; the next is armed."""
    need_open(rundown, state)
    if command.expected != state.standby:
        raise refusal(rundown.language, "stale", title=title_of(rundown, state.standby))
    cue = find_cue(rundown, state.standby)
    if cue is None or not cue.subject:
        raise refusal(rundown.language, "nobody_called")
    who = find_entrant(rundown, cue.subject)
    by_hand = bool(who and who.kind == "recipient")
    marked = (happened.SubjectMarked(now, cue.subject, "absent", by_hand),)
    return with_slot_closed(state, cue.subject, with_rearm(rundown, state, marked, now), now)


def sound(rundown: Rundown, state: State, command: wish.Sound, now: int) -> Events:
    """Choose the screen that sounds."""
    if command.screen == state.sound_screen:
        return ()
    return (happened.SoundGiven(now, command.screen),)


def screen_rename(rundown: Rundown, state: State, command: wish.ScreenRename, now: int) -> Events:
    """Another name for a screen."""
    if state.screen_names.get(command.client) == command.name:
        return ()
    return (happened.ScreenRenamed(now, command.client, command.name),)


def screen_forget(rundown: Rundown, state: State, command: wish.ScreenForget, now: int) -> Events:
    """Nothing that the record keeps: the list of pages is the server's own."""
    return ()


def screen_identify(rundown: Rundown, state: State, command: wish.ScreenIdentify, now: int) -> Events:
    """Nothing to remember: the screens show it for a moment."""
    return ()


def _running(rundown: Rundown, state: State) -> str:
    need_open(rundown, state)
    if not state.program.item:
        raise refusal(rundown.language, "nothing_on")
    return state.program.item


def _need_message(rundown: Rundown, state: State, ident: str) -> None:
    if not any(note.id == ident for note in state.notes):
        raise refusal(rundown.language, "unknown_message")
