"""Fallback lines on paper: each situation once, a changing name left open, what fits everywhere in front."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from ceremony.language.binding import HONORIFICS
from ceremony.model.rundown import Cue, FallbackLine

EVERYWHERE = 3  # items; a line that this many share is printed once, in front of all
OPEN = "…………"
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
    words = [text.split(" ") for text in different]
    before = _shared(words)
    after = _shared([list(reversed(each[len(before) :])) for each in words])
    parts = [*before, OPEN, *reversed(after)]
    return " ".join(
        part for part, ahead in zip(parts, ["", *parts], strict=False) if part != OPEN or ahead != OPEN
    )


def _shared(words: Sequence[Sequence[str]]) -> list[str]:
    """The words with which all begin."""
    return [same[0] for same in takewhile(lambda each: len(set(each)) == 1, zip(*words, strict=False))]


def shared_lines(by_item: Iterable[Sequence[FallbackLine]]) -> list[FallbackLine]:
    """Lines that many items have, in the order first met."""
    counted = Counter(line for lines in by_item for line in dict.fromkeys(lines))
    return [line for line, count in counted.items() if count >= EVERYWHERE]
