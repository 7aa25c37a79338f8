"""Figures inside a text as they are said: days, times, signs of documents, amounts."""

from __future__ import annotations

from ceremony.language.amounts import AMOUNTS
from ceremony.language.days import DAYS
from ceremony.language.numbers import NORTH, Voice
from ceremony.language.readers import read_all
from ceremony.language.signs import SIGNS

# In this order: what an earlier one has read, a later one does not see as figures any more.
_READERS = (*DAYS, *SIGNS, *AMOUNTS)


def read_numbers(text: str, voice: Voice = NORTH) -> str:
    """The text with its figures in words. What cannot be a figure ("A3", 31/13/2021, 10¹⁵ up) stays."""
    return read_all(text, _READERS, voice)
