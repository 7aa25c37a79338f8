"""The film's title over the rising drum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import BOLD
from ceremony.video.layers import Layer
from ceremony.video.scene import Scene
from ceremony.video.setting import block, eyebrow
from ceremony.video.stage import WIDTH, Stage

COLUMN = 1240  # the headline is a block above the drum, not a line across the picture


@dataclass(frozen=True)
class Title(Scene):
    """Who reports, and on what."""

    text: str
    organiser: str = ""

    kind: ClassVar[str] = "title"
    motif: ClassVar[str] = "sunrise"

    @property
    def title(self) -> str:
        return self.text

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        headline = block(
            self.text.upper(),
            BOLD,
            colour="accent",
            x=WIDTH / 2,
            y=383,
            width=COLUMN,
            size=118,
            floor=90,
            leading=1.45,
            align="centre",
            at=0.5,
            anchor="middle",
        )
        top = eyebrow(self.organiser, align="centre", y=headline.first - headline.size * 1.25 - 22)
        return (*((top,) if self.organiser else ()), *headline.lines)
