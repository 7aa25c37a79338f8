"""The order of Vietnamese words, as the dictionary and ICU ``vi`` have it, and of people by given name."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ceremony.language.text import match_key

_SIGNS = " _-–—,;:!?.·'\"()[]{}§@*/\\&#%`^+<=>|~$"
_SAME_SIGNS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES: Mapping[str, int] = MappingProxyType(
    {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}  # huyền, hỏi, ngã, sắc, nặng
)
_OWN_MARKS = frozenset({"ă", "â", "ê", "ô", "ơ", "ư"})

CollationKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], str]
NameKey = tuple[CollationKey, CollationKey, CollationKey, CollationKey]


@cache
def _places() -> dict[str, int]:
    return {sign: place for place, sign in enumerate(_SIGNS + "0123456789" + _LETTERS, 1)}


def _parts(letter: str) -> tuple[str, list[str]]:
    """A letter of the alphabet in small, and the marks upon it that are no letter of their own."""
    first, *marks = list(unicodedata.normalize("NFD", letter.lower()))
    for mark in marks:
        whole = unicodedata.normalize("NFC", first + mark)
        if whole in _OWN_MARKS:
            return whole, [other for other in marks if other != mark]
    return first, marks


def collation_key(text: str) -> CollationKey:
    """A key whose order is that of ICU ``vi``: letters, then tones, then small before capital.

    Texts that ICU holds equal are parted by their code points, so that the order is total.
    """
    places = _places()
    first: list[int] = []
    second: list[int] = []
    third: list[int] = []
    for letter in unicodedata.normalize("NFC", text.translate(_SAME_SIGNS)):
        plain, marks = _parts(letter)
        if unicodedata.combining(plain):
            marks, plain = [plain, *marks], ""
        if plain:
            first.append(places.get(plain, 1000 + ord(plain[0])))
            second.append(1)
            third.append(2 if letter.isupper() else 1)
        for mark in marks:
            second.append(_TONES.get(mark, 7 + ord(mark)))
            third.append(1)
    return tuple(first), tuple(second), tuple(third), text


def name_key(name: str, sort_name: str = "") -> NameKey:
    """The order of people: given name, middle names, family name; ``sort_name`` says another given name.

    Two ways to place a tone (Thuỷ, Thủy) stand together.
    """
    words = match_key(name).split()
    given = match_key(sort_name) or (words[-1] if words else "")
    rest = words if sort_name else words[:-1]
    return (
        collation_key(given),
        collation_key(" ".join(rest[1:])),
        collation_key(rest[0] if rest else ""),
        collation_key(name),
    )


def first_letter(text: str) -> str:
    """The capital under which a text is looked for: "Ổn" under Ô; digits under 0–9, a sign under #."""
    first = next((sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum()), "")
    if first.isdigit():
        return "0–9"
    return _parts(first)[0].upper() if first else "#"
