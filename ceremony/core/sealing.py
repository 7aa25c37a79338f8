"""What is sealed until its moment: nothing of it leaves the server but to the operator's own page."""

from __future__ import annotations

from dataclasses import replace

from ceremony.core.order import find_cue, subjects
from ceremony.core.state import State
from ceremony.language.catalogs import say
from ceremony.model.rundown import Cue, Rundown

REVEALED = ("on_stage", "received")


def is_secret(rundown: Rundown, state: State, cue: Cue) -> bool:
    """Whether a cue is sealed and has not been shown yet."""
    if not cue.sealed or cue.id == state.program.cue:
        return False
    people = subjects(rundown, cue)
    if people:
        return not all(state.status(who) in REVEALED for who in people)
    run = state.runs.get(cue.item)
    here = rundown.places.cues.get(state.program.cue, -1)
    return run is None or (run.ended is None and rundown.places.cues[cue.id] > here)


def secret_people(rundown: Rundown, state: State) -> frozenset[str]:
    """Everybody whose name is still sealed."""
    sealed = rundown.places.sealed
    if not sealed:
        return frozenset()
    cues = (rundown.cues[place] for place in sealed)
    return frozenset(
        who
        for cue in cues
        if is_secret(rundown, state, cue)
        for who in subjects(rundown, cue)
        if state.status(who) not in REVEALED
    )


def veiled_title(rundown: Rundown, state: State, ident: str) -> str:
    """A cue's title, or that it is sealed."""
    cue = find_cue(rundown, ident)
    if cue is None:
        return ""
    return sealed_words(rundown) if is_secret(rundown, state, cue) else cue.title


def unspoken(cue: Cue) -> Cue:
    """The cue without a word that anybody says or reads with it."""
    return replace(cue, script="", after="", backstage="", aids=(), fallback_lines=(), calls=(), opening=None)


def sealed_words(rundown: Rundown) -> str:
    """What stands in the place of a sealed name."""
    return say(rundown.language, "core.sealed")


def veiled(rundown: Rundown) -> Rundown:
    """The rundown without a sealed word or name: for everybody but the operator."""
    if not rundown.places.sealed:
        return rundown
    words = sealed_words(rundown)
    hidden = {who for place in rundown.places.sealed for who in subjects(rundown, rundown.cues[place])}
    cues = tuple(replace(unspoken(cue), title=words) if cue.sealed else cue for cue in rundown.cues)
    nobody = {"name": words, "unit": "", "honorific": "", "reason": "", "key": "", "title": ""}
    people = tuple(
        replace(who, **nobody) if who.id in hidden else who  # type: ignore[arg-type]
        for who in rundown.entrants
    )
    return replace(rundown, cues=cues, entrants=people)
