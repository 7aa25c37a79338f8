"""What scenes are made of. A layer is a pure function of time: the same moment, the same state.

A state is hashable; ``None`` means that the layer does not show. ``area`` bounds all that the layer
ever draws, so that a picture can be mended where it changed and left alone elsewhere.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor
from typing import Protocol, cast

import numpy as np
from PIL import Image, ImageDraw

from ceremony.model.figures import show_number
from ceremony.video import motion
from ceremony.video.canvas import Box, Canvas, Pixels
from ceremony.video.lettering import ABOVE, BELOW, fleeting, letters, measure
from ceremony.video.stage import Stage


class Layer(Protocol):
    """Something drawn: where it may draw, what it is at a time, and how that is put on a canvas."""

    def area(self, stage: Stage) -> Box: ...
    def state(self, time: float, stage: Stage) -> Hashable: ...
    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None: ...
    def settled(self) -> float: ...


def _shifted(mask: Pixels, part: float) -> Pixels:
    """The mask moved down by a part of a pixel."""
    if part < 1 / 16:
        return mask
    padded = np.pad(mask, ((1, 1), (0, 0))).astype(np.float32)
    return np.rint(padded[1:] * (1 - part) + padded[:-1] * part).astype(np.uint8)


@dataclass(frozen=True)
class Words:
    """One line of text. ``x`` is the left edge, middle or right edge; ``y`` the baseline.

    With ``at`` it enters at that second: opacity and a small rise, once.
    """

    text: str
    font: str
    size: float
    colour: str
    x: float
    y: float
    align: str = "left"  # or "centre", "right"
    tracking: float = 0.0  # em
    at: float | None = None
    rise: float = motion.RISE
    tabular: bool = False

    def _start(self, stage: Stage) -> float:
        width = measure(self.text, self.font, *self._measures(stage))
        part = {"left": 0.0, "centre": 0.5, "right": 1.0}[self.align]
        return self.x * stage.scale - width * part

    def _measures(self, stage: Stage) -> tuple[float, float, bool]:
        size = self.size * stage.scale
        return size, self.tracking * size, self.tabular

    def area(self, stage: Stage) -> Box:
        made = letters(self.text, self.font, *self._measures(stage))
        left, top = round(self._start(stage)) - made.left, round(self.y * stage.scale) - made.base
        fall = 0 if self.at is None else ceil(self.rise * stage.scale) + 2
        return Box(left, top, left + made.mask.shape[1], top + made.mask.shape[0] + fall).even()

    def state(self, time: float, stage: Stage) -> Hashable:
        if self.at is None:
            return 255, 0
        part = motion.enter(motion.progress(time, self.at, motion.ENTER_SECONDS))
        return (round(255 * part), round((1 - part) * self.rise * stage.scale * 8)) if part > 0 else None

    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None:
        opacity, eighths = cast(tuple[int, int], state)
        made = letters(self.text, self.font, *self._measures(stage))
        x, y = round(self._start(stage)) - made.left, round(self.y * stage.scale) - made.base
        mask = _shifted(made.mask, (eighths % 8) / 8)
        canvas.blend(mask, x, y + eighths // 8, stage.colour(self.colour), opacity / 255)

    def settled(self) -> float:
        return 0.0 if self.at is None else self.at + motion.ENTER_SECONDS


COUNT_FROM = Decimal("0.9")


@dataclass(frozen=True)
class Count:
    """A number that comes at ``at`` and counts up its last tenth, with its digits in cells of one width.

    Before that it does not show: a nought, or a small part of the figure, would read as the figure.
    """

    value: Decimal
    font: str
    size: float
    colour: str
    x: float
    y: float
    align: str = "left"
    suffix: str = ""
    at: float = 0.0
    seconds: float = motion.GROW_SECONDS

    def text(self, time: float, language: str) -> str:
        """What stands there at ``time``."""
        part = motion.standard(motion.progress(time, self.at, self.seconds))
        if part >= 1.0:
            return show_number(self.value, language) + self.suffix
        step = Decimal(1).scaleb(min(0, int(self.value.normalize().as_tuple().exponent)))
        now = (self.value * (COUNT_FROM + (1 - COUNT_FROM) * Decimal(repr(part)))).quantize(
            step, ROUND_HALF_UP
        )
        return show_number(now, language) + self.suffix

    def _left(self, text: str, stage: Stage) -> float:
        width = measure(text, self.font, self.size * stage.scale, 0.0, True)
        return self.x * stage.scale - (width if self.align == "right" else 0.0)

    def area(self, stage: Stage) -> Box:
        size = self.size * stage.scale
        # Some value on the way may be a little wider than the last: "9,9" before "10".
        widest = show_number(self.value, stage.language) + self.suffix + ("" if self.value == 0 else "0,0")
        width = measure(widest, self.font, size, 0.0, True) + 0.4 * size
        x = self.x * stage.scale
        left = x - width if self.align == "right" else x - 0.2 * size - 3
        right = x + 0.2 * size + 3 if self.align == "right" else x + width
        y = round(self.y * stage.scale)
        return Box(floor(left), y - ceil(size * ABOVE), ceil(right), y + ceil(size * BELOW)).even()

    def state(self, time: float, stage: Stage) -> Hashable:
        return self.text(time, stage.language) if time > self.at else None

    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None:
        text = str(state)
        made = fleeting(text, self.font, self.size * stage.scale, 0.0, True)
        x = round(self._left(text, stage)) - made.left
        canvas.blend(made.mask, x, round(self.y * stage.scale) - made.base, stage.colour(self.colour))

    def settled(self) -> float:
        return self.at + self.seconds


@dataclass(frozen=True)
class Plate:
    """A filled rectangle; with ``at`` it grows from its left edge, or with ``back`` from its right one."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    at: float | None = None
    seconds: float = motion.GROW_SECONDS
    back: bool = False

    def area(self, stage: Stage) -> Box:
        left, top = stage.px(self.x) - self.back, stage.px(self.y)
        wide = ceil(self.width * stage.scale) + 1 + self.back
        return Box(left, top, left + wide, top + max(1, stage.px(self.height))).even()

    def state(self, time: float, stage: Stage) -> Hashable:
        part = 1.0 if self.at is None else motion.standard(motion.progress(time, self.at, self.seconds))
        eighths = round(self.width * part * stage.scale * 8)
        return eighths or None

    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None:
        whole, rest = divmod(cast(int, state), 8)
        mask = np.full((max(1, stage.px(self.height)), whole + (rest > 0)), 255, np.uint8)
        if rest:
            mask[:, 0 if self.back else -1] = rest * 255 // 8
        x = stage.px(self.x + self.width) - mask.shape[1] if self.back else stage.px(self.x)
        canvas.blend(mask, x, stage.px(self.y), stage.colour(self.colour))

    def settled(self) -> float:
        return 0.0 if self.at is None else self.at + self.seconds


def growth(
    share: float, zero: float, room: tuple[float, float, float, float], colour: str, at: float
) -> list[Layer]:
    """A bar in ``room`` (x, y, width, height) from the common zero: to the right, or to the left below it."""
    x, y, width, height = room
    if not share:
        return []
    long, start = max(2.0, width * abs(share)), x + width * zero
    if share < 0:
        return [Plate(start - long, y, long, height, colour, at=at, back=True)]
    return [Plate(start, y, long, height, colour, at=at)]


@dataclass(frozen=True)
class Outline:
    """A fine frame with round corners on plain ground, as marks have."""

    x: float
    y: float
    width: float
    height: float

    def area(self, stage: Stage) -> Box:
        left, top = stage.px(self.x), stage.px(self.y)
        return Box(left, top, stage.px(self.x + self.width), stage.px(self.y + self.height)).even()

    def state(self, time: float, stage: Stage) -> Hashable:
        return 1

    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None:
        box = self.area(stage)
        plain = np.full((box.bottom - box.top, box.right - box.left), 255, np.uint8)
        canvas.blend(plain, box.left, box.top, stage.colour("ground"))
        frame = outline_mask(box.right - box.left, box.bottom - box.top, stage.scale)
        canvas.blend(frame, box.left, box.top, stage.colour("accent"))

    def settled(self) -> float:
        return 0.0


def outline_mask(width: int, height: int, scale: float) -> Pixels:
    """A frame 2 reference pixels thick with round corners, smooth at its edges."""
    times = 4
    large = Image.new("L", (width * times, height * times), 0)
    ImageDraw.Draw(large).rounded_rectangle(
        (0, 0, width * times - 1, height * times - 1),
        radius=round(4 * scale * times),
        outline=255,
        width=max(1, round(2 * scale * times)),
    )
    return np.asarray(large.resize((width, height), Image.Resampling.BOX))
