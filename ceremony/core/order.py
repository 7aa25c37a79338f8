"""The order of the cues: what follows, what came before, who is called by what."""

from __future__ import annotations

from collections.abc import Sequence

from ceremony.core.state import State
from ceremony.model.rundown import Cue, Entrant, Item, Rundown

GONE = ("absent", "later")
_LISTS = ("batch", "names")  # layouts that may stand for a whole batch


def find_cue(rundown: Rundown, ident: str) -> Cue | None:
    """The cue called ``ident``, or None."""
    return next((cue for cue in rundown.cues if cue.id == ident), None) if ident else None


def find_item(rundown: Rundown, ident: str) -> Item | None:
    """The item called ``ident``, or None."""
    return next((item for item in rundown.items if item.id == ident), None)


def find_entrant(rundown: Rundown, ident: str) -> Entrant | None:
    """The recipient or signer called ``ident``, or None."""
    return next((entrant for entrant in rundown.entrants if entrant.id == ident), None)


def follower(rundown: Rundown, state: State, ident: str) -> str:
    """The cue that GO brings after ``ident`` ("" = before the first one); "" at the end."""
    cues = rundown.cues
    place = _place(cues, ident)
    if ident and place is None:
        return ""
    here = cues[place] if place is not None else None
    rest = cues[place + 1 if place is not None else 0 :]
    return next((cue.id for cue in rest if _stands(state, cue, here)), "")


def predecessor(rundown: Rundown, state: State, ident: str) -> str:
    """The cue that came before ``ident`` in GO order; "" at the start."""
    cues = rundown.cues
    place = _place(cues, ident)
    if place is None:
        return ""
    here = cues[place]
    earlier = reversed(cues[:place])
    return next((cue.id for cue in earlier if _stands(state, cue, here)), "")


def subjects(rundown: Rundown, cue: Cue) -> tuple[str, ...]:
    """Whom a cue calls: its subject, or the whole batch when its page lists nobody singly."""
    if cue.subject:
        return (cue.subject,)
    if not cue.batch or cue.layout not in _LISTS:
        return ()
    if any(other.subject for other in rundown.cues if other.batch == cue.batch):
        return ()
    return tuple(entrant.id for entrant in rundown.entrants if entrant.batch == cue.batch)


def _place(cues: Sequence[Cue], ident: str) -> int | None:
    return next((place for place, cue in enumerate(cues) if cue.id == ident), None)


def _stands(state: State, cue: Cue, here: Cue | None) -> bool:
    """Whether GO stops at ``cue`` when it comes from ``here``."""
    if cue.item in state.skipped:
        return False
    if cue.fallback_of and not (here and here.fallback_of == cue.fallback_of):
        return False
    return not (cue.subject and state.status(cue.subject) in GONE)
