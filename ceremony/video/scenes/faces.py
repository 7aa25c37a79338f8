"""Faces of the year: portraits side by side, each with the name and the post below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.model.asset import Asset
from ceremony.theme.fit import MEDIUM, SEMIBOLD
from ceremony.video.band import stand_in
from ceremony.video.layers import Layer, Plate, Words
from ceremony.video.photos import Photograph
from ceremony.video.scene import Scene
from ceremony.video.setting import TEXT_WIDTH, Block, column, common, eyebrow, heading
from ceremony.video.stage import MARGIN_X, WIDTH, Stage

TOP, START, EVERY = 300.0, 0.5, 0.3
GUTTER = 48.0
LOWEST = 936.0  # the last baseline above the sample mark
RATIO = 0.8  # of a portrait's width to its height
LARGEST = {1: 560.0, 2: 520.0, 3: 500.0, 4: 460.0, 5: 390.0}  # heights, by how many stand side by side


@dataclass(frozen=True)
class Portrait:
    """Somebody: the name, the post or nothing, and a picture or none."""

    name: str
    post: str = ""
    asset: Asset | None = None


Sizes = tuple[tuple[float, int], ...]


@dataclass(frozen=True)
class _Look:
    """What all people of one picture share: the portrait's shape, the room for words and their sizes."""

    high: float
    wide: float
    room: float
    names: Sizes
    posts: Sizes


@dataclass(frozen=True)
class Faces(Scene):
    """Up to five people, each as large as the others."""

    part: str
    heading: str
    people: tuple[Portrait, ...]
    stand_in: bool = False

    kind: ClassVar[str] = "faces"
    most: ClassVar[int] = 5

    @property
    def title(self) -> str:
        return f"{self.heading} ({len(self.people)})"

    def _cell(self) -> tuple[float, float]:
        """The width of one person's place and its distance to the next."""
        count = max(1, len(self.people))
        width = min(520.0, (TEXT_WIDTH - GUTTER * (count - 1)) / count)
        return width, width + GUTTER

    def _look(self) -> _Look:
        """The largest portraits that leave room for everybody's words."""
        names = common(
            [one.name for one in self.people],
            SEMIBOLD,
            self._cell()[0],
            ((46, 1), (42, 1), (40, 2), (36, 2), (34, 3), (26, 6), (20, 9)),
        )
        posts = common(
            [one.post for one in self.people],
            MEDIUM,
            self._cell()[0],
            ((34, 1), (34, 2), (32, 2), (32, 3), (26, 6), (20, 9)),
        )
        largest = LARGEST[min(max(1, len(self.people)), Faces.most)]
        for high in range(round(largest), 199, -20):
            look = _Look(float(high), high * RATIO, self._cell()[0], names, posts)
            ends = [max(block.last for block in self._words(one, 0.0, look, None)) for one in self.people]
            if max(ends, default=0.0) <= LOWEST:
                break
        return look

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        width, pitch = self._cell()
        first = (WIDTH - (pitch * len(self.people) - GUTTER)) / 2
        layers: list[Layer] = [eyebrow(self.part), *heading(self.heading).lines]
        look = self._look()
        for index, one in enumerate(self.people):
            middle = first + pitch * index + width / 2
            layers += self._person(one, middle, look, START + EVERY * index)
        if self.stand_in:
            layers += stand_in(WIDTH - MARGIN_X - (300 if stage.mark else 0), 1020, stage.language)
        return tuple(layers)

    def _person(self, one: Portrait, middle: float, look: _Look, at: float) -> list[Layer]:
        wide, high = look.wide, look.high
        left = middle - wide / 2
        layers: list[Layer] = []
        if one.asset is not None:
            layers.append(Photograph(one.asset, left, TOP, wide, high, focus=(0.5, 0.35), at=at))
        else:
            layers += _empty(one.name, left, TOP, wide, high)
        layers.append(Plate(left, TOP + high, wide, 6, "accent", at=at))
        return [*layers, *(line for block in self._words(one, middle, look, at) for line in block.lines)]

    def _words(self, one: Portrait, middle: float, look: _Look, at: float | None) -> list[Block]:
        """Name and post below the portrait; smaller only when even small portraits leave no room."""
        top = TOP + look.high + 72
        for shrink in (1.0, 0.86, 0.74, 0.62, 0.5) if look.high <= 200 else (1.0,):
            name = self._column(one.name, SEMIBOLD, "ink", (middle, top), look, shrink, at)
            if not one.post:
                return [name]
            below = name.last + 1.55 * look.posts[0][0] * shrink
            post = self._column(one.post, MEDIUM, "ink-muted", (middle, below), look, shrink, at)
            if post.last <= LOWEST:
                break
        return [name, post]

    @staticmethod
    def _column(  # noqa: PLR0913, PLR0917
        text: str,
        font: str,
        colour: str,
        place: tuple[float, float],
        look: _Look,
        shrink: float,
        at: float | None,
    ) -> Block:
        sizes = look.names if font == SEMIBOLD else look.posts
        return column(
            text,
            font,
            colour=colour,
            x=place[0],
            y=place[1],
            width=look.room,
            sizes=tuple((size * shrink, lines) for size, lines in sizes),
            align="centre",
            leading=1.24,
            at=at,
        )


def _empty(name: str, left: float, top: float, wide: float, high: float) -> list[Layer]:
    """A place without a portrait: a plain field with the first letter of the given name."""
    letter = (name.split() or [""])[-1][:1].upper()
    plate = Plate(left, top, wide, high, "track")
    return [
        plate,
        Words(letter, SEMIBOLD, 190, "accent", left + wide / 2, top + high / 2 + 66, align="centre"),
    ]
