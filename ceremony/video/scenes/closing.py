"""The last picture: what comes next, in the frame of birds, above the lotus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import BOLD, MEDIUM, REGULAR
from ceremony.video.canvas import Canvas
from ceremony.video.layers import Layer
from ceremony.video.motif import lay_lotus
from ceremony.video.scene import Scene
from ceremony.video.setting import Block, block
from ceremony.video.stage import WIDTH, Stage

COLUMN = 1220


@dataclass(frozen=True)
class Closing(Scene):
    """A headline, a sentence below it, and who thanks."""

    headline: str
    text: str = ""
    organiser: str = ""

    kind: ClassVar[str] = "closing"
    motif: ClassVar[str] = "frame"

    @property
    def title(self) -> str:
        return self.headline

    def _blocks(self, top: float) -> tuple[Block, Block | None, float]:
        """Headline, sentence, and the lotus's top when the headline's first baseline is at ``top``."""
        head = block(
            self.headline.upper(),
            BOLD,
            colour="accent",
            x=WIDTH / 2,
            y=top,
            width=COLUMN,
            size=104,
            floor=76,
            leading=1.45,
            align="centre",
            at=0.4,
        )
        if not self.text:
            return head, None, head.last + 96
        lead = block(
            self.text,
            MEDIUM,
            colour="ink",
            x=WIDTH / 2,
            y=head.last + 112,
            width=COLUMN - 60,
            size=52,
            floor=42,
            lines=3,
            leading=1.46,
            align="centre",
            at=0.7,
        )
        return head, lead, lead.last + 74

    def _top(self) -> float:
        """The first baseline that puts the whole in the middle."""
        head, _, lotus = self._blocks(0)
        end = lotus + (130 if self.organiser else 44)
        return 540 - (end - head.size * 0.9) / 2

    def lay_ground(self, canvas: Canvas, stage: Stage) -> None:
        super().lay_ground(canvas, stage)
        lay_lotus(canvas, stage, self._blocks(self._top())[2])

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        head, lead, lotus = self._blocks(self._top())
        layers: list[Layer] = [*head.lines, *(lead.lines if lead else ())]
        if self.organiser:
            layers += block(
                self.organiser,
                REGULAR,
                colour="ink-muted",
                x=WIDTH / 2,
                y=lotus + 124,
                width=COLUMN - 60,
                size=42,
                floor=34,
                align="centre",
                at=1.0,
            ).lines
        return tuple(layers)
