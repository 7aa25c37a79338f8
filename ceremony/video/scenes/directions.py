"""Where the next year goes: a few lines, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import FIGURES, MEDIUM
from ceremony.video.layers import Layer, Words
from ceremony.video.scene import Scene
from ceremony.video.setting import TEXT_WIDTH, Block, column, eyebrow, heading
from ceremony.video.stage import MARGIN_X, Stage

START, EVERY, TOP, BOTTOM = 0.7, 0.5, 320.0, 930.0
INDENT = 96.0


@dataclass(frozen=True)
class Directions(Scene):
    """Up to six tasks, numbered."""

    part: str
    heading: str
    lines: tuple[str, ...]

    kind: ClassVar[str] = "directions"
    most: ClassVar[int] = 6

    @property
    def title(self) -> str:
        return self.heading

    def _set(self, size: float, lines: int) -> list[Block]:
        """All lines at one size, the first baseline of each at 0."""
        room = ((size, 1), (size, lines)) if lines > 1 else ((size, 1),)
        return [
            column(
                text, MEDIUM, colour="ink", x=MARGIN_X + INDENT, y=0, width=TEXT_WIDTH - INDENT, sizes=room
            )
            for text in self.lines
        ]

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        layers: list[Layer] = [eyebrow(self.part), *heading(self.heading).lines]
        blocks, gap = self._set(18, 4), 0.0
        for size, lines in ((54, 2), (48, 2), (42, 2), (38, 3), (34, 3), (30, 3), (26, 3), (22, 3)):
            tried = self._set(size, lines)
            gap = min(1.0 * size, 60.0)
            height = sum(made.last + size * 1.36 for made in tried) + gap * (len(tried) - 1)
            if height <= BOTTOM - TOP and all(made.size >= size for made in tried):
                blocks = tried
                break
        step = blocks[0].size * 1.36 if blocks else 0.0
        height = sum(made.last + step for made in blocks) + gap * max(0, len(blocks) - 1)
        y = TOP + max(0.0, (BOTTOM - TOP - height) * 0.4) + step * 0.8
        for index, made in enumerate(blocks):
            at = START + EVERY * index
            number = f"{index + 1}"
            layers.append(Words(number, FIGURES, blocks[0].size * 1.1, "accent", MARGIN_X, y, at=at))
            layers += [Words(w.text, w.font, w.size, w.colour, w.x, w.y + y, at=at) for w in made.lines]
            y += made.last + step + gap
        return tuple(layers)
