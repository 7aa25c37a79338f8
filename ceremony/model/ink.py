"""Ink: a signature as it was drawn, stroke by stroke, point by point."""

from __future__ import annotations

from dataclasses import dataclass, replace

POINT = 4  # numbers a point: x, y, pressure, time
WIDE = 10_000  # x and y count in shares of the pad's width
TALLEST = 30_000  # a phone held upright is three times as high as wide
PRESSURES = 255  # 0: the device tells none
LONGEST_MS = 600_000
POINTS_A_CHUNK = 256
POINTS_A_ROUND = 20_000
STROKES_A_ROUND = 200
ROUNDS = 99

Stroke = tuple[int, ...]  # x, y, pressure, ms since the stroke began, x, y, …


@dataclass(frozen=True, slots=True)
class Ink:
    """What has been drawn in one round of signing; clearing begins another round.

    ``version`` counts the changes of this round, so that who has version 7 knows that 9 is not the next.
    """

    round: int = 1
    version: int = 0
    strokes: tuple[Stroke, ...] = ()

    @property
    def points(self) -> int:
        """How many points it has."""
        return sum(map(len, self.strokes)) // POINT

    def have(self, stroke: int) -> int:
        """How many points of a stroke are here."""
        return len(self.strokes[stroke]) // POINT if stroke < len(self.strokes) else 0

    def fits(self, stroke: int, start: int) -> bool:
        """Whether points of ``stroke`` from number ``start`` on leave no gap behind them."""
        return stroke <= len(self.strokes) and start <= self.have(stroke)

    def fresh(self, stroke: int, start: int, points: Stroke) -> Stroke:
        """Those of these points that are not here yet; what came twice is left out."""
        return points[POINT * (self.have(stroke) - start) :]

    def drawn(self, stroke: int, points: Stroke) -> Ink:
        """The same with points at the end of a stroke; total: a stroke that cannot follow changes nothing."""
        if stroke > len(self.strokes):
            return self
        more = self.strokes[stroke] if stroke < len(self.strokes) else ()
        strokes = (*self.strokes[:stroke], more + points, *self.strokes[stroke + 1 :])
        return replace(self, version=self.version + 1, strokes=strokes)

    def dropped(self, stroke: int) -> Ink:
        """The same with one stroke empty: it was a palm."""
        strokes = tuple(() if place == stroke else kept for place, kept in enumerate(self.strokes))
        return replace(self, version=self.version + 1, strokes=strokes)

    def cleared(self) -> Ink:
        """Nothing drawn, in the next round."""
        return Ink(self.round + 1)


def box(ink: Ink) -> tuple[int, int, int, int] | None:
    """The least box around all points: left, top, right, bottom; None without any."""
    across = [x for stroke in ink.strokes for x in stroke[0::POINT]]
    down = [y for stroke in ink.strokes for y in stroke[1::POINT]]
    return (min(across), min(down), max(across), max(down)) if across else None
