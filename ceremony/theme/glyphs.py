"""Which signs the shipped fonts can draw: what they cannot stays a blank or a box in the hall and on "
"paper."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib import resources

SCREEN = "Be Vietnam Pro"  # names and words of the pictures and of the film
PAPER = ("Tinos", "Be Vietnam Pro", "Inter")  # documents; what the first lacks is drawn by the others
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")  # categories that draw nothing


@cache
def _drawn() -> frozenset[str]:
    """Every sign that all weights of the screen's font draw, and one of the fonts of paper."""
    path = resources.files("ceremony.theme") / "coverage.json"
    ranges: dict[str, list[list[int]]] = json.loads(path.read_text(encoding="utf-8"))
    signs = {
        font: {chr(point) for low, high in spans for point in range(low, high + 1)}
        for font, spans in ranges.items()
    }
    return frozenset(signs[SCREEN] & set().union(*(signs[font] for font in PAPER)))


def undrawn(text: str) -> str:
    """The signs of a text that no font here draws, each once, in order; "" when all can be drawn.

    A letter that a font lacks is put together of its parts, as every text engine does: ŭ of u and its breve.
    """
    if text.isascii():
        return ""
    return "".join(sign for sign in dict.fromkeys(unicodedata.normalize("NFC", text)) if not _is_drawn(sign))


def _is_drawn(sign: str) -> bool:
    if sign in _drawn() or unicodedata.category(sign) in _UNSEEN:
        return True
    parts = unicodedata.normalize("NFD", sign)
    return len(parts) > 1 and all(part in _drawn() for part in parts)


def show_signs(signs: str) -> str:
    """The first signs with their numbers, so that one that looks like another is told apart."""
    shown = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs[:6])
    return f"{shown}, …" if len(signs) > 6 else shown
