"""Blocks of text as layers: fitted, broken by sense, never cut. Measures are reference pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceremony.language.phrases import hold
from ceremony.theme.fit import (
    SEMIBOLD,
    STEP,
    Fit,
    fit,
    fit_lines,
    set_width,
)
from ceremony.video.layers import Words
from ceremony.video.stage import MARGIN_X, WIDTH

EYEBROW_TRACKING = 0.06
TEXT_WIDTH = WIDTH - 2 * MARGIN_X


def never_cut(made: Fit, font: str, width: float, tracking: float = 0.0) -> Fit:
    """An overfull setting made smaller still: the hall sees small text rather than cut text."""
    size = made.size
    while size > 8 and any(set_width(line, font, size, tracking=tracking) > width for line in made.lines):
        size *= STEP
    return Fit(size, made.lines, made.overfull)


@dataclass(frozen=True)
class Block:
    """Lines of text with one look. ``first`` is the first baseline."""

    lines: tuple[Words, ...]
    size: float
    first: float
    last: float


def block(  # noqa: PLR0913
    text: str | Sequence[str],
    font: str,
    *,
    colour: str,
    x: float,
    y: float,
    width: float,
    size: float,
    floor: float,
    lines: int = 2,
    leading: float = 1.4,
    align: str = "left",
    at: float | None = None,
    anchor: str = "first",
    tracking: float = 0.0,
) -> Block:
    """Text set in a width. ``y`` is the first baseline, the last ("last") or the middle ("middle")."""
    given = tuple(hold(part) for part in ((text,) if isinstance(text, str) else text))
    fitted = fit_lines(given, font, width=width, size=size, floor=floor, lines=lines, tracking=tracking)
    made = never_cut(fitted, font, width, tracking)
    step = made.size * leading
    span = step * (len(made.lines) - 1)
    first = y - span if anchor == "last" else y - span / 2 if anchor == "middle" else y
    set_lines = tuple(
        Words(line, font, made.size, colour, x, first + step * n, align=align, tracking=tracking, at=at)
        for n, line in enumerate(made.lines)
    )
    return Block(set_lines, made.size, first, first + span)


def eyebrow(text: str, *, align: str = "left", y: float = 118) -> Words:
    """The small line in capitals that says which part this is."""
    capitals = text.upper()
    made = fit(capitals, SEMIBOLD, width=TEXT_WIDTH, size=34, floor=32, lines=1, tracking=EYEBROW_TRACKING)
    made = never_cut(made, SEMIBOLD, TEXT_WIDTH, EYEBROW_TRACKING)
    x = MARGIN_X if align == "left" else WIDTH / 2
    return Words(capitals, SEMIBOLD, made.size, "accent", x, y, align=align, tracking=EYEBROW_TRACKING)
