"""What lies over the picture: what somebody put there, or nothing named when the name would be wrong."""

from __future__ import annotations

from ceremony.core.order import find_cue, find_entrant
from ceremony.core.state import State
from ceremony.model.rundown import Rundown

THERE = ("on_stage", "received")


def cover_of(rundown: Rundown, state: State) -> str:
    """ "black", "holding", "blank" or "". No name stands in the hall whose recipient is not on stage."""
    if state.quick.on and state.cover in ("", "blank"):
        return ""  # a card stands above the program and every name in it
    return state.cover or ("blank" if is_wrong(rundown, state) else "")


def is_wrong(rundown: Rundown, state: State) -> bool:
    """Whether the picture on program names a recipient who is not, or not any more, on stage."""
    cue = find_cue(rundown, state.program.cue)
    who = find_entrant(rundown, cue.subject) if cue and cue.subject else None
    return who is not None and who.kind == "recipient" and state.status(who.id) not in THERE
