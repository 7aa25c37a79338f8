"""A roll of names: pages that stand still, because names that pass by cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import MEDIUM, SEMIBOLD
from ceremony.video.layers import Layer, Plate
from ceremony.video.scene import Scene
from ceremony.video.setting import TEXT_WIDTH, column, common, eyebrow, heading
from ceremony.video.stage import MARGIN_X, Stage

START, GUTTER, TOP, BOTTOM = 0.5, 60.0, 300.0, 924.0
ROWS = 8  # in a column


@dataclass(frozen=True)
class Roll(Scene):
    """Up to 24 names in up to three columns, each with a unit or nothing; read down the columns."""

    part: str
    heading: str
    names: tuple[tuple[str, str], ...]

    kind: ClassVar[str] = "roll"
    most: ClassVar[int] = 3 * ROWS

    @property
    def title(self) -> str:
        return f"{self.heading} ({len(self.names)})"

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        count = len(self.names)
        columns = 1 if count <= 4 else 2 if count <= 12 else 3
        rows = -(-count // columns) or 1
        width = (TEXT_WIDTH - GUTTER * (columns - 1)) / columns
        pitch = min(150.0, (BOTTOM - TOP) / rows)
        top = TOP + (BOTTOM - TOP - pitch * rows) * 0.38  # few names stand in the middle of their room
        layers: list[Layer] = [eyebrow(self.part), *heading(self.heading).lines]
        large = 56 if pitch > 130 else 48 if pitch > 100 else 42 if pitch > 84 else 40
        names = [name for name, _ in self.names]
        sizes = common(names, SEMIBOLD, width, ((large, 1), (40, 1), (36, 1), (32, 1), (28, 2)))
        for index, (name, unit) in enumerate(self.names):
            place, row = divmod(index, rows)
            x, y = MARGIN_X + place * (width + GUTTER), top + pitch * row
            at = START + 0.18 * place + 0.04 * row
            below = 50 if pitch > 130 else 44
            middle = y + pitch / 2 + (-6 if unit else 14)
            made = column(
                name,
                SEMIBOLD,
                colour="ink",
                x=x,
                y=middle,
                width=width,
                sizes=sizes,
                leading=1.2,
                at=at,
                anchor="last",
            )
            layers += made.lines
            if unit:
                small = ((38 if pitch > 130 else 34, 1), (34, 1), (32, 1), (28, 1))
                layers += column(
                    unit,
                    MEDIUM,
                    colour="ink-muted",
                    x=x,
                    y=middle + below,
                    width=width,
                    sizes=small,
                    at=at,
                ).lines
            if row:
                layers.append(Plate(x, y, width, 1.5, "track"))
        return tuple(layers)
