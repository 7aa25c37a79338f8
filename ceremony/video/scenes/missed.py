"""What was not reached, told as plainly as the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import SEMIBOLD
from ceremony.video.layers import Layer, Plate
from ceremony.video.motion import STAGGER_SECONDS
from ceremony.video.scene import Scene
from ceremony.video.scenes.rows import Row, legend, row_layers
from ceremony.video.setting import TEXT_WIDTH, block, eyebrow, footnote
from ceremony.video.stage import MARGIN_X, Stage

TOP, BOTTOM, START = 290, 926, 0.8


@dataclass(frozen=True)
class Missed(Scene):
    """The missed targets: at most three on one picture."""

    part: str
    heading: str
    rows: tuple[Row, ...]
    labels: tuple[str, str, str]
    foot: str = ""

    kind: ClassVar[str] = "missed"

    @property
    def title(self) -> str:
        return self.heading

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        head = block(
            self.heading,
            SEMIBOLD,
            colour="ink",
            x=MARGIN_X,
            y=226,
            width=TEXT_WIDTH,
            size=64,
            floor=48,
            lines=1,
        )
        layers: list[Layer] = [eyebrow(self.part), *head.lines]
        count = max(1, len(self.rows))
        pitch = min(236.0, (BOTTOM - TOP) / count)
        top = TOP + (BOTTOM - TOP - pitch * count) * 0.38  # few rows stand in the middle of their room
        for index, row in enumerate(self.rows):
            layers += row_layers(row, top + pitch * (index + 0.5), START + index * STAGGER_SECONDS * 4)
            if index:
                layers.append(Plate(MARGIN_X, top + pitch * index, TEXT_WIDTH, 2, "track"))
        return (*layers, *legend(self.labels, 966 if self.foot else 1000), *footnote(self.foot))
