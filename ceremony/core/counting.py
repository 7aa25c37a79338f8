"""How many stand where: one look through the statuses for each state of the show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ceremony.core.state import State
from ceremony.model.rundown import Rundown

Counts = Mapping[
    tuple[str, str], Mapping[str, int]
]  # (kind, item) → status → how many; who waits is not in it


def statuses_of(rundown: Rundown, state: State) -> Counts:
    """The counts of a state, remembered with it."""
    kept = state.memo.get("counts")
    if kept is not None and kept[0] is rundown.places:
        return kept[1]  # type: ignore[no-any-return]
    made: dict[tuple[str, str], Counter[str]] = {}
    entrants = rundown.places.entrants
    for ident, status in state.statuses.items():
        who = entrants.get(ident)
        if who:
            made.setdefault((who.kind, who.item), Counter())[status] += 1
    state.memo["counts"] = (rundown.places, made)
    return made


def total(counts: Counts, kind: str, item: str = "") -> Counter[str]:
    """The statuses of all people of a kind, of one item or of all."""
    added: Counter[str] = Counter()
    for (of, where), numbers in counts.items():
        if of == kind and (not item or where == item):
            added.update(numbers)
    return added
