"""Several photographs together, coming in one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.model.asset import Asset
from ceremony.video.band import PICTURE_HEIGHT, band, stand_in
from ceremony.video.layers import Layer
from ceremony.video.motion import CROSS_FADE_SECONDS
from ceremony.video.photos import SHOTS, Photograph
from ceremony.video.scene import Scene
from ceremony.video.stage import MARGIN_X, WIDTH, Stage

GAP, START, EVERY = 12.0, 0.3, 0.45

# Where photographs stand, as parts of the picture: x, y, width, height. The first is the largest.
_PLANS: dict[int, tuple[tuple[float, float, float, float], ...]] = {
    1: ((0, 0, 1, 1),),
    2: ((0, 0, 0.5, 1), (0.5, 0, 0.5, 1)),
    3: ((0, 0, 0.62, 1), (0.62, 0, 0.38, 0.5), (0.62, 0.5, 0.38, 0.5)),
    4: ((0, 0, 0.5, 0.5), (0.5, 0, 0.5, 0.5), (0, 0.5, 0.5, 0.5), (0.5, 0.5, 0.5, 0.5)),
    5: (
        (0, 0, 0.5, 0.56), (0.5, 0, 0.5, 0.56),
        (0, 0.56, 1 / 3, 0.44), (1 / 3, 0.56, 1 / 3, 0.44), (2 / 3, 0.56, 1 / 3, 0.44),
    ),
    6: tuple((n % 3 / 3, n // 3 / 2, 1 / 3, 0.5) for n in range(6)),
}  # fmt: skip


@dataclass(frozen=True)
class Montage(Scene):
    """Two to six photographs; all of them are in before any moves on."""

    photos: tuple[Asset, ...]
    caption: str = ""
    below: str = ""
    stand_in: bool = False

    kind: ClassVar[str] = "montage"
    most: ClassVar[int] = 6

    @property
    def title(self) -> str:
        return self.caption or f"{len(self.photos)}"

    def seconds(self, stage: Stage) -> float:
        """The time to look, after the last photograph has come in."""
        return self.reading + EVERY * len(self.photos) + 2 * CROSS_FADE_SECONDS

    def _rectangle(self, index: int) -> tuple[float, float, float, float]:
        """A photograph's place with half a gap taken off each inner edge."""
        x, y, width, height = _PLANS[len(self.photos)][index]
        left = WIDTH * x + (GAP / 2 if x > 0.001 else 0)
        top = PICTURE_HEIGHT * y + (GAP / 2 if y > 0.001 else 0)
        right = WIDTH * (x + width) - (GAP / 2 if x + width < 0.999 else 0)
        bottom = PICTURE_HEIGHT * (y + height) - (GAP / 2 if y + height < 0.999 else 0)
        return left, top, right - left, bottom - top

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        layers: list[Layer] = []
        all_in = START + EVERY * len(self.photos)
        length = max(1.0, self.seconds(stage) - all_in - CROSS_FADE_SECONDS)
        for index, asset in enumerate(self.photos):
            at = START + EVERY * index
            place = self._rectangle(index)
            layers.append(Photograph(asset, *place, SHOTS[index % 2 * 2], all_in, length, at=at))
        layers += band(self.caption, self.below)
        if self.stand_in:
            layers += stand_in(WIDTH - MARGIN_X, 926, stage.language)
        return tuple(layers)
