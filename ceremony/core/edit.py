"""Live edit: another rundown for what has not run; what is on program stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from ceremony.core.event import Event
from ceremony.core.events import RundownAdopted
from ceremony.core.order import find_cue, find_entrant, find_item, follower
from ceremony.core.rules_script import changed_words
from ceremony.core.state import State
from ceremony.model.rundown import Cue, Item, Rundown

_Line = TypeVar("_Line", Cue, Item)


def keep_program(new: Rundown, old: Rundown, state: State) -> Rundown:
    """``new`` with the running cue, its item and whom it calls as they are in ``old``."""
    cue = find_cue(old, state.program.cue)
    if cue is None:
        return new
    item = find_item(old, cue.item)
    entrants = new.entrants
    who = find_entrant(old, cue.subject) if cue.subject else None
    if who:
        known = any(entrant.id == who.id for entrant in entrants)
        kept = tuple(who if entrant.id == who.id else entrant for entrant in entrants)
        entrants = kept if known else (*entrants, who)
    return replace(
        new,
        cues=_put(new.cues, old.cues, cue),
        items=_put(new.items, old.items, item) if item else new.items,
        entrants=entrants,
    )


def adopt(old: Rundown, new: Rundown, rev: str, state: State, now: int) -> tuple[Event, ...]:
    """The events of running by ``new`` from now on; ``rev`` is its name in the journal.

    Standby stays what the operator saw, unless it has gone or another cue now follows.
    """
    merged = keep_program(new, old, state)
    adopted = RundownAdopted(now, rev, _standby(merged, old, state))
    return (adopted, *changed_words(old, merged, state, now))


def _standby(merged: Rundown, old: Rundown, state: State) -> str:
    if state.phase != "open":
        return ""
    natural = state.standby == follower(old, state, state.program.cue)
    if natural or find_cue(merged, state.standby) is None:
        return _next(merged, old, state, natural=natural)
    return state.standby


def _next(merged: Rundown, old: Rundown, state: State, *, natural: bool) -> str:
    if natural:
        return follower(merged, state, state.program.cue)
    idents = [cue.id for cue in old.cues]
    behind = idents[idents.index(state.standby) + 1 :] if state.standby in idents else []
    alive = {cue.id for cue in merged.cues}
    return next((ident for ident in behind if ident in alive), follower(merged, state, state.program.cue))


def _put(lines: tuple[_Line, ...], old: tuple[_Line, ...], kept: _Line) -> tuple[_Line, ...]:
    """``lines`` with ``kept`` in its own place, or behind its nearest living predecessor."""
    idents = [line.id for line in lines]
    if kept.id in idents:
        return tuple(kept if line.id == kept.id else line for line in lines)
    before = [line.id for line in old]
    before = before[: before.index(kept.id)]
    changed = list(lines)
    changed.insert(next((idents.index(ident) + 1 for ident in reversed(before) if ident in idents), 0), kept)
    return tuple(changed)
