"""Frames as arrays: a canvas of planes into which masks of one colour are blended.

The encoder's canvas is I420 (BT.709, limited range), drawn without a way through RGB; the same code
draws RGB for stills and for MoviePy. Coordinates are whole pixels of the frame, top left first.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
_STRIP = 1 << 16  # samples that are mixed at a time


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom; right and bottom are outside it."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Box) -> bool:
        """Whether the two share a pixel."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def even(self) -> Box:
        """Grown to even edges, so that it covers whole samples of chroma."""
        return Box(
            self.left & ~1, self.top & ~1, self.right + (self.right & 1), self.bottom + (self.bottom & 1)
        )


def rgb(colour: str) -> tuple[int, int, int]:
    """``#RRGGBB`` as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def yuv(colour: str) -> tuple[float, float, float]:
    """``#RRGGBB`` in BT.709, limited range."""
    red, green, blue = (part / 255 for part in rgb(colour))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748


def _halved(mask: Pixels, x: int, y: int) -> tuple[NDArray[np.float32], int, int]:
    """A mask at half size, each sample the mean of four; and where it then stands."""
    height, width = mask.shape
    pads = ((y & 1, (height + y) & 1), (x & 1, (width + x) & 1))
    padded = np.pad(mask, pads) if any(map(any, pads)) else mask
    total = padded[0::2].astype(np.uint16)
    total += padded[1::2]
    mean = (total[:, 0::2] + total[:, 1::2]).astype(np.float32)
    mean *= np.float32(0.25)
    return mean, x >> 1, y >> 1


def _lay(plane: Pixels, stencil: tuple[Any, int, int], value: float, opacity: float) -> None:
    """Blend one plane's value in where the stencil (mask, x, y) stands."""
    mask, x, y = stencil
    height = min(mask.shape[0], plane.shape[0] - y)
    width = min(mask.shape[1], plane.shape[1] - x)
    part = plane[y : y + height, x : x + width]
    ground = part.astype(np.float32)
    strength = mask[:height, :width].astype(np.float32) * np.float32(opacity / 255)
    ground += (np.float32(value) - ground) * strength
    np.rint(ground, out=ground)
    part[:] = ground.astype(np.uint8)


class Canvas:
    """One picture. ``flat`` is the whole memory, ``planes`` are views into it."""

    def __init__(self, width: int, height: int, kind: str = "yuv") -> None:
        self.width, self.height, self.kind = width, height, kind
        area = width * height
        self.flat: Pixels = np.zeros(area * 3 // 2 if kind == "yuv" else area * 3, np.uint8)
        if kind == "yuv":
            half = (height // 2, width // 2)
            quarter = area // 4
            self.planes: list[Pixels] = [
                self.flat[:area].reshape(height, width),
                self.flat[area : area + quarter].reshape(half),
                self.flat[area + quarter :].reshape(half),
            ]
            self.steps = (1, 2, 2)
        else:
            whole = self.flat.reshape(height, width, 3)
            self.planes = [whole[:, :, channel] for channel in range(3)]
            self.steps = (1, 1, 1)

    def values(self, colour: str) -> tuple[float, float, float]:
        """A colour in this canvas's own numbers."""
        return yuv(colour) if self.kind == "yuv" else rgb(colour)

    def clear(self, colour: str) -> None:
        """The whole canvas in one colour."""
        for plane, value in zip(self.planes, self.values(colour), strict=True):
            plane[:] = round(value)

    def copy_from(self, other: Canvas, box: Box | None = None) -> None:
        """Take over the other's pixels, all or those of ``box`` (even edges)."""
        if box is None:
            np.copyto(self.flat, other.flat)
            return
        for mine, its, step in zip(self.planes, other.planes, self.steps, strict=True):
            part = np.s_[box.top // step : box.bottom // step, box.left // step : box.right // step]
            mine[part] = its[part]

    def blend(self, mask: Pixels, x: int, y: int, colour: str, opacity: float = 1.0) -> None:
        """Lay ``colour`` on the canvas where ``mask`` (0–255) stands; what is outside is cut."""
        left, top = max(0, -x), max(0, -y)
        right, bottom = min(mask.shape[1], self.width - x), min(mask.shape[0], self.height - y)
        if right <= left or bottom <= top or opacity <= 0:
            return
        cut, x, y = mask[top:bottom, left:right], x + left, y + top
        half = _halved(cut, x, y) if 2 in self.steps else (cut, x, y)
        for plane, value, step in zip(self.planes, self.values(colour), self.steps, strict=True):
            if step == 2:
                _lay(plane, half, value, opacity)
            else:
                _lay(plane, (cut, x, y), value, opacity)

    def as_rgb(self) -> Pixels:
        """The picture as height × width × 3; only of an RGB canvas."""
        return self.flat.reshape(self.height, self.width, 3)


class Window(Canvas):
    """A part of another canvas to draw on as if it were whole; the box has even edges and lies inside."""

    def __init__(self, whole: Canvas, box: Box) -> None:
        self.width, self.height, self.kind = box.right - box.left, box.bottom - box.top, whole.kind
        self.steps = whole.steps
        self.planes = [
            plane[box.top // step : box.bottom // step, box.left // step : box.right // step]
            for plane, step in zip(whole.planes, whole.steps, strict=True)
        ]
        self.flat = np.zeros(0, np.uint8)  # its memory is not in one piece


def mix(one: Canvas, other: Canvas, part: float, into: Canvas) -> None:
    """A cross-fade: ``part`` 0 is ``one``, 1 is ``other``. Sizes and kinds are equal."""
    weight = np.uint16(round(part * 256))
    rest, half = np.uint16(256) - weight, np.uint16(128)
    for start in range(0, one.flat.size, _STRIP):  # a strip stays in the processor's cache
        place = slice(start, start + _STRIP)
        mine, its, out = one.flat[place], other.flat[place], into.flat[place]
        if np.array_equal(mine, its):  # plain ground behind both
            out[:] = mine
            continue
        blended = np.multiply(mine, rest, dtype=np.uint16)
        blended += np.multiply(its, weight, dtype=np.uint16)
        blended += half
        blended >>= np.uint16(8)
        out[:] = blended
