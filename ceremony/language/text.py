"""Vietnamese text as it is compared, searched and named: NFC, match keys, search keys, slugs."""

from __future__ import annotations

import re
import unicodedata

_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# In oa, oe, uy the tone stands on either vowel (hòa, hoà) when nothing follows: the first one is the key.
_OPEN_PAIR = re.compile(rf"(?<!q)([ou])([aey])([{_TONES}])(?![a-zđ\u0300-\u036f])")
_PAIRS = frozenset({"oa", "oe", "uy"})


def nfc(text: str) -> str:
    """The text composed (NFC): the one form that everything inside works with."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """NFC without invisible characters, runs of blanks as one, look-alikes of Đ made Đ."""
    return nfc(re.sub(r"[ \t\u00a0]+", " ", text.translate(_INVISIBLE))).translate(_LOOKALIKES).strip()


def _unify_tone(match: re.Match[str]) -> str:
    first, second, tone = match.groups()
    return f"{first}{tone}{second}" if first + second in _PAIRS else match.group(0)


def match_key(text: str) -> str:
    """A key equal for two spellings of a name: case, tone placement, signs and wide blanks do not count."""
    letters = unicodedata.normalize("NFD", tidy(text).casefold())
    words = "".join(char if char.isalnum() or unicodedata.combining(char) else " " for char in letters)
    return nfc(_OPEN_PAIR.sub(_unify_tone, " ".join(words.split())))


def search_key(text: str) -> str:
    """The match key without marks, đ as d: what somebody types who types no marks."""
    bare = "".join(c for c in unicodedata.normalize("NFD", match_key(text)) if not unicodedata.combining(c))
    return bare.replace("đ", "d")


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits joined by hyphens; "muc" when nothing is left."""
    bare = unicodedata.normalize("NFD", tidy(text).casefold()).replace("đ", "d")
    ascii_only = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "muc"
