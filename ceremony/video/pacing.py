"""A length wanted: met by choosing scenes and giving them time, never by hurrying anyone who reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ceremony.video.motion import CROSS_FADE_SECONDS
from ceremony.video.scene import Scene
from ceremony.video.stage import FPS, Stage

SLOWEST = 1.7  # more time than this on one picture and the hall begins to talk
LONG = 13.0  # seconds of reading: a picture that stands so long is not made to stand longer
NEAR = 0.05  # "about six minutes"


def film_seconds(scenes: Sequence[Scene]) -> float:
    """How long the scenes last together."""
    stage, fade = Stage(), round(CROSS_FADE_SECONDS * FPS)
    return sum(scene.frames(stage) - fade for scene in scenes) / FPS + (CROSS_FADE_SECONDS if scenes else 0.0)


def slowed(scenes: Sequence[Scene], factor: float) -> tuple[Scene, ...]:
    """The scenes with their time to read multiplied; one with a recording keeps the recording's pace."""

    def longer(scene: Scene) -> float:
        return round(min(scene.reading * factor, max(scene.reading, LONG)), 3)

    return tuple(scene if scene.voice else replace(scene, reading=longer(scene)) for scene in scenes)


def pace(scenes: Sequence[tuple[Scene, bool]], seconds: float) -> tuple[Scene, ...]:
    """As near to ``seconds`` as reading allows: scenes marked True go first, the last of them first."""
    kept = list(scenes)
    while film_seconds([scene for scene, _ in kept]) > seconds * (1 + NEAR):
        spare = [index for index, (_, optional) in enumerate(kept) if optional]
        if not spare:
            break
        del kept[spare[-1]]
    chosen = [scene for scene, _ in kept]
    if film_seconds(chosen) >= seconds:
        return tuple(chosen)
    low, high = 1.0, SLOWEST
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (middle, high) if film_seconds(slowed(chosen, middle)) < seconds else (low, middle)
    return slowed(chosen, low)
