"""Judges a history: what clients sent, when, and what they were told, beside the record of the show.

The show is one register (what is on program, what is on standby, and so on) that accepted commands move, one
after the other; every answer and every view names the ``seq`` of the moment it is about. So there is a legal
order exactly when the record's own order agrees with what everybody saw, and one walk over it all can tell.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ceremony.core.commands import decode
from ceremony.core.event import Event
from ceremony.core.refused import Refused
from ceremony.core.show import decide, evolve
from ceremony.core.state import State
from ceremony.journal import Entry
from ceremony.model.rundown import Rundown

LASTING = ("shift", "message", "overlay_on", "go")  # accepted, these always leave an entry
UNDECIDED = ("too_many", "fault")  # answers that say nothing about the command


@dataclass
class Op:
    """One command or one look at the view. Times are seconds; ``answer`` None: never answered."""

    client: str
    raw: dict[str, Any]
    begun: float
    ended: float = 0.0
    answer: dict[str, Any] | None = None


@dataclass
class Seen:
    """A view as it came to a page: which connection, which number, what was on program and on standby."""

    page: str
    connection: int
    epoch: int
    seq: int
    program: str
    standby: str | None  # None: this page is not told


@dataclass
class History:
    """All of it."""

    ops: list[Op] = field(default_factory=list)
    looks: list[Op] = field(default_factory=list)  # ``answer`` is the view that was asked for
    views: list[Seen] = field(default_factory=list)


def judge(rundown: Rundown, entries: Sequence[Entry], history: History) -> list[str]:
    """Everything that no legal order of the commands can explain."""
    return [
        *numbers(entries),
        *answers(entries, history.ops),
        *real_time(history),
        *steps(rundown, entries, history),
        *pages(history.views),
    ]


def numbers(entries: Sequence[Entry]) -> list[str]:
    """The record counts by one, and knows no command twice."""
    found = [f"entry {n} is numbered {e.seq}" for n, e in enumerate(entries, 1) if e.seq != n]
    if len({entry.id for entry in entries}) != len(entries):
        found.append("a command is in the record twice")
    return found


def answers(entries: Sequence[Entry], ops: Sequence[Op]) -> list[str]:
    """What was acknowledged is there under its number, what was refused is not.

    Refusals are remembered by the process that gave them: a copy that was held on its way and comes in after
    a kill is a command like any other.
    """
    place = {entry.id: entry.seq for entry in entries}
    begun: dict[int, int] = {}  # epoch → its first entry
    for entry in entries:
        begun.setdefault(entry.epoch, entry.seq)
    since = {entry.id: begun[entry.epoch] for entry in entries}
    commands = {entry.id: entry.command for entry in entries}
    found = []
    for op in ops:
        if op.answer is None or op.answer.get("code") in UNDECIDED:
            continue
        ident, there = op.raw["id"], place.get(op.raw["id"])
        if op.answer["ok"] and (there or op.raw["type"] in LASTING) and there != op.answer["seq"]:
            found.append(f"{ident} was acknowledged as {op.answer['seq']}, the record has it at {there}")
        if there and any(commands[ident].get(name) != value for name, value in op.raw.items()):
            found.append(f"{op.raw} was asked for, {commands[ident]} was done")
        if not op.answer["ok"] and there and op.answer.get("seq", there) >= since[ident] - 1:
            found.append(f"{ident} was refused ({op.answer['code']}) and is entry {there}")
    return found


def real_time(history: History) -> list[str]:
    """What was over before something began comes before it: no answer and no look is about the past."""
    told = [op for op in (*history.ops, *history.looks) if op.answer is not None and "seq" in op.answer]
    told.sort(key=lambda op: op.begun)
    over: list[tuple[float, int]] = []
    found, known = [], 0
    moved = {id(op) for op in history.ops if op.answer and op.answer.get("ok") and op.raw["type"] in LASTING}
    for op in told:
        assert op.answer is not None
        while over and over[0][0] < op.begun:
            known = max(known, heapq.heappop(over)[1])
        seq = int(op.answer["seq"])
        if seq <= known if id(op) in moved else seq < known:
            found.append(f"{op.raw} is about {seq} though {known} was over before it began")
        heapq.heappush(over, (op.ended, seq))
    return found


def steps(rundown: Rundown, entries: Sequence[Entry], history: History) -> list[str]:
    """Every entry follows from the state before it, a view shows its number's state, a stale GO was stale."""
    state, found = State(), []
    stood: list[tuple[str, str]] = [("", "")]
    for entry in entries:
        if entry.role != "system" and not follows(rundown, state, entry):
            found.append(f"entry {entry.seq} ({entry.type}) does not follow from the state before it")
        for event in entry.events:
            state = evolve(state, event)
        stood.append((state.program.cue, state.standby))
    for seen in history.views:
        cue, standby = stood[seen.seq] if seen.seq < len(stood) else ("?", "?")
        if seen.program != cue or (seen.standby is not None and seen.standby != standby):
            found.append(f"{seen.page} saw {seen.program}/{seen.standby} at {seen.seq}: {cue}/{standby}")
    for op in history.ops:
        if (
            op.answer
            and op.answer.get("code") == "stale"
            and stood[op.answer["seq"]][1] == op.raw["expected"]
        ):
            found.append(f"{op.raw['id']} was called stale and was not")
    return found


def follows(rundown: Rundown, state: State, entry: Entry) -> bool:
    """Whether the rules would have decided the same."""
    events: tuple[Event, ...]
    try:
        events = decide(rundown, state, decode(dict(entry.command)), entry.at)
    except Refused:
        return False
    return entry.events[: len(events)] == events


def pages(views: Sequence[Seen]) -> list[str]:
    """On one connection views never go back, and no restart takes a page behind what it has seen."""
    found, newest = [], {}
    for seen in views:
        at, key = (seen.epoch, seen.seq), (seen.page, seen.connection)
        if at < newest.get(key, (0, 0)):
            found.append(f"{seen.page} was sent {at} after {newest[key]}")
        newest[key] = max(newest.get(key, (0, 0)), at)
        if at < newest.get(seen.page, (0, 0)) and seen.seq < newest[seen.page][1]:
            found.append(f"{seen.page} came back to {at}, having seen {newest[seen.page]}")
        newest[seen.page] = max(newest.get(seen.page, (0, 0)), at)
    return found
