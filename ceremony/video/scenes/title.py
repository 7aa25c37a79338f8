"""The film's title over the rising drum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import BOLD, SEMIBOLD
from ceremony.video.layers import Layer
from ceremony.video.scene import Scene
from ceremony.video.setting import EYEBROW_TRACKING, TEXT_WIDTH, block
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
        lines = 2 if len(self.text) <= 60 else 3
        headline = block(
            self.text.upper(),
            BOLD,
            colour="accent",
            x=WIDTH / 2,
            y=383,
            width=COLUMN if lines == 2 else TEXT_WIDTH,
            size=118,
            floor=90 if lines == 2 else 56,
            lines=lines,
            leading=1.45,
            align="centre",
            at=0.5,
            anchor="middle",
        )
        bottom = headline.first - headline.size * 1.25 - 22
        top = block(
            self.organiser.upper(),
            SEMIBOLD,
            colour="accent",
            x=WIDTH / 2,
            y=bottom,
            width=TEXT_WIDTH,
            size=34,
            floor=32,
            align="centre",
            anchor="last",
            tracking=EYEBROW_TRACKING,
        )
        return (*(top.lines if self.organiser else ()), *headline.lines)
