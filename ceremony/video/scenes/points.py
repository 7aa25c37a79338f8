"""A map or picture with places on it, each with its number and its name beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.model.asset import Asset
from ceremony.theme.fit import FIGURES, FIGURES_MEDIUM, MEDIUM, SEMIBOLD
from ceremony.video.band import stand_in
from ceremony.video.charts import Disc
from ceremony.video.layers import Layer, Words
from ceremony.video.photos import Photograph
from ceremony.video.scene import Scene
from ceremony.video.setting import column, eyebrow
from ceremony.video.stage import MARGIN_X, WIDTH, Stage

START, EVERY = 0.8, 0.3
PICTURE = (MARGIN_X, 170.0, 1000.0, 760.0)
LIST_X = 1190.0


@dataclass(frozen=True)
class Place:
    """A place: its name, a figure or nothing, and where it is (parts of the picture's width and height)."""

    name: str
    shown: str
    x: float
    y: float


@dataclass(frozen=True)
class Points(Scene):
    """Up to eight places on one picture, which is shown whole."""

    part: str
    asset: Asset
    places: tuple[Place, ...]
    stand_in: bool = False

    kind: ClassVar[str] = "points"
    most: ClassVar[int] = 8

    @property
    def title(self) -> str:
        return f"{self.part}: {len(self.places)}"

    def _frame(self) -> tuple[float, float, float, float]:
        """The picture whole in its room, in the middle."""
        x, y, width, height = PICTURE
        if self.asset.wide > width / height:
            high = width / self.asset.wide
            return x, y + (height - high) / 2, width, high
        wide = height * self.asset.wide
        return x + (width - wide) / 2, y, wide, height

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        left, top, width, height = self._frame()
        layers: list[Layer] = [
            eyebrow(self.part),
            Photograph(self.asset, left, top, width, height, whole=True),
        ]
        pitch = min(176.0, 740.0 / max(1, len(self.places)))
        start = PICTURE[1] + (PICTURE[3] - pitch * len(self.places)) / 2
        edge = WIDTH - MARGIN_X
        for index, place in enumerate(self.places):
            at, number = START + EVERY * index, f"{index + 1}"
            x = left + min(max(place.x, 0.0), 1.0) * width
            y = top + min(max(place.y, 0.0), 1.0) * height
            x, y = min(max(x, left + 30), left + width - 30), min(max(y, top + 30), top + height - 30)
            layers += [Disc(x, y, 30, "ground", at), Disc(x, y, 26, "accent", at)]
            layers.append(Words(number, FIGURES, 32, "on-accent", x, y + 11, align="centre", at=at, rise=0))
            row = start + pitch * (index + 0.5)
            layers += [Disc(LIST_X + 26, row, 26, "accent", at)]
            layers.append(
                Words(number, FIGURES, 32, "on-accent", LIST_X + 26, row + 11, align="centre", at=at, rise=0)
            )
            room = edge - LIST_X - 80
            name = column(
                place.name,
                SEMIBOLD,
                colour="ink",
                x=LIST_X + 80,
                y=row - (10 if place.shown else -14),
                width=room,
                sizes=((40, 1), (36, 1), (34, 2), (30, 2), (26, 3)),
                leading=1.22,
                at=at,
                anchor="last" if place.shown else "middle",
            )
            layers += name.lines
            if place.shown:
                font = FIGURES_MEDIUM if place.shown[:1].isdigit() else MEDIUM
                layers += column(
                    place.shown,
                    font,
                    colour="ink-muted",
                    x=LIST_X + 80,
                    y=row + 38,
                    width=room,
                    sizes=((36, 1), (32, 1), (28, 1)),
                    at=at,
                ).lines
        if self.stand_in:
            layers += (
                stand_in(WIDTH - MARGIN_X - 320, 1020, stage.language)
                if stage.mark
                else stand_in(WIDTH - MARGIN_X, 1020, stage.language)
            )
        return tuple(layers)
