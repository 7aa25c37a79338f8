"""Recordings as samples: opened in this one place, made 48 kHz stereo, never held whole in memory."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from ceremony.files.digest import digest_of
from ceremony.model.asset import Asset
from ceremony.video.fault import AssetError, demand_intact

RATE = 48_000
EDGE = 0.012  # seconds: what is cut out of a recording rises and falls for so long, so that nothing clicks
Samples = NDArray[np.float32]


class SoundError(AssetError):
    """A recording that cannot be heard: ``reason`` is "missing", "changed", "silent" or "broken"."""

    @property
    def sentence(self) -> str:
        return f"video.sound-{self.reason}"


def own_music() -> Asset:
    """The music that comes with Ceremony, composed by ``tools/music.py``."""
    path = Path(str(resources.files("ceremony.video") / "music" / "ngay-hoi.m4a"))
    return Asset(digest_of(path), path=path, name=path.name)


@contextlib.contextmanager
def _opened(asset: Asset) -> Iterator[tuple[Any, Any]]:
    """A recording's container and its first sound. Raises SoundError."""
    demand_intact(asset, SoundError)
    try:
        with av.open(str(asset.path)) as container:
            if not container.streams.audio:
                raise SoundError(asset, "silent")
            yield container, container.streams.audio[0]
    except (OSError, av.FFmpegError) as error:
        raise SoundError(asset, "broken") from error


def has_sound(asset: Asset) -> bool:
    """Whether there is anything to be heard in a film. Raises SoundError for one that cannot be opened."""
    try:
        with _opened(asset):
            return True
    except SoundError as error:
        if error.reason == "silent":
            return False
        raise


def _decoded(container: Any, stream: Any, start: float) -> Iterator[tuple[int, Samples]]:
    """Samples (n × 2) and where they stand from ``start`` seconds on (negative: before it)."""
    resampler = av.AudioResampler(format="flt", layout="stereo", rate=RATE)
    if start > 0.5:
        container.seek(int((start - 0.5) / stream.time_base), stream=stream)
    place: int | None = None
    frames = container.decode(stream)
    for frame in frames:
        if place is None:
            moment = float(frame.time or 0.0)
            place = round((moment - start) * RATE)
        for part in resampler.resample(frame):
            samples = part.to_ndarray().reshape(-1, 2).astype(np.float32, copy=False)
            yield place, samples
            place += len(samples)
    for part in resampler.resample(None):
        if place is not None:
            yield place, part.to_ndarray().reshape(-1, 2).astype(np.float32, copy=False)


def write_samples(asset: Asset, target: Path, start: float = 0.0, seconds: float | None = None) -> Samples:
    """A stretch of a recording as raw floats in ``target``, looked at through memory. Raises SoundError.

    It is as long as asked for, or as what there is when ``seconds`` is None.
    """
    wanted = None if seconds is None else round(seconds * RATE)
    written = 0
    with _opened(asset) as (container, stream), target.open("wb") as file:
        for place, samples in _decoded(container, stream, start):
            part = samples[max(0, -place) :]
            if wanted is not None:
                part = part[: max(0, wanted - written)]
            file.write(np.ascontiguousarray(part, "<f4").tobytes())
            written += len(part)
            if wanted is not None and written >= wanted:
                break
    if not written:  # a film's sound may end before its pictures do
        raise SoundError(asset, "silent")
    return np.memmap(target, "<f4", "r", shape=(written, 2))


@lru_cache(maxsize=256)
def sound_seconds(asset: Asset) -> float:
    """How long a recording is, counted: its head may have guessed from one frame. Raises SoundError."""
    begin, end = math.inf, 0.0
    with _opened(asset) as (container, stream):
        for packet in container.demux(stream):
            if packet.size and packet.pts is not None:
                start = float(packet.pts * packet.time_base)
                begin, end = (
                    min(begin, start),
                    max(end, start + float((packet.duration or 0) * packet.time_base)),
                )
    if end > begin:
        return end - begin
    with _opened(asset) as (container, stream):  # a few kinds number nothing
        return sum(len(samples) for _, samples in _decoded(container, stream, 0.0)) / RATE
