"""The rule of a recipient who is added during the show."""

from __future__ import annotations

from dataclasses import replace

from ceremony.core import commands_awards as wish
from ceremony.core import events_awards as happened
from ceremony.core.additions import with_additions
from ceremony.core.evolve import evolve
from ceremony.core.order import follower
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
    group = places.people.get(batch) or []
    form = command.form or (group[0].form if group else "")
    number = len(state.additions) + 1
    while f"them-{number}" in places.entrants:
        number += 1
    added = happened.RecipientAdded(
        now, f"them-{number}", batch, command.name, command.unit, form, command.kind, command.honorific,
        state.standby,
    )  # fmt: skip
    if state.standby != follower(rundown, state, state.program.cue):
        return (added,)  # what the operator armed stays
    after = evolve(state, added)
    return (replace(added, standby=follower(with_additions(rundown, after), after, state.program.cue)),)
