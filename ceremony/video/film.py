"""A film: scenes on one line of frames, each fading into the next. Frame n is the same whenever asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ceremony.model.asset import Asset
from ceremony.video.canvas import Canvas, mix
from ceremony.video.scene import Painter, Scene
from ceremony.video.stage import FPS, Stage
from ceremony.video.task import FADE, fade_part

Music = Asset | None | Literal["own"]  # a recording, none, or what comes with Ceremony
LEAST_FRAMES = 2 * FADE + 2  # both fades, and something between


@dataclass(frozen=True)
class Placed:
    """A scene on the line: its first frame and its number of frames."""

    scene: Scene
    first: int
    frames: int

    @property
    def last(self) -> int:
        return self.first + self.frames - 1


def place(scenes: Sequence[Scene], stage: Stage) -> tuple[Placed, ...]:
    """The scenes one after the other, each beginning within the fade of the one before."""
    out: list[Placed] = []
    first = 0
    for scene in scenes:
        frames = max(LEAST_FRAMES, scene.frames(stage))
        out.append(Placed(scene, first, frames))
        first += frames - FADE
    return tuple(out)


class Film:
    """The whole film. Painters are made when first needed; at most two are kept at a time."""

    def __init__(
        self, scenes: Sequence[Scene], stage: Stage, kind: str = "yuv", music: Music = "own"
    ) -> None:
        self.stage, self.kind, self.music = stage, kind, music
        self.line = place(scenes, stage)
        self.frames = self.line[-1].first + self.line[-1].frames if self.line else 0
        self._starts = [placed.first for placed in self.line]
        self._painters: dict[int, Painter] = {}
        self._mixed: Canvas | None = None

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.frames / FPS

    def scene_at(self, frame: int) -> int:
        """The index of the scene that is on, or fading in, at a frame."""
        return max(0, bisect_right(self._starts, frame) - 1)

    def _painter(self, index: int) -> Painter:
        if index not in self._painters:
            for far in [known for known in self._painters if abs(known - index) > 1]:
                del self._painters[far]
            self._painters[index] = Painter(self.line[index].scene, self.stage, self.kind)
        return self._painters[index]

    def _picture(self, index: int, frame: int) -> Canvas:
        return self._painter(index).paint((frame - self.line[index].first) / FPS)

    def paint(self, frame: int) -> Canvas:
        """The picture of a frame; the canvas stays the film's own and is reused."""
        index = self.scene_at(frame)
        within = frame - self.line[index].first
        if index == 0 or within >= FADE:
            return self._picture(index, frame)
        if self._mixed is None:
            self._mixed = Canvas(self.stage.width, self.stage.height, self.kind)
        before, after = self._picture(index - 1, frame), self._picture(index, frame)
        mix(before, after, fade_part(within), self._mixed)
        return self._mixed
