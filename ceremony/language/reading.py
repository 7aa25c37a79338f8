"""How long words take to read aloud: syllables, as an MC says them."""

from __future__ import annotations

import re

from ceremony.language.abbreviations import expand
from ceremony.language.aloud import read_numbers

PACE = 180  # syllables a minute: an unhurried master of ceremonies
_WORD = re.compile(r"\w+")
_BREATHS = re.compile(r"[.!?…]+(?=\s|\Z|[”\"’)*])|\n\s*\n")
BREATH_MS = 350  # a pause after a sentence and after a paragraph


def syllables(text: str, language: str = "vi") -> int:
    """How many syllables are said: in Vietnamese every written word is one, numbers as they are spoken."""
    if language != "vi":
        return sum(max(1, len(re.findall(r"[aeiouy]+", word.lower()))) for word in _WORD.findall(text))
    return len(_WORD.findall(read_numbers(expand(text))))


def reading_ms(text: str, pace: int = PACE, language: str = "vi") -> int:
    """Milliseconds to read a text aloud at ``pace`` syllables a minute, with a breath after each sentence."""
    spoken = syllables(text, language)
    if not spoken:
        return 0
    return round(spoken * 60_000 / pace) + BREATH_MS * len(_BREATHS.findall(text))
