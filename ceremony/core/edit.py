"""Live edit: another rundown for what has not run; what is on program stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from ceremony.core.additions import with_additions
from ceremony.core.event import Event
from ceremony.core.events import RundownAdopted
from ceremony.core.order import find_cue, find_entrant, find_item, follower, subjects
from ceremony.core.pictures import SLOT, STATE
from ceremony.core.rules_script import changed_words
from ceremony.core.state import State
from ceremony.model.rundown import Cue, Item, Rundown

_BOUND = ("film", "sound", "item", "batch", "subject", "fallback_of")  # only another start shows it
BUSY = ("present", "called", "on_stage", "at_table", "signing")  # the show has turned to them
_Line = TypeVar("_Line", Cue, Item)


def keep_program(new: Rundown, old: Rundown, state: State) -> Rundown:
    """``new`` with the running cue, its item and whom it calls as they are in ``old``.

    The cue says in ``kept`` whether ``new`` has it otherwise, or not at all.
    """
    cue = find_cue(old, state.program.cue)
    if cue is None:
        return new
    item = find_item(old, cue.item)
    entrants = new.entrants
    who = find_entrant(old, cue.subject) if cue.subject else None
    if who:
        known = any(entrant.id == who.id for entrant in entrants)
        who = replace(who, gone=not known and who.id not in _added(state))
        kept = tuple(who if entrant.id == who.id else entrant for entrant in entrants)
        entrants = kept if known else (*entrants, who)
    return replace(
        new,
        cues=_put(new.cues, old.cues, replace(cue, kept=_kept(new, old, cue))),
        items=_put(new.items, old.items, item) if item else new.items,
        entrants=entrants,
    )


def adopt(old: Rundown, new: Rundown, rev: str, state: State, now: int) -> tuple[Event, ...]:
    """The events of running by ``new`` from now on; ``rev`` is its name in the journal.

    Standby stays what the operator saw, unless it has gone or another cue now follows.
    """
    merged = with_additions(keep_program(new, old, state), state)
    adopted = RundownAdopted(now, rev, _standby(merged, old, state), _gone(new, old, state))
    return (adopted, *changed_words(old, merged, state, now))


def _kept(new: Rundown, old: Rundown, cue: Cue) -> str:
    """ "corrected" when another drawing or other words of the cue on air wait, "gone" when it was deleted.

    What only another start of it could show, its film or sound, is no correction.
    """
    if cue.added:
        return ""
    newer = find_cue(new, cue.id)
    if newer is None:
        return "gone"
    if any(getattr(newer, part) != getattr(cue, part) for part in _BOUND):
        return ""
    return "" if _told(new, newer) == _told(old, cue) else "corrected"


def _told(rundown: Rundown, cue: Cue) -> tuple[object, ...]:
    """All that somebody reads or hears of a cue: its drawing, its words, its item and whom it calls.

    Not what moves by itself: the states and running numbers in a drawing are filled in by the view.
    """
    item, who = find_item(rundown, cue.item), find_entrant(rundown, cue.subject)
    return (
        SLOT.sub(r"\1", STATE.sub("", cue.html)),
        (
            cue.layout,
            cue.title,
            cue.script,
            cue.after,
            cue.backstage,
            cue.fallback_lines,
            cue.aids,
            cue.clean,
        ),
        (item.title, item.public_title, item.speakers) if item else (),
        (who.name, who.unit, who.honorific, who.form, who.title) if who else (),
    )


def _gone(new: Rundown, old: Rundown, state: State) -> tuple[tuple[str, str, str], ...]:
    """Whom ``new`` does not know any more although the show is busy with them: (who, name, how)."""
    if state.phase != "open":
        return ()
    alive, added = new.places.entrants, _added(state)
    found = {one[0]: one for one in state.gone if one[0] not in alive}
    cue, coming = find_cue(old, state.program.cue), find_cue(old, state.standby)
    shown = subjects(old, cue) if cue else ()
    for who in old.entrants:
        if who.id in alive or who.id in added:
            continue
        if who.id in shown:
            found[who.id] = (who.id, who.name, "on_air")
        elif coming and who.id in subjects(old, coming):
            found[who.id] = (who.id, who.name, "standby")
        elif state.status(who.id) in BUSY:
            found[who.id] = (who.id, who.name, "called")
    return tuple(found.values())


def _added(state: State) -> set[str]:
    return {one.id for one in state.additions}


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
