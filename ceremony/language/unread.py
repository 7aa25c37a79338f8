"""Signs that stay in words to be read aloud because no reader of figures knows them."""

from __future__ import annotations

import re

# Marks of emphasis, quotes and stops around a word say nothing about it.
_AROUND = "*_“”\"'‘’()[]{}.,;:!?…–—-"
_SIGN = re.compile(r"[°%‰/\\=<>≥≤±×÷#@&~^|²³→←$€£¥+µ№§]")
_EITHER = re.compile(r"[^\W\d_]{2,}(?:/[^\W\d_]{2,})+")  # "và/hoặc", "ông/bà" are said as they stand
_LETTERED = re.compile(r"[^\W\d_]\d{1,4}|\d{1,4}[^\W\d_]")  # so are "A3", "B52", "5A"


def _is_unread(word: str) -> bool:
    if any(sign.isdigit() for sign in word):
        return not _LETTERED.fullmatch(word)
    return bool(_SIGN.search(word)) and not _EITHER.fullmatch(word)


def unread_signs(text: str) -> list[str]:
    """Words of a text, made to be read aloud, that still hold figures or signs; each once, in order."""
    words = (word.strip(_AROUND) for word in text.split())
    return list(dict.fromkeys(word for word in words if word and _is_unread(word)))
