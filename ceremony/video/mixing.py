"""The film's sound: music under everything, voices and clips above it. Pure arithmetic on samples.

The music gives way before a voice begins, not after: what is heard when is known beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ceremony.video.sound import EDGE, RATE, Samples

FADE_IN, FADE_OUT = 1.5, 4.0  # of the music, seconds
TURN = 3.0  # music that is shorter than the film begins again over its own end for so long
BELL_LEVEL = 0.06
_STEP = RATE // 100  # samples between two points of a gain curve
_BLOCK = 10 * RATE
_QUIET = -120.0  # dB: nothing
Gains = NDArray[np.float64]


@dataclass(frozen=True)
class Placed:
    """Samples that are heard from a sample on, at a gain in dB."""

    first: int
    samples: Samples
    gain: float = 0.0

    @property
    def last(self) -> int:
        return self.first + len(self.samples)


def swing(part: Gains) -> Gains:
    """0 to 1, level at both ends."""
    inside = np.clip(part, 0.0, 1.0)
    return np.asarray(inside * inside * (3 - 2 * inside))


class Dip(NamedTuple):
    """How the music gives way: how far (dB), and the seconds it takes before and after."""

    depth: float
    before: float
    after: float

    def gains(self, time: Gains, start: float, end: float) -> Gains:
        """``depth`` from ``start`` to ``end`` (seconds), 0 far from it."""
        down, up = swing((time - (start - self.before)) / self.before), swing((time - end) / self.after)
        return np.asarray(self.depth * down * (1 - up))


DUCK = Dip(-13.0, 0.45, 0.9)  # below a voice
BREATH = Dip(-7.0, 0.9, 1.6)  # where a chapter begins


def music_gains(samples: int, spoken: Sequence[tuple[int, int]], chapters: Sequence[int]) -> Gains:
    """The music's gain in dB, 100 times a second; ``spoken`` and ``chapters`` are places in samples."""
    time: Gains = np.arange(samples // _STEP + 2, dtype=np.float64) * (_STEP / RATE)
    gains = np.zeros_like(time)
    for first, last in spoken:
        gains = np.minimum(gains, DUCK.gains(time, first / RATE, last / RATE))
    for place in chapters:
        gains = np.minimum(gains, BREATH.gains(time, place / RATE, place / RATE))
    length = samples / RATE
    shown = np.sin(np.clip(time / FADE_IN, 0, 1) * np.pi / 2) ** 2
    fade = min(FADE_OUT, length / 2)
    shown *= np.sin(np.clip((length - time) / fade, 0, 1) * np.pi / 2) ** 2
    return np.asarray(gains + 20 * np.log10(np.maximum(shown, 10 ** (_QUIET / 20))))


def ring(music: Samples, first: int, count: int) -> Samples:
    """``count`` samples of music that begins again over its own end, as often as needed."""
    out = np.zeros((count, 2), np.float32)
    turn = min(int(TURN * RATE), len(music) // 4)
    period = len(music) - turn
    for number in range(max(0, first // period - 1), (first + count) // period + 1):
        start = number * period
        low, high = max(first, start), min(first + count, start + len(music))
        if low >= high:
            continue
        place = np.arange(low - start, high - start)
        strength = np.ones(len(place))
        if number:
            strength *= np.sin(np.clip(place / turn, 0, 1) * np.pi / 2)
        strength *= np.cos(np.clip((place - period) / turn, 0, 1) * np.pi / 2)
        out[low - first : high - first] += music[low - start : high - start] * strength[:, None]
    return out


def _edged(placed: Placed, low: int, high: int) -> Samples:
    """Samples low to high of a recording, rising and falling at its edges."""
    place = np.arange(low, high)
    size = max(1, int(EDGE * RATE))
    strength = np.minimum(place / size, (len(placed.samples) - 1 - place) / size).clip(0, 1)
    loud = 10 ** (placed.gain / 20) * np.sin(strength * np.pi / 2) ** 2
    return np.asarray(placed.samples[low:high] * loud[:, None], np.float32)


@cache
def bell() -> Samples:
    """A soft bell in the key of our own music."""
    time = np.arange(int(4.5 * RATE)) / RATE
    sound = np.zeros_like(time)
    partials = ((1, 1.0, 0.9), (2, 0.6, 1.3), (2.4, 0.3, 1.9), (3, 0.25, 2.4), (4.5, 0.12, 4.0))
    for ratio, share, fall in partials:
        sound += share * np.sin(2 * np.pi * 587.33 * ratio * time) * np.exp(-time * fall)
    sound *= np.sin(np.clip(time / 0.01, 0, 1) * np.pi / 2) ** 2 * np.clip((4.5 - time) / 0.5, 0, 1)
    return np.repeat((BELL_LEVEL * sound).astype(np.float32)[:, None], 2, axis=1)


def mix(
    samples: int, music: Placed | None, heard: Sequence[Placed], chapters: Sequence[int], bells: bool
) -> Iterator[Samples]:
    """The whole film's sound in blocks. ``bells``: one rings softly where each chapter begins."""
    spoken = [(one.first, one.last) for one in heard]
    gains = music_gains(samples, spoken, chapters)
    rung = [Placed(place, bell()) for place in chapters] if bells else []
    for start in range(0, samples, _BLOCK):
        count = min(_BLOCK, samples - start)
        out = np.zeros((count, 2), np.float32)
        if music is not None:
            out += ring(music.samples, start, count)
            out += _laid(rung, start, count)
            at = (start + np.arange(count)) / _STEP
            curve = np.interp(at, np.arange(len(gains)), gains) + music.gain
            out *= (10 ** (curve / 20)).astype(np.float32)[:, None]
        yield out + _laid(heard, start, count)


def _laid(placed: Sequence[Placed], start: int, count: int) -> Samples:
    """What of the recordings falls into one block."""
    out = np.zeros((count, 2), np.float32)
    for one in placed:
        low, high = max(one.first, start), min(one.last, start + count)
        if low < high:
            out[low - start : high - start] += _edged(one, low - one.first, high - one.first)
    return out
