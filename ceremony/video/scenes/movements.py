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

    def _row(self, index: int, y: float, size: float) -> tuple[Block, ...]:
        """One movement: its name, and its goal when one is stated; ``y`` is the first baseline."""
        name, goal = self.rows[index]
        at = 0.4 + 0.5 * index
        head = block(
            f"“{name}”",
            BOLD,
            colour="accent",
            x=WIDTH / 2,
            y=y,
            width=COLUMN,
            size=size,
            floor=size,
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
            floor=38,
            lines=3,
            leading=1.42,
            align="centre",
            at=at + 0.2,
        )

    def _rows(self, y: float, size: float) -> list[tuple[Block, ...]]:
        made = []
        for index in range(len(self.rows)):
            made.append(self._row(index, y, size))
            y = made[-1][-1].last + 1.95 * size
        return made

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        for size in (88.0, 76.0, 64.0, 54.0):
            rows = self._rows(0, size)
            height = rows[-1][-1].last - rows[0][0].first if rows else 0.0
            if height < 560:
                break
        top = 575 - height / 2 + 0.36 * size
        lines = [line for row in self._rows(top, size) for part in row for line in part.lines]
        return (eyebrow(self.heading, align="centre", y=top - 1.9 * size), *lines)
