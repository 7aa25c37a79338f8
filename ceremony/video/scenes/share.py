"""Shares of a whole as a ring, with what they are beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ceremony.theme.fit import FIGURES, FIGURES_BOLD, MEDIUM, SEMIBOLD
from ceremony.video.charts import Ring
from ceremony.video.layers import Layer, Plate, Words
from ceremony.video.lettering import measure
from ceremony.video.motion import GROW_SECONDS
from ceremony.video.scene import Scene
from ceremony.video.setting import column, common, eyebrow, footnote, heading
from ceremony.video.stage import MARGIN_X, WIDTH, Stage

START, CENTRE, MIDDLE, RADIUS, HOLE = 0.8, 470.0, 610.0, 300.0, 196.0
LIST_X = 880.0
COLOURS = ("accent", "accent-2", "ink-muted", "line", "track", "ground-3")


@dataclass(frozen=True)
class Slice:
    """One share: its name, its value as written, and the value itself."""

    name: str
    shown: str
    value: Decimal


@dataclass(frozen=True)
class Share(Scene):
    """Up to six shares; ``centre`` and ``under`` stand inside the ring."""

    part: str
    name: str
    slices: tuple[Slice, ...]
    centre: str
    under: str = ""
    sentence: str = ""
    foot: str = ""

    kind: ClassVar[str] = "share"
    most: ClassVar[int] = len(COLOURS)

    @property
    def title(self) -> str:
        return f"{self.name}: {self.centre}"

    def _shares(self) -> tuple[float, ...]:
        total = sum((max(Decimal(0), one.value) for one in self.slices), Decimal(0))
        return tuple(float(max(Decimal(0), one.value) / total) if total else 0.0 for one in self.slices)

    def _inside(self) -> list[Layer]:
        size, room = 120.0, 2 * HOLE - 60
        while size > 3 and measure(self.centre, FIGURES_BOLD, size, 0.0, True) > room:
            size *= 0.96
        y = MIDDLE + 0.36 * size - (24 if self.under else 0)
        layers: list[Layer] = [
            Words(self.centre, FIGURES_BOLD, size, "accent", CENTRE, y, align="centre", tabular=True)
        ]
        if self.under:
            layers += column(
                self.under,
                MEDIUM,
                colour="ink-muted",
                x=CENTRE,
                y=y + 58,
                width=2 * HOLE - 90,
                sizes=((36, 1), (32, 1), (32, 2), (26, 2)),
                align="centre",
            ).lines
        return layers

    def _list(self) -> list[Layer]:
        layers: list[Layer] = []
        count = max(1, len(self.slices))
        pitch = min(132.0, 560.0 / count)
        y = MIDDLE - pitch * (count - 1) / 2 + 14
        edge = WIDTH - MARGIN_X
        room = max((measure(one.shown, FIGURES, 48.0, 0.0, True) for one in self.slices), default=0.0)
        size = 48.0 * min(1.0, 380.0 / room) if room else 48.0
        wide = edge - LIST_X - 64 - min(room, 380.0) - 40
        sizes = common(
            [one.name for one in self.slices], SEMIBOLD, wide, ((42, 1), (38, 2), (34, 2), (30, 3), (26, 3))
        )
        for n, one in enumerate(self.slices):
            at = START + 0.12 * n
            layers.append(Plate(LIST_X, y - 32, 36, 36, COLOURS[n % len(COLOURS)]))
            name = column(
                one.name,
                SEMIBOLD if n == 0 else MEDIUM,
                colour="ink",
                x=LIST_X + 64,
                y=y,
                width=wide,
                sizes=sizes,
            )
            shift = (name.last - name.first) / 2
            layers += [Words(w.text, w.font, w.size, w.colour, w.x, w.y - shift) for w in name.lines]
            colour = "accent" if n == 0 else "ink"
            layers.append(
                Words(one.shown, FIGURES, size, colour, edge, y, align="right", tabular=True, at=at, rise=0)
            )
            y += pitch
        return layers

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        colours = tuple(COLOURS[n % len(COLOURS)] for n in range(len(self.slices)))
        ring = Ring(self._shares(), colours, CENTRE, MIDDLE, RADIUS, HOLE, START, GROW_SECONDS + 0.3)
        layers: list[Layer] = [
            eyebrow(self.part),
            *heading(self.name).lines,
            ring,
            *self._inside(),
            *self._list(),
            *footnote(self.foot, width=LIST_X - MARGIN_X - 30),
        ]
        if self.sentence:
            layers += column(
                self.sentence,
                MEDIUM,
                colour="ink-muted",
                x=LIST_X,
                y=960,
                width=600,
                sizes=((36, 1), (34, 2), (32, 2)),
                at=START + GROW_SECONDS + 0.5,
            ).lines
        return tuple(layers)
