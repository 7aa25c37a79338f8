"""Looking somebody up in the roll: by call card, by number, by what is typed of the name."""

from __future__ import annotations

from collections.abc import Iterator

from ceremony.language.telex import search_keys
from ceremony.language.text import search_key
from ceremony.model.rundown import Entrant, Rundown

SHOWN = 12  # so many at most


def find_people(rundown: Rundown, typed: str) -> list[Entrant]:
    """The recipients that were meant, the likeliest first. A call card's code or a number means one person.

    "cuong", "Cương" and "cuwowng" all find Cương; several words in any order.
    """
    asked = typed.strip()
    known = rundown.places.entrants.get(asked)
    if known and known.kind == "recipient":
        return [known]
    people = [who for who in rundown.entrants if who.kind == "recipient"]
    if asked.isdigit():
        return [who for who in people if who.number == int(asked)][:SHOWN]
    found: dict[str, tuple[int, Entrant]] = {}
    for key in search_keys(asked):
        for rank, who in _matches(people, key.split()):
            if who.id not in found or rank < found[who.id][0]:
                found[who.id] = (rank, who)
    ranked = sorted(found.values(), key=lambda one: (one[0], one[1].number))
    return [who for _, who in ranked[:SHOWN]]


def _matches(people: list[Entrant], words: list[str]) -> Iterator[tuple[int, Entrant]]:
    """Those whose names hold all words; whole words and given names rank before beginnings."""
    if not words:
        return
    for who in people:
        key = who.key or search_key(f"{who.name} {who.unit}")  # a record of an older version has none
        if not all(word in key for word in words):
            continue
        parts = key.split()
        whole = sum(word in parts for word in words)
        begun = sum(any(part.startswith(word) for part in parts) for word in words)
        if begun == len(words):
            yield 2 * len(words) - whole - begun, who
