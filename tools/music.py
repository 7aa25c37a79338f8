"""Make the welcome and farewell music of the founding event: the film's own tune, a minute that loops.

.venv/bin/python tools/music.py
"""

from __future__ import annotations

import subprocess
import tempfile
import wave
from pathlib import Path

import imageio_ffmpeg
import numpy as np

from ceremony.video.sound import RATE, loop

OUT = Path(__file__).resolve().parents[1] / "media" / "thanh-khe-tay-2021" / "nhac-don-khach.m4a"


def main() -> None:
    """The tune as AAC, small enough to be kept beside the files."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "loop.wav"
        samples = (np.clip(loop(), -1, 1) * 32767).astype("<i2")
        with wave.open(str(plain), "wb") as file:
            file.setnchannels(samples.shape[1] if samples.ndim > 1 else 1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(np.ascontiguousarray(samples).tobytes())
        words = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-i", str(plain)]
        words += ["-c:a", "aac", "-b:a", "96k", "-bitexact", "-movflags", "+faststart", str(OUT)]
        subprocess.run(words, check=True)


if __name__ == "__main__":
    main()
