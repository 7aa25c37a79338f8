"""Ink as SVG: smooth lines, wider where the pen pressed or went slowly.

The pages draw the same lines with static/js/ink/tracer.js; a test holds the two together.
"""

from __future__ import annotations

from math import hypot

from ceremony.model.ink import POINT, Ink, Stroke, box

WIDTH_STEP = 10  # lines come in a few widths, each one path
FIRST_WIDTH = 85.0
MARGIN = 140


def _wanted(pressure: int, far: float, ms: int) -> float:
    """How wide the line should be here: by pressure, or by speed when the device tells no pressure."""
    if pressure:
        return 50 + 80 * pressure / 255
    return 110 - 50 * min(1.0, far / max(1, ms) / 20)


def trace(stroke: Stroke) -> list[tuple[int, str]]:
    """A stroke as pieces of path, each with its width: curves from middle to middle of its points."""
    points = [stroke[at : at + POINT] for at in range(0, len(stroke), POINT)]
    if not points:
        return []
    x, y, pressure, t = points[0]
    width = 50 + 80 * pressure / 255 if pressure else FIRST_WIDTH
    if len(points) == 1:
        return [(_step(width), f"M{x} {y}h1")]
    pieces, from_x, from_y = [], float(x), float(y)
    for next_x, next_y, next_pressure, next_t in points[1:]:
        far = hypot(next_x - x, next_y - y)
        width += (_wanted(next_pressure, far, next_t - t) - width) * 0.25
        mid_x, mid_y = (x + next_x) / 2, (y + next_y) / 2
        pieces.append((_step(width), f"M{from_x:g} {from_y:g}Q{x} {y} {mid_x:g} {mid_y:g}"))
        from_x, from_y = mid_x, mid_y
        x, y, t = next_x, next_y, next_t
    return [*pieces, (_step(width), f"M{from_x:g} {from_y:g}L{x} {y}")]


def _step(width: float) -> int:
    return int(width / WIDTH_STEP + 0.5) * WIDTH_STEP


def paths(ink: Ink) -> dict[int, str]:
    """All strokes as one path a width, narrow ones first; in each the ends of the strokes come last."""
    traced = [trace(stroke) for stroke in ink.strokes]
    found: dict[int, list[str]] = {}
    for width, piece in [
        *(piece for pieces in traced for piece in pieces[:-1]),
        *(pieces[-1] for pieces in traced if pieces),
    ]:
        found.setdefault(width, []).append(piece)
    return {width: "".join(found[width]) for width in sorted(found)}


def svg(ink: Ink, colour: str = "#14204A") -> str:
    """The ink as a picture of its own, fitted to its box, never cut."""
    left, top, right, bottom = box(ink) or (0, 0, 1, 1)
    view = f"{left - MARGIN} {top - MARGIN} {right - left + 2 * MARGIN} {bottom - top + 2 * MARGIN}"
    lines = "".join(f'<path stroke-width="{width}" d="{d}"/>' for width, d in paths(ink).items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" fill="none" stroke="{colour}" '
        f'stroke-linecap="round" stroke-linejoin="round">{lines}</svg>\n'
    )
