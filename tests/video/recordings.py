"""Recordings and little films to test with, made by arithmetic."""

from __future__ import annotations

import wave
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from ceremony.loaders.clip_facts import clip_asset
from ceremony.loaders.recording import recording_asset
from ceremony.media.probe import look_at
from ceremony.model.asset import Asset
from ceremony.video.sound import RATE


def tone(path: Path, seconds: float, loud: float = 0.3, hertz: float = 440.0, rate: int = RATE) -> Asset:
    """A wave file that begins and ends in the middle of a swing: cut without care it would click."""
    path.parent.mkdir(parents=True, exist_ok=True)
    time = np.arange(round(seconds * rate)) / rate
    samples = (loud * 32767 * np.cos(2 * np.pi * hertz * time)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return recording_asset(path, path.name, look_at(path))


def grey(number: int, frames: int) -> int:
    """How bright frame ``number`` of a little film is."""
    return 40 + round(170 * number / max(1, frames - 1))


def little_film(
    path: Path,
    seconds: float = 3.0,
    *,
    size: tuple[int, int] = (128, 72),
    fps: int = 25,
    sound: bool = True,
    gop: int = 50,
) -> Asset:
    """A film that grows brighter from frame to frame, its upper left corner black; a tone is heard."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frames = round(seconds * fps)
    with av.open(str(path), "w", format="mp4") as out:
        video: Any = out.add_stream("libx264", rate=fps, options={"crf": "12", "g": str(gop)})
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        heard: Any = out.add_stream("aac", rate=RATE, layout="stereo") if sound else None
        for number in range(frames):
            picture = np.full((size[1], size[0], 3), grey(number, frames), np.uint8)
            picture[: size[1] // 3, : size[0] // 3] = 0
            out.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(video.encode(None))
        if heard is not None:
            time = np.arange(round(seconds * RATE)) / RATE
            wave_ = np.tile(0.2 * np.sin(2 * np.pi * 330 * time), (2, 1)).astype(np.float32)
            for start in range(0, wave_.shape[1], 1024):
                part = np.ascontiguousarray(wave_[:, start : start + 1024])
                frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="stereo")
                frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
                out.mux(heard.encode(frame))
            out.mux(heard.encode(None))
    return clip_asset(path, path.name, look_at(path))
