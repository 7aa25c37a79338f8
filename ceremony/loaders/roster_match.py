"""Who was there before: the rows of a corrected list beside those of the list it replaces."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ceremony.language.text import match_key, search_key

Fields = Mapping[str, str]
_key, _bare = cache(match_key), cache(search_key)
LIKENESS = 0.84  # of two names without marks, when all else is the same
FEW = 40_000  # pairs of names compared letter by letter


@dataclass(frozen=True)
class Pairs:
    """``old`` by the place of the new row; ``renamed`` holds the new rows whose name is not the old one."""

    old: dict[int, int]
    renamed: frozenset[int]


def _unit(row: Fields) -> str:
    return _key(row.get("unit") or row.get("area") or "")


def _form(row: Fields) -> str:
    return _key(row.get("form") or "")


def _passes() -> tuple[tuple[Callable[[Fields], tuple[str, ...]], bool], ...]:
    """Keys from strict to loose, and whether several of the same key pair in their order."""
    return (
        (lambda row: (row["id"],) if row.get("id") else (), True),
        (lambda row: (_key(row["name"]), _unit(row), _form(row), row.get("decision", "")), True),
        (lambda row: (_key(row["name"]), _unit(row), _form(row)), True),
        (lambda row: (_key(row["name"]), _form(row)), False),
        (lambda row: (_key(row["name"]), _unit(row)), False),
        (lambda row: (_key(row["name"]),), False),
        (lambda row: (_bare(row["name"]), _unit(row), _form(row)), False),
        (lambda row: (_bare(row["name"]),), False),
    )


def _by_key(
    rows: Sequence[Fields], places: Iterable[int], key: Callable[[Fields], tuple[str, ...]]
) -> dict[tuple[str, ...], list[int]]:
    found = defaultdict(list)
    for place in places:
        made = key(rows[place])
        if made:
            found[made].append(place)
    return found


def pair(old: Sequence[Fields], new: Sequence[Fields]) -> Pairs:
    """Each new row with the old row of the same person; a row without one is new."""
    pairs: dict[int, int] = {}
    left_old, left_new = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))
    for key, in_order in _passes():
        before, now = _by_key(old, left_old, key), _by_key(new, left_new, key)
        for made, places in now.items():
            others = before.get(made, [])
            if in_order or len(places) == len(others) == 1:
                for one, other in zip(places, others, strict=False):
                    pairs[one] = other
                    del left_new[one], left_old[other]
    pairs |= _alike(old, new, left_old, left_new)
    renamed = {one for one, other in pairs.items() if _key(new[one]["name"]) != _key(old[other]["name"])}
    return Pairs(pairs, frozenset(renamed))


def _alike(
    old: Sequence[Fields], new: Sequence[Fields], left_old: Iterable[int], left_new: Iterable[int]
) -> dict[int, int]:
    """Names a letter or two apart, of the same unit and the same form, when there is only one such pair."""
    olds, news = list(left_old), list(left_new)
    if len(olds) * len(news) > FEW:
        return {}
    near = []
    for one in news:
        for other in olds:
            same = _unit(new[one]) and (_unit(new[one]), _form(new[one])) == (
                _unit(old[other]),
                _form(old[other]),
            )
            if same and _likeness(new[one]["name"], old[other]["name"]) >= LIKENESS:
                near.append((one, other))
    single = {one: other for one, other in near if sum(one == place for place, _ in near) == 1}
    return {one: other for one, other in single.items() if sum(other == place for _, place in near) == 1}


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, _bare(one), _bare(other), autojunk=False).ratio()


def keep_order(old_count: int, new_count: int, pairs: Mapping[int, int]) -> list[int]:
    """The new rows in the order of the old list; whoever is new follows whom the new list says."""
    place_of = {other: one for one, other in pairs.items()}
    ordered = [place_of[other] for other in range(old_count) if other in place_of]
    followers: dict[int, list[int]] = defaultdict(list)
    last = -1
    for place in range(new_count):
        if place in pairs:
            last = place
        else:
            followers[last].append(place)
    found = list(followers[-1])
    for place in ordered:
        found += [place, *followers[place]]
    return found
