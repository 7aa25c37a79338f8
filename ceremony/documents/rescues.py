"""Fallback lines on paper: each situation once, a changing name left open, what fits everywhere in front."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import reduce

from ceremony.language.binding import HONORIFICS
from ceremony.model.rundown import Cue, FallbackLine

EVERYWHERE = 3  # items; a line that this many share is printed once, in front of all
OPEN = "…………"
SIGNS = (",", ".", ";", ":", "!", "?")
_HONORIFICS = "|".join(re.escape(word).replace("\\ ", r"[ \u00a0]") for word in HONORIFICS)
_STRESSED = re.compile(rf"(?:(?<!\w)(?:{_HONORIFICS})[ \u00a0])?\*\*.+?\*\*", re.IGNORECASE | re.DOTALL)


def lines_of(cues: Sequence[Cue]) -> list[FallbackLine]:
    """One line a situation; what is said of each person by name becomes one line with the name open."""
    general = dict.fromkeys(line for cue in cues if not cue.subject for line in cue.fallback_lines)
    known = {line.situation for line in general}
    named: dict[str, list[str]] = {}
    for cue in cues:
        for line in cue.fallback_lines if cue.subject else ():
            if line.situation not in known:
                named.setdefault(line.situation, []).append(line.text)
    return [*general, *(FallbackLine(situation, opened(texts)) for situation, texts in named.items())]


def opened(texts: Sequence[str]) -> str:
    """What all texts share, with dots in place of what differs: "… mời ………… lên nhận".

    A stressed name is open as a whole, with its word of address: names that begin alike leave no half of one.
    """
    different = list(dict.fromkeys(texts))
    if len(different) == 1:
        return different[0]
    different = list(dict.fromkeys(_STRESSED.sub(OPEN, text) for text in different))
    if len(different) == 1:
        return different[0]
    shared: list[str] = reduce(_common, [text.split(" ") for text in different])
    return " ".join(shared)


def _common(one: list[str], other: list[str]) -> list[str]:
    """The words that two texts share, dots where they differ; the sign behind both gaps stays."""
    made: list[str] = []
    at, beside = 0, 0
    for first, second, size in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        gaps = one[at:first], other[beside:second]
        if any(gaps):
            ends = {gap[-1][-1:] for gap in gaps if gap}
            sign = ends.pop() if len(ends) == 1 else ""
            made.append(OPEN + (sign if sign in SIGNS else ""))
        made += one[first : first + size]
        at, beside = first + size, second + size
    kept = zip(made, ["", *made], strict=False)
    return [word for word, before in kept if not (word.startswith(OPEN) and before == OPEN)]


def shared_lines(by_item: Iterable[Sequence[FallbackLine]]) -> list[FallbackLine]:
    """Lines that many items have, in the order first met."""
    counted = Counter(line for lines in by_item for line in dict.fromkeys(lines))
    return [line for line, count in counted.items() if count >= EVERYWHERE]
