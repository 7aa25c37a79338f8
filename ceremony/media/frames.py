"""Frames of a film made ready for a picture of ours: their colours said, two fields made one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

Plane = NDArray[np.uint8]
_WIDE = (16, 18)  # PQ and HLG, as H.264 numbers them
_BT709 = 1
_SMALL = 720  # lines: films below say nothing and mean the colours of old television


def colours(frame: Any, kind: str) -> dict[str, Any]:
    """What the film's numbers mean and what ours do, as ``reformat`` wants it; ``kind`` is "yuv" or "rgb"."""
    told: dict[str, Any] = {}
    if frame.colorspace in (0, 2, None):
        told["src_colorspace"] = Colorspace.ITU601 if frame.height < _SMALL else Colorspace.ITU709
    if kind == "yuv":
        told |= {"dst_colorspace": Colorspace.ITU709, "dst_color_range": ColorRange.MPEG}
    if frame.color_trc in _WIDE:  # a telephone's bright picture would be dull here
        told |= {"dst_color_trc": _BT709, "dst_color_primaries": _BT709}
    return told


def one_field(frame: Any) -> Any:
    """The upper field of a frame made of two: what moves would else have combs for edges."""
    width, height = frame.width, frame.height
    if not frame.interlaced_frame or width % 2 or height % 8:
        return frame
    flat = [plane for plane, _ in planes(frame.reformat(format="yuv420p"), (width, height), "yuv")]
    half = np.concatenate([np.ascontiguousarray(plane[0::2]).reshape(-1) for plane in flat])
    made = av.VideoFrame.from_ndarray(half.reshape(height * 3 // 4, width), format="yuv420p")
    made.colorspace, made.color_range = frame.colorspace, frame.color_range
    return made


def planes(frame: Any, size: tuple[int, int], kind: str) -> Iterator[tuple[Plane, int]]:
    """Each plane of a frame, and how many of its pixels stand for one of theirs."""
    width, height = size
    raw = frame.to_ndarray()
    if kind != "yuv":
        for channel in range(3):
            yield raw[:, :, channel], 1
        return
    area, half = width * height, (height // 2, width // 2)
    flat = np.ascontiguousarray(raw).reshape(-1)
    yield flat[:area].reshape(height, width), 1
    yield flat[area : area * 5 // 4].reshape(half), 2
    yield flat[area * 5 // 4 :].reshape(half), 2
