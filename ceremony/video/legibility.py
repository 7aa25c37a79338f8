"""Words of a film that a hall's last row cannot read: no text is ever cut, so what is long becomes small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceremony.video.layers import Words
from ceremony.video.scene import Scene
from ceremony.video.stage import Stage

FLOOR = 32.0  # reference pixels: 3 % of the height


@dataclass(frozen=True)
class TooSmall:
    """A scene (from 1) with words set below ``FLOOR``: its title, the smallest words and their size."""

    scene: int
    title: str
    words: str
    size: int


def too_small(scenes: Sequence[Scene]) -> list[TooSmall]:
    """Every scene with words that had to be made too small, in order."""
    stage, out = Stage(), []
    for number, scene in enumerate(scenes, 1):
        small = [
            layer
            for layer in scene.bare.layers(stage)
            if isinstance(layer, Words) and layer.text.strip() and layer.size < FLOOR - 0.01
        ]
        if small:
            least = min(small, key=lambda words: words.size)
            out.append(TooSmall(number, scene.title, least.text, round(least.size)))
    return out
