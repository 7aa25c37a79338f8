"""The state after an event of the awards desk. Total, like all that evolves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ceremony.core import events_awards as happened
from ceremony.core.event import Event
from ceremony.core.state import Addition, Manner, QueueStep, State

STEPS_KEPT = 20
CALLS_KEPT = 40


def evolve_awards(state: State, event: Event) -> State:
    """The state after ``event``; an event it does not know changes nothing."""
    change = _CHANGES.get(type(event))
    return change(state, event) if change else state


def with_marks(statuses: Mapping[str, str], marks: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The statuses with these marks; who waits is not listed, so that equal shows are equal."""
    marked = {**statuses, **dict(marks)}
    return {who: status for who, status in marked.items() if status != "waiting"}


def note_step(state: State, cause: str, subject: str, marks: Iterable[tuple[str, str]]) -> State:
    """The state with one more change by hand that can be taken back."""
    changed = tuple((who, state.status(who), status) for who, status in marks)
    step = QueueStep(cause, subject, state.stand, state.manners, state.standby, changed, state.additions)
    return replace(state, queue_steps=(*state.queue_steps, step)[-STEPS_KEPT:])


def note_call(state: State, at: int, marks: Iterable[tuple[str, str]]) -> State:
    """The state that remembers who came on stage when; the pace is learnt from it."""
    came = tuple((at, who) for who, status in marks if status == "on_stage")
    return replace(state, calls=(*state.calls, *came)[-CALLS_KEPT:]) if came else state


def _line_changed(state: State, event: happened.LineChanged) -> State:
    noted = note_step(state, event.cause, event.subject, event.marks)
    return replace(
        noted,
        stand={**state.stand, **dict(event.lines)},
        standby=event.standby,
        statuses=with_marks(state.statuses, event.marks),
    )


def _queue_undone(state: State, event: happened.QueueUndone) -> State:
    if not state.queue_steps:
        return state
    step = state.queue_steps[-1]
    back = [(who, before) for who, before, after in step.changed if state.status(who) == after]
    return replace(
        state,
        stand=step.stand,
        manners=step.manners,
        standby=step.standby,
        statuses=with_marks(state.statuses, back),
        queue_steps=state.queue_steps[:-1],
        additions=step.additions,
    )


def _manner_set(state: State, event: happened.MannerSet) -> State:
    noted = note_step(state, "manner", event.subject, ())
    manners = {who: manner for who, manner in state.manners.items() if who != event.subject}
    if event.kind:
        manners[event.subject] = Manner(event.kind, event.by)
    return replace(noted, manners=manners)


def _retracted(state: State, event: happened.NameRetracted) -> State:
    return replace(
        state,
        cover="blank",
        stand={**state.stand, **dict(event.lines)},
        standby=event.standby,
        statuses=with_marks(state.statuses, ((event.subject, "called"),)),
        calls=tuple(call for call in state.calls if call[1] != event.subject),
        queue_steps=(),
    )


def _added(state: State, event: happened.RecipientAdded) -> State:
    one = Addition(
        event.subject, event.batch, event.name, event.unit, event.form, event.group, event.honorific
    )
    noted = note_step(state, "add", event.subject, ())
    return replace(noted, additions=(*state.additions, one), standby=event.standby)


_CHANGES: Mapping[type[Event], Callable[[State, Any], State]] = {
    happened.LineChanged: _line_changed,
    happened.QueueUndone: _queue_undone,
    happened.MannerSet: _manner_set,
    happened.NameRetracted: _retracted,
    happened.RecipientAdded: _added,
}
