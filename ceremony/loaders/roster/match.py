"""Who was there before: the rows of a corrected list beside those of the list it replaces."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ceremony.language.text import match_key, search_key, slug

Fields = Mapping[str, str]
KeyOf = Callable[[Fields], tuple[str, ...]]
# Keys of old and of new rows, and whether several of one key pair in their order.
Passes = tuple[tuple[KeyOf, KeyOf, bool], ...]
_key, _bare = cache(match_key), cache(search_key)
LIKENESS = 0.84  # of two names without marks, when all else is the same
FEW = 40_000  # pairs of names compared letter by letter


@dataclass(frozen=True)
class Pairs:
    """``old`` by the place of the new row; ``renamed`` holds the new rows whose name is not the old one.

    ``moved``: those whose unit is not the old one. Either may be somebody else of a name that is the same or
    alike.
    """

    old: dict[int, int]
    renamed: frozenset[int]
    moved: frozenset[int] = frozenset()


OWN = ("photo", "consent", "status")  # belong to one person; another of the same name must not get them
_COUNTED = re.compile(r"\d{1,4}|[a-z]{0,3}[-.]?\d{1,3}")  # running numbers of a list: 7, 0007, tt-07


def _unit(row: Fields) -> str:
    return _key(row.get("unit") or row.get("area") or "")


def _form(row: Fields) -> str:
    return _key(row.get("form") or "")


def people_passes() -> Passes:
    """What tells people again, from strict to loose; a code without the name tells nobody again.

    A code that counts the rows of a list is given to somebody else as soon as a row is moved. One that is no
    such number tells a person whose name was corrected, in the same unit.
    """
    return tuple(
        (key, key, in_order)
        for key, in_order in (
            (lambda row: (row["id"], _key(row["name"]), _unit(row)) if row.get("id") else (), True),
            (lambda row: (_key(row["name"]), _unit(row), _form(row), row.get("decision", "")), True),
            (lambda row: (_key(row["name"]), _unit(row), _form(row)), True),
            (lambda row: (_key(row["name"]), _unit(row)), False),
            (lambda row: (row["id"], _key(row["name"])) if row.get("id") else (), True),
            (lambda row: (_key(row["name"]), _form(row)), False),
            (lambda row: (_key(row["name"]),), False),
            (lambda row: (_bare(row["name"]), _unit(row), _form(row)), False),
            (_code, False),
        )
    )


def _code(row: Fields) -> tuple[str, ...]:
    ident = row.get("id", "")
    return (ident, _unit(row)) if ident and not _COUNTED.fullmatch(ident) else ()


def _told(row: Fields, *names: str) -> tuple[str, ...]:
    """A key of these fields, none when one of them is unknown."""
    return tuple(_key(row[name]) for name in names) if all(row.get(name) for name in names) else ()


def decision_passes() -> Passes:
    """What tells decisions again: number and day; less only where one side knows no more."""

    def by(*names: str) -> KeyOf:
        return lambda row: _told(row, *names)

    def without(name: str, *names: str) -> KeyOf:
        return lambda row: () if row.get(name) else _told(row, *names)

    def in_year(row: Fields) -> tuple[str, ...]:
        """A day corrected within its year, by the same authority."""
        whole = _told(row, "number", "date")
        return (whole[0], row["date"][:4], _key(row.get("authority", ""))) if whole else ()

    return (
        (by("id"), by("id"), True),
        (by("number", "date", "authority"), by("number", "date", "authority"), True),
        (by("number", "date"), by("number", "date"), False),
        (in_year, in_year, False),
        (without("date", "number"), by("number"), False),
        (by("number"), without("date", "number"), False),
        (without("number", "subject"), by("subject"), False),
        (by("subject"), without("number", "subject"), False),
    )


def new_id(fields: Fields, used: set[str]) -> str:
    """An id that nobody has: the one that was asked for, else made of a code or the name."""
    wanted = fields.get("id") or slug(fields.get("code") or fields["name"])[:72].rstrip("-")
    ident, number = wanted, 2
    while ident in used:
        ident, number = f"{wanted}-{number}", number + 1
    return ident


def _by_key(rows: Sequence[Fields], places: Iterable[int], key: KeyOf) -> dict[tuple[str, ...], list[int]]:
    found = defaultdict(list)
    for place in places:
        made = key(rows[place])
        if made:
            found[made].append(place)
    return found


def pair(old: Sequence[Fields], new: Sequence[Fields], passes: Passes) -> Pairs:
    """Each new row with the old row of the same person or decision; a row without one is new."""
    pairs: dict[int, int] = {}
    left_old, left_new = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))
    for of_old, of_new, in_order in passes if old else ():
        before, now = _by_key(old, left_old, of_old), _by_key(new, left_new, of_new)
        for made, places in now.items():
            others = before.get(made, [])
            if in_order or len(places) == len(others) == 1:
                for one, other in zip(places, others, strict=False):
                    pairs[one] = other
                    del left_new[one], left_old[other]
    pairs |= _alike(old, new, left_old, left_new)
    renamed = {one for one, other in pairs.items() if _key(new[one]["name"]) != _key(old[other]["name"])}
    known = any(map(_unit, old)), any(map(_unit, new))  # a list without units at all says nothing of them
    moved = {one for one, other in pairs.items() if all(known) and _unit(new[one]) != _unit(old[other])}
    return Pairs(pairs, frozenset(renamed), frozenset(moved))


def withheld(old: Fields, new: Fields, place: int, pairs: Pairs) -> list[str]:
    """What the old row has and the new one must not inherit in silence: photo, consent, in another unit the
    status.

    The status of a name that was only corrected stays: the correction itself is told.
    """
    doubtful = OWN if place in pairs.moved else OWN[:2] if place in pairs.renamed else ()
    return [name for name in doubtful if old.get(name) and not new.get(name)]


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
