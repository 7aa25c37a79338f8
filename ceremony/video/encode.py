"""Frames and music to an mp4 through ffmpeg: H.264 high, BT.709, closed GOPs of two seconds, faststart."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import imageio_ffmpeg

from ceremony.video.canvas import Pixels
from ceremony.video.stage import FPS

LOUDNESS = -21.0  # LUFS: under a voice and under a hall's murmur
PEAK_LIMIT = -2.0  # dBTP
GOP = 2 * FPS
NICE = 10
SPACE_WORDS = ("No space left", "Disk quota", "ENOSPC")


class EncoderError(Exception):
    """The encoder gave up; the text is its last word. ``full``: because the disk is."""

    def __init__(self, reason: str, full: bool = False) -> None:
        super().__init__(reason)
        self.full = full


@dataclass(frozen=True)
class Codec:
    """How hard the encoder works: x264's preset and constant quality."""

    preset: str = "veryfast"
    crf: int = 19


def ffmpeg() -> str:
    """The encoder's program, brought along by imageio-ffmpeg."""
    return str(imageio_ffmpeg.get_ffmpeg_exe())


def _calm(process: subprocess.Popen[bytes]) -> None:
    """Let everything else on this machine go first."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, NICE)


def measure_loudness(sound: Path) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP) of a sound file, by EBU R128."""
    command = [
        ffmpeg(),
        "-hide_banner",
        "-nostats",
        "-i",
        str(sound),
        "-af",
        "ebur128=peak=true",
        "-f",
        "null",
        "-",
    ]
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


def command_line(  # noqa: PLR0913
    target: Path, sound: Path, *, size: tuple[int, int], codec: Codec, gain: float, tag: str, title: str
) -> list[str]:
    """ffmpeg's arguments: raw I420 on standard input, one sound file, one mp4."""
    colour = [
        "-color_primaries",
        "bt709",
        "-color_trc",
        "bt709",
        "-colorspace",
        "bt709",
        "-color_range",
        "tv",
    ]
    picture = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{size[0]}x{size[1]}", "-r", str(FPS), *colour]
    h264 = ["-c:v", "libx264", "-preset", codec.preset, "-crf", str(codec.crf), "-profile:v", "high"]
    gops = ["-g", str(GOP), "-x264-params", "open-gop=0:stitchable=1", "-pix_fmt", "yuv420p", *colour]
    voice = ["-af", f"volume={gain}dB", "-c:a", "aac", "-b:a", "160k", "-ar", "48000", "-ac", "2"]
    told = ["-metadata", f"comment={tag}", "-metadata", f"title={title}", "-movflags", "+faststart"]
    return [
        ffmpeg(),
        "-hide_banner",
        "-loglevel",
        "error",
        "-nostats",
        "-y",
        *picture,
        "-i",
        "pipe:0",
        "-i",
        str(sound),
        "-map",
        "0:v",
        "-map",
        "1:a",
        *h264,
        *gops,
        *voice,
        *told,
        "-f",
        "mp4",
        str(target),
    ]


class Encoder:
    """A running ffmpeg that takes frames. Leaving the ``with`` block early stops it at once."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is ours to handle, not the encoder's
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),  # Windows only
        )
        _calm(self._process)

    def __enter__(self) -> Encoder:
        return self

    def write(self, frame: Pixels) -> None:
        """One frame, I420. Raises EncoderError when the encoder has gone."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(frame.data)
        except OSError as error:
            raise self._reason(error) from error

    def finish(self) -> None:
        """Wait until the file is whole. Raises EncoderError when it is not."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except OSError as error:
            raise self._reason(error) from error
        if self._process.wait() != 0:
            raise self._reason(None)

    def _reason(self, error: OSError | None) -> EncoderError:
        said = self._process.stderr.read().decode(errors="replace") if self._process.stderr else ""
        self._process.wait()
        full = any(word in said for word in SPACE_WORDS) or (
            error is not None and error.errno == errno.ENOSPC
        )
        lines = said.strip().splitlines()
        return EncoderError(lines[-1] if lines else f"ffmpeg {self._process.returncode}", full)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
