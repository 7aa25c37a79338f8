"""Photographs: opened in this one place, checked first, cut to fit, moved without judder."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from ceremony.media.pixels import plain_rgb
from ceremony.model.asset import Asset
from ceremony.video import motion
from ceremony.video.canvas import Box, Canvas, Pixels
from ceremony.video.fault import AssetError
from ceremony.video.stage import Stage

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
PIXEL_LIMIT = 80_000_000
ZOOM = 1.04  # a photograph moves no farther than this over its shot
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


class PhotoError(AssetError):
    """A photograph that cannot be shown: ``reason`` is "missing", "changed", "large" or "broken"."""

    @property
    def sentence(self) -> str:
        return f"video.photo-{self.reason}"


def open_photo(asset: Asset, least: int = 0) -> Image.Image:
    """The photograph upright in RGB; a JPEG may come smaller, with both sides ``least`` or more.

    Raises PhotoError.
    """
    try:
        raw = asset.path.read_bytes()
    except OSError as error:
        raise PhotoError(asset, "missing") from error
    if hashlib.blake2b(raw, digest_size=16).hexdigest() != asset.digest:
        raise PhotoError(asset, "changed")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(raw), formats=FORMATS) as image:
                if image.width * image.height > PIXEL_LIMIT:
                    raise PhotoError(asset, "large")
                if least:
                    image.draft("RGB", (least, least))  # 80 million pixels are 240 MB: decode what is needed
                return plain_rgb(ImageOps.exif_transpose(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoError(asset, "large") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise PhotoError(asset, "broken") from error


def cut(size: tuple[int, int], wide: float, focus: tuple[float, float]) -> tuple[float, float, float, float]:
    """The largest part of ``size`` with the aspect ``wide``, as near to ``focus`` (0–1) as it can be."""
    width, height = float(size[0]), float(size[1])
    part = (width, width / wide) if width / height < wide else (height * wide, height)
    left = min(max(0.0, focus[0] * width - part[0] / 2), width - part[0])
    top = min(max(0.0, focus[1] * height - part[1] / 2), height - part[1])
    return left, top, left + part[0], top + part[1]


def split(image: Image.Image, kind: str) -> tuple[Image.Image, ...]:
    """The planes of a picture as a canvas of ``kind`` holds them; sizes are even."""
    if kind != "yuv":
        return image.split()
    rgb = np.asarray(image, np.float32)
    # One channel after the other: a matrix library rounds otherwise on every kind of processor.
    luma = rgb[:, :, 0] * _LUMA[0] + rgb[:, :, 1] * _LUMA[1] + rgb[:, :, 2] * _LUMA[2]
    half = (image.height // 2, 2, image.width // 2, 2)
    blue = ((rgb[:, :, 2] - luma) / 1.8556).reshape(half).mean(axis=(1, 3))
    red = ((rgb[:, :, 0] - luma) / 1.5748).reshape(half).mean(axis=(1, 3))
    planes: tuple[NDArray[np.float32], ...] = (
        16 + luma * np.float32(219 / 255),
        128 + blue * np.float32(224 / 255),
        128 + red * np.float32(224 / 255),
    )
    return tuple(Image.fromarray(np.rint(plane).clip(0, 255).astype(np.uint8)) for plane in planes)


@lru_cache(maxsize=8)
def prepared(
    asset: Asset, size: tuple[int, int], focus: tuple[float, float], whole: bool, kind: str
) -> tuple[Image.Image, ...]:
    """The photograph cut to ``size`` (or ``whole``, squeezed into it by the caller) as planes."""
    image = open_photo(asset, 2 * max(size))
    box = (0.0, 0.0, float(image.width), float(image.height))
    if not whole:
        box = cut(image.size, size[0] / size[1], focus)
    return split(image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0), kind)


def put(canvas: Canvas, planes: tuple[Pixels, ...], x: int, y: int, opacity: float = 1.0) -> None:
    """Lay a picture's planes on the canvas; ``x``, ``y`` and its size are even and inside the canvas."""
    for plane, part, step in zip(canvas.planes, planes, canvas.steps, strict=True):
        height, width = part.shape
        place = np.s_[y // step : y // step + height, x // step : x // step + width]
        if opacity >= 1:
            plane[place] = part
        else:
            under = plane[place].astype(np.float32)
            plane[place] = np.rint(under + (part - under) * np.float32(opacity)).astype(np.uint8)


@dataclass(frozen=True)
class Shot:
    """How a photograph moves: zoom and centre (0–1 of what may move) at the beginning and at the end."""

    begin: tuple[float, float, float] = (1.0, 0.5, 0.5)
    end: tuple[float, float, float] = (ZOOM, 0.5, 0.5)

    def at(self, part: float) -> tuple[float, float, float]:
        """Zoom and centre at a part of the way."""
        one, two = self.begin, self.end
        zoom, x, y = (one[n] + (two[n] - one[n]) * part for n in range(3))
        return zoom, x, y


# Shots that follow each other go different ways; which one is the scene's business.
SHOTS = (
    Shot((1.0, 0.5, 0.5), (ZOOM, 0.5, 0.5)),
    Shot((ZOOM, 0.0, 0.5), (ZOOM, 1.0, 0.5)),
    Shot((ZOOM, 0.5, 0.5), (1.0, 0.5, 0.5)),
    Shot((ZOOM, 1.0, 0.5), (ZOOM, 0.0, 0.5)),
)
STILL = Shot((1.0, 0.5, 0.5), (1.0, 0.5, 0.5))


@dataclass(frozen=True)
class Photograph:
    """A photograph in a rectangle (reference pixels) that it fills; it moves from ``start`` for ``length``.

    Movement is by parts of a pixel: the source window is a box of real numbers. With ``at`` it fades in.
    """

    asset: Asset
    x: float
    y: float
    width: float
    height: float
    shot: Shot = STILL
    start: float = 0.0
    length: float = 0.0
    focus: tuple[float, float] = (0.5, 0.5)
    at: float | None = None
    whole: bool = False  # the rectangle has the photograph's own shape

    def area(self, stage: Stage) -> Box:
        left, top = stage.px(self.x) & ~1, stage.px(self.y) & ~1
        right, bottom = stage.px(self.x + self.width), stage.px(self.y + self.height)
        return Box(left, top, max(left + 2, right + (right & 1)), max(top + 2, bottom + (bottom & 1)))

    def state(self, time: float, stage: Stage) -> Hashable:
        shown = 1.0 if self.at is None else motion.progress(time, self.at, motion.ENTER_SECONDS)
        if shown <= 0:
            return None
        part = motion.glide(motion.progress(time, self.start, self.length)) if self.length else 1.0
        return (round(255 * shown), *(round(value, 7) for value in self.shot.at(part)))

    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None:
        opacity, zoom, x, y = cast(tuple[int, float, float, float], state)
        box = self.area(stage)
        size = (box.right - box.left, box.bottom - box.top)
        moves = self.shot.begin != self.shot.end
        large = tuple(-(-round(side * (ZOOM if moves else 1)) // 2) * 2 for side in size)
        planes = prepared(self.asset, cast(tuple[int, int], large), self.focus, self.whole, canvas.kind)
        made = []
        for plane, step in zip(planes, canvas.steps, strict=True):
            window = (plane.width / zoom, plane.height / zoom)
            left, top = (plane.width - window[0]) * x, (plane.height - window[1]) * y
            out = (size[0] // step, size[1] // step)
            seen = (left, top, left + window[0], top + window[1])
            # Nobody sees how sharp colour is, and half the time goes into it.
            fine = Image.Resampling.BICUBIC if step == 1 else Image.Resampling.HAMMING
            made.append(np.asarray(plane.resize(out, fine, box=seen)))
        put(canvas, tuple(made), box.left, box.top, opacity / 255)

    def settled(self) -> float:
        entered = 0.0 if self.at is None else self.at + motion.ENTER_SECONDS
        return max(entered, self.start + self.length)
