"""Rules of the signing desk: one open slot, drawn in by one tablet, and nobody signed who has not."""

from __future__ import annotations

from ceremony.core import commands_signing as wish
from ceremony.core import events_signing as happened
from ceremony.core.event import Event
from ceremony.core.events import SubjectMarked
from ceremony.core.order import GONE, find_cue
from ceremony.core.refused import refusal
from ceremony.core.rules_program import need_open, with_rearm
from ceremony.core.signatories import Signatory, find_signatory, pledge_witnesses
from ceremony.core.state import State
from ceremony.core.state_signing import DONE, Slot
from ceremony.model.ink import POINT, POINTS_A_ROUND, Ink
from ceremony.model.rundown import Rundown

Events = tuple[Event, ...]


def seat(rundown: Rundown, state: State, command: wish.Seat, now: int) -> Events:
    """Put a tablet before the signers or the witnesses."""
    if state.signing.seats.get(command.tablet, "") == command.seat:
        return ()
    return (happened.SeatGiven(now, command.tablet, command.seat),)


def slot_open(rundown: Rundown, state: State, command: wish.SlotOpen, now: int) -> Events:
    """Let someone sign; only when nobody else does."""
    need_open(rundown, state)
    who = _need_signatory(rundown, command.subject)
    signing = state.signing
    if signing.slot and signing.slot.subject != who.id:
        other = _need_signatory(rundown, signing.slot.subject)
        raise refusal(rundown.language, "slot_taken", name=other.name)
    tablet = command.tablet or signing.seated("witness" if who.witness else "signer")
    if not tablet:
        raise refusal(rundown.language, "no_tablet")
    if signing.slot and signing.slot.tablet == tablet:
        return ()
    if _has_signed(state, who) and not command.again:
        raise refusal(rundown.language, "already_signed", name=who.name)
    ink = signing.ink(who.id)
    round_ = ink.round + 1 if ink.strokes else ink.round
    opened: Events = (happened.SlotOpened(now, who.id, tablet, round_),)
    if not any(signing.seats.values()) or tablet not in signing.seats:
        opened = (happened.SeatGiven(now, tablet, "witness" if who.witness else "signer"), *opened)
    return _marked(rundown, state, who, "at_table", opened)


def slot_close(rundown: Rundown, state: State, command: wish.SlotClose, now: int) -> Events:
    """Take the slot away; the one who did not sign waits again, or is still the one who is called."""
    slot = state.signing.slot
    if slot is None:
        raise refusal(rundown.language, "no_slot")
    who = find_signatory(rundown, slot.subject)
    closed: Events = (happened.SlotClosed(now, slot.subject),)
    if who is None:
        return closed
    cue = find_cue(rundown, state.program.cue)
    called = cue is not None and cue.subject == who.id
    return _marked(rundown, state, who, "called" if called else "waiting", closed)


def draw(rundown: Rundown, state: State, command: wish.Draw, now: int) -> Events:
    """Points that are new are kept, those that came before change nothing, a gap is refused."""
    slot, ink = _need_slot(rundown, state, command)
    if command.round < ink.round:
        return ()  # of a round that was cleared meanwhile
    if command.round > ink.round or not ink.fits(command.stroke, command.start):
        raise refusal(rundown.language, "ink_gap")
    fresh = ink.fresh(command.stroke, command.start, command.points)
    if not fresh:
        return ()
    if ink.points + len(fresh) // POINT > POINTS_A_ROUND:
        raise refusal(rundown.language, "ink_full")
    drawn = happened.InkDrawn(now, slot.subject, ink.round, command.stroke, ink.have(command.stroke), fresh)
    if state.status(slot.subject) == "at_table":
        return (SubjectMarked(now, slot.subject, "signing"), drawn)
    return (drawn,)


def drop(rundown: Rundown, state: State, command: wish.Drop, now: int) -> Events:
    """A stroke that was a palm."""
    slot, ink = _need_slot(rundown, state, command)
    if command.round != ink.round or not ink.have(command.stroke):
        return ()
    return (happened.InkDropped(now, slot.subject, ink.round, command.stroke),)


def clear(rundown: Rundown, state: State, command: wish.Clear, now: int) -> Events:
    """Nothing drawn, in the next round."""
    slot, ink = _need_slot(rundown, state, command)
    if command.round != ink.round or not ink.strokes:
        return ()
    cleared: Events = (happened.InkCleared(now, slot.subject, ink.round + 1),)
    if state.status(slot.subject) == "signing":
        return (SubjectMarked(now, slot.subject, "at_table"), *cleared)
    return cleared


def sign(rundown: Rundown, state: State, command: wish.Sign, now: int) -> Events:
    """What was drawn is a signature: all of it must be here."""
    slot, ink = _need_slot(rundown, state, command)
    if not ink.points:
        raise refusal(rundown.language, "nothing_drawn")
    if command.round != ink.round or command.points != ink.points:
        raise refusal(rundown.language, "ink_gap")
    who = _need_signatory(rundown, slot.subject)
    signed: Events = (happened.Signed(now, who.id, ink.round, slot.tablet, ink.points),)
    return _marked(rundown, state, who, "signed", signed)


def attest(rundown: Rundown, state: State, command: wish.Attest, now: int) -> Events:
    """Witnesses have seen someone sign; a tablet may say so only from the witnesses' seat."""
    if command.tablet and state.signing.seats.get(command.tablet) != "witness":
        raise refusal(rundown.language, "not_your_slot")
    who = _need_signatory(rundown, command.subject)
    known = {witness.key for witness in pledge_witnesses(rundown, who)}
    if who.witness or not command.witnesses or not known.issuperset(command.witnesses):
        raise refusal(rundown.language, "unknown_witness")
    if not _has_signed(state, who):
        raise refusal(rundown.language, "not_signed", name=who.name)
    before = state.signing.attested.get(who.id)
    if before and before.witnesses == command.witnesses:
        return ()
    seen: Events = (happened.Attested(now, who.id, command.witnesses, command.tablet),)
    return _marked(rundown, state, who, "witnessed", seen)


def with_slot_closed(state: State, subject: str, marked: Events, now: int) -> Events:
    """What a desk has marked by hand, after the slot of that person is closed: on paper, absent, later."""
    slot = state.signing.slot
    return (happened.SlotClosed(now, subject), *marked) if slot and slot.subject == subject else marked


def _need_signatory(rundown: Rundown, ident: str) -> Signatory:
    who = find_signatory(rundown, ident)
    if who is None:
        raise refusal(rundown.language, "unknown_subject", subject=ident)
    return who


def _need_slot(
    rundown: Rundown, state: State, command: wish.Draw | wish.Drop | wish.Clear | wish.Sign
) -> tuple[Slot, Ink]:
    slot = state.signing.slot
    if slot is None or slot.subject != command.slot:
        raise refusal(rundown.language, "slot_closed")
    if slot.tablet != command.tablet:
        raise refusal(rundown.language, "not_your_slot")
    return slot, state.signing.ink(slot.subject)


def _has_signed(state: State, who: Signatory) -> bool:
    return who.id in state.signing.signatures if who.witness else state.status(who.id) in DONE


def _marked(rundown: Rundown, state: State, who: Signatory, status: str, events: Events) -> Events:
    """``events`` and the signer's new status; a witness has none."""
    if who.witness or state.status(who.id) == status:
        return events
    now = events[0].at
    all_ = (*events, SubjectMarked(now, who.id, status))
    return with_rearm(rundown, state, all_, now) if state.status(who.id) in GONE else all_
