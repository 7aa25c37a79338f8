"""One frame of a scene as a picture file, to look at while a film is being written."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from ceremony.video.film import Film
from ceremony.video.scene import Painter


def save_still(film: Film, scene: int, at: float | None, output: Path) -> None:
    """Frame ``at`` (seconds; None is the end) of scene number ``scene`` (from 1) of an RGB film, as PNG."""
    drawn = film.line[scene - 1].scene
    length = drawn.seconds(film.stage)
    canvas = Painter(drawn, film.stage, "rgb").paint(length if at is None else min(max(0.0, at), length))
    Image.fromarray(canvas.as_rgb()).save(output)
