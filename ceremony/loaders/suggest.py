"""Did you mean …: the nearest known word, in any spelling without marks."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from ceremony.language.catalogs import say
from ceremony.language.text import search_key
from ceremony.loaders.hints.synonyms import meant


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like ``word``, or ""."""
    by_key: dict[str, str] = {}
    for candidate in known:
        by_key.setdefault(search_key(candidate) or candidate, candidate)
    found = difflib.get_close_matches(search_key(word[:100]) or word[:100], by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else ""


def hint(language: str, word: str, known: Iterable[str]) -> str:
    """A sentence that says what to write instead: the nearest word, or all of them when they are few."""
    choices = list(known)
    best = nearest(word, choices) if word in choices else meant(word, choices) or nearest(word, choices)
    if best:
        return say(language, "loaders.did-you-mean", word=best)
    if not choices:
        return say(language, "loaders.none-there")
    listed = ", ".join(sorted(choices)[:40])
    return say(language, "loaders.one-of", words=listed)
