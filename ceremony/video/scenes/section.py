"""The opening of a chapter: its number and its title over the rising drum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import BOLD, MEDIUM
from ceremony.video.layers import Layer, Words
from ceremony.video.scene import Scene
from ceremony.video.setting import TEXT_WIDTH, block
from ceremony.video.stage import WIDTH, Stage


@dataclass(frozen=True)
class Section(Scene):
    """A chapter begins."""

    ordinal: str
    text: str

    kind: ClassVar[str] = "section"
    motif: ClassVar[str] = "sunrise"

    @property
    def title(self) -> str:
        return f"{self.ordinal} · {self.text}"

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        headline = block(
            self.text.upper(),
            BOLD,
            colour="accent",
            x=WIDTH / 2,
            y=390,
            width=TEXT_WIDTH,
            size=115,
            floor=84,
            leading=1.45,
            align="centre",
            at=0.3,
            anchor="middle",
        )
        y = headline.first - headline.size * 1.25 - 26
        return (Words(self.ordinal, MEDIUM, 42, "ink-muted", WIDTH / 2, y, align="centre"), *headline.lines)
