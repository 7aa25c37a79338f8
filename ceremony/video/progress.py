"""How far a build is: a value that travels as a line of JSON and needs no drawing library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """How far a build is: frames, the scene being drawn (from 1), speed, seconds left."""

    frame: int
    frames: int
    scene: int
    scenes: int
    title: str
    fps: float
    seconds_left: float


Report = Callable[[Progress], None]
