"""A stretch of a film of one's own, fitted, with its words in a narrow band below or beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.model.asset import Asset
from ceremony.theme.fit import MEDIUM, REGULAR, SEMIBOLD
from ceremony.video.band import RULE, stand_in
from ceremony.video.footage import Footage
from ceremony.video.heard import CLIP_LOUDNESS, Heard
from ceremony.video.layers import Layer, Plate
from ceremony.video.motion import CROSS_FADE_SECONDS
from ceremony.video.scene import Scene
from ceremony.video.scenes.photo import UPRIGHT
from ceremony.video.setting import Block, column
from ceremony.video.stage import HEIGHT, MARGIN_X, WIDTH, Stage

TALL = 890.0  # what a wide film keeps of the height: the band below is narrow, so that little is cut off
Sizes = tuple[tuple[float, int], ...]
WORDS, TWO_MARKS = 1330.0, 300.0  # marks stand on the right of the words


@dataclass(frozen=True)
class Clip(Scene):
    """``start`` and ``length`` seconds of a film; ``focus`` is what must stay in view (0–1)."""

    asset: Asset
    start: float
    length: float
    caption: str = ""
    below: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    sound: bool = True
    stand_in: bool = False

    kind: ClassVar[str] = "clip"

    @property
    def title(self) -> str:
        return self.caption or self.below or self.asset.name

    def seconds(self, stage: Stage) -> float:
        """As long as the stretch; longer only for words or a voice, and then its last picture stays."""
        return max(self.length, self.reading + 2 * CROSS_FADE_SECONDS)

    def heard(self) -> tuple[Heard, ...]:
        if not self.sound:
            return super().heard()
        own = Heard(0.0, self.asset, CLIP_LOUDNESS, self.start, self.length, silent=True)
        return (own, *super().heard())

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        if self.asset.wide < UPRIGHT:
            return self._beside(stage.language)
        film = Footage(self.asset, 0, 0, WIDTH, TALL, self.start, self.length, self.focus)
        layers: list[Layer] = [film, Plate(0, TALL, WIDTH, RULE, "accent"), *self._band(stage)]
        if self.stand_in:
            layers += stand_in(WIDTH - MARGIN_X - (TWO_MARKS if stage.mark else 0), 1020, stage.language)
        return tuple(layers)

    def _band(self, stage: Stage) -> tuple[Layer, ...]:
        """One line: the caption, and after it the smaller words when both have room, else two lines."""
        middle = (TALL + RULE + HEIGHT) / 2
        room = WORDS - (TWO_MARKS if stage.mark and self.stand_in else 0)
        caption, below = (self.caption, self.below) if self.caption else (self.below, "")
        if not below:
            sizes: Sizes = ((52, 1), (46, 1), (40, 2), (36, 2), (32, 3))
            return self._line(caption, middle + 18, sizes, "middle", room).lines
        large = self._line(caption, middle - 14, ((46, 1), (42, 1), (38, 1), (34, 1)), "last", room)
        small = column(
            below,
            REGULAR,
            colour="ink-muted",
            x=MARGIN_X,
            y=middle + 37,
            width=room,
            sizes=((34, 1), (32, 1), (30, 1)),
        )
        return (*large.lines, *small.lines)

    def _line(self, text: str, y: float, sizes: Sizes, anchor: str, room: float) -> Block:
        return column(
            text,
            SEMIBOLD,
            colour="ink",
            x=MARGIN_X,
            y=y,
            width=room,
            sizes=sizes,
            anchor=anchor,
            leading=1.22,
        )

    def _beside(self, language: str) -> tuple[Layer, ...]:
        """A film from a telephone held upright keeps its height; the words stand on its right."""
        wide = min(HEIGHT * self.asset.wide, 900.0)
        left = MARGIN_X
        x = left + wide + 6 + 96
        width = WIDTH - MARGIN_X - x
        film = Footage(self.asset, left, 0, wide, HEIGHT, self.start, self.length, self.focus)
        layers: list[Layer] = [film, Plate(left + wide, 0, 6, HEIGHT, "accent")]
        caption = column(
            self.caption or self.below,
            SEMIBOLD,
            colour="ink",
            x=x,
            y=520,
            width=width,
            sizes=((68, 2), (60, 3), (52, 4), (44, 5), (36, 6)),
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
                sizes=((42, 3), (38, 4), (34, 5)),
                at=0.8,
            ).lines
        if self.stand_in:
            layers += stand_in(WIDTH - MARGIN_X, 926, language)
        return tuple(layers)
