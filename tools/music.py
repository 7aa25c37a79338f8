"""Compose Ceremony's music: the film's (three minutes) and the loop for welcome and farewell.

    .venv/bin/python tools/music.py

Plucked strings, a flute and a low drum over soft chords, on the five notes of the "Bắc" mode, by arithmetic
alone: nobody else's tune or recording is in it, so it may be played anywhere. The same every time.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
FILM = ROOT / "ceremony" / "video" / "music" / "ngay-hoi.m4a"
WELCOME = ROOT / "media" / "thanh-khe-tay-2021" / "nhac-don-khach.m4a"

RATE = 48_000
BEAT = 60 / 74  # seconds
BAR = 4  # beats
SCALE = (0, 2, 5, 7, 9)  # hò xự xang xê cống
ROOT_HZ = 146.83  # the D below the middle of the piano
Samples = NDArray[np.float32]

# A phrase is four bars; a note is (beat, step of the scale, beats long). Steps 5 and up are the next octave.
Phrase = Sequence[tuple[float, int, float]]
CALL: Phrase = (
    (0, 5, 1.5), (1.5, 7, 0.5), (2, 8, 2), (4, 7, 1), (5, 5, 1), (6, 4, 2),
    (8, 3, 1.5), (9.5, 4, 0.5), (10, 5, 2), (12, 4, 1), (13, 3, 1), (14, 2, 2),
)  # fmt: skip
REPLY: Phrase = (
    (0, 2, 1), (1, 3, 1), (2, 4, 1.5), (3.5, 5, 0.5), (4, 7, 2), (6, 5, 2),
    (8, 4, 1), (9, 5, 1), (10, 3, 1.5), (11.5, 2, 0.5), (12, 0, 4),
)  # fmt: skip
RISE: Phrase = (
    (0, 5, 1), (1, 7, 1), (2, 8, 1), (3, 9, 1), (4, 10, 3), (7, 9, 1),
    (8, 8, 1.5), (9.5, 9, 0.5), (10, 7, 2), (12, 8, 1), (13, 7, 1), (14, 5, 2),
)  # fmt: skip
REST: Phrase = (
    (0, 8, 3), (3, 7, 1), (4, 5, 4), (8, 4, 1.5), (9.5, 3, 0.5), (10, 4, 2), (12, 5, 4),
)  # fmt: skip
# The chords below each phrase, one a bar.
CHORDS = {
    id(CALL): ((0, 3, 5), (0, 2, 5), (1, 3, 6), (0, 3, 5)),
    id(REPLY): ((2, 5, 7), (0, 3, 5), (1, 3, 6), (0, 3, 5)),
    id(RISE): ((0, 3, 5), (2, 5, 7), (4, 6, 8), (0, 3, 5)),
    id(REST): ((4, 6, 8), (2, 5, 7), (1, 3, 6), (0, 3, 5)),
}
# The whole: each phrase with who plays: strings, flute, drum, and how full the accompaniment is (0–1).
SCORE: tuple[tuple[Phrase, str, float], ...] = (
    (REST, "-", 0.35),
    (CALL, "s", 0.5), (REPLY, "s", 0.55),
    (CALL, "sd", 0.7), (REPLY, "sfd", 0.8),
    (RISE, "fd", 0.8), (REST, "f", 0.6),
    (CALL, "sfd", 0.9), (REPLY, "sd", 0.9),
    (RISE, "sfd", 1.0), (RISE, "sfd", 1.0), (REST, "fd", 0.8),
    (CALL, "s", 0.6), (REPLY, "sf", 0.55),
)  # fmt: skip
LOOP: tuple[tuple[Phrase, str, float], ...] = (
    (CALL, "s", 0.55), (REPLY, "s", 0.55), (REST, "f", 0.5), (REPLY, "s", 0.5),
)  # fmt: skip


def pitch(step: int) -> float:
    """Hertz of a step of the scale."""
    octave, degree = divmod(step, len(SCALE))
    return float(ROOT_HZ * 2 ** (octave + SCALE[degree] / 12))


def edges(size: int, rise: float, fall: float) -> Samples:
    """A curve that rises from nothing and falls to nothing (seconds)."""
    curve = np.ones(size, np.float32)
    up, down = min(size, int(rise * RATE)), min(size, int(fall * RATE))
    curve[:up] *= np.sin(np.linspace(0, np.pi / 2, up, dtype=np.float32)) ** 2
    curve[size - down :] *= np.cos(np.linspace(0, np.pi / 2, down, dtype=np.float32)) ** 2
    return curve


def clock(seconds: float) -> NDArray[np.float64]:
    """The moments of a sound's samples."""
    return np.arange(int(seconds * RATE)) / RATE


@cache
def string(step: int) -> Samples:
    """A plucked string: the upper partials die first, and the finger lets it swing a little."""
    time, hertz = clock(3.4), pitch(step)
    swing = 0.0035 * np.clip((time - 0.25) / 0.5, 0, 1) * np.sin(2 * np.pi * 5.2 * time) / 5.2
    sound = np.zeros_like(time)
    mellow = min(1.0, 300 / hertz)
    for partial, share in ((1, 1.0), (2, 0.5), (3, 0.28), (4, 0.13), (5, 0.08), (6, 0.04), (7, 0.025)):
        stiff = partial * (1 + 0.00018 * partial * partial)
        fall = np.exp(-time * (0.9 + 0.75 * partial))
        sound += share * mellow ** (partial - 1) * np.sin(2 * np.pi * hertz * stiff * (time + swing)) * fall
    return (sound * edges(time.size, 0.004, 0.5)).astype(np.float32)


@cache
def flute(step: int, seconds: float) -> Samples:
    """A bamboo flute: a soft start, some breath, and a vibrato that comes late."""
    time, hertz = clock(seconds + 0.25), pitch(step)
    late = np.clip((time - 0.35) / 0.6, 0, 1)
    bend = -0.012 * np.exp(-time * 14)  # each note is reached from a little below
    phase = 2 * np.pi * hertz * (time + np.cumsum(bend + 0.0042 * late * np.sin(2 * np.pi * 5 * time)) / RATE)
    sound = np.sin(phase) + 0.16 * np.sin(2 * phase) + 0.07 * np.sin(3 * phase)
    noise = np.random.default_rng(step * 1000 + int(seconds * 100)).standard_normal(time.size)
    breath = np.convolve(noise, np.ones(24) / 24, "same") * (0.05 + 0.12 * np.exp(-time * 9))
    return ((sound + breath) * edges(time.size, 0.07, 0.24)).astype(np.float32)


@cache
def drum(soft: bool) -> Samples:
    """A large drum, far away."""
    time = clock(1.4)
    phase = 2 * np.pi * np.cumsum(62 + 46 * np.exp(-time * 26)) / RATE
    skin = np.random.default_rng(7).standard_normal(time.size) * np.exp(-time * 60) * 0.12
    skin = np.convolve(skin, np.ones(60) / 60, "same")
    body = np.sin(phase) * np.exp(-time * (5.5 if soft else 3.6))
    return ((body + skin) * edges(time.size, 0.003, 0.2)).astype(np.float32)


@cache
def chord(steps: tuple[int, ...], seconds: float) -> Samples:
    """A chord that swells and falls, each voice doubled a little apart."""
    time = clock(seconds)
    sound = np.zeros_like(time)
    for step in (steps[0] - 5, *steps):
        for drift in (0.9982, 1.0, 1.0019):
            tone = 2 * np.pi * pitch(step) * drift * time + step
            sound += np.sin(tone) + 0.25 * np.sin(2 * tone) + 0.08 * np.sin(3 * tone)
    return (sound / 12 * edges(time.size, seconds * 0.35, seconds * 0.5)).astype(np.float32)


class Sheet:
    """Two channels to which sounds are added; past the end they come round, so that the piece is a ring."""

    def __init__(self, bars: int) -> None:
        self.track = np.zeros((round(bars * BAR * BEAT * RATE), 2), np.float32)

    def lay(self, sound: Samples, beat: float, loud: float, left: float = 0.5) -> None:
        """Add a sound at a beat; ``left`` is its place from right (0) to left (1)."""
        start = round(beat * BEAT * RATE) % len(self.track)
        sides = np.array([np.sqrt(left), np.sqrt(1 - left)], np.float32) * np.float32(loud)
        room = min(len(sound), len(self.track) - start)
        self.track[start : start + room] += sound[:room, None] * sides
        self.track[: len(sound) - room] += sound[room:, None] * sides


def play(sheet: Sheet, phrase: Phrase, who: str, full: float, first: float) -> None:
    """One phrase of four bars from beat ``first``."""
    for bar, steps in enumerate(CHORDS[id(phrase)]):
        at = first + bar * BAR
        sheet.lay(chord(steps, (BAR + 1.6) * BEAT), at, 0.30 * (0.6 + 0.4 * full))
        broken = (steps[0], steps[1], steps[2], steps[1] + 5, steps[2], steps[1], steps[0] + 5, steps[2])
        for half, step in enumerate(broken):
            if half % 2 == 0 or full > 0.65:  # the fuller the music, the more of the off-beats
                soft = 0.075 if half % 4 else 0.11
                sheet.lay(string(step), at + half / 2, soft * full, 0.32 + 0.05 * (half % 4))
        if "d" in who:
            sheet.lay(drum(False), at, 0.34)
            sheet.lay(drum(True), at + 2.5, 0.16)
            if bar == 3:
                sheet.lay(drum(True), at + 3.5, 0.14)
    for beat, step, length in phrase:
        if "s" in who:
            sheet.lay(string(step), first + beat, 0.27, 0.62)
            if length >= 2:  # a long note rings again, an octave higher, as players of the zither do
                sheet.lay(string(step + 5), first + beat + length / 2, 0.075, 0.7)
        if "f" in who:
            sheet.lay(flute(step, length * BEAT), first + beat, 0.105 if "s" in who else 0.15, 0.44)


def hall(track: Samples, wet: float = 0.24) -> Samples:
    """The sound of a hall, round the ring: noise that dies away in two seconds, for each side its own."""
    out = track.copy()
    time = clock(2.2)
    for side in range(2):
        answer = np.random.default_rng(11 + side).standard_normal(time.size) * np.exp(-time * 3.4)
        answer[: int(0.018 * RATE)] = 0
        answer = np.convolve(answer, np.ones(9) / 9, "same") / 60
        size = len(track)
        ring = np.fft.rfft(track[:, side]) * np.fft.rfft(answer, size)
        out[:, side] += wet * np.fft.irfft(ring, size).astype(np.float32)
    return out


def compose(score: Sequence[tuple[Phrase, str, float]]) -> Samples:
    """A score as a ring of stereo samples."""
    sheet = Sheet(len(score) * 4)
    for number, (phrase, who, full) in enumerate(score):
        play(sheet, phrase, who, full, number * 4 * BAR)
    made = hall(sheet.track)
    return made * np.float32(0.7 / float(np.abs(made).max()))


def write(track: Samples, path: Path, rate: str) -> None:
    """The samples as AAC."""
    path.parent.mkdir(parents=True, exist_ok=True)
    words = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y"]
    words += ["-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", "-"]
    words += ["-c:a", "aac", "-b:a", rate, "-bitexact", "-movflags", "+faststart", str(path)]
    subprocess.run(words, input=track.astype("<f4").tobytes(), check=True)


def main() -> None:
    """Both pieces, small enough to be kept beside the files."""
    write(compose(SCORE), FILM, "80k")
    write(compose(LOOP), WELCOME, "80k")


if __name__ == "__main__":
    main()
