"""How far a build is: a value that travels as a line of JSON and needs no drawing library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """How far a build is: frames, the scene worked on (from 1), frames rendered a second, seconds left.

    ``kept`` frames are from earlier builds; ``waiting``: nothing new is started for now.
    """

    frame: int
    frames: int
    scene: int
    scenes: int
    title: str
    fps: float
    seconds_left: float
    kept: int = 0
    waiting: bool = False


Report = Callable[[Progress], None]
