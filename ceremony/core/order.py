"""The order of the cues: what follows, what came before, who is called by what.

A batch's recipients come in the order in which they really stand (``State.stand``); all else as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ceremony.core.state import State
from ceremony.model.rundown import Cue, Entrant, Item, Rundown

GONE = ("absent", "later", "withdrawn")
_LISTS = ("batch", "names")  # layouts that may stand for a whole batch


def find_cue(rundown: Rundown, ident: str) -> Cue | None:
    """The cue called ``ident``, or None."""
    place = rundown.places.cues.get(ident) if ident else None
    return rundown.cues[place] if place is not None else None


def find_item(rundown: Rundown, ident: str) -> Item | None:
    """The item called ``ident``, or None."""
    return rundown.places.items.get(ident)


def find_entrant(rundown: Rundown, ident: str) -> Entrant | None:
    """The recipient or signer called ``ident``, or None."""
    return rundown.places.entrants.get(ident)


def calling_cue(rundown: Rundown, subject: str) -> Cue | None:
    """The cue that calls somebody, or None."""
    place = rundown.places.calling.get(subject)
    return rundown.cues[place] if place is not None else None


def next_in_line(rundown: Rundown, cue: Cue) -> Cue | None:
    """The cue that GO brings after this one, as the agenda is written; None at the end."""
    behind = rundown.cues[rundown.places.cues[cue.id] + 1 :]
    return next((one for one in behind if not one.fallback_of), None)


def brought(rundown: Rundown, cue: Cue) -> Cue | None:
    """The cue of another moment that comes by itself after this one, as written; None: GO brings the next."""
    following = next_in_line(rundown, cue) if cue.advance in ("end", "time") else None
    return None if following is None or following.by_hand else following


def by_go(rundown: Rundown, cue: Cue) -> bool:
    """Whether GO brings it, as the agenda is written; else it comes by itself."""
    before = next(
        (one for one in reversed(rundown.cues[: rundown.places.cues[cue.id]]) if not one.fallback_of), None
    )
    if before is None:
        return True
    turned = cue.advance == "round" and before.item == cue.item
    return not (turned or brought(rundown, before) is cue)


def speaking(rundown: Rundown, cue: Cue) -> Cue:
    """The cue with what is said over it: pictures that turn by themselves take no words out of a mouth.

    One that says nothing of its own goes on with the words of its item's first picture.
    """
    if cue.advance != "round" or cue.script:
        return cue
    first = next(one for one in rundown.cues if one.item == cue.item)
    return replace(cue, script=first.script, after=first.after, aids=first.aids, reading_ms=first.reading_ms)


def queue_of(rundown: Rundown, state: State, subject: str) -> str:
    """The batch in whose line somebody stands; "" for nobody of a batch."""
    moved = next((batch for batch, line in _stand(rundown, state) if subject in line), "")
    cue = calling_cue(rundown, subject)
    return moved or (cue.batch if cue else "")


def _stand(rundown: Rundown, state: State) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lines that somebody has changed, of the batches that no live edit has deleted since."""
    known = rundown.places.batches
    return ((batch, line) for batch, line in state.stand.items() if batch in known)


def line_of(rundown: Rundown, state: State, batch: str) -> tuple[str, ...]:
    """Who stands in a batch's line, first to last: as called, until somebody has changed it."""
    away = {who for _, line in _stand(rundown, state) for who in line}  # whose place somebody has set
    called = (rundown.cues[place].subject for place in rundown.places.batches.get(batch, ()))
    return (*state.stand.get(batch, ()), *(who for who in called if who and who not in away))


def follower(rundown: Rundown, state: State, ident: str) -> str:
    """The cue that GO brings after ``ident`` ("" = before the first one); "" at the end."""
    here = find_cue(rundown, ident)
    if ident and here is None:
        return ""
    return next((cue.id for cue in cues_ahead(rundown, state, here) if _stands(state, cue, here)), "")


def predecessor(rundown: Rundown, state: State, ident: str) -> str:
    """The cue that came before ``ident`` in GO order; "" at the start."""
    here = find_cue(rundown, ident)
    if here is None:
        return ""
    return next((cue.id for cue in cues_behind(rundown, state, here) if _stands(state, cue, here)), "")


def cues_ahead(rundown: Rundown, state: State, here: Cue | None) -> Iterator[Cue]:
    """Every cue behind ``here`` in the order in which GO would come to it, left out or not."""
    place = 0
    if here is not None:
        place = rundown.places.cues[here.id] + 1
        batch, line, at = _in_line(rundown, state, here)
        if batch:
            yield from _cues(rundown, batch, line[at + 1 :])
            place = rundown.places.batches[batch][-1] + 1
    while place < len(rundown.cues):
        cue = rundown.cues[place]
        if cue.subject and cue.batch:
            yield from _cues(rundown, cue.batch, line_of(rundown, state, cue.batch))
            place = max(rundown.places.batches[cue.batch][-1], place) + 1
        else:
            yield cue
            place += 1


def cues_behind(rundown: Rundown, state: State, here: Cue) -> Iterator[Cue]:
    """Every cue before ``here``, the nearest first."""
    place = rundown.places.cues[here.id] - 1
    batch, line, at = _in_line(rundown, state, here)
    if batch:
        yield from _cues(rundown, batch, reversed(line[:at]))
        place = _first_called(rundown, batch, place + 1) - 1
    while place >= 0:
        cue = rundown.cues[place]
        if cue.subject and cue.batch:
            yield from _cues(rundown, cue.batch, reversed(line_of(rundown, state, cue.batch)))
            place = min(_first_called(rundown, cue.batch, place), place) - 1
        else:
            yield cue
            place -= 1


def _in_line(rundown: Rundown, state: State, cue: Cue) -> tuple[str, tuple[str, ...], int]:
    """The line in which a cue's recipient stands, and where; "" for any other cue."""
    if not (cue.subject and cue.batch):
        return "", (), 0
    moved = next((batch for batch, line in _stand(rundown, state) if cue.subject in line), "")
    batch = moved or cue.batch
    line = line_of(rundown, state, batch)
    return (batch, line, line.index(cue.subject)) if cue.subject in line else ("", (), 0)


def _first_called(rundown: Rundown, batch: str, other: int) -> int:
    """The place of a batch's first cue that calls somebody; ``other`` when a live edit left none."""
    places = rundown.places.batches[batch]
    return next((place for place in places if rundown.cues[place].subject), other)


def _cues(rundown: Rundown, batch: str, line: Iterable[str]) -> Iterator[Cue]:
    places = rundown.places
    for who in line:
        place = places.in_batch.get((batch, who), places.calling.get(who))
        if place is not None:
            yield rundown.cues[place]


def subjects(rundown: Rundown, cue: Cue) -> tuple[str, ...]:
    """Whom a cue calls: its subject, or the whole batch when its page lists nobody singly."""
    if cue.subject:
        return (cue.subject,)
    if not cue.batch or cue.layout not in _LISTS:
        return ()
    places = rundown.places
    if any(rundown.cues[place].subject for place in places.batches.get(cue.batch, ())):
        return ()
    return tuple(entrant.id for entrant in places.people.get(cue.batch, ()))


def _stands(state: State, cue: Cue, here: Cue | None) -> bool:
    """Whether GO stops at ``cue`` when it comes from ``here``."""
    if cue.item in state.skipped:
        return False
    if here and here.advance == "round" and cue.item == here.item:
        return False  # they turn by themselves: GO leaves them all
    if cue.fallback_of and not (here and here.fallback_of == cue.fallback_of):
        return False
    return not (cue.subject and state.status(cue.subject) in GONE)
