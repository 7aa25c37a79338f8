"""Round and bent things as layers: a ring of shares, a curve that is drawn, discs."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, pi
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ceremony.video import motion
from ceremony.video.canvas import Box, Canvas, Pixels
from ceremony.video.stage import Stage

OVERSAMPLE = 4


@lru_cache(maxsize=8)
def _round(radius: float, hole: float) -> tuple[Pixels, NDArray[np.float32], NDArray[np.float32]]:
    """A ring's coverage, and the turn (0–1 from the top, clockwise) and distance of each of its pixels."""
    side = 2 * (ceil(radius) + 2)
    place = np.arange(side, dtype=np.float32) - np.float32(side / 2 - 0.5)
    far = np.hypot(place[None, :], place[:, None])
    coverage = np.clip(radius - far + 0.5, 0, 1) * np.clip(far - hole + 0.5, 0, 1)
    turn = np.arctan2(place[None, :], -place[:, None]) / np.float32(2 * pi) % 1.0
    return np.rint(coverage * 255).astype(np.uint8), turn.astype(np.float32), far.astype(np.float32)


def _sector(
    made: tuple[Pixels, NDArray[np.float32], NDArray[np.float32]], begin: float, end: float
) -> Pixels:
    """The part of a ring between two turns, its straight edges as smooth as its round ones."""
    coverage, turn, far = made
    if end - begin >= 1:
        return coverage
    # How far inside an edge a pixel is, measured in pixels along the circle.
    length = far * np.float32(2 * pi)
    middle = (begin + end) / 2
    off = np.abs((turn - np.float32(middle) + 0.5) % 1.0 - 0.5)
    inside = np.clip((np.float32((end - begin) / 2) - off) * length + 0.5, 0, 1)
    made_part: Pixels = np.rint(coverage * inside).astype(np.uint8)
    return made_part


@dataclass(frozen=True)
class Ring:
    """Shares around a circle from the top, clockwise, drawn out from ``at``; colours by share."""

    shares: tuple[float, ...]
    colours: tuple[str, ...]
    x: float
    y: float
    radius: float
    hole: float
    at: float
    seconds: float = motion.GROW_SECONDS

    def area(self, stage: Stage) -> Box:
        reach = ceil(self.radius * stage.scale) + 2
        x, y = stage.px(self.x), stage.px(self.y)
        return Box(x - reach, y - reach, x + reach, y + reach).even()

    def state(self, time: float, stage: Stage) -> Hashable:
        part = motion.standard(motion.progress(time, self.at, self.seconds))
        return round(part * 4096) or None

    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None:
        part = cast(int, state) / 4096
        made = _round(self.radius * stage.scale, self.hole * stage.scale)
        half = made[0].shape[0] // 2
        x, y = stage.px(self.x) - half, stage.px(self.y) - half
        gap = 2.5 / (2 * pi * self.radius) if len([one for one in self.shares if one > 0]) > 1 else 0.0
        begin = 0.0
        for share, colour in zip(self.shares, self.colours, strict=True):
            end = begin + share * part
            if end - begin > 2 * gap:
                canvas.blend(_sector(made, begin + gap, end - gap), x, y, stage.colour(colour))
            elif share > 0 and part == 1:  # too thin for a gap on either side, and still there
                canvas.blend(_sector(made, begin, max(end, begin + gap)), x, y, stage.colour(colour))
            begin = end

    def settled(self) -> float:
        return self.at + self.seconds


def _stroke(points: tuple[tuple[float, float], ...], width: float, size: tuple[int, int]) -> Pixels:
    """A bent line with round joints and ends on a mask of the given size."""
    times = OVERSAMPLE
    large = Image.new("L", (size[0] * times, size[1] * times), 0)
    draw = ImageDraw.Draw(large)
    line = [(x * times, y * times) for x, y in points]
    thick = max(1, round(width * times))
    if len(line) > 1:
        draw.line(line, fill=255, width=thick)
    for x, y in line:
        reach = thick / 2
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)
    return np.asarray(large.resize(size, Image.Resampling.BOX))


_stroke_once = lru_cache(maxsize=16)(_stroke)


@dataclass(frozen=True)
class Curve:
    """A line through points (reference pixels), drawn from left to right."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: str
    at: float | None
    seconds: float = 1.2

    def area(self, stage: Stage) -> Box:
        pad = self.width / 2 + 2
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        scale = stage.scale
        return Box(
            floor((min(xs) - pad) * scale),
            floor((min(ys) - pad) * scale),
            ceil((max(xs) + pad) * scale),
            ceil((max(ys) + pad) * scale),
        ).even()

    def state(self, time: float, stage: Stage) -> Hashable:
        part = 1.0 if self.at is None else motion.glide(motion.progress(time, self.at, self.seconds))
        box = self.area(stage)
        return round(part * (box.right - box.left)) or None

    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None:
        box = self.area(stage)
        points = tuple((x * stage.scale - box.left, y * stage.scale - box.top) for x, y in self.points)
        mask = _stroke_once(points, self.width * stage.scale, (box.right - box.left, box.bottom - box.top))
        canvas.blend(mask[:, : cast(int, state)], box.left, box.top, stage.colour(self.colour))

    def settled(self) -> float:
        return 0.0 if self.at is None else self.at + self.seconds


@dataclass(frozen=True)
class Disc:
    """A filled circle; with ``at`` it fades in. ``hole`` leaves its middle open."""

    x: float
    y: float
    radius: float
    colour: str
    at: float | None = None
    hole: float = 0.0

    def area(self, stage: Stage) -> Box:
        half = ceil(self.radius * stage.scale) + 2
        x, y = stage.px(self.x), stage.px(self.y)
        return Box(x - half, y - half, x + half, y + half).even()

    def state(self, time: float, stage: Stage) -> Hashable:
        if self.at is None:
            return 255
        return round(255 * motion.enter(motion.progress(time, self.at, motion.ENTER_SECONDS))) or None

    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None:
        mask = _round(self.radius * stage.scale, self.hole * stage.scale or -1.0)[0]
        half = mask.shape[0] // 2
        place = stage.px(self.x) - half, stage.px(self.y) - half
        canvas.blend(mask, *place, stage.colour(self.colour), cast(int, state) / 255)

    def settled(self) -> float:
        return 0.0 if self.at is None else self.at + motion.ENTER_SECONDS
