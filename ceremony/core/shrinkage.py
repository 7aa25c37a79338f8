"""What an edit of the files would take away of what has not run: too much of it at once is asked about first.

Half of a file that was being saved can be a whole agenda with nothing wrong in it but what is missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import takewhile

from ceremony.core.state import State
from ceremony.language.catalogs import say
from ceremony.model.rundown import Entrant, Item, Rundown

# (at least so many, at least one in so many): of the items to come, of one list, of the pictures of one item
ITEMS, PEOPLE, CUES = (3, 4), (4, 6), (4, 4)
NAMED = 3  # in the question
_CALLED = ("on_stage", "received", "signed", "witnessed", "signing", "at_table")


@dataclass(frozen=True, slots=True)
class Loss:
    """What had not run and would be gone; empty when the edit is one that people make."""

    items: tuple[str, ...] = ()  # titles
    people: tuple[str, ...] = ()  # names
    cues: tuple[str, ...] = ()  # titles

    def __bool__(self) -> bool:
        return bool(self.items or self.people or self.cues)


def loss(old: Rundown, new: Rundown, state: State) -> Loss:
    """What ``new`` would take away so suddenly that it is asked about first.

    What came instead counts against it, and what belongs to an item that was taken out goes with the item.
    """
    before = [item for item in old.items if item.id not in state.runs]
    if state.phase == "closed":
        return Loss()
    alive = {item.id for item in new.items}
    came = len(alive - {item.id for item in old.items})
    items = _vanished({item.id: item.title for item in before}, alive, ITEMS, came)
    return Loss(items, _people(old, new, state, alive), _cues(old, new, before, alive))


def loss_words(language: str, lost: Loss) -> str:
    """The question, as a sentence."""
    parts = [
        say(language, f"core.loss.{kind}", count=len(names), names=_some(names))
        for kind in ("items", "people", "cues")
        if (names := getattr(lost, kind))
    ]
    return say(language, "core.loss.question", what="; ".join(parts))


def _vanished(
    before: dict[str, str], after: Collection[str], bound: tuple[int, int], came: int
) -> tuple[str, ...]:
    """What of ``before`` is not in ``after``, when it is too much; ``came``: how many are new."""
    left = set(after)
    gone = tuple(words for ident, words in before.items() if ident not in left)
    least, share = bound
    net = len(gone) - came
    whole = net == len(before) and net > 1
    return gone if whole or (net >= least and net * share >= len(before)) else _end(before, left, came)


def _end(before: dict[str, str], left: Collection[str], came: int) -> tuple[str, ...]:
    """The last of them, when more than one is gone and nothing came: a file is cut at its end."""
    end = [before[ident] for ident in takewhile(lambda ident: ident not in left, reversed(before))]
    return tuple(reversed(end)) if len(end) > 1 and not came else ()


def _people(old: Rundown, new: Rundown, state: State, alive: set[str]) -> tuple[str, ...]:
    """Those who were still to be called, list by list."""
    waiting = [who for who in old.entrants if who.item in alive and state.status(who.id) not in _CALLED]
    lists = Counter((who.kind, who.item) for who in waiting)
    return tuple(name for each in lists for name in _list(each, waiting, old.entrants, new.entrants))


def _list(
    which: tuple[str, str], waiting: Iterable[Entrant], old: Iterable[Entrant], new: Iterable[Entrant]
) -> tuple[str, ...]:
    before = {who.id: who.name for who in waiting if (who.kind, who.item) == which}
    after = [who.id for who in new if (who.kind, who.item) == which]
    came = len(set(after) - {who.id for who in old})
    return _vanished(before, after, PEOPLE, came)


def _cues(old: Rundown, new: Rundown, before: Iterable[Item], alive: set[str]) -> tuple[str, ...]:
    """The pictures of items that stay: a deck that was cut. Those that call somebody go with the lists."""
    found: list[str] = []
    for item in before:
        if item.id not in alive:
            continue
        was = {
            cue.id: cue.title for cue in old.cues if cue.item == item.id and not (cue.batch or cue.subject)
        }
        now = [cue.id for cue in new.cues if cue.item == item.id and not (cue.batch or cue.subject)]
        found += _vanished(was, now, CUES, len(set(now) - set(was)))
    return tuple(found)


def _some(names: tuple[str, ...]) -> str:
    told = ", ".join(names[:NAMED])
    return f"{told}…" if len(names) > NAMED else told
