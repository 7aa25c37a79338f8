"""A film: scenes on one line of frames, each fading into the next. Frame n is the same whenever asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from ceremony.video.canvas import Canvas, mix
from ceremony.video.motion import CROSS_FADE_SECONDS
from ceremony.video.scene import Painter, Scene
from ceremony.video.stage import FPS, Stage

FADE = round(CROSS_FADE_SECONDS * FPS)  # frames that two neighbours share


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
        frames = scene.frames(stage)
        out.append(Placed(scene, first, frames))
        first += frames - FADE
    return tuple(out)


class Film:
    """The whole film. Painters are made when first needed; at most two are kept at a time."""

    def __init__(self, scenes: Sequence[Scene], stage: Stage, kind: str = "yuv") -> None:
        self.stage, self.kind = stage, kind
        self.line = place(scenes, stage)
        self.frames = self.line[-1].first + self.line[-1].frames if self.line else 0
        self._starts = [placed.first for placed in self.line]
        self._painters: dict[int, Painter] = {}
        self._mixed = Canvas(stage.width, stage.height, kind)

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

    def _parts(self, frame: int) -> list[tuple[int, float, float]]:
        """The scenes that make up a frame: index, time within, strength of the later one."""
        index = self.scene_at(frame)
        within = frame - self.line[index].first
        now = (index, within / FPS, 1.0)
        if index == 0 or within >= FADE:
            return [now]
        before = self.line[index - 1]
        return [
            (index - 1, (frame - before.first) / FPS, 0.0),
            (index, within / FPS, (within + 1) / (FADE + 1)),
        ]

    def state(self, frame: int) -> Hashable:
        """Equal for two frames with equal pixels that follow each other."""
        return tuple(
            (index, part, self._painter(index).states(time)) for index, time, part in self._parts(frame)
        )

    def paint(self, frame: int) -> Canvas:
        """The picture of a frame; the canvas stays the film's own and is reused."""
        parts = self._parts(frame)
        pictures = [self._painter(index).paint(time) for index, time, _ in parts]
        if len(pictures) == 1:
            return pictures[0]
        mix(pictures[0], pictures[1], parts[1][2], self._mixed)
        return self._mixed
