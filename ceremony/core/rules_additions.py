"""The rule of a recipient who is added during the show."""

from __future__ import annotations

from ceremony.core import commands_awards as wish
from ceremony.core import events_awards as happened
from ceremony.core.order import find_cue, follower, queue_of
from ceremony.core.refused import refusal
from ceremony.core.rules_awards import Events, current_batch
from ceremony.core.rules_program import need_open
from ceremony.core.state import State
from ceremony.model.rundown import Rundown


def late_add(rundown: Rundown, state: State, command: wish.LateAdd, now: int) -> Events:
    """One more recipient, last in a batch: the one named, the one being called, else the last there is."""
    need_open(rundown, state)
    places = rundown.places
    singly = [of for of in places.numbers if any(rundown.cues[n].subject for n in places.batches[of])]
    batch = command.batch or current_batch(rundown, state) or (singly[-1] if singly else "")
    if batch not in singly:
        raise refusal(rundown.language, "unknown_batch", batch=batch)
    form = command.form or _form(rundown, batch, command.kind)
    number = len(state.additions) + 1
    while f"them-{number}" in places.entrants:
        number += 1
    ident = f"them-{number}"
    standby = f"{batch}/{ident}" if _comes_next(rundown, state, batch) else state.standby
    return (
        happened.RecipientAdded(
            now, ident, batch, command.name, command.unit, form, command.kind, command.honorific, standby
        ),
    )


def _form(rundown: Rundown, batch: str, kind: str) -> str:
    """The form of a batch, if anybody of this kind receives it: no woman is called a collective."""
    group = rundown.places.people.get(batch) or []
    form = group[0].form if group else ""
    if form and not any(who.form == form and who.group in ("", kind) for who in rundown.entrants):
        raise refusal(rundown.language, "which_form", form=form)
    return form


def _comes_next(rundown: Rundown, state: State, batch: str) -> bool:
    """Whether somebody behind the last of a batch follows on program, and nothing else was armed by hand."""
    here = find_cue(rundown, state.program.cue)
    if here is None or not here.batch:
        return False
    now = queue_of(rundown, state, here.subject) if here.subject else here.batch
    natural = follower(rundown, state, here.id)
    there = find_cue(rundown, natural)
    still = bool(there and there.subject and queue_of(rundown, state, there.subject) == batch)
    return now == batch and state.standby == natural and not still
