"""A few moments of the year on one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import FIGURES, MEDIUM
from ceremony.video.charts import Curve, Disc
from ceremony.video.layers import Layer
from ceremony.video.scene import Scene
from ceremony.video.setting import TEXT_WIDTH, Block, column, common, eyebrow, heading
from ceremony.video.stage import MARGIN_X, WIDTH, Stage

START, EVERY = 0.7, 0.35
HIGH_LINE, LOW_LINE, MIDDLE = 480.0, 600.0, 620.0  # few words under the line: it stands lower


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
        dates = common(
            [when for when, _ in self.moments], FIGURES, room, ((58, 1), (50, 1), (44, 1), (38, 1), (32, 2))
        )
        sizes = ((50, 3), (44, 3), (40, 4), (36, 6), (32, 7), (28, 8))
        texts = common([what for _, what in self.moments], MEDIUM, room, sizes)
        under = max((self._under(what, room, texts).last for _, what in self.moments), default=0.0)
        y = min(LOW_LINE, max(HIGH_LINE, MIDDLE - (90 + under - 110) / 2))
        line = Curve(((MARGIN_X + 16, y), (WIDTH - MARGIN_X, y)), 5, "line", START, seconds)
        layers: list[Layer] = [eyebrow(self.part), *heading(self.heading).lines, line]
        for index, (when, what) in enumerate(self.moments):
            x, at = MARGIN_X + pitch * index, START + EVERY * index
            layers.append(Disc(x + 16, y, 16, "accent", at))
            date = column(
                when,
                FIGURES,
                colour="accent",
                x=x,
                y=y - 52,
                width=room,
                sizes=dates,
                anchor="last",
                at=at,
            )
            text = self._under(what, room, texts, x, y + 94, at)
            layers += [*date.lines, *text.lines]
        return tuple(layers)

    @staticmethod
    def _under(  # noqa: PLR0913, PLR0917
        what: str,
        room: float,
        sizes: tuple[tuple[float, int], ...],
        x: float = 0.0,
        y: float = 0.0,
        at: float | None = None,
    ) -> Block:
        """What happened, below the line."""
        return column(what, MEDIUM, colour="ink", x=x, y=y, width=room, leading=1.38, sizes=sizes, at=at)
