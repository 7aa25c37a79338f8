"""A figure over the years as a line that is drawn once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from ceremony.language.catalogs import say
from ceremony.model.figures import show_number
from ceremony.theme.fit import FIGURES, FIGURES_MEDIUM, MEDIUM, SEMIBOLD
from ceremony.video.charts import Curve, Disc
from ceremony.video.layers import Layer, Plate, Words
from ceremony.video.lettering import measure
from ceremony.video.motion import glide
from ceremony.video.scene import Scene
from ceremony.video.setting import TEXT_WIDTH, column, eyebrow, footnote, heading
from ceremony.video.stage import MARGIN_X, WIDTH, Stage

LEFT, RIGHT, TOP, BOTTOM = 190.0, WIDTH - 230.0, 400.0, 790.0
START, DRAW = 0.8, 1.4
NEAREST = 96.0  # years nearer than this could not be told apart: they stand evenly then, and marked
ROOM = 190.0  # values nearer than this stand above and below in turn


def _strokes(x: float, y: float) -> list[Layer]:
    """The mark of a cut axis: two short slanting strokes."""
    return [
        Curve(((x + off - 7, y + 14), (x + off + 7, y - 14)), 4, "ink-muted", None) for off in (-7.0, 7.0)
    ]


@dataclass(frozen=True)
class Line(Scene):
    """Values by year. A missing value (None) leaves a hole; the last one is the largest written."""

    part: str
    name: str
    unit: str
    points: tuple[tuple[str, Decimal | None], ...]
    suffix: str = ""
    sentence: str = ""
    foot: str = ""

    kind: ClassVar[str] = "line"
    most: ClassVar[int] = 12

    @property
    def title(self) -> str:
        return f"{self.name}: {len(self.points)}"

    def _floor(self) -> float:
        """Where the axis begins: at zero unless all values lie close together above it."""
        values = [float(value) for _, value in self.points if value is not None]
        low, high = min(values, default=0.0), max(values, default=0.0)
        # A line may begin above zero where bars may not; the lowest point still stays off the floor.
        return low - (high - low) * 0.35 if low > 0 and high < 2 * low else min(0.0, low)

    def _height(self, value: float) -> float:
        floor = self._floor()
        high = max((float(one) for _, one in self.points if one is not None), default=0.0)
        # Where the axis is zero itself, the points stand on it; else they keep off its line and its labels.
        below = max(self._sides(), default=-1.0) > 0
        low = BOTTOM - (0 if floor == 0 else 96 if below else 40)
        return low - (value - floor) / ((high - floor) or 1.0) * (low - TOP)

    def _years(self) -> list[int] | None:
        """The labels as years that rise; None when they are something else."""
        labels = [label.strip() for label, _ in self.points]
        years = [int(label) for label in labels if re.fullmatch(r"(?:19|20|21)\d\d", label)]
        rising = len(years) == len(labels) and all(one < two for one, two in pairwise(years))
        return years if rising else None

    def _across(self) -> list[float]:
        """Where the points stand from left to right: years in true distance unless too near."""
        count = len(self.points)
        if count < 2:
            return [(LEFT + RIGHT) / 2] * count
        years = self._years() or list(range(count))
        span = years[-1] - years[0]
        if min(two - one for one, two in pairwise(years)) * (RIGHT - LEFT) / span < NEAREST:
            years, span = list(range(count)), count - 1
        return [LEFT + (RIGHT - LEFT) * (year - years[0]) / span for year in years]

    def _places(self) -> list[tuple[float, float | None]]:
        """Where the points stand; a missing value has no height."""
        return [
            (x, None if value is None else self._height(float(value)))
            for x, (_, value) in zip(self._across(), self.points, strict=True)
        ]

    def _breaks(self) -> list[Layer]:
        """Marks where the axes leave something out: years between points, or all from zero up."""
        xs, years = self._across(), self._years()
        layers: list[Layer] = []
        if years and len(years) > 2:
            steps = [(xs[n + 1] - xs[n]) / (years[n + 1] - years[n]) for n in range(len(years) - 1)]
            layers += [
                part
                for n, step in enumerate(steps)
                if step < max(steps) - 0.5
                for part in _strokes((xs[n] + xs[n + 1]) / 2, BOTTOM)
            ]
        if self._floor() > 0:
            layers += _strokes(MARGIN_X + 24, BOTTOM)
        return layers

    def _zero(self, language: str) -> list[Layer]:
        """That the axis is cut, in words; or the line of zero where values lie below it."""
        floor = self._floor()
        if floor > 0:
            text, right = say(language, "video.line.cut"), WIDTH - MARGIN_X
            return [Words(text, MEDIUM, 32, "ink-muted", right, BOTTOM + 108, align="right")]
        if floor < 0:
            y = self._height(0.0)
            return [
                Plate(MARGIN_X, y - 1, TEXT_WIDTH, 2, "track"),
                Words("0", FIGURES_MEDIUM, 32, "ink-muted", MARGIN_X, y - 8),
            ]
        return []

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

    def _label_room(self, index: int) -> float:
        xs = self._across()
        near = min((abs(x - xs[index]) for n, x in enumerate(xs) if n != index), default=300.0)
        return max(60.0, min(near - 10, 300.0))

    def _sides(self) -> list[float]:
        """Above (-1) or below (1) its point each value stands: near ones in turn, the last above."""
        xs = self._across()
        sides = [-1.0] * len(xs)
        for n in range(len(xs) - 2, -1, -1):
            if xs[n + 1] - xs[n] < ROOM:
                sides[n] = -sides[n + 1]
        return sides

    def _room(self, index: int) -> float:
        """How wide a value may be: up to its neighbours on the same side."""
        xs, sides = self._across(), self._sides()
        near = [abs(x - xs[index]) for n, x in enumerate(xs) if n != index and sides[n] == sides[index]]
        return min(near, default=RIGHT - LEFT) - 16

    def _value(self, index: int, place: tuple[float, float], last: bool, language: str) -> Layer:
        """A value beside its point, entering as the line passes."""
        value = self.points[index][1]
        text = show_number(value, language) + self.suffix if value is not None else ""
        font, size, colour = (FIGURES, 60.0, "accent") if last else (FIGURES_MEDIUM, 38.0, "ink")
        room = self._room(index)
        room = min(360.0, room * 1.6) if last else room
        while size > 14 and measure(text, font, size) > room:
            size *= 0.96
        half = measure(text, font, size) / 2
        x = min(max(place[0], MARGIN_X + half), WIDTH - MARGIN_X - half)
        below = self._sides()[index] > 0 and place[1] < BOTTOM - 80
        y, at = place[1] + (22 + 0.8 * size if below else -44 if last else -34), self._when(place[0]) + 0.1
        return Words(text, font, size, colour, x, y, align="centre", at=at, rise=0)

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        places = self._places()
        head = heading(self.name + (f" ({self.unit})" if self.unit else ""))
        layers: list[Layer] = [
            eyebrow(self.part),
            *head.lines,
            Plate(MARGIN_X, BOTTOM, TEXT_WIDTH, 2, "line"),
            *self._breaks(),
            *self._zero(stage.language),
            *footnote(self.foot),
        ]
        for run in self._runs(places):
            begin, end = self._when(run[0][0]), self._when(run[-1][0])
            layers.append(Curve(run, 7, "accent", begin, max(0.1, end - begin)))
        known = [n for n, (_, value) in enumerate(self.points) if value is not None]
        for n, ((label, value), (x, y)) in enumerate(zip(self.points, places, strict=True)):
            layers.append(
                column(
                    label,
                    MEDIUM,
                    colour="ink-muted",
                    x=x,
                    y=BOTTOM + 56,
                    width=self._label_room(n),
                    sizes=((38, 1), (34, 1), (32, 1), (30, 1)),
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
                y=912 if self.foot else 940,
                width=1340,
                sizes=((46, 1), (40, 2), (36, 2)),
                at=START + DRAW + 0.3,
            ).lines
        return tuple(layers)
