"""Blocks of text as layers: fitted, broken by sense, never cut. Measures are reference pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceremony.language.phrases import hold
from ceremony.theme.fit import (
    MEDIUM,
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
FOOT_WIDTH = 1340.0  # the sample mark stands on its right


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
    made = fit(
        capitals, SEMIBOLD, width=TEXT_WIDTH * 0.98, size=34, floor=32, lines=1, tracking=EYEBROW_TRACKING
    )
    made = never_cut(made, SEMIBOLD, TEXT_WIDTH * 0.98, EYEBROW_TRACKING)
    x = MARGIN_X if align == "left" else WIDTH / 2
    return Words(capitals, SEMIBOLD, made.size, "accent", x, y, align=align, tracking=EYEBROW_TRACKING)


def wrap(text: str, font: str, width: float, size: float) -> tuple[str, ...]:
    """``text`` in as few lines as hold it, of nearly equal length; for more lines than sense can break."""

    def greedy(room: float) -> list[str]:
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and set_width(longer, font, size) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    best = greedy(width)
    low, high = width * 0.4, width
    for _ in range(8):
        middle = (low + high) / 2
        tried = greedy(middle)
        if len(tried) <= len(best):
            best, high = tried, middle
        else:
            low = middle
    return tuple(best)


FEW = 3  # up to so many lines are broken by sense


def _set(text: str, font: str, width: float, size: float, lines: int) -> Fit:
    """``text`` at one size in at most ``lines`` lines; overfull when it needs more room."""
    made = fit(text, font, width=width, size=size, floor=size, lines=min(lines, FEW))
    if made.overfull and lines > FEW:
        wrapped = wrap(text, font, width, size)
        wide = any(set_width(line, font, size) > width for line in wrapped)
        made = Fit(size, wrapped, len(wrapped) > lines or wide)
    return made


def column(  # noqa: PLR0913
    text: str,
    font: str,
    *,
    colour: str,
    x: float,
    y: float,
    width: float,
    sizes: tuple[tuple[float, int], ...],
    leading: float = 1.36,
    align: str = "left",
    at: float | None = None,
    anchor: str = "first",
) -> Block:
    """Text at the first (size, lines) that holds it; smaller still when none does: never cut."""
    text = hold(text)
    made = next((one for one in (_set(text, font, width, *pair) for pair in sizes) if not one.overfull), None)
    size, lines = sizes[-1]
    while made is None:
        size *= STEP
        tried = _set(text, font, width, size, lines)
        made = tried if not tried.overfull or size < 1 else None
    step = made.size * leading
    span = step * (len(made.lines) - 1)
    first = y - span if anchor == "last" else y - span / 2 if anchor == "middle" else y
    words = tuple(
        Words(line, font, made.size, colour, x, first + step * n, align=align, at=at)
        for n, line in enumerate(made.lines)
    )
    return Block(words, made.size, first, first + span)


def heading(text: str, *, y: float = 226, at: float | None = None) -> Block:
    """A picture's headline below its eyebrow: one line, or two smaller ones."""
    sizes: tuple[tuple[float, int], ...] = ((64, 1), (56, 1), (50, 2), (44, 2), (36, 3))
    return column(text, SEMIBOLD, colour="ink", x=MARGIN_X, y=y, width=TEXT_WIDTH, sizes=sizes, at=at)


def footnote(text: str, *, width: float = FOOT_WIDTH) -> tuple[Words, ...]:
    """Until when figures count and where they come from, low on the left; nothing for no text."""
    if not text:
        return ()
    sizes: tuple[tuple[float, int], ...] = ((34, 1), (32, 1), (32, 2))
    return column(
        text, MEDIUM, colour="ink-muted", x=MARGIN_X, y=1020, width=width, sizes=sizes, anchor="last"
    ).lines


def common(
    texts: Sequence[str], font: str, width: float, sizes: tuple[tuple[float, int], ...]
) -> tuple[tuple[float, int], ...]:
    """The first (size, lines) that holds all of the texts, so that equals look equal; else the last."""
    for size, lines in sizes:
        if not any(_set(hold(text), font, width, size, lines).overfull for text in texts):
            return ((size, lines),)
    return (sizes[-1],)
