"""A film as MP4 (H.264, AAC), a recording as M4A (AAC): upright, no larger than 1080p, quick to begin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import Interpolation

from ceremony.media.convert import ConversionRefused
from ceremony.media.films import OPTIONS, main_streams
from ceremony.media.frames import colours, one_field, planes

LARGEST = (1920, 1080)  # of a lying picture; a standing one is as large the other way round
RATE = 48_000
FASTEST = 60  # pictures a second
USUAL = 30
_QUALITY = {"crf": "19", "preset": "veryfast"}
_SOUND_BITS = 192_000
_GAP = 0.12  # seconds without sound that are filled, so that what follows stays in step

Report = Callable[[float], None]


def make_film(source: Path, target: Path, report: Report) -> None:
    """Write ``source`` to ``target``. Raises ConversionRefused, OSError and what a foreign file causes."""
    with av.open(str(source), options=dict(OPTIONS), metadata_errors="replace") as given:
        picture, sound = main_streams(given)
        picture = None if target.suffix == ".m4a" else picture
        if picture is None and sound is None:
            raise ConversionRefused("nothing")
        options = {"movflags": "+faststart"}
        with av.open(str(target), "w", format="mp4", options=options) as made:
            _Copy(given, made, picture, sound, report).run()


class _Copy:
    """One film on its way into another file."""

    def __init__(self, given: Any, made: Any, picture: Any, sound: Any, report: Report) -> None:
        self._given, self._made, self._report = given, made, report
        self._streams = [stream for stream in (picture, sound) if stream is not None]
        self._whole = float(given.duration or 0) / 1_000_000
        self._begin = _begin(self._streams)
        self._pictures = None if picture is None else _Pictures(made, picture, self._begin)
        self._sounds = None if sound is None else _Sounds(made, self._begin)

    def run(self) -> None:
        """Everything decoded, made new, written."""
        told, wrong, right = 0.0, 0, 0
        for packet in self._given.demux(self._streams):
            try:
                frames = packet.decode()
            except (av.FFmpegError, ValueError):
                wrong += 1
                continue
            right += bool(frames)
            for frame in frames:
                self._take(frame)
            now = float(packet.pts * packet.time_base) - self._begin if packet.pts is not None else 0.0
            if self._whole and now / self._whole > told + 0.01:
                told = min(1.0, now / self._whole)
                self._report(told)
        if not right or wrong > right:
            raise ConversionRefused("broken")
        for part in (self._pictures, self._sounds):
            if part is not None:
                part.end()

    def _take(self, frame: Any) -> None:
        if isinstance(frame, av.VideoFrame):
            assert self._pictures is not None
            self._pictures.take(frame)
        elif self._sounds is not None:
            self._sounds.take(frame)


def _begin(streams: list[Any]) -> float:
    """The second at which the first of the streams begins."""
    starts = [float(one.start_time * one.time_base) for one in streams if one.start_time is not None]
    return min(starts, default=0.0)


class _Pictures:
    """Pictures at an even pace: whatever the camera did, each moment shows what had begun by then."""

    def __init__(self, made: Any, stream: Any, begin: float) -> None:
        self._rate = _even_rate(stream)
        self._begin, self._count = begin, 0
        self._square = float(stream.sample_aspect_ratio or 1)
        self._last: Any = None
        self._made = made
        self._stream: Any = made.add_stream("libx264", rate=self._rate, options=dict(_QUALITY))
        self._ready = False

    def take(self, frame: Any) -> None:
        """The next frame of the camera."""
        at = float(frame.time or 0.0) - self._begin
        self._fill(at)
        self._last = self._upright(frame)

    def _fill(self, until: float) -> None:
        """The frame before, as often as it is to be seen."""
        while self._last is not None and Fraction(self._count) / self._rate < until - 0.002:
            self._write()

    def _write(self) -> None:
        made = av.VideoFrame.from_ndarray(self._last, format="yuv420p")
        made.pts, made.time_base = self._count, 1 / self._rate
        made.color_range, made.colorspace = 1, 1
        self._made.mux(self._stream.encode(made))
        self._count += 1

    def _upright(self, frame: Any) -> Any:
        """The frame turned and scaled, as yuv420p in one array."""
        turned = round(frame.rotation) % 360
        side = turned in (90, 270)
        wide, high = (
            (frame.height, frame.width * self._square)
            if side
            else (
                frame.width * self._square,
                frame.height,
            )
        )
        width, height = _fit(wide, high)
        flat = (height, width) if side else (width, height)
        small = one_field(frame).reformat(
            width=flat[0], height=flat[1], format="yuv420p",
            interpolation=Interpolation.BICUBIC, **colours(frame, "yuv"),
        )  # fmt: skip
        if not self._ready:
            self._open(width, height)
        width, height = self._stream.width, self._stream.height
        parts = [
            np.rot90(plane, {90: 1, 180: 2, 270: 3}.get(turned, 0)) for plane, _ in planes(small, flat, "yuv")
        ]
        out = np.concatenate([np.ascontiguousarray(part).reshape(-1) for part in parts])
        return out.reshape(height * 3 // 2, width)

    def _open(self, width: int, height: int) -> None:
        context = self._stream.codec_context
        self._stream.width, self._stream.height, self._stream.pix_fmt = width, height, "yuv420p"
        context.gop_size = max(1, round(2 * self._rate))
        context.color_range = context.colorspace = context.color_primaries = context.color_trc = 1
        self._ready = True

    def end(self) -> None:
        """The last frame once, and what the encoder still holds."""
        if self._last is not None:
            self._write()
        self._made.mux(self._stream.encode(None))


def _even_rate(stream: Any) -> Fraction:
    """The pace of the camera, or half of it until a projector can follow."""
    rate = Fraction(stream.average_rate or stream.guessed_rate or USUAL)
    rate = rate.limit_denominator(1001) if 1 <= rate <= 1000 else Fraction(USUAL)
    while rate > FASTEST:
        rate /= 2
    return rate


def _fit(width: float, height: float) -> tuple[int, int]:
    """Even sides, no larger than 1080p, never enlarged."""
    most = LARGEST if width >= height else LARGEST[::-1]
    scale = min(1.0, most[0] / width, most[1] / height)
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


class _Sounds:
    """Sound as stereo at 48 kHz, silence where there was none, so that it stays in step with the pictures."""

    def __init__(self, made: Any, begin: float) -> None:
        self._made, self._begin = made, begin
        self._stream: Any = made.add_stream("aac", rate=RATE, layout="stereo")
        self._stream.bit_rate = _SOUND_BITS
        self._resampler = av.AudioResampler(format="fltp", layout="stereo", rate=RATE)
        self._fifo = av.AudioFifo()
        self._taken = self._written = 0  # samples

    def take(self, frame: Any) -> None:
        """The next piece of sound."""
        for part in self._resampler.resample(frame):
            at = None if frame.time is None else round((float(frame.time) - self._begin) * RATE)
            if at is not None and at - self._taken > (_GAP * RATE if self._taken else 0):
                self._put(np.zeros((2, at - self._taken), np.float32))
            self._put(part.to_ndarray())

    def _put(self, samples: Any) -> None:
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(samples, np.float32), format="fltp", layout="stereo"
        )
        frame.sample_rate, frame.pts, frame.time_base = RATE, self._taken, Fraction(1, RATE)
        self._taken += samples.shape[1]
        self._fifo.write(frame)
        self._write(self._pieces())

    def _pieces(self, rest: bool = False) -> Iterator[Any]:
        size = self._stream.codec_context.frame_size or 1024
        while (piece := self._fifo.read(size, rest)) is not None:
            yield piece

    def _write(self, pieces: Iterator[Any]) -> None:
        for piece in pieces:
            piece.pts, piece.time_base = self._written, Fraction(1, RATE)
            self._written += piece.samples
            self._made.mux(self._stream.encode(piece))

    def end(self) -> None:
        """What the resampler and the encoder still hold."""
        for part in self._resampler.resample(None):
            self._put(part.to_ndarray())
        self._write(self._pieces(rest=True))
        self._made.mux(self._stream.encode(None))
