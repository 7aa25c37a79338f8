"""Films as they come from people's sticks: one that plays, and those that do not."""

from __future__ import annotations

import subprocess
from pathlib import Path

from imageio_ffmpeg import get_ffmpeg_exe

SECONDS = 12


def make(target: Path, *words: str) -> bytes:
    """A film made by ffmpeg: a moving picture, with a tone; ``words`` say how its picture is packed."""
    picture = f"testsrc2=s=320x180:r=25:d={SECONDS}"
    tone = f"sine=f=440:d={SECONDS}"
    sources = ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", tone]
    rest = ["-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart", str(target)]
    subprocess.run([get_ffmpeg_exe(), "-v", "error", "-y", *sources, *words, *rest], check=True)
    return target.read_bytes()


def good(folder: Path) -> bytes:
    """H.264 with AAC, its index first, a key frame every two seconds."""
    return make(folder / "good.mp4", "-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-b:v", "400k")


def unknown_coding(folder: Path) -> bytes:
    """A picture that no browser can read, with sound that all can: what HEVC is to many."""
    return make(folder / "asp.mp4", "-c:v", "mpeg4", "-b:v", "300k")


def still(folder: Path) -> bytes:
    """A picture that changes once in four seconds, as a recorded screen does: few frames, and all is well."""
    return make(folder / "still.mp4", "-vf", "fps=0.25", "-c:v", "libx264", "-preset", "ultrafast")


def half_copied(film: bytes) -> bytes:
    """The stick was pulled out: the index promises all, the end is missing."""
    return film[: len(film) // 4]


def zeroed(film: bytes) -> bytes:
    """The index is whole, all of its pictures are noughts."""
    start = film.index(b"mdat") + 4
    return film[:start] + bytes(len(film) - start)
