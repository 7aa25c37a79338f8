"""A text as a voice says it: short forms and numbers become words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ceremony.language.abbreviations import expand
from ceremony.language.aloud import read_numbers
from ceremony.language.numbers import NORTH, Voice

_MINUS = re.compile(r"−(?=\d)")


def aloud(text: str, language: str, voice: Voice = NORTH, own: Mapping[str, str] | None = None) -> str:
    """Abbreviations and numbers in words (Vietnamese); other languages say only the minus before a number."""
    if language != "vi":
        return _MINUS.sub("minus ", text)
    words = read_numbers(expand(text, own), voice)
    return words[:1].upper() + words[1:] if text[:1].isdigit() else words
