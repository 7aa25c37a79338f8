"""A text as a voice says it: short forms and numbers become words."""

from __future__ import annotations

from ceremony.language.abbreviations import expand
from ceremony.language.aloud import read_numbers


def aloud(text: str, language: str) -> str:
    """Abbreviations and numbers in words (Vietnamese); other languages read them as they stand."""
    if language != "vi":
        return text
    # Part by part: a number that ends before a colon ("tuổi 17: 100%") is no time of day.
    words = ": ".join(read_numbers(expand(part)) for part in text.split(": "))
    return words[:1].upper() + words[1:] if text[:1].isdigit() else words
