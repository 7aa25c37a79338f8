"""English units in the number that a figure asks for: 1 camera, 12,000 sites."""

from __future__ import annotations

import re
from decimal import Decimal

_ODD = {
    "people": "person", "persons": "person", "children": "child", "men": "man", "women": "woman",
    "buses": "bus", "wives": "wife", "lives": "life", "leaves": "leaf", "knives": "knife",
}  # fmt: skip
_MANY = {"person": "people"} | {one: many for many, one in _ODD.items() if one != "person"}
# Words that have no plural of their own, or one that looks like a singular.
_SAME = frozenset({
    "series", "species", "news", "staff", "equipment", "training", "livestock", "cattle", "sheep", "fish",
    "rice",
    "billion", "million", "thousand", "hundred", "dong", "baht", "yuan", "percent", "cent", "hertz", "works",
})  # fmt: skip
_HEAD = re.compile(
    r"\A(?P<before>(?:[^\W\d_]+ )*?)(?P<head>[a-z]{3,})(?P<after>(?: (?:of|with|for|in|per|at|on|a)\b.*)?)\Z"
)


def singular(word: str) -> str:
    """ "cameras" → "camera", "companies" → "company", "people" → "person"; what is no plural stays."""
    if word in _ODD:
        return _ODD[word]
    if word in _SAME or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "zzes")) else word[:-1]


def plural(word: str) -> str:
    """ "site" → "sites", "family" → "families", "person" → "people"; what is a plural already stays."""
    if word in _MANY:
        return _MANY[word]
    if word in _SAME or word in _ODD or singular(word) != word:
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh", "z")) else f"{word}s"


def counted(unit: str, amount: Decimal) -> str:
    """An English unit beside an amount. Short forms, capitals and money stay as they are written."""
    found = _HEAD.match(unit)
    if found is None or (len(found["head"]) < 4 and amount != 1):
        return unit
    first = unit.split(" ", 1)[0]
    if found["head"] in _SAME or first in _SAME:
        return unit
    head = singular(found["head"]) if amount == 1 else plural(found["head"])
    return f"{found['before']}{head}{found['after']}"
