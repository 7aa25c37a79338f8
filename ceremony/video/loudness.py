"""How loud a sound is, by EBU R128, and the gain that brings it where it belongs."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import imageio_ffmpeg

from ceremony.video.h264 import EncoderError

LOUDNESS = -21.0  # LUFS: under a voice and under a hall's murmur
PEAK_LIMIT = -2.0  # dBTP


def measure_loudness(sound: Path) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP) of a sound file."""
    listen = ["-af", "ebur128=peak=true", "-f", "null", "-"]
    command = [str(imageio_ffmpeg.get_ffmpeg_exe()), "-hide_banner", "-nostats", "-i", str(sound), *listen]
    said = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False).stderr
    summary = said[said.rfind("Summary:") :]
    loudness = re.search(r"I:\s+(-?[\d.]+) LUFS", summary)
    peak = re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)
    if not loudness or not peak:
        raise EncoderError(said.strip().splitlines()[-1] if said.strip() else "ebur128")
    return float(loudness[1]), float(peak[1])


def gain_for(sound: Path) -> float:
    """The gain in dB that brings a sound to ``LOUDNESS`` without passing ``PEAK_LIMIT``."""
    loudness, peak = measure_loudness(sound)
    if loudness < -69:  # silence, or shorter than one measuring window
        return 0.0
    return round(min(LOUDNESS - loudness, PEAK_LIMIT - peak), 2)
