"""Films of one's own as a layer: opened in this one place, turned upright, fitted, thirty pictures a second.

Any frame may be asked for at any time and is the same: the last one of the film that had begun by then.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import av
import numpy as np
from av.video.reformatter import Interpolation

from ceremony.media.frames import colours, one_field, planes
from ceremony.model.asset import Asset
from ceremony.video.canvas import Box, Canvas, Pixels
from ceremony.video.fault import AssetError, demand_intact
from ceremony.video.photos import cut, put
from ceremony.video.stage import FPS, Stage

NEAR = 2.0  # seconds: to go so far forward, decoding on is quicker than seeking


class FootageError(AssetError):
    """A film that cannot be shown: ``reason`` is "missing", "changed" or "broken"."""

    @property
    def sentence(self) -> str:
        return f"video.clip-{self.reason}"


class Reader:
    """An open film. ``at`` gives the frame that shows at a second of it."""

    def __init__(self, asset: Asset) -> None:
        demand_intact(asset, FootageError)
        self._asset = asset
        try:
            self._container = av.open(str(asset.path))
            self._stream: Any = self._container.streams.video[0]
        except (OSError, av.FFmpegError, IndexError) as error:
            raise FootageError(asset, "broken") from error
        self._stream.thread_type = "AUTO"
        self.square = float(self._stream.sample_aspect_ratio or 1)  # how wide its pixels are
        self._base = float(self._stream.time_base or 1)
        self._first = (self._stream.start_time or 0) * self._base
        self._frames: Iterator[Any] = iter(())
        self._now: Any = None
        self._next: Any = None
        self._seek(0.0)

    def _time(self, frame: Any) -> float:
        return float(frame.time or 0.0) - self._first

    def _seek(self, second: float) -> None:
        place = int((second + self._first) / self._base)
        self._container.seek(max(0, place), stream=self._stream)
        self._frames = iter(self._container.decode(self._stream))
        self._now, self._next = None, next(self._frames, None)

    def at(self, second: float) -> Any:
        """The frame. Raises FootageError."""
        wanted = second + 0.001  # a frame begins where the numbers say so, rounding aside
        try:
            behind = self._now is None or self._time(self._now) > wanted
            if behind or self._time(self._now) < wanted - NEAR:
                self._seek(second)
            while self._next is not None and (self._now is None or self._time(self._next) <= wanted):
                self._now, self._next = self._next, next(self._frames, None)
        except (OSError, av.FFmpegError) as error:
            raise FootageError(self._asset, "broken") from error
        if self._now is None:
            raise FootageError(self._asset, "broken")
        return self._now


@lru_cache(maxsize=2)
def _open(asset: Asset, _thread: int) -> Reader:
    return Reader(asset)


def reader(asset: Asset) -> Reader:
    """The film, opened once in a thread."""
    return _open(asset, threading.get_ident())


def _even(value: float) -> int:
    return max(2, round(value / 2) * 2)


def fitted(
    frame: Any, size: tuple[int, int], focus: tuple[float, float], kind: str, square: float = 1.0
) -> tuple[Pixels, ...]:
    """A frame upright, filling ``size``, as planes of a canvas of ``kind``; ``square`` as in ``Reader``."""
    turned = round(frame.rotation) % 360
    wide = frame.width * square
    shape = (frame.height, wide) if turned in (90, 270) else (wide, frame.height)
    left, top, right, _ = cut((round(shape[0]), round(shape[1])), size[0] / size[1], focus)
    scale = size[0] / (right - left)
    whole = (_even(max(shape[0] * scale, size[0])), _even(max(shape[1] * scale, size[1])))
    flat = (whole[1], whole[0]) if turned in (90, 270) else whole
    made = one_field(frame).reformat(
        width=flat[0],
        height=flat[1],
        format="yuv420p" if kind == "yuv" else "rgb24",
        interpolation=Interpolation.BICUBIC,
        **colours(frame, kind),
    )
    x = min(_even(left * scale) if left * scale > 1 else 0, whole[0] - size[0]) & ~1
    y = min(_even(top * scale) if top * scale > 1 else 0, whole[1] - size[1]) & ~1
    out = []
    for plane, step in planes(made, flat, kind):
        upright = np.rot90(plane, {90: 1, 180: 2, 270: 3}.get(turned, 0))
        out.append(upright[y // step : (y + size[1]) // step, x // step : (x + size[0]) // step])
    return tuple(out)


@dataclass(frozen=True)
class Footage:
    """A stretch of a film that fills a rectangle: ``length`` seconds from ``start``, then it stands."""

    asset: Asset
    x: float
    y: float
    width: float
    height: float
    start: float
    length: float
    focus: tuple[float, float] = (0.5, 0.5)

    def area(self, stage: Stage) -> Box:
        left, top = stage.px(self.x) & ~1, stage.px(self.y) & ~1
        right, bottom = stage.px(self.x + self.width), stage.px(self.y + self.height)
        return Box(left, top, max(left + 2, right + (right & 1)), max(top + 2, bottom + (bottom & 1)))

    def state(self, time: float, stage: Stage) -> Hashable:
        last = max(0, round(self.length * FPS) - 1)
        return min(last, max(0, int(time * FPS + 1e-6)))

    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None:
        box = self.area(stage)
        film, size = reader(self.asset), (box.right - box.left, box.bottom - box.top)
        frame = film.at(self.start + cast(int, state) / FPS)
        planes = fitted(frame, size, self.focus, canvas.kind, film.square)
        put(canvas, planes, box.left, box.top)

    def settled(self) -> float:
        return self.length
