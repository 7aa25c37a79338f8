"""The drum and the lotus as masks, drawn four times too large and made small."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from ceremony.theme.drum import Circle, Dot, Polygon, Polyline, Primitive, lotus, primitives
from ceremony.video.canvas import Canvas, Pixels
from ceremony.video.stage import HEIGHT, WIDTH, Stage

OVERSAMPLE = 4
_BANDS = 8  # the picture is drawn in strips, so that the large one never takes much memory


def _draw(draw: ImageDraw.ImageDraw, shape: Primitive, x: float, y: float, scale: float) -> None:
    match shape:
        case Polygon(points):
            draw.polygon([(x + px * scale, y + py * scale) for px, py in points], fill=255)
        case Polyline(points, width, closed):
            line = [
                (x + px * scale, y + py * scale) for px, py in (points + points[:1] if closed else points)
            ]
            draw.line(line, fill=255, width=max(1, round(width * scale)), joint="curve")
        case Circle((cx, cy), radius, width):
            edge = radius + width / 2
            draw.ellipse(
                _around(x + cx * scale, y + cy * scale, edge * scale),
                outline=255,
                width=max(1, round(width * scale)),
            )
        case Dot((cx, cy), radius):
            draw.ellipse(_around(x + cx * scale, y + cy * scale, radius * scale), fill=255)


def _around(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return x - radius, y - radius, x + radius, y + radius


def _reach(shape: Primitive) -> tuple[float, float]:
    """How far up and down a shape goes, its line's width and pointed corners included."""
    match shape:
        case Polygon(points):
            return min(y for _, y in points), max(y for _, y in points)
        case Polyline(points, width, _):
            return min(y for _, y in points) - 2 * width, max(y for _, y in points) + 2 * width
        case Circle((_, cy), radius, width):
            return cy - radius - width, cy + radius + width
        case Dot((_, cy), radius):
            return cy - radius, cy + radius


def _rasterise(
    shapes: Sequence[Primitive], size: tuple[int, int], origin: tuple[float, float], scale: float
) -> Pixels:
    """The shapes on a mask of the given size; the origin and the scale in its pixels."""
    (width, height), (x, y) = size, origin
    placed = [(shape, *_reach(shape)) for shape in shapes]
    strips = []
    rows = -(-height // _BANDS)
    for top in range(0, height, rows):
        count = min(rows, height - top)
        large = Image.new("L", (width * OVERSAMPLE, count * OVERSAMPLE), 0)
        draw = ImageDraw.Draw(large)
        for shape, first, last in placed:
            if y + last * scale < top - 2 or y + first * scale > top + count + 2:
                continue  # nothing of it in this strip
            _draw(draw, shape, x * OVERSAMPLE, (y - top) * OVERSAMPLE, scale * OVERSAMPLE)
        strips.append(np.asarray(large.resize((width, count), Image.Resampling.BOX)))
    return np.concatenate(strips)


@lru_cache(maxsize=4)
def _sunrise(width: int, height: int) -> Pixels:
    """The drum rising from the lower edge."""
    unit = height / HEIGHT
    return _rasterise(primitives(), (width, height), (width / 2, height), 489 * unit / 500)


@lru_cache(maxsize=4)
def _frame(width: int, height: int) -> Pixels:
    """Birds and rim around the words, larger than the picture."""
    return _rasterise(
        primitives(("birds", "rim")), (width, height), (width / 2, height / 2), 1.02 * height / 500
    )


def lay_motif(canvas: Canvas, stage: Stage, use: str) -> None:
    """Put the motif on a ground: ``use`` is "sunrise", "frame" or ""."""
    if not use:
        return
    make = _sunrise if use == "sunrise" else _frame
    canvas.blend(make(stage.width, stage.height), 0, 0, stage.colour("accent"), stage.theme.motif[use])


def lay_lotus(canvas: Canvas, stage: Stage, y: float) -> None:
    """The dividing lotus, 420 reference pixels wide, its top at ``y``."""
    wide = stage.px(420)
    mask = _rasterise(lotus(), (wide, stage.px(44)), (0, 0), wide / 480)
    canvas.blend(mask, stage.px((WIDTH - 420) / 2), stage.px(y), stage.colour("accent"))
