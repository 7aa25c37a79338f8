"""A figure over the years as a line that is drawn once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ceremony.model.figures import show_number
from ceremony.theme.fit import FIGURES, FIGURES_MEDIUM, MEDIUM, SEMIBOLD
from ceremony.video.charts import Curve, Disc
from ceremony.video.layers import Layer, Plate, Words
from ceremony.video.lettering import measure
from ceremony.video.motion import glide
from ceremony.video.scene import Scene
from ceremony.video.setting import TEXT_WIDTH, column, eyebrow, heading
from ceremony.video.stage import MARGIN_X, WIDTH, Stage

LEFT, RIGHT, TOP, BOTTOM = 190.0, WIDTH - 230.0, 400.0, 790.0
START, DRAW = 0.8, 1.4


@dataclass(frozen=True)
class Line(Scene):
    """Values by year. A missing value (None) leaves a hole; the last one is the largest written."""

    part: str
    name: str
    unit: str
    points: tuple[tuple[str, Decimal | None], ...]
    suffix: str = ""
    sentence: str = ""

    kind: ClassVar[str] = "line"
    most: ClassVar[int] = 12

    @property
    def title(self) -> str:
        return f"{self.name}: {len(self.points)}"

    def _places(self) -> list[tuple[float, float | None]]:
        """Where the points stand; the axis begins at zero unless all values lie close together above it."""
        values = [float(value) for _, value in self.points if value is not None]
        low, high = min(values, default=0.0), max(values, default=0.0)
        # A line may begin above zero where bars may not; the lowest point still stays off the floor.
        floor = low - (high - low) * 0.35 if low > 0 and high < 2 * low else min(0.0, low)
        span = (high - floor) or 1.0
        step = (RIGHT - LEFT) / max(1, len(self.points) - 1)
        only = (RIGHT - LEFT) / 2 if len(self.points) == 1 else 0.0
        return [
            (
                LEFT + only + step * n,
                None if value is None else BOTTOM - 40 - (float(value) - floor) / span * (BOTTOM - 40 - TOP),
            )
            for n, (_, value) in enumerate(self.points)
        ]

    def _runs(self, places: list[tuple[float, float | None]]) -> list[tuple[tuple[float, float], ...]]:
        runs: list[list[tuple[float, float]]] = [[]]
        for x, y in places:
            if y is None:
                runs.append([])
            else:
                runs[-1].append((x, y))
        return [tuple(run) for run in runs if len(run) > 1]

    def _when(self, x: float) -> float:
        """When the line reaches ``x``: values appear as it passes them."""
        part = (x - LEFT) / (RIGHT - LEFT)
        low, high = 0.0, 1.0
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if glide(middle) < part else (low, middle)
        return START + DRAW * low

    def _value(self, index: int, place: tuple[float, float], last: bool, language: str) -> Layer:
        """A value above its point, entering as the line passes."""
        value = self.points[index][1]
        text = show_number(value, language) + self.suffix if value is not None else ""
        font, size, colour = (FIGURES, 60.0, "accent") if last else (FIGURES_MEDIUM, 38.0, "ink")
        room = (RIGHT - LEFT) / max(1, len(self.points) - 1) - 16
        room = min(360.0, room * 1.6) if last else room
        while size > 14 and measure(text, font, size) > room:
            size *= 0.96
        half = measure(text, font, size) / 2
        x = min(max(place[0], MARGIN_X + half), WIDTH - MARGIN_X - half)
        y, at = place[1] - (44 if last else 34), self._when(place[0]) + 0.1
        return Words(text, font, size, colour, x, y, align="centre", at=at, rise=0)

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        places = self._places()
        head = heading(self.name + (f" ({self.unit})" if self.unit else ""))
        layers: list[Layer] = [
            eyebrow(self.part),
            *head.lines,
            Plate(MARGIN_X, BOTTOM, TEXT_WIDTH, 2, "line"),
        ]
        for run in self._runs(places):
            begin, end = self._when(run[0][0]), self._when(run[-1][0])
            layers.append(Curve(run, 7, "accent", begin, max(0.1, end - begin)))
        known = [n for n, (_, value) in enumerate(self.points) if value is not None]
        room = (RIGHT - LEFT) / max(1, len(self.points) - 1) - 16
        for n, ((label, value), (x, y)) in enumerate(zip(self.points, places, strict=True)):
            layers.append(
                column(
                    label,
                    MEDIUM,
                    colour="ink-muted",
                    x=x,
                    y=BOTTOM + 56,
                    width=max(60.0, min(room, 300.0)),
                    sizes=((38, 1), (34, 1), (30, 1)),
                    align="centre",
                ).lines[0]
            )
            if value is None or y is None:
                continue
            at, last = self._when(x), n == known[-1]
            layers.append(Disc(x, y, 15 if last else 11, "accent", at))
            layers.append(self._value(n, (x, y), last, stage.language))
        if self.sentence:
            layers += column(
                self.sentence,
                SEMIBOLD,
                colour="ink",
                x=MARGIN_X,
                y=940,
                width=1340,
                sizes=((46, 1), (40, 2), (36, 2)),
                at=START + DRAW + 0.3,
            ).lines
        return tuple(layers)
