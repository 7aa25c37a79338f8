"""The movements that the year's results belong to, each with its goal where one is stated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import BOLD, MEDIUM
from ceremony.video.layers import Layer
from ceremony.video.scene import Scene
from ceremony.video.setting import Block, block, eyebrow
from ceremony.video.stage import WIDTH, Stage

COLUMN = 1180  # between the birds


@dataclass(frozen=True)
class Movements(Scene):
    """Names of movements and their goals ("" where none is stated)."""

    heading: str
    rows: tuple[tuple[str, str], ...]

    kind: ClassVar[str] = "movements"
    motif: ClassVar[str] = "frame"

    @property
    def title(self) -> str:
        return self.heading

    def _row(self, index: int, y: float) -> tuple[Block, ...]:
        name, goal = self.rows[index]
        at = 0.4 + 0.5 * index
        head = block(
            f"“{name}”",
            BOLD,
            colour="accent",
            x=WIDTH / 2,
            y=y,
            width=COLUMN,
            size=84,
            floor=60,
            leading=1.4,
            align="centre",
            at=at,
        )
        if not goal:
            return (head,)
        return head, block(
            goal,
            MEDIUM,
            colour="ink",
            x=WIDTH / 2,
            y=head.last + 78,
            width=COLUMN,
            size=44,
            floor=36,
            lines=3,
            leading=1.42,
            align="centre",
            at=at + 0.2,
        )

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        y, blocks = 0.0, []
        for index in range(len(self.rows)):
            made = self._row(index, y)
            blocks.append(made)
            y = made[-1].last + 168
        height = blocks[-1][-1].last - blocks[0][0].first if blocks else 0
        top = 590 - height / 2
        shifted, y = [], top
        for index in range(len(self.rows)):
            made = self._row(index, y)
            shifted += [line for part in made for line in part.lines]
            y = made[-1].last + 168
        return (eyebrow(self.heading, align="centre", y=top - 168), *shifted)
