"""Three or four indicators of a chapter, each with its bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.video.layers import Layer, Plate
from ceremony.video.motion import STAGGER_SECONDS
from ceremony.video.scene import Scene
from ceremony.video.scenes.rows import Row, legend, row_layers
from ceremony.video.setting import TEXT_WIDTH, eyebrow, footnote
from ceremony.video.stage import MARGIN_X, Stage

TOP, BOTTOM, START = 172, 926, 0.8


@dataclass(frozen=True)
class Bars(Scene):
    """One to four rows under the chapter's name."""

    part: str
    rows: tuple[Row, ...]
    labels: tuple[str, str, str]
    foot: str = ""

    kind: ClassVar[str] = "bars"

    @property
    def title(self) -> str:
        return f"{self.part}: {len(self.rows)}"

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        pitch = min(240.0, (BOTTOM - TOP) / max(1, len(self.rows)))
        top = (TOP + BOTTOM) / 2 - pitch * len(self.rows) / 2
        layers: list[Layer] = [eyebrow(self.part)]
        for index, row in enumerate(self.rows):
            middle = top + pitch * (index + 0.5)
            layers += row_layers(row, middle, START + index * STAGGER_SECONDS * 4)
            if index:
                layers.append(Plate(MARGIN_X, top + pitch * index, TEXT_WIDTH, 2, "track"))
        return (*layers, *legend(self.labels, 966 if self.foot else 1000), *footnote(self.foot))
