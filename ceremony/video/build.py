"""A film built whole or not at all: progress on the way, the old film kept until the new one is ready."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from pathlib import Path

from ceremony.video.encode import Codec, Encoder, EncoderError, command_line, gain_for
from ceremony.video.film import Film
from ceremony.video.lock import only_one
from ceremony.video.progress import Progress, Report
from ceremony.video.sound import write_music

BYTES_A_SECOND = 400_000  # of a finished film, with room to spare; the music's wave file comes on top
WAVE_BYTES_A_SECOND = 192_000


class NoSpaceError(Exception):
    """The disk has no room: megabytes needed, and where."""

    def __init__(self, need: int, folder: Path) -> None:
        super().__init__(f"{need} MB: {folder}")
        self.need, self.folder = need, folder


def _need(film: Film) -> int:
    """Megabytes that a build may take."""
    return int(film.seconds * (2 * BYTES_A_SECOND + WAVE_BYTES_A_SECOND)) // 1_000_000 + 1


def _write_frames(film: Film, encoder: Encoder, report: Report | None, every: float = 0.2) -> None:
    """Every frame once; equal frames are drawn once and only handed over again."""
    began = reported = time.monotonic()
    last: object = None
    pixels = None
    for frame in range(film.frames):
        state = film.state(frame)
        if pixels is None or state != last:
            pixels, last = film.paint(frame).flat, state
        encoder.write(pixels)
        now = time.monotonic()
        if report and (now - reported >= every or frame == film.frames - 1):
            reported = now
            fps = (frame + 1) / max(1e-6, now - began)
            index = film.scene_at(frame)
            left = (film.frames - frame - 1) / fps
            title = film.line[index].scene.title
            report(Progress(frame + 1, film.frames, index + 1, len(film.line), title, fps, left))


def _encode(film: Film, part: Path, told: tuple[str, str], codec: Codec, report: Report | None) -> None:
    """The film into ``part``; ``told`` is its tag and its title."""
    tag, title = told
    with tempfile.TemporaryDirectory(prefix="ceremony-film-") as folder:
        music = Path(folder) / "music.wav"
        write_music(music, film.seconds)
        size = (film.stage.width, film.stage.height)
        gain = gain_for(music)
        command = command_line(part, music, size=size, codec=codec, gain=gain, tag=tag, title=title)
        with Encoder(command) as encoder:
            _write_frames(film, encoder, report)
            encoder.finish()


def _flush(path: Path) -> None:
    """Make sure that the film is on the disk before it takes the old one's place."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def build_film(  # noqa: PLR0913
    film: Film,
    target: Path,
    *,
    tag: str,
    title: str = "",
    codec: Codec | None = None,
    report: Report | None = None,
) -> None:
    """Build ``film`` into ``target``. Whatever stops it (KeyboardInterrupt too) leaves the old film.

    Raises BusyError, NoSpaceError, EncoderError, OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with only_one(target.parent / f".{target.name}.lock"):
        if shutil.disk_usage(target.parent).free < _need(film) * 1_000_000:
            raise NoSpaceError(_need(film), target.parent)
        part = target.with_name(target.name + ".part")
        try:
            _encode(film, part, (tag, title), codec or Codec(), report)
            _flush(part)
            part.replace(target)
        except EncoderError as error:
            if error.full:
                raise NoSpaceError(_need(film), target.parent) from error
            raise
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise NoSpaceError(_need(film), target.parent) from error
            raise
        finally:
            part.unlink(missing_ok=True)
