"""Rows of indicators, shared by the scenes that show several: name, three bars, figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ceremony.theme.fit import FIGURES, FIGURES_MEDIUM, MEDIUM, SEMIBOLD, fit
from ceremony.video.layers import Count, Layer, Plate, Words
from ceremony.video.lettering import measure
from ceremony.video.setting import block, never_cut
from ceremony.video.stage import MARGIN_X, WIDTH

NAME_WIDTH, BARS_X, BARS_WIDTH, FIGURES_WIDTH = 610, 780, 540, 440
RIGHT = WIDTH - MARGIN_X
_BARS = (("actual", 32, "accent", 0.0), ("plan", 13, "accent-2", 46.0), ("last", 13, "line", 69.0))


@dataclass(frozen=True)
class Row:
    """One indicator as shown: ``shares`` are actual, plan and last year, 0 to 1, None without value."""

    name: str
    shown: str
    value: Decimal | None
    suffix: str
    unit: str
    beside: str
    shares: tuple[float | None, float | None, float | None]
    note: str = ""


def _name(row: Row, middle: float) -> list[Layer]:
    """The name in at most two lines, and the note under it, around the row's middle."""
    made = block(
        row.name,
        SEMIBOLD,
        colour="ink",
        x=MARGIN_X,
        y=0,
        width=NAME_WIDTH,
        size=40,
        floor=40,
        lines=3,
        leading=1.34,
    )
    size = made.size if len(made.lines) < 3 else 36
    text = (
        made
        if size == made.size
        else block(
            row.name,
            SEMIBOLD,
            colour="ink",
            x=MARGIN_X,
            y=0,
            width=NAME_WIDTH,
            size=36,
            floor=36,
            lines=3,
            leading=1.3,
        )
    )
    below = 50.0 if row.note else 0.0
    top = middle + 0.36 * text.size - (text.last - text.first + below) / 2
    moved = block(
        row.name,
        SEMIBOLD,
        colour="ink",
        x=MARGIN_X,
        y=top,
        width=NAME_WIDTH,
        size=text.size,
        floor=text.size,
        lines=3,
        leading=1.34 if text is made else 1.3,
    )
    layers: list[Layer] = list(moved.lines)
    if row.note:
        layers += block(
            row.note,
            MEDIUM,
            colour="ink-muted",
            x=MARGIN_X,
            y=moved.last + 50,
            width=NAME_WIDTH,
            size=34,
            floor=32,
            lines=1,
        ).lines
    return layers


def _figures(row: Row, middle: float, at: float) -> list[Layer]:
    """The actual figure with its unit, and plan and last year below it."""
    y = middle + (4 if row.beside else 20)
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
    if row.beside:
        made = never_cut(
            fit(row.beside, FIGURES_MEDIUM, width=FIGURES_WIDTH, size=33, floor=32, lines=1),
            FIGURES_MEDIUM,
            FIGURES_WIDTH,
        )
        layers.append(Words(row.beside, FIGURES_MEDIUM, made.size, "ink-muted", RIGHT, y + 54, align="right"))
    return layers


def row_layers(row: Row, middle: float, at: float) -> list[Layer]:
    """All layers of one row around ``middle``; growth starts at ``at`` seconds."""
    present = [part for part, share in zip(_BARS, row.shares, strict=True) if share is not None]
    height = present[-1][3] + present[-1][1] if present else 0.0
    layers = [*_name(row, middle), *_figures(row, middle, at)]
    for (_, high, colour, offset), share in zip(_BARS, row.shares, strict=True):
        if share:
            top = middle - height / 2 + offset
            layers.append(Plate(BARS_X, top, max(2.0, BARS_WIDTH * share), high, colour, at=at))
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
