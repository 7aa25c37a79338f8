"""The film's sound as one piece of AAC, as long as the pictures to the sample."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np

from ceremony.model.asset import Asset
from ceremony.video.h264 import EncoderError
from ceremony.video.heard import MUSIC_LOUDNESS, Heard
from ceremony.video.loudness import gain_to, normalise
from ceremony.video.mixing import Placed, mix
from ceremony.video.piece import Coded, Piece
from ceremony.video.sound import RATE, SoundError, own_music, write_samples
from ceremony.video.stage import FPS
from ceremony.video.task import Studio

if TYPE_CHECKING:
    from ceremony.video.film import Film

BIT_RATE = 192_000
A_FRAME = RATE // FPS  # samples
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
    """Bare floats (stereo) as frames for the encoder, ``gain`` decibels louder; a draft's is one channel."""
    factor = np.float32(10 ** (gain / 20))
    rate, layout = rate_of(draft), "mono" if draft else "stereo"
    with path.open("rb") as file:
        pts = 0
        while raw := file.read(_BLOCK * 8 * RATE // rate):
            samples = np.frombuffer(raw, "<f4").reshape(-1, 2).T * factor
            if draft:
                samples = samples[:, : samples.shape[1] // 2 * 2].reshape(2, -1, 2).mean(axis=(0, 2))[None]
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout=layout)
            frame.sample_rate, frame.pts, frame.time_base = rate, pts, Fraction(1, rate)
            pts += samples.shape[1]
            yield frame


def encode_sound(path: Path, gain: float = 0.0, draft: bool = False) -> Piece:
    """Bare floats (stereo, 48 kHz) coded. EncoderError."""
    context = av.CodecContext.create("aac", "w")
    set_up_sound(context, draft)
    out: list[Any] = []
    try:
        for frame in _blocks(path, gain, draft):
            out += context.encode(frame)
        out += context.encode(None)
    except av.FFmpegError as error:
        raise EncoderError(error.strerror or str(error)) from error
    packets = tuple(Coded(int(one.pts), int(one.duration or _BLOCK), True, bytes(one)) for one in out)
    return Piece(bytes(context.extradata or b""), sum(one.duration for one in packets), packets)


@dataclass(frozen=True)
class Cue:
    """Something heard from a frame of the film on."""

    frame: int
    heard: Heard


@dataclass(frozen=True)
class Soundtrack:
    """The sound of a film of so many frames. ``chapters`` are the frames where the music takes a breath."""

    frames: int
    draft: bool = False
    music: Asset | None = None
    cues: tuple[Cue, ...] = ()
    chapters: tuple[int, ...] = ()
    bells: bool = False

    @property
    def cost(self) -> float:
        """About how much work it is, in frames of moving words."""
        return 20.0 + 2.0 * self.frames / FPS

    def render(self, _: Studio) -> Piece:
        """Mix, measure and code it. EncoderError, SoundError."""
        with tempfile.TemporaryDirectory(prefix="ceremony-sound-") as name:
            folder = Path(name)
            mixed = folder / "mix.f32"
            with mixed.open("wb") as file:
                for block in self._mix(folder):
                    file.write(np.ascontiguousarray(block, "<f4").tobytes())
            path, gain = normalise(mixed, folder)
            return encode_sound(path, gain, self.draft)

    def _mix(self, folder: Path) -> Iterator[Any]:
        length = self.frames * A_FRAME
        music = None
        if self.music is not None:
            under = Heard(0.0, self.music, MUSIC_LOUDNESS, seconds=length / RATE)
            music = _placed(under, folder / "music.f32", 0)
        heard = []
        for number, cue in enumerate(self.cues):
            one, first = cue.heard, cue.frame * A_FRAME + round(cue.heard.at * RATE)
            try:
                made = _placed(one, folder / f"{number}.f32", first)
            except SoundError as error:
                if error.reason == "silent" and one.silent:
                    continue
                raise
            heard.append(made)
        chapters = [frame * A_FRAME for frame in self.chapters]
        yield from mix(length, music, heard, chapters, self.bells)


def _placed(one: Heard, target: Path, first: int) -> Placed:
    """A recording as samples at its place, brought to its loudness."""
    samples = write_samples(one.asset, target, one.start, one.seconds)
    return Placed(first, samples, gain_to(one.loudness, target))


def soundtrack_of(film: Film, draft: bool = False) -> Soundtrack:
    """What is heard in a film: its music, the scenes' voices and clips, a breath where a chapter begins."""
    own = film.music == "own"
    music = own_music() if own else film.music
    assert not isinstance(music, str)
    cues = tuple(Cue(placed.first, heard) for placed in film.line for heard in placed.scene.heard())
    chapters = tuple(placed.first for placed in film.line if placed.scene.bare.kind == "section")
    return Soundtrack(film.frames, draft, music, cues, chapters, own)
