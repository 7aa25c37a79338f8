"""The film's quiet music: plucked strings over a soft chord, five notes to the octave, made by arithmetic.

The tune is ours and the same every time: a small fixed sequence of numbers decides its turns.
"""

from __future__ import annotations

import wave
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
BEAT = 0.75  # seconds
BAR = 4  # beats
FADE_IN, FADE_OUT = 2.5, 4.0
PEAK = 0.5
_SCALE = (0, 2, 4, 7, 9)  # the pentatonic steps of one octave
_ROOT = 146.83  # Hz: the D below the middle of the piano
# Four chords, as steps of the scale; then a bar that only rings.
_CHORDS = ((0, 3, 5), (4, 6, 8), (1, 3, 6), (2, 4, 7), (0, 3, 5), (4, 7, 9), (3, 5, 8), (0, 3, 7))

Samples = NDArray[np.float32]


def _pitch(step: int) -> float:
    octave, degree = divmod(step, len(_SCALE))
    return float(_ROOT * 2 ** (octave + _SCALE[degree] / 12))


def _turns(seed: int = 20211231) -> Iterator[int]:
    """A fixed endless sequence of numbers (a linear congruence), so that the tune never changes."""
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 40


@lru_cache(maxsize=32)
def _pluck(frequency: float) -> Samples:
    """One plucked string, 3.2 s: upper partials die first; starts and ends without a click."""
    time = np.arange(int(3.2 * RATE), dtype=np.float32) / RATE
    sound = np.zeros_like(time)
    mellow = min(1.0, 330 / frequency)  # high strings ring with fewer upper partials
    for partial, share in ((1, 1.0), (2, 0.42), (3, 0.2), (4, 0.09), (5, 0.04)):
        fall = np.exp(-time * (1.1 + 0.9 * partial))
        sound += share * mellow ** (partial - 1) * np.sin(2 * np.pi * frequency * partial * time) * fall
    return (sound * _edges(time.size, 0.006, 0.4)).astype(np.float32)


@lru_cache(maxsize=16)
def _pad(steps: tuple[int, ...], seconds: float) -> Samples:
    """A chord that swells and falls, each voice doubled a little apart."""
    time = np.arange(int(seconds * RATE), dtype=np.float32) / RATE
    sound = np.zeros_like(time)
    for step in steps:
        for drift in (0.9985, 1.0015):
            tone = 2 * np.pi * _pitch(step) / 2 * drift * time
            sound += np.sin(tone) + 0.22 * np.sin(2 * tone)
    return (0.05 * sound * _edges(time.size, seconds * 0.4, seconds * 0.45)).astype(np.float32)


def _edges(size: int, rise: float, fall: float) -> Samples:
    """A curve that rises from nothing and falls to nothing (seconds)."""
    curve = np.ones(size, np.float32)
    up, down = min(size, int(rise * RATE)), min(size, int(fall * RATE))
    curve[:up] *= np.sin(np.linspace(0, np.pi / 2, up, dtype=np.float32)) ** 2
    curve[size - down :] *= np.cos(np.linspace(0, np.pi / 2, down, dtype=np.float32)) ** 2
    return curve


def _lay(track: Samples, sound: Samples, at: float, left: float) -> None:
    """Add a sound at a time; what rings past the end comes round to the beginning of the loop."""
    start = int(at * RATE) % len(track)
    sides = np.array([np.sqrt(left), np.sqrt(1 - left)], np.float32)
    room = min(len(sound), len(track) - start)
    track[start : start + room] += sound[:room, None] * sides
    track[: len(sound) - room] += sound[room:, None] * sides


@lru_cache(maxsize=1)
def loop() -> Samples:
    """48 seconds of stereo that join their own end: samples × 2, peak ``PEAK``. Not to be written to."""
    bars = 2 * len(_CHORDS)
    track = np.zeros((int(bars * BAR * BEAT * RATE), 2), np.float32)
    turns = _turns()
    for bar in range(bars):
        chord, start = _CHORDS[bar % len(_CHORDS)], bar * BAR * BEAT
        _lay(track, _pad(chord, (BAR + 2) * BEAT), start, 0.5)
        for half in range(2 * BAR):
            turn = next(turns)
            if half % 2 and turn % 3:
                continue  # most off-beats stay silent: the hall reads
            step = chord[turn % len(chord)] + (len(_SCALE) if turn % 5 == 0 else 0)
            strength = 0.24 if half == 0 else 0.15 + 0.05 * (turn % 2)
            _lay(
                track,
                np.float32(strength) * _pluck(_pitch(step + 1)),
                start + half * BEAT / 2,
                0.35 + 0.3 * (turn % 7) / 6,
            )
    return track * np.float32(PEAK / float(np.abs(track).max()))


def write_music(path: Path, seconds: float) -> None:
    """The music bed as a 16-bit stereo wave file of exactly ``seconds``; fades in and out."""
    track, total = loop(), round(seconds * RATE)
    up, down = int(FADE_IN * RATE), int(min(FADE_OUT, seconds / 2) * RATE)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for start in range(0, total, 10 * RATE):
            place = np.arange(start, min(total, start + 10 * RATE))
            strength = np.clip(place / max(1, up), 0, 1) * np.clip((total - 1 - place) / max(1, down), 0, 1)
            part = track[place % len(track)] * np.sin(strength * np.pi / 2)[:, None] ** 2
            file.writeframes(np.rint(part * 32767).astype("<i2").tobytes())
