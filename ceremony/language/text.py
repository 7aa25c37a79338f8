"""Vietnamese text as it is compared, searched and named: NFC, match keys, search keys, slugs."""

from __future__ import annotations

import re
import unicodedata

_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_ODD = re.compile("[" + "".join(map(chr, [*_LOOKALIKES, *_INVISIBLE])) + "]")
_BLANKS = re.compile(r"[ \t\u00a0]+")
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]")
_SIGN = re.compile(r"[^\w \u0300-\u034e\u0350-\u036f]|_")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# In oa, oe, uy the tone stands on either vowel (hòa, hoà) when nothing follows: the first one is the key.
_OPEN_PAIR = re.compile(rf"(?<!q)([ou])([aey])([{_TONES}])(?![a-zđ\u0300-\u036f])")
_PAIRS = frozenset({"oa", "oe", "uy"})


def nfc(text: str) -> str:
    """The text composed (NFC): the one form that everything inside works with."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """NFC without invisible characters, runs of blanks as one, look-alikes of Đ made Đ."""
    if not _ODD.search(text):  # nearly always
        return nfc(_BLANKS.sub(" ", text)).strip()
    return nfc(_BLANKS.sub(" ", text.translate(_INVISIBLE))).translate(_LOOKALIKES).strip()


def _unify_tone(match: re.Match[str]) -> str:
    first, second, tone = match.groups()
    return f"{first}{tone}{second}" if first + second in _PAIRS else match.group(0)


def _blank(match: re.Match[str]) -> str:
    return match[0] if unicodedata.combining(match[0]) else " "


def match_key(text: str) -> str:
    """A key equal for two spellings of a name: case, tone placement, signs and wide blanks do not count."""
    letters = unicodedata.normalize("NFD", tidy(text).casefold())
    words = _SIGN.sub(_blank, letters)
    return nfc(_OPEN_PAIR.sub(_unify_tone, " ".join(words.split())))


def search_key(text: str) -> str:
    """The match key without marks, đ as d: what somebody types who types no marks."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", match_key(text))).replace("đ", "d")
    return bare if bare.isascii() else "".join(c for c in bare if not unicodedata.combining(c))


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits joined by hyphens; "muc" when nothing is left."""
    bare = unicodedata.normalize("NFD", tidy(text).casefold()).replace("đ", "d")
    ascii_only = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "muc"
