"""How large a text may stand: pure sums over the fonts' own advance widths.

Sizes and widths are reference pixels: shares of a picture 1920 wide and 1080 high.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate, combinations, pairwise
from math import ceil
from typing import Any

from ceremony.theme.words import BEFORE, NOT_LAST, PAIRS

REGULAR, MEDIUM = "BeVietnamPro-Regular", "BeVietnamPro-Medium"
SEMIBOLD, BOLD = "BeVietnamPro-SemiBold", "BeVietnamPro-Bold"
FIGURES_MEDIUM, FIGURES, FIGURES_BOLD = "Inter-Medium", "Inter-SemiBold", "Inter-Bold"

STEP = 0.96  # one shrink is 4 %
SLACK = 1.012  # what kerning and the rounding of glyphs may add to the sum of advances
NBSP = "\u00a0"
MOST_BREAKS = 26  # words considered when a text is broken; longer texts are overfull anyway
MOST_WEIGHED = 240  # words; no picture holds more, and to weigh their breaks would take minutes
TRIED_ALL = 3  # lines; for more, weighing every choice would take for ever


@dataclass(frozen=True, slots=True)
class Fit:
    """A text set: its size, its lines, and whether even the smallest size is too large."""

    size: float
    lines: tuple[str, ...]
    overfull: bool = False


@cache
def _advances(font: str) -> tuple[dict[str, float], float]:
    raw = json.loads((resources.files("ceremony.theme") / "metrics.json").read_text(encoding="utf-8"))[font]
    em = raw["upem"]
    letters = {letter: int(width) / em for width, group in raw["letters"].items() for letter in group}
    return letters, raw["widest"] / em


def width_em(text: str, font: str, *, tracking: float = 0.0) -> float:
    """Width of ``text`` on one line in em; a letter unknown to the font counts as its widest."""
    letters, widest = _advances(font)
    return sum(letters.get(letter, widest) + tracking for letter in text)


def set_width(text: str, font: str, size: float, *, tracking: float = 0.0) -> float:
    """The width in reference pixels that ``text`` is promised not to exceed."""
    return width_em(text, font, tracking=tracking) * size * SLACK


def break_costs(words: Sequence[str]) -> list[float]:
    """For each gap between two words, how much a line break there hurts the sense: 0 is best."""
    costs, depth = [], 0
    for left, right in pairwise(words):
        depth += left.count("“") - left.count("”")
        costs.append(_break_cost(left, right) + (0.08 if depth > 0 else 0.0))
    return costs


def _break_cost(left: str, right: str) -> float:
    if left.endswith((".", "!", "?")):
        return -0.04
    if left.endswith((",", ";", ":", "–", "—", "”")):
        return 0.0
    bare, following = left.casefold(), right.rstrip(",;:.”)").casefold()
    if bare in NOT_LAST or right[:1].isdigit() or right in {"–", "—"}:
        return 0.4
    if f"{bare} {following}" in PAIRS:
        return 0.46
    if right.startswith("“"):
        return 0.22  # what is quoted belongs to the word before it
    if following in BEFORE or right.startswith("("):
        return 0.05
    if left.isupper() and right.isupper():
        return 0.14  # a headline in capitals tells nothing of names
    if left[:1].isupper():
        return 0.22  # a proper name has begun and may go on
    return 0.07 if right[:1].isupper() else 0.14


def sense(lines: Sequence[str]) -> float:
    """The mean cost of the breaks between these lines; 0 is best."""
    breaks = [
        _break_cost(one.split(" ")[-1], other.split(" ")[0])
        for one, other in pairwise(lines)
        if one and other
    ]
    return sum(breaks) / len(breaks) if breaks else 0.0


def break_lines(text: str, count: int, font: str, *, tracking: float = 0.0) -> tuple[str, ...]:
    """``text`` in ``count`` balanced lines broken by sense, never inside a U+00A0 binding.

    Fewer lines when there are not enough words.
    """
    words = text.split(" ")
    count = min(count, len(words))
    if count < 2:
        return (text,)
    widths = [width_em(word, font, tracking=tracking) for word in words]
    space = width_em(" ", font, tracking=tracking)
    costs = break_costs(words)
    if len(words) > MOST_WEIGHED:
        gaps = tuple(len(words) * line // count for line in range(1, count))
    elif count > TRIED_ALL:
        gaps = _even_gaps(widths, space, costs, count)
    else:
        gaps = _best_gaps(widths, space, costs, count)
    return tuple(" ".join(words[a:b]) for a, b in pairwise((0, *gaps, len(words))))


def _best_gaps(widths: Sequence[float], space: float, costs: Sequence[float], count: int) -> tuple[int, ...]:
    """Where a few lines part: every choice is weighed, by the widest line, the sense and short lines."""
    ideal = (sum(widths) + space * (len(widths) - count)) / count
    best, chosen = float("inf"), (0,) * (count - 1)
    for gaps in combinations(_gaps(len(widths), count), count - 1):
        edges = (0, *gaps, len(widths))
        spans = [sum(widths[a:b]) + space * (b - a - 1) for a, b in pairwise(edges)]
        price = max(spans) / ideal - 1 + sum(costs[g - 1] for g in gaps)
        price += 0.25 * sum(max(0.0, 0.5 - span / ideal) for span in spans)
        if price < best:
            best, chosen = price, gaps
    return chosen


def _even_gaps(widths: Sequence[float], space: float, costs: Sequence[float], count: int) -> tuple[int, ...]:
    """Where many lines part: word by word, each end of a line keeps the cheapest way to it.

    The choices of many lines are too many to weigh; here each line pays for its own length.
    """
    words = len(widths)
    ends = [0.0, *accumulate(width + space for width in widths)]
    ideal = (ends[-1] - space * count) / count
    nowhere: tuple[float, tuple[int, ...]] = (float("inf"), ())
    ways = [nowhere] * (words + 1)
    ways[0] = (0.0, ())
    for line in range(1, count + 1):
        reached = [nowhere] * (words + 1)
        for end in range(line, words - (count - line) + 1):
            for start in range(line - 1, end):
                price, gaps = ways[start]
                if price == nowhere[0]:
                    continue
                off = (ends[end] - ends[start] - space) / ideal - 1
                price += off * off + (costs[start - 1] if start else 0.0)
                if price < reached[end][0]:
                    reached[end] = (price, (*gaps, start) if start else gaps)
        ways = reached
    return ways[words][1]


def _gaps(words: int, count: int) -> range | list[int]:
    """The gaps worth trying: all of them, or near the even parts of a very long text."""
    if words <= MOST_BREAKS:
        return range(1, words)
    near = {round(words * k / count) + d for k in range(1, count) for d in range(-4, 5)}
    return sorted(g for g in near if 0 < g < words)


def _sizes(size: float, floor: float) -> Iterator[float]:
    while size > floor:
        yield round(size, 2)
        size *= STEP
    yield floor


def fit(  # noqa: PLR0913
    text: str,
    font: str,
    *,
    width: float,
    size: float,
    floor: float,
    lines: int = 2,
    broken: float | None = None,
    broken_floor: float | None = None,
    tracking: float = 0.0,
) -> Fit:
    """The largest setting of ``text`` in ``width``: one line down to ``floor``, then more lines.

    Two and more lines start at ``broken`` and go down to ``broken_floor`` (default: ``size``, ``floor``).
    """
    for count in range(1, lines + 1):
        top = size if count == 1 or broken is None else broken
        least = floor if count == 1 or broken_floor is None else broken_floor
        parts = break_lines(text, count, font, tracking=tracking)
        widest = max(width_em(part, font, tracking=tracking) for part in parts) * SLACK
        for tried in _sizes(top, min(top, least)):
            if widest * tried <= width:
                return Fit(tried, parts)
    return Fit(min(size, floor if broken_floor is None else broken_floor), parts, overfull=True)


def fit_name(text: str, font: str, **room: Any) -> Fit:
    """``fit`` for a name: when its bindings alone make it overfull, it may break at any of its blanks."""
    found = fit(text, font, **room)
    return fit(text.replace(NBSP, " "), font, **room) if found.overfull and NBSP in text else found


def fit_lines(  # noqa: PLR0913
    texts: Sequence[str],
    font: str,
    *,
    width: float,
    size: float,
    floor: float,
    lines: int = 3,
    tracking: float = 0.0,
) -> Fit:
    """Lines the author broke keep their breaks when they fit; otherwise the whole is broken anew."""
    given = tuple(text for text in texts if text)
    if len(given) == 1:
        return fit(given[0], font, width=width, size=size, floor=floor, lines=lines, tracking=tracking)
    if not given:
        return Fit(size, ())
    widest = max(width_em(text, font, tracking=tracking) for text in given) * SLACK
    for tried in _sizes(size, floor):
        if widest * tried <= width and len(given) <= lines:
            return Fit(tried, given)
    return fit(" ".join(given), font, width=width, size=size, floor=floor, lines=lines, tracking=tracking)


def wrapped_lines(text: str, font: str, width: float, size: float) -> int:
    """How many lines a browser makes of ``text`` in ``width``; a word wider than that counts its parts."""
    space, used, count = width_em(" ", font), 0.0, 1
    room = width / (size * SLACK)
    for word in re.split(r"[ \t\r\n]+", text.strip(" \t\r\n")):
        long = width_em(word, font)
        if used and used + space + long > room:
            count, used = count + 1, 0.0
        used += long + (space if used else 0.0)
        if used > room:
            count, used = count + ceil(used / room) - 1, used % room
    return count


def fit_block(  # noqa: PLR0913
    paragraphs: Sequence[str],
    font: str,
    *,
    width: float,
    height: float,
    size: float,
    floor: float,
    line_height: float = 1.46,
    gap: float = 0.5,
) -> Fit:
    """The size at which running text fits a box; ``gap`` is the space between paragraphs in em."""
    for tried in _sizes(size, floor):
        lines = sum(wrapped_lines(text, font, width, tried) for text in paragraphs)
        if (lines * line_height + gap * max(0, len(paragraphs) - 1)) * tried <= height:
            return Fit(tried, tuple(paragraphs))
    return Fit(floor, tuple(paragraphs), overfull=True)
