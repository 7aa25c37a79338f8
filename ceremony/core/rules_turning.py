"""Rules of what comes by itself. Nobody is ever called up without a hand on GO."""

from __future__ import annotations

from dataclasses import replace

from ceremony.core import commands as wish
from ceremony.core import events as happened
from ceremony.core.film_faults import fault_of
from ceremony.core.order import find_cue
from ceremony.core.refused import refusal
from ceremony.core.rules_program import Events, need_going, need_open, take_cue, title_of
from ceremony.core.state import State
from ceremony.core.turning import left
from ceremony.model.rundown import Cue, Rundown


def coming(rundown: Rundown, state: State) -> Cue | None:
    """The cue that would come by itself: the next picture of a round, else what is on standby.

    None where it would call somebody, open something sealed, bring a film that cannot be shown, or where the
    show is over.
    """
    here = find_cue(rundown, state.program.cue)
    if here is None or state.program.turn is None:
        return None
    cue = next_of_round(rundown, here) if here.advance == "round" else find_cue(rundown, state.standby)
    return None if cue is None or cue.by_hand or fault_of(state, cue) else cue


def next_of_round(rundown: Rundown, here: Cue) -> Cue | None:
    """The picture after ``here`` in its item, after the last one the first; None when it is the only one."""
    round_ = [cue for cue in rundown.cues if cue.item == here.item and not cue.fallback_of]
    place = next((at for at, cue in enumerate(round_) if cue.id == here.id), -1)
    return round_[(place + 1) % len(round_)] if place >= 0 and len(round_) > 1 else None


def advance(rundown: Rundown, state: State, command: wish.Advance, now: int) -> Events:
    """The next cue by itself, if the one that waits for it is still on air and its time is over."""
    need_going(rundown, state)
    language = rundown.language
    if command.expected != state.program.cue:
        raise refusal(language, "stale", title=title_of(rundown, state.program.cue))
    remaining, cue = left(state, now), coming(rundown, state)
    if remaining is None or remaining > 0 or cue is None:
        raise refusal(language, "not_due")
    here = find_cue(rundown, state.program.cue)
    if here and here.advance == "round":
        return (replace(take_cue(rundown, state, cue, "turn", now), standby=state.standby),)
    return (take_cue(rundown, state, cue, "advance", now),)


def turning(rundown: Rundown, state: State, command: wish.Turning, now: int) -> Events:
    """Stop what would come by itself, or let it go on."""
    need_open(rundown, state)
    if state.program.turn is None:
        raise refusal(rundown.language, "no_turn")
    return () if command.on != state.program.turn_stopped else (happened.TurningSet(now, command.on),)
