"""Rules of the awards desk: who is next, who stands where, how it is received, a wrong name taken back."""

from __future__ import annotations

from dataclasses import replace

from ceremony.core import commands_awards as wish
from ceremony.core import events as show
from ceremony.core import events_awards as happened
from ceremony.core.additions import with_additions
from ceremony.core.cover import is_wrong
from ceremony.core.event import Event
from ceremony.core.evolve import evolve
from ceremony.core.leaving import last_batch, leaving, missed, recalled_cue
from ceremony.core.order import (
    GONE,
    calling_cue,
    find_cue,
    find_entrant,
    follower,
    line_of,
    queue_of,
)
from ceremony.core.refused import refusal
from ceremony.core.rules_program import need_going, need_open, take_cue, title_of
from ceremony.core.state import State
from ceremony.model.rundown import Entrant, Rundown

Events = tuple[Event, ...]
DONE = ("on_stage", "received")


def pick(rundown: Rundown, state: State, command: wish.QueuePick, now: int) -> Events:
    """This person is next: behind who is on stage; who was absent has come."""
    need_open(rundown, state)
    who = need_waiting(rundown, state, command.subject)
    batch = current_batch(rundown, state) or who.batch
    lines = _moved(rundown, state, (who.id,), batch, _behind_program(rundown, state, batch))
    cue = calling_cue(rundown, who.id)
    marks = ((who.id, "present"),) if state.status(who.id) in GONE else ()
    standby = cue.id if cue else state.standby
    stands = all(line_of(rundown, state, of) == line for of, line in lines)
    if standby == state.standby and not marks and stands:
        return ()
    return (happened.LineChanged(now, "pick", who.id, lines, standby, marks),)


def swap(rundown: Rundown, state: State, command: wish.QueueSwap, now: int) -> Events:
    """Two change places, in one line or between two."""
    need_open(rundown, state)
    one = need_waiting(rundown, state, command.subject).id
    other = need_waiting(rundown, state, command.other).id
    if one == other:
        return ()
    batches = dict.fromkeys(queue_of(rundown, state, who) for who in (one, other))
    turned = {one: other, other: one}
    lines = tuple(
        (batch, tuple(turned.get(who, who) for who in line_of(rundown, state, batch))) for batch in batches
    )
    return _changed(rundown, state, happened.LineChanged(now, "swap", one, lines, state.standby))


def move(rundown: Rundown, state: State, command: wish.QueueMove, now: int) -> Events:
    """Someone stands before another, or at the end of their own batch."""
    need_open(rundown, state)
    who = need_waiting(rundown, state, command.subject)
    if command.before == who.id:
        return ()
    if command.before:
        batch = queue_of(rundown, state, need_waiting(rundown, state, command.before).id)
        rest = [one for one in line_of(rundown, state, batch) if one != who.id]
        if command.before not in rest:  # a live edit took their picture away: nobody calls them
            raise refusal(rundown.language, "unknown_subject", subject=command.before)
        place = rest.index(command.before)
    else:
        batch = who.batch
        place = len(line_of(rundown, state, batch))
    lines = _moved(rundown, state, (who.id,), batch, place)
    return _changed(rundown, state, happened.LineChanged(now, "move", who.id, lines, state.standby))


def recall(rundown: Rundown, state: State, command: wish.QueueRecall, now: int) -> Events:
    """Those who were passed by come right behind who is on stage; on leaving the part, whoever was called."""
    need_open(rundown, state)
    left = leaving(rundown, state)
    passed = left.people if left else missed(rundown, state)
    if command.batch:
        passed = tuple(who for who in passed if queue_of(rundown, state, who) == command.batch)
    batch = last_batch(rundown, state) or current_batch(rundown, state)
    if not passed or not batch:
        raise refusal(rundown.language, "nobody_missed")
    lines = _moved(rundown, state, passed, batch, _behind_program(rundown, state, batch))
    standby = recalled_cue(rundown, passed) or state.standby
    return (happened.LineChanged(now, "recall", passed[0], lines, standby),)


def queue_undo(rundown: Rundown, state: State, command: wish.QueueUndo, now: int) -> Events:
    """The line, the statuses and standby as they were before the last change by hand."""
    need_open(rundown, state)
    if not state.queue_steps:
        raise refusal(rundown.language, "nothing_to_undo")
    undone = happened.QueueUndone(now)
    after = evolve(state, undone)
    rundown = with_additions(rundown, after)
    if not after.standby or find_cue(rundown, after.standby):
        return (undone,)
    return (undone, show.StandbyArmed(now, follower(rundown, after, after.program.cue)))


def manner(rundown: Rundown, state: State, command: wish.Receive, now: int) -> Events:
    """How an award is received; a stand-in has a name."""
    who = _recipient(rundown, command.subject)
    if command.kind == "stand_in" and not command.by:
        raise refusal(rundown.language, "who_stands_in")
    by = command.by if command.kind == "stand_in" else ""
    kept = state.manners.get(who.id)
    if (kept.kind, kept.by) == (command.kind, by) if kept else not command.kind:
        return ()
    return (happened.MannerSet(now, who.id, command.kind, by),)


def blank(rundown: Rundown, state: State, command: wish.Blank, now: int) -> Events:
    """No name on any screen; film and sound go on."""
    need_open(rundown, state)
    if command.on:
        return () if state.cover else (show.Covered(now, "blank"),)
    if is_wrong(rundown, state):
        raise refusal(rundown.language, "name_wrong")
    return (show.Released(now),) if state.cover == "blank" else ()


def retract(rundown: Rundown, state: State, command: wish.Retract, now: int) -> Events:
    """A wrong name goes from every screen at once; the right one, when it is known, takes its place."""
    need_going(rundown, state)
    here = find_cue(rundown, state.program.cue)
    if command.expected != state.program.cue:
        raise refusal(rundown.language, "stale", title=title_of(rundown, state.program.cue))
    who = find_entrant(rundown, here.subject) if here and here.subject else None
    if here is None or who is None or who.kind != "recipient":
        raise refusal(rundown.language, "no_name")
    batch = queue_of(rundown, state, who.id)
    line = line_of(rundown, state, batch)
    right = need_waiting(rundown, state, command.correct).id if command.correct else ""
    lines = (
        _moved(rundown, state, (right,), batch, line.index(who.id) if who.id in line else 0) if right else ()
    )
    gone = happened.NameRetracted(now, here.id, who.id, lines, state.standby)
    cue = calling_cue(rundown, right) if right else None
    if cue is None:
        return (gone,)
    return (gone, take_cue(rundown, evolve(state, gone), cue, "retract", now))


def need_waiting(rundown: Rundown, state: State, subject: str) -> Entrant:
    """A recipient who has not been on stage, or a refusal."""
    who = _recipient(rundown, subject)
    if state.status(who.id) in DONE:
        raise refusal(rundown.language, f"already_{state.status(who.id)}", name=who.name)
    return who


def current_batch(rundown: Rundown, state: State) -> str:
    """The batch that is being called now, else the one on standby; "" outside of awards."""
    for ident in (state.program.cue, state.standby):
        cue = find_cue(rundown, ident)
        if cue and cue.batch:
            return queue_of(rundown, state, cue.subject) if cue.subject else cue.batch
    return ""


def _recipient(rundown: Rundown, subject: str) -> Entrant:
    who = find_entrant(rundown, subject)
    if who is None or who.kind != "recipient":
        raise refusal(rundown.language, "unknown_subject", subject=subject)
    return who


def _behind_program(rundown: Rundown, state: State, batch: str) -> int:
    """The place in a line behind who is on stage, else behind all who have been there."""
    line = line_of(rundown, state, batch)
    here = find_cue(rundown, state.program.cue)
    if here and here.subject in line:
        return line.index(here.subject) + 1
    return max((place + 1 for place, who in enumerate(line) if state.status(who) in DONE), default=0)


def _moved(
    rundown: Rundown, state: State, people: tuple[str, ...], batch: str, place: int
) -> tuple[happened.Line, ...]:
    """The lines after these people have gone to ``place`` of a batch's line, counted as it stands now."""
    line = line_of(rundown, state, batch)
    ahead = tuple(who for who in line[:place] if who not in people)
    rest = tuple(who for who in line[place:] if who not in people)
    lines = {batch: (*ahead, *people, *rest)}
    for who in people:
        other = queue_of(rundown, state, who)
        if other != batch:
            lines[other] = tuple(one for one in line_of(rundown, state, other) if one not in people)
    return tuple(lines.items())


def _changed(rundown: Rundown, state: State, wanted: happened.LineChanged) -> Events:
    """A change of the lines; what follows naturally is armed anew, what the operator armed stays."""
    lines = tuple((batch, line) for batch, line in wanted.lines if line_of(rundown, state, batch) != line)
    if not lines:
        return ()
    here = state.program.cue
    if state.standby != follower(rundown, state, here):
        return (replace(wanted, lines=lines),)
    after = replace(state, stand={**state.stand, **dict(lines)})
    return (replace(wanted, lines=lines, standby=follower(rundown, after, here)),)
