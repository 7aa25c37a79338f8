"""Several figures beside each other, each counting up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ceremony.theme.fit import FIGURES_BOLD, MEDIUM, SEMIBOLD, STEP
from ceremony.video.layers import Count, Layer, Plate
from ceremony.video.lettering import measure
from ceremony.video.motion import STAGGER_SECONDS
from ceremony.video.scene import Scene
from ceremony.video.setting import TEXT_WIDTH, column, common, eyebrow, footnote
from ceremony.video.stage import MARGIN_X, Stage

START, GUTTER = 0.8, 72


@dataclass(frozen=True)
class Cell:
    """One figure: its value as written, what counts up to it, its name and a few words below."""

    shown: str
    value: Decimal | None
    suffix: str
    unit: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class Figures(Scene):
    """Two to four figures: in a row, four of them in two rows."""

    part: str
    cells: tuple[Cell, ...]
    foot: str = ""

    kind: ClassVar[str] = "figures"
    most: ClassVar[int] = 4

    @property
    def title(self) -> str:
        return f"{self.part}: {len(self.cells)}"

    def _size(self, width: float, largest: float) -> float:
        """One size for all numbers, so that none claims to matter more."""
        size = largest
        shown = [cell.shown for cell in self.cells if cell.value is not None]
        while size > 40 and any(measure(text, FIGURES_BOLD, size, 0.0, True) > width for text in shown):
            size *= STEP
        return size

    def _words(self, width: float, index: int, y: float) -> list[Layer]:
        """Unit, name and note below a number whose baseline is at ``y``; equal rows at equal heights."""
        cell, at = self.cells[index], self._at(index)
        x = self._left(index)
        layers: list[Layer] = []
        if any(one.unit for one in self.cells):
            sizes = common(
                [one.unit for one in self.cells], MEDIUM, width, ((42, 1), (38, 1), (34, 1), (32, 2))
            )
            layers += column(
                cell.unit, MEDIUM, colour="accent", x=x, y=y + 70, width=width, sizes=sizes
            ).lines
            y += 74
        sizes = common(
            [one.name for one in self.cells], SEMIBOLD, width, ((46, 2), (40, 3), (36, 3), (32, 4), (28, 5))
        )
        name = column(cell.name, SEMIBOLD, colour="ink", x=x, y=y + 84, width=width, sizes=sizes)
        layers += name.lines
        if cell.note:
            room = ((36, 2), (34, 3), (32, 3), (28, 4))
            note = column(
                cell.note,
                MEDIUM,
                colour="ink-muted",
                x=x,
                y=name.last + 60,
                width=width,
                sizes=room,
                at=at + 1.1,
            )
            layers += note.lines
        return layers

    def _number(self, width: float, index: int, y: float, size: float) -> list[Layer]:
        cell, x = self.cells[index], self._left(index)
        if cell.value is None:
            room = ((min(64.0, size), 1), (44, 1), (36, 1), (36, 2))
            return list(
                column(cell.shown, SEMIBOLD, colour="ink-muted", x=x, y=y, width=width, sizes=room).lines
            )
        left = x - 0.04 * size
        return [
            Count(cell.value, FIGURES_BOLD, size, "accent", left, y, suffix=cell.suffix, at=self._at(index))
        ]

    def _at(self, index: int) -> float:
        return START + index * STAGGER_SECONDS * 4

    @property
    def _columns(self) -> int:
        return 2 if len(self.cells) in (2, 4) else max(1, len(self.cells))

    @property
    def _width(self) -> float:
        return (TEXT_WIDTH - GUTTER * (self._columns - 1)) / self._columns

    def _left(self, index: int) -> float:
        return MARGIN_X + index % self._columns * (self._width + GUTTER)

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        count, width = len(self.cells), self._width
        rows = -(-count // self._columns) or 1
        size = self._size(width - 8, 128 if rows > 1 else 240 if count < 3 else 176)
        layers: list[Layer] = [eyebrow(self.part), *footnote(self.foot)]
        height = 760 / rows
        for index in range(count):
            y = (480 if rows == 1 else 300) + index // self._columns * height
            layers += [*self._number(width, index, y, size), *self._words(width, index, y)]
            if index % self._columns:
                top = y - size * 0.73
                layers.append(
                    Plate(self._left(index) - GUTTER / 2 - 1, top, 2, 520 if rows == 1 else 320, "track")
                )
        return tuple(layers)
