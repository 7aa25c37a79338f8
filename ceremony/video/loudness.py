"""How loud a sound is, by EBU R128, and what brings it to −23 LUFS without a peak above −1 dBTP.

In two passes: the whole is measured, then given one gain. Only where that would let a peak through is it
limited too (at four times the rate, so that peaks between samples count), and measured again.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import imageio_ffmpeg

from ceremony.video.h264 import EncoderError
from ceremony.video.sound import RATE

LOUDNESS = -23.0  # LUFS: EBU R128
NEAR = 0.2  # LU
PEAK = -2.0  # dBTP before coding: AAC adds up to a decibel of its own, and R128 allows −1
SILENCE = -69.0  # LUFS: nothing to be heard, or shorter than one measuring window
TRIES = 4
_RAW = ("-f", "f32le", "-ar", str(RATE), "-ac", "2")


def _listen(source: list[str], filters: str, out: list[str]) -> str:
    """What ffmpeg says while a sound goes through ``filters``. EncoderError."""
    command = [str(imageio_ffmpeg.get_ffmpeg_exe()), "-hide_banner", "-nostats", "-y", *source]
    made = subprocess.run(
        [*command, "-af", filters, *out], capture_output=True, text=True, errors="replace", check=False
    )
    if made.returncode:
        raise EncoderError(made.stderr.strip().splitlines()[-1] if made.stderr.strip() else "ffmpeg")
    return made.stderr


def _figures(said: str) -> tuple[float, float]:
    summary = said[said.rfind("Summary:") :]
    loudness = re.search(r"I:\s+(-?[\d.]+) LUFS", summary)
    peak = re.search(r"Peak:\s+(-?(?:[\d.]+|inf)) dBFS", summary)
    if not loudness or not peak:
        raise EncoderError("ebur128")
    return float(loudness[1]), float(peak[1])


def measure_loudness(sound: Path, raw: bool = False) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP) of a file; ``raw``: of bare floats, 48 kHz stereo."""
    source = [*(_RAW if raw else ()), "-i", str(sound), "-vn"]
    return _figures(_listen(source, "ebur128=peak=true", ["-f", "null", "-"]))


def gain_to(loudness: float, sound: Path) -> float:
    """The gain in dB that brings bare floats to ``loudness``; none for silence."""
    now, _ = measure_loudness(sound, raw=True)
    return 0.0 if now < SILENCE else round(loudness - now, 2)


def normalise(mix: Path, folder: Path) -> tuple[Path, float]:
    """Bare floats at ``LOUDNESS`` below ``PEAK``: which file, with which gain (dB). EncoderError."""
    now, peak = measure_loudness(mix, raw=True)
    if now < SILENCE:
        return mix, 0.0
    gain = LOUDNESS - now
    if peak + gain <= PEAK:
        return mix, round(gain, 2)
    return _limited(mix, gain, folder), 0.0


def _limited(mix: Path, gain: float, folder: Path) -> Path:
    """The sound with its peaks held down, as loud as they leave room for."""
    out, ceiling = folder / "limited.f32", PEAK
    for _ in range(TRIES):
        steps = (
            f"volume={gain:.3f}dB",
            f"aresample={4 * RATE}",
            f"alimiter=limit={10 ** (ceiling / 20):.5f}:attack=4:release=120:level=false",
            f"aresample={RATE}",
        )
        _listen([*_RAW, "-i", str(mix)], ",".join(steps), [*_RAW, str(out)])
        now, peak = measure_loudness(out, raw=True)
        if peak > PEAK + 0.1:
            ceiling -= peak - PEAK
        elif abs(LOUDNESS - now) <= NEAR:
            break
        gain += LOUDNESS - now
    return out
