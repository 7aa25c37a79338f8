"""The awards desk as pages see it: who stands in line, who comes next, who was last, who was passed by."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

from ceremony.core.frame import Frame
from ceremony.core.leaving import leaving, missed
from ceremony.core.order import cues_ahead, find_cue, find_entrant, find_item, line_of, queue_of
from ceremony.core.pace import pace, pace_words
from ceremony.core.rules_awards import current_batch
from ceremony.core.sealing import is_secret, sealed_words
from ceremony.language.catalogs import say
from ceremony.model.rundown import Cue, Rundown

NEAR = 10  # so many before and after
NAMED = 3  # of those who are left behind, in one sentence
LINE = 40  # of one batch, at most so many rows


def person_row(frame: Frame, ident: str) -> dict[str, Any]:
    """One person as a desk lists them."""
    rundown, state = frame.rundown, frame.state
    who = find_entrant(rundown, ident)
    manner = state.manners.get(ident)
    if ident in frame.secret and who:
        who = replace(who, name=sealed_words(rundown), unit="", honorific="")
    return {
        "id": ident,
        "kind": who.kind if who else "",
        "number": who.number if who else 0,
        "name": who.name if who else ident,
        "unit": who.unit if who else "",
        "honorific": who.honorific if who else "",
        "status": state.status(ident),
        "manner": manner.kind if manner else "",
        "by": manner.by if manner else "",
        "batch": rundown.places.turns.get(queue_of(rundown, state, ident), (0, 0))[0],
    }


def batch_title(rundown: Rundown, opener: Cue) -> str:
    """What a batch is called; where awards are handed over in several parts, with the name of its part."""
    item = find_item(rundown, opener.item)
    return f"{item.title} · {opener.title}" if item and len(rundown.places.parts) > 1 else opener.title


def queue_plain(frame: Frame) -> dict[str, Any] | None:
    """QUEUE of docs/wire.md; None as long as nobody is called up now or next."""
    rundown, state = frame.rundown, frame.state
    batch = current_batch(rundown, state)
    if not batch or not any(find_entrant(rundown, who) for who in line_of(rundown, state, batch)):
        return None
    here = find_cue(rundown, state.program.cue)
    there = find_cue(rundown, state.standby)
    places = rundown.places
    told = pace(rundown, state)
    opener = rundown.cues[places.batches[batch][0]]
    return {
        "batch": batch,
        "number": places.turns[batch][0],
        "batches": places.turns[batch][1],
        "title": batch_title(rundown, opener),
        "on_stage": _recipient(frame, here.subject if here else ""),
        "standby": _recipient(frame, there.subject if there else ""),
        "follows": _follows(frame, there),
        "line": [person_row(frame, who) for who in line_of(rundown, state, batch)[:LINE]],
        "next": [person_row(frame, who) for who in _coming(frame)],
        "last": [person_row(frame, who) for _, who in reversed(state.calls[-NEAR:])],
        "missed": [person_row(frame, who) for who in missed(rundown, state)],
        "pace": pace_words(rundown.language, told),
        "left_ms": told.left_ms if told else None,
        "undo": _undo_words(frame),
    }


def leaving_plain(frame: Frame) -> dict[str, Any] | None:
    """LEAVING of docs/wire.md: whom GO would leave behind; None while it stays in the part, or nobody is."""
    left = leaving(frame.rundown, frame.state)
    if left is None:
        return None
    language = frame.rundown.language
    told = [
        say(language, f"core.leaving.{key}", count=len(people), names=_names(frame, people))
        for key, people in (("missed", left.missed), ("calling", left.calling))
        if people
    ]
    return {
        "words": " ".join(told),
        "missed": [person_row(frame, who) for who in left.missed],
        "calling": [person_row(frame, who) for who in left.calling],
        "batch": left.batch,
    }


def _names(frame: Frame, people: tuple[str, ...]) -> str:
    """The first names of many."""
    names = [person_row(frame, who)["name"] for who in people[:NAMED]]
    return ", ".join([*names, "…"] if len(people) > NAMED else names)


def _follows(frame: Frame, there: Cue | None) -> str:
    """What GO brings where it calls nobody: the next batch, or what comes after the part; "" at the end."""
    if there is None or there.subject:
        return ""
    if is_secret(frame.rundown, frame.state, there):
        return sealed_words(frame.rundown)
    return batch_title(frame.rundown, there) if there.batch else there.title


def _recipient(frame: Frame, subject: str) -> dict[str, Any] | None:
    who = find_entrant(frame.rundown, subject) if subject else None
    return person_row(frame, subject) if who and who.kind == "recipient" else None


def _coming(frame: Frame) -> list[str]:
    """The next ten in the order of the line, whoever is left out."""
    here = find_cue(frame.rundown, frame.state.program.cue)
    ahead = (cue.subject for cue in cues_ahead(frame.rundown, frame.state, here) if cue.subject and cue.batch)
    return list(islice(ahead, NEAR))


def _undo_words(frame: Frame) -> str | None:
    if not frame.state.queue_steps:
        return None
    step = frame.state.queue_steps[-1]
    who = find_entrant(frame.rundown, step.subject)
    name = who.name if who else step.subject
    if step.subject in frame.secret:
        name = sealed_words(frame.rundown)
    return say(frame.rundown.language, f"core.queue.{step.cause}", name=name)


def near_statuses(frame: Frame) -> dict[str, str]:
    """The status of every signer, and of the recipients of the batches on program and on standby."""
    rundown, state = frame.rundown, frame.state
    listed: dict[str, str] = {}
    for (kind, item), _ in rundown.places.kinds.items():
        if kind == "signer":
            listed |= {who.id: state.status(who.id) for who in rundown.places.of_item[item]}
    for ident in (state.program.cue, state.standby):
        cue = find_cue(rundown, ident)
        people = rundown.places.people.get(cue.batch, []) if cue and cue.batch else []
        listed |= {who.id: state.status(who.id) for who in people}
    return listed
