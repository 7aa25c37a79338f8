"""The state after an event of the quick sheet. Total, like all that evolves.

A film under a card waits and goes on when the card has gone; music goes on: nobody wants silence at a break.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ceremony.core import events_quick as happened
from ceremony.core.event import Event
from ceremony.core.state import State
from ceremony.core.state_quick import NOTHING, Correction, Quick, QuickCard, Shown
from ceremony.core.turning import retimed

CARDS_KEPT = 12


def evolve_quick(state: State, event: Event) -> State:
    """The state after ``event``; an event it does not know changes nothing."""
    change = _CHANGES.get(type(event))
    return change(state, event) if change else state


def laid(state: State, shown: Shown, at: int) -> State:
    """The state with a card on the hall; what plays underneath stands still."""
    film = state.program.film
    stands = state.quick.shown.film_stands or bool(film and film.playing)
    program = replace(state.program, film=film.move(at, playing=False)) if film else state.program
    now_shown = replace(shown, film_stands=stands)
    return retimed(replace(state, program=program, quick=replace(state.quick, shown=now_shown)), at)


def lifted(state: State, at: int) -> State:
    """The state without a card: a film that waited under it goes on, unless the show is held."""
    shown, film = state.quick.shown, state.program.film
    if not shown.card:
        return state
    bare = replace(state, quick=replace(state.quick, shown=NOTHING))
    if film and shown.film_stands:
        if state.held:
            bare = replace(bare, film_held=True)
        elif state.phase == "open":
            bare = replace(bare, program=replace(state.program, film=film.move(at, playing=True)))
    return retimed(bare, at)


def _kept(state: State, event: happened.QuickKept) -> State:
    card = QuickCard(
        event.card, event.kind, event.title, event.pages, event.minutes, event.cue, event.was, event.mended
    )
    others = tuple(one for one in state.quick.cards if one.id != event.card)
    room = len(others) + 1 - CARDS_KEPT
    gone = {one.id for one in others if one.id != state.quick.shown.card} if room > 0 else set()
    leaving = [one.id for one in others if one.id in gone][: max(0, room)]
    cards = (*(one for one in others if one.id not in leaving), card)
    return replace(state, quick=replace(state.quick, cards=cards))


def _shown(state: State, event: happened.QuickShown) -> State:
    until = event.until if event.until >= 0 else None
    return laid(state, Shown(event.card, event.page, event.at, until), event.at)


def _hidden(state: State, event: happened.QuickHidden) -> State:
    return lifted(state, event.at)


def _turned(state: State, event: happened.QuickTurned) -> State:
    return _with_shown(state, replace(state.quick.shown, page=event.page, since=event.at))


def _timed(state: State, event: happened.QuickTimed) -> State:
    return _with_shown(state, replace(state.quick.shown, until=event.until))


def _with_shown(state: State, shown: Shown) -> State:
    return replace(state, quick=replace(state.quick, shown=shown))


def _corrected(state: State, event: happened.CueCorrected) -> State:
    one = Correction(event.cue, event.was, event.html, event.mended, event.at)
    return _with(state, corrections={**state.quick.corrections, event.cue: one})


def _dropped(state: State, event: happened.CorrectionDropped) -> State:
    kept = {cue: one for cue, one in state.quick.corrections.items() if cue != event.cue}
    return _with(state, corrections=kept)


def _said(state: State, event: happened.NameSaid) -> State:
    others = {name: said for name, said in state.quick.sayings.items() if name != event.name}
    return _with(state, sayings={**others, event.name: event.said} if event.said else others)


def _with(state: State, **changes: Any) -> State:
    quick: Quick = replace(state.quick, **changes)
    return replace(state, quick=quick)


_CHANGES: Mapping[type[Event], Callable[[State, Any], State]] = {
    happened.QuickKept: _kept,
    happened.QuickShown: _shown,
    happened.QuickHidden: _hidden,
    happened.QuickTurned: _turned,
    happened.QuickTimed: _timed,
    happened.CueCorrected: _corrected,
    happened.CorrectionDropped: _dropped,
    happened.NameSaid: _said,
}
