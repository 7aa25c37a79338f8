"""Films that cannot be shown: the codes for it, and what takes over."""

from __future__ import annotations

from ceremony.core.state import State
from ceremony.model.rundown import Cue, Rundown

# What a screen, or the disk, may say of a film, the gravest first.
UNPLAYABLE = ("missing", "wrong_kind", "no_picture", "undecodable", "broken")  # the same at every try
ON_DISK = ("missing", "wrong_kind")  # what the server sees for itself
PASSING = ("unreachable", "no_frame", "stalled")  # may be over in a moment
FILM_CODES = (*UNPLAYABLE, *PASSING)
READY_CODES = (*FILM_CODES, "pictures", "fonts")  # what the cue that comes next may lack on a screen


def deck_of(rundown: Rundown, film: Cue) -> Cue | None:
    """The first picture that takes over when a film fails; None where no fallback was prepared."""
    return next((cue for cue in rundown.cues if cue.fallback_of == film.id), None)


def fault_of(state: State, cue: Cue) -> str:
    """Why the film of a cue cannot be shown, as a code; "" when it can, or there is none."""
    fault = state.film_faults.get(cue.film.src) if cue.film else None
    return known(fault.code) if fault and fault.code else ""


def known(code: str) -> str:
    """A code for which there are words: a record may have been written by a later version."""
    return code if code in UNPLAYABLE else "undecodable"
