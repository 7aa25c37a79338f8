"""What somebody types into a search box: without marks, or in Telex that no keyboard program has read."""

from __future__ import annotations

import re

from ceremony.language.syllables import is_syllable
from ceremony.language.text import search_key

_DOUBLE = re.compile(r"([aeod])\1")
_HORN = re.compile(r"([aou])w")
_TONE = re.compile(r"[sfrxjz](?=[a-z]{0,3}\Z)")


def _read(word: str) -> str:
    """A word typed in Telex without its marks; any other word as it is."""
    bare = word if word.isascii() else ""
    bare = _HORN.sub(r"\1", _DOUBLE.sub(r"\1", bare)).replace("w", "u")
    if not re.search("[aeiouy]", bare):
        return word
    head, tail = re.match(r"([^aeiouy]*[aeiouy])(.*)", bare, re.DOTALL).groups()  # type: ignore[union-attr]
    for candidate in (head + _TONE.sub("", tail, count=1), head + tail):
        if candidate != word and is_plain_syllable(candidate):
            return candidate
    return bare  # Telex not yet typed to its end: "cuwow"


def is_plain_syllable(word: str) -> bool:
    """True when a word without marks could be a Vietnamese syllable with them."""
    variants = {word, word.replace("uo", "uô"), word.replace("uo", "ươ"), word.replace("ie", "iê")}
    variants |= {word.replace("ye", "yê"), word.replace("ue", "uê"), word.replace("ua", "uâ")}
    variants |= {word.replace("eu", "êu"), word.replace("au", "âu")}
    return any(is_syllable(variant) for variant in variants)


def search_keys(typed: str) -> tuple[str, ...]:
    """The keys that what was typed may mean: as it stands and, when it differs, read as Telex.

    "cuong", "Cương" and "cuwowng" all find the search key "cuong".
    """
    plain = search_key(typed)
    read = " ".join(_read(word) for word in plain.split())
    return (plain,) if read == plain else (plain, read)
