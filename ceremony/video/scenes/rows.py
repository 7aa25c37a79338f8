"""Rows of indicators, shared by the scenes that show several: name, three bars, figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ceremony.model.figures import zero as common_zero
from ceremony.theme.fit import FIGURES, FIGURES_MEDIUM, MEDIUM, SEMIBOLD, fit
from ceremony.video.layers import Count, Layer, Plate, Words, growth
from ceremony.video.lettering import measure
from ceremony.video.setting import Block, block, never_cut
from ceremony.video.stage import MARGIN_X, WIDTH

NAME_WIDTH, BARS_X, BARS_WIDTH, FIGURES_WIDTH = 610, 780, 540, 440
RIGHT = WIDTH - MARGIN_X
_BARS = (("actual", 32, "accent", 0.0), ("plan", 13, "accent-2", 46.0), ("last", 13, "line", 69.0))


@dataclass(frozen=True)
class Row:
    """One indicator as shown: ``shares`` are actual, plan and last year, -1 to 1, None without value."""

    name: str
    shown: str
    value: Decimal | None
    suffix: str
    unit: str
    beside: str
    shares: tuple[float | None, float | None, float | None]
    note: str = ""


def _set(text: str, font: str, colour: str, y: float, sizes: tuple[tuple[int, int], ...]) -> Block:
    """Text in the column of names at the first size and number of lines that hold it."""
    for size, lines in sizes:
        made = block(
            text,
            font,
            colour=colour,
            x=MARGIN_X,
            y=y,
            width=NAME_WIDTH,
            size=size,
            floor=size,
            lines=lines,
            leading=1.34,
        )
        if made.size >= size:
            break
    return made


def _name(row: Row, middle: float) -> list[Layer]:
    """The name, and the note under it, around the row's middle."""

    def stand(y: float) -> tuple[Block, Block | None]:
        name = _set(row.name, SEMIBOLD, "ink", y, ((40, 2), (36, 3), (32, 4)))
        below = name.last + 50
        return name, _set(
            row.note.replace(" · ", "\u00a0· "), MEDIUM, "ink-muted", below, ((34, 1), (32, 2), (30, 3))
        ) if row.note else None

    name, note = stand(0)
    last = note.last if note else name.last
    name, note = stand(middle + 0.36 * name.size - last / 2)
    return [*name.lines, *(note.lines if note else ())]


def _figures(row: Row, middle: float, at: float) -> list[Layer]:
    """The actual figure with its unit, and plan and last year below it."""
    lines = _beside(row.beside)
    y = middle + (20, 4, -16)[len(lines)]
    layers: list[Layer] = []
    edge = float(RIGHT)
    if row.value is None:
        layers.append(Words(row.shown, MEDIUM, 40, "ink-muted", edge, y, align="right"))
    else:
        number = measure(row.shown, FIGURES, 58.0, 0.0, True)
        if row.unit:
            unit = never_cut(
                fit(row.unit, MEDIUM, width=FIGURES_WIDTH - number - 14, size=34, floor=32, lines=1),
                MEDIUM,
                FIGURES_WIDTH - number - 14,
            )
            layers.append(Words(row.unit, MEDIUM, unit.size, "accent", edge, y, align="right"))
            edge -= measure(row.unit, MEDIUM, unit.size) + 14
        layers.append(
            Count(row.value, FIGURES, 58, "accent", edge, y, align="right", suffix=row.suffix, at=at)
        )
    for n, line in enumerate(lines):
        made = never_cut(
            fit(line, FIGURES_MEDIUM, width=FIGURES_WIDTH, size=33, floor=32, lines=1),
            FIGURES_MEDIUM,
            FIGURES_WIDTH,
        )
        below = y + 54 + 42 * n
        layers.append(Words(line, FIGURES_MEDIUM, made.size, "ink-muted", RIGHT, below, align="right"))
    return layers


def _beside(text: str) -> list[str]:
    """Plan and last year on one line, or on two when they are too long for it."""
    parts = text.split(" · ")
    wide = fit(text, FIGURES_MEDIUM, width=FIGURES_WIDTH, size=33, floor=32, lines=1).overfull
    return parts if wide and len(parts) == 2 else [text] if text else []


def row_layers(row: Row, middle: float, at: float) -> list[Layer]:
    """All layers of one row around ``middle``; growth starts at ``at`` seconds."""
    present = [part for part, share in zip(_BARS, row.shares, strict=True) if share is not None]
    height = present[-1][3] + present[-1][1] if present else 0.0
    layers = [*_name(row, middle), *_figures(row, middle, at)]
    top, zero = middle - height / 2, common_zero(row.shares)
    for (_, high, colour, offset), share in zip(_BARS, row.shares, strict=True):
        layers += growth(share or 0.0, zero, (BARS_X, top + offset, BARS_WIDTH, high), colour, at)
    if zero:
        layers.append(Plate(BARS_X + BARS_WIDTH * zero - 1, top - 6, 2, height + 12, "ink-muted"))
    return layers


def legend(labels: tuple[str, str, str], y: float) -> list[Layer]:
    """What the three bars mean, low on the left."""
    layers: list[Layer] = []
    x = float(MARGIN_X)
    for (_, _, colour, _), label in zip(_BARS, labels, strict=True):
        layers.append(Plate(x, y - 24, 30, 26, colour))
        layers.append(Words(label, MEDIUM, 32, "ink-muted", x + 44, y))
        x += 44 + measure(label, MEDIUM, 32.0) + 56
    return layers
