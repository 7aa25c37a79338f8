"""What somebody said, beside their portrait."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from ceremony.model.asset import Asset
from ceremony.theme.fit import BOLD, MEDIUM, SEMIBOLD
from ceremony.video.band import stand_in
from ceremony.video.layers import Layer, Plate, Words
from ceremony.video.photos import Photograph
from ceremony.video.scene import Scene
from ceremony.video.setting import Block, column
from ceremony.video.stage import MARGIN_X, WIDTH, Stage

PORTRAIT = (MARGIN_X, 150.0, 585.0, 780.0)  # 3 : 4
LOWEST = 920.0  # the last baseline above the sample mark

Sizes = tuple[tuple[float, int], ...]
WITH: Sizes = ((66, 3), (60, 4), (54, 5), (48, 6), (42, 7), (36, 9), (30, 11))
ALONE: Sizes = ((76, 3), (68, 4), (60, 5), (52, 6), (44, 7), (38, 8), (30, 10))


@dataclass(frozen=True)
class Quote(Scene):
    """Words and whose they are; without a portrait the words take the whole width."""

    text: str
    who: str
    post: str = ""
    portrait: Asset | None = None
    stand_in: bool = False

    kind: ClassVar[str] = "quote"

    @property
    def title(self) -> str:
        return self.who or self.text[:40]

    def _words(self, x: float, room: float, start: int) -> tuple[Block, Block, Block | None]:
        """The words, whose they are and the post, the words at size number ``start`` or smaller."""
        sizes = (WITH if self.portrait else ALONE)[start:]
        said = column(
            self.text, MEDIUM, colour="ink", x=x, y=330, width=room, sizes=sizes, leading=1.42, at=0.4
        )
        names: Sizes = ((52, 1), (46, 1), (42, 2), (34, 2), (30, 3))
        y = said.last + 140
        name = column(self.who, SEMIBOLD, colour="accent", x=x, y=y, width=room, sizes=names, at=0.7)
        if not self.post:
            return said, name, None
        posts: Sizes = ((38, 1), (36, 2), (32, 3), (28, 3))
        y = name.last + 58
        return (
            said,
            name,
            column(self.post, MEDIUM, colour="ink-muted", x=x, y=y, width=room, sizes=posts, at=0.7),
        )

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        layers: list[Layer] = []
        x = float(MARGIN_X)
        if self.portrait is not None:
            left, top, width, height = PORTRAIT
            layers.append(Photograph(self.portrait, left, top, width, height, focus=(0.5, 0.38)))
            x = left + width + 90
        for start in range(len(ALONE)):
            blocks = said, name, post = self._words(x, WIDTH - MARGIN_X - x, start)
            if (post or name).last <= LOWEST:
                break
        down = max(0.0, (LOWEST - 20 - (post or name).last) * 0.42)
        layers.append(Words("“", BOLD, 230, "accent", x, 318 + down))
        layers.append(Plate(x, said.last + 66 + down, 96, 6, "accent"))
        for made in blocks:
            layers += [replace(word, y=word.y + down) for word in (made.lines if made else ())]
        if self.stand_in and self.portrait is not None:
            layers += stand_in(PORTRAIT[0] + PORTRAIT[2], 1020, stage.language)
        return tuple(layers)
