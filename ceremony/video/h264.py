"""Frames to coded pictures: H.264 high, BT.709, every piece a closed group that fits behind any other."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType

from ceremony.video.canvas import Canvas, Pixels
from ceremony.video.piece import Coded, Piece
from ceremony.video.stage import FPS

GOP = 2 * FPS  # frames: nobody waits longer than this for a picture after a seek
HELD_BONUS = 4  # a held picture is looked at for seconds: finer than one that moves, in steps of crf
BT709, LIMITED = 1, 1  # as H.264 numbers them
_CARELESS = ":rc-lookahead=0:mbtree=0:aq-mode=0:me=dia:subme=0"  # searches less; no header shows it
Size = tuple[int, int]


class EncoderError(Exception):
    """The encoder gave up; the text is its last word. ``full``: because the disk is."""

    def __init__(self, reason: str, full: bool = False) -> None:
        super().__init__(reason)
        self.full = full


@dataclass(frozen=True)
class Codec:
    """How hard the encoder works: x264's preset and constant quality; ``skip``: held frames cost nothing.

    Without ``skip`` held frames are coded like any other, for players that should stumble over it.
    A ``draft`` has every other picture, and sound for a small loudspeaker.
    """

    preset: str = "veryfast"
    crf: int = 19
    skip: bool = True
    draft: bool = False

    @property
    def every(self) -> int:
        """From one coded picture to the next, in frames of the film."""
        return 2 if self.draft else 1

    def options(self, crf: int) -> dict[str, str]:
        """What x264 is asked for. All pieces of a film differ in ``crf`` alone, which no header shows.

        With ``8x8dct`` the file says "High" whatever the preset.
        """
        params = f"keyint={GOP}:scenecut=0:open-gop=0:stitchable=1:threads=1:level=4.0:8x8dct=1"
        return {"preset": self.preset, "crf": str(crf), "profile": "high", "x264-params": params}


def set_up(context: Any, size: Size, codec: Codec, crf: int | None = None) -> None:
    """Give an encoder that is not open yet the film's settings."""
    context.width, context.height = size
    context.pix_fmt, context.time_base = "yuv420p", Fraction(1, FPS)
    context.framerate = Fraction(FPS, codec.every)
    context.color_primaries = context.color_trc = context.colorspace = BT709
    context.color_range = LIMITED
    context.options = codec.options(codec.crf if crf is None else crf)
    context.flags |= av.codec.context.Flags.global_header


def _open(size: Size, codec: Codec, crf: int | None = None) -> VideoCodecContext:
    context = av.CodecContext.create("libx264", "w")
    assert isinstance(context, VideoCodecContext)
    set_up(context, size, codec, crf)
    return context


def _frame(pixels: Pixels, size: Size, pts: int) -> av.VideoFrame:
    """A frame that looks at the canvas's own memory; the encoder copies it before it returns."""
    planes = pixels.reshape(size[1] * 3 // 2, size[0])
    frame = av.VideoFrame.from_numpy_buffer(planes, format="yuv420p")
    frame.pts, frame.time_base = pts, Fraction(1, FPS)
    return frame


def _run(context: VideoCodecContext, frames: Iterable[av.VideoFrame], every: int, count: int) -> list[Coded]:
    """All packets of a run of pictures that lasts ``count`` frames, in decoding order."""
    out: list[Any] = []
    try:
        for frame in frames:
            out += context.encode(frame)
        out += context.encode(None)
    except av.FFmpegError as error:
        raise EncoderError(error.strerror or str(error), error.errno == errno.ENOSPC) from error
    return [Coded(int(one.pts), min(every, count - int(one.pts)), one.is_keyframe, bytes(one)) for one in out]


def encode_moving(pictures: Iterable[Pixels], count: int, size: Size, codec: Codec) -> Piece:
    """``count`` frames as one piece: every picture that is coded (I420; the same memory may come again).

    Raises EncoderError.
    """
    context = _open(size, codec)
    frames = (_frame(pixels, size, n * codec.every) for n, pixels in enumerate(pictures))
    packets = _run(context, frames, codec.every, count)
    return Piece(bytes(context.extradata or b""), count, tuple(packets))


def encode_held(pixels: Pixels, count: int, size: Size, codec: Codec, same: Piece | None = None) -> Piece:
    """One picture for ``count`` frames: coded once, then nothing but ``same`` (see ``encode_same``)."""
    if not codec.skip:
        return encode_moving((pixels for _ in range(0, count, codec.every)), count, size, codec)
    context = _open(size, codec, max(0, codec.crf - HELD_BONUS))
    key = _run(context, [_frame(pixels, size, 0)], 1, 1)[0]
    after = (same or encode_same(size, codec)).packets
    packets = []
    for pts in range(0, count, codec.every):
        within = pts % GOP // codec.every
        lasting = min(codec.every, count - pts)
        packets.append((after[within] if within else key)._replace(pts=pts, duration=lasting))
    return Piece(bytes(context.extradata or b""), count, tuple(packets))


def encode_same(size: Size, codec: Codec) -> Piece:
    """A black group of pictures. After the first packet, each says "copy the last picture" and nothing else.

    They hold no picture, so they stand behind the key picture of any held scene (the settings being equal).
    """
    context = _open(size, replace(codec, crf=26))
    context.options["x264-params"] += _CARELESS
    black = Canvas(*size)
    black.planes[0][:] = 16
    for plane in black.planes[1:]:
        plane[:] = 128
    frames = []
    for pts in range(0, GOP, codec.every):
        frame = _frame(np.ascontiguousarray(black.flat), size, pts)
        frame.pict_type = PictureType.P if pts else PictureType.I
        frames.append(frame)
    packets = tuple(_run(context, frames, codec.every, GOP))
    return Piece(bytes(context.extradata or b""), GOP, packets)
