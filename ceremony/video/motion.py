"""How things move: easings as pure functions of a part of time, 0 to 1."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

Ease = Callable[[float], float]

ENTER_SECONDS = 0.52
RISE = 18.0  # reference pixels that an entrance may travel
GROW_SECONDS = 0.9
STAGGER_SECONDS = 0.06
CROSS_FADE_SECONDS = 0.6
STILL_SECONDS = 3.0  # no scene ends sooner than this after its last movement


def _bezier(one: float, two: float, s: float) -> float:
    return 3 * one * s * (1 - s) ** 2 + 3 * two * s * s * (1 - s) + s**3


@cache
def cubic_bezier(x1: float, y1: float, x2: float, y2: float) -> Ease:
    """The easing of a style sheet's ``cubic-bezier(x1, y1, x2, y2)``."""

    def ease(part: float) -> float:
        if part <= 0.0:
            return 0.0
        if part >= 1.0:
            return 1.0
        low, high = 0.0, 1.0
        for _ in range(24):
            middle = (low + high) / 2
            if _bezier(x1, x2, middle) < part:
                low = middle
            else:
                high = middle
        return _bezier(y1, y2, (low + high) / 2)

    return lru_cache(maxsize=1024)(ease)  # what moves together asks for the same part, frame after frame


def standard(part: float) -> float:
    """Quick to start, long to settle: growth."""
    return cubic_bezier(0.2, 0.0, 0.0, 1.0)(part)


def enter(part: float) -> float:
    """Nearly there at once: entrances."""
    return cubic_bezier(0.16, 1.0, 0.3, 1.0)(part)


def glide(part: float) -> float:
    """Slow at both ends, even in between: a photograph on its way."""
    return part * part * part * (part * (6 * part - 15) + 10)


def progress(time: float, start: float, length: float) -> float:
    """How far a movement of ``length`` seconds from ``start`` is at ``time``, 0 to 1."""
    return min(1.0, max(0.0, (time - start) / length)) if length > 0 else float(time >= start)
