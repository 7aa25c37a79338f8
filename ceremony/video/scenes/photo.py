"""A photograph that moves a little, with its caption in a band below or beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.model.asset import Asset
from ceremony.theme.fit import MEDIUM, SEMIBOLD
from ceremony.video.band import PICTURE_HEIGHT, band, stand_in
from ceremony.video.layers import Layer, Plate
from ceremony.video.motion import CROSS_FADE_SECONDS
from ceremony.video.photos import SHOTS, Photograph
from ceremony.video.scene import Scene
from ceremony.video.setting import column
from ceremony.video.stage import HEIGHT, MARGIN_X, WIDTH, Stage

UPRIGHT = 1.15  # a photograph narrower than this would lose heads and feet in a wide picture
SIDE_WIDTH = 864.0


@dataclass(frozen=True)
class Photo(Scene):
    """One photograph. ``shot`` numbers its way of moving, ``focus`` is what must stay in view (0–1)."""

    asset: Asset
    caption: str = ""
    below: str = ""
    shot: int = 0
    focus: tuple[float, float] = (0.5, 0.5)
    stand_in: bool = False

    kind: ClassVar[str] = "photo"

    @property
    def title(self) -> str:
        return self.caption or self.below or self.asset.name

    def seconds(self, stage: Stage) -> float:
        """The time to look; a photograph glides to its end and needs no stillness after it."""
        return self.reading + 2 * CROSS_FADE_SECONDS

    def _shot(self, width: float, height: float) -> Photograph:
        return Photograph(
            self.asset,
            0,
            0,
            width,
            height,
            SHOTS[self.shot % len(SHOTS)],
            CROSS_FADE_SECONDS,
            self.reading,
            self.focus,
        )

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        if self.asset.wide < UPRIGHT:
            return self._beside(stage.language)
        layers: list[Layer] = [self._shot(WIDTH, PICTURE_HEIGHT), *band(self.caption, self.below)]
        if self.stand_in:
            layers += stand_in(WIDTH - MARGIN_X, 926, stage.language)
        return tuple(layers)

    def _beside(self, language: str) -> tuple[Layer, ...]:
        """An upright photograph keeps its height; the words stand on its right."""
        x = SIDE_WIDTH + 6 + 96
        width = WIDTH - MARGIN_X - x
        layers: list[Layer] = [self._shot(SIDE_WIDTH, HEIGHT), Plate(SIDE_WIDTH, 0, 6, HEIGHT, "accent")]
        caption = column(
            self.caption or self.below,
            SEMIBOLD,
            colour="ink",
            x=x,
            y=540 if self.below and self.caption else 560,
            width=width,
            sizes=((64, 2), (56, 3), (48, 4), (40, 5), (34, 6)),
            anchor="last",
            at=0.6,
        )
        layers += caption.lines
        if self.caption and self.below:
            layers += column(
                self.below,
                MEDIUM,
                colour="ink-muted",
                x=x,
                y=caption.last + 84,
                width=width,
                sizes=((42, 2), (38, 3), (34, 4)),
                at=0.8,
            ).lines
        if self.stand_in:
            layers += stand_in(WIDTH - MARGIN_X, 926, language)
        return tuple(layers)
