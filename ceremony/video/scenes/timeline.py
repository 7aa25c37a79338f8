"""A few moments of the year on one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import FIGURES, MEDIUM
from ceremony.video.charts import Curve, Disc
from ceremony.video.layers import Layer
from ceremony.video.scene import Scene
from ceremony.video.setting import TEXT_WIDTH, column, common, eyebrow, heading
from ceremony.video.stage import MARGIN_X, WIDTH, Stage

START, EVERY, LINE_Y = 0.7, 0.35, 500.0


@dataclass(frozen=True)
class Timeline(Scene):
    """Two to six moments: when, and what happened."""

    part: str
    heading: str
    moments: tuple[tuple[str, str], ...]

    kind: ClassVar[str] = "timeline"
    most: ClassVar[int] = 6

    @property
    def title(self) -> str:
        return self.heading

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        count = max(1, len(self.moments))
        pitch = TEXT_WIDTH / count
        room = pitch - 40
        seconds = EVERY * count
        line = Curve(((MARGIN_X + 16, LINE_Y), (WIDTH - MARGIN_X, LINE_Y)), 5, "line", START, seconds)
        layers: list[Layer] = [eyebrow(self.part), *heading(self.heading).lines, line]
        dates = common(
            [when for when, _ in self.moments], FIGURES, room, ((50, 1), (44, 1), (38, 1), (32, 2))
        )
        sizes = ((44, 3), (40, 4), (36, 6), (32, 7), (28, 8))
        texts = common([what for _, what in self.moments], MEDIUM, room, sizes)
        for index, (when, what) in enumerate(self.moments):
            x, at = MARGIN_X + pitch * index, START + EVERY * index
            layers.append(Disc(x + 16, LINE_Y, 16, "accent", at))
            date = column(
                when,
                FIGURES,
                colour="accent",
                x=x,
                y=LINE_Y - 48,
                width=room,
                sizes=dates,
                anchor="last",
                at=at,
            )
            text = column(
                what,
                MEDIUM,
                colour="ink",
                x=x,
                y=LINE_Y + 90,
                width=room,
                leading=1.38,
                sizes=texts,
                at=at,
            )
            layers += [*date.lines, *text.lines]
        return tuple(layers)
