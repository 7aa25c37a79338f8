"""The film's sound as one piece of AAC, as long as the pictures to the sample."""

from __future__ import annotations

import tempfile
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from ceremony.video.h264 import EncoderError
from ceremony.video.loudness import gain_for
from ceremony.video.piece import Coded, Piece
from ceremony.video.sound import RATE, write_music
from ceremony.video.stage import FPS
from ceremony.video.task import Studio

BIT_RATE = 160_000
_BLOCK = 1024  # samples that AAC codes together


def rate_of(draft: bool) -> int:
    """Samples a second."""
    return RATE // 2 if draft else RATE


def set_up_sound(context: Any, draft: bool = False) -> None:
    """Give a sound encoder that is not open yet the film's settings."""
    context.sample_rate, context.layout, context.format = (
        rate_of(draft),
        "mono" if draft else "stereo",
        "fltp",
    )
    context.bit_rate, context.time_base = BIT_RATE // (4 if draft else 1), Fraction(1, context.sample_rate)
    context.options = {"aac_coder": "fast"}  # the better one from 96 kbit/s on, and the cheaper
    context.flags |= av.codec.context.Flags.global_header


def _blocks(path: Path, gain: float, draft: bool) -> Iterator[Any]:
    """A stereo wave file (16 bit) as frames of floats, ``gain`` decibels louder; a draft's is one channel."""
    factor = np.float32(10 ** (gain / 20) / 32768)
    rate, layout = rate_of(draft), "mono" if draft else "stereo"
    with wave.open(str(path), "rb") as file:
        pts = 0
        while raw := file.readframes(_BLOCK * RATE // rate):
            samples = np.frombuffer(raw, "<i2").reshape(-1, 2).T.astype(np.float32) * factor
            if draft:
                samples = samples[:, : samples.shape[1] // 2 * 2].reshape(2, -1, 2).mean(axis=(0, 2))[None]
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout=layout)
            frame.sample_rate, frame.pts, frame.time_base = rate, pts, Fraction(1, rate)
            pts += samples.shape[1]
            yield frame


def encode_sound(path: Path, draft: bool = False) -> Piece:
    """A wave file at the film's loudness. EncoderError."""
    context = av.CodecContext.create("aac", "w")
    set_up_sound(context, draft)
    out: list[Any] = []
    try:
        for frame in _blocks(path, gain_for(path), draft):
            out += context.encode(frame)
        out += context.encode(None)
    except av.FFmpegError as error:
        raise EncoderError(error.strerror or str(error)) from error
    packets = tuple(Coded(int(one.pts), int(one.duration or _BLOCK), True, bytes(one)) for one in out)
    return Piece(bytes(context.extradata or b""), sum(one.duration for one in packets), packets)


@dataclass(frozen=True)
class Soundtrack:
    """The sound of a film of so many frames."""

    frames: int
    draft: bool = False

    def render(self, _: Studio) -> Piece:
        """Compose, measure and code it. EncoderError."""
        with tempfile.TemporaryDirectory(prefix="ceremony-sound-") as folder:
            path = Path(folder) / "music.wav"
            write_music(path, self.frames / FPS)
            return encode_sound(path, self.draft)
