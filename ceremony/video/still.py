"""One frame of a scene as a picture file, to look at while a film is being written."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PIL import Image

from ceremony.video.film import Film
from ceremony.video.scene import Painter, Scene

KEPT = 6  # painters at hand: 12 MB each


class Easel:
    """Draws stills, and keeps the last scenes' painters: whoever asks again waits only for what moves."""

    def __init__(self) -> None:
        self._painters: OrderedDict[str, Painter] = OrderedDict()

    def save(self, film: Film, scene: int, at: float | None, output: Path) -> None:
        """Frame ``at`` (seconds; None is the end) of scene number ``scene`` (from 1) of a film, as PNG."""
        drawn = film.line[scene - 1].scene
        length = drawn.seconds(film.stage)
        moment = length if at is None else min(max(0.0, at), length)
        canvas = self._painter(drawn, film).paint(moment)
        part = output.with_name(output.name + ".part")  # whoever shows the file never sees half of it
        Image.fromarray(canvas.as_rgb()).save(part, "PNG", compress_level=1)
        part.replace(output)

    def _painter(self, scene: Scene, film: Film) -> Painter:
        key = scene.key(film.stage)
        painter = self._painters.pop(key, None) or Painter(scene, film.stage, "rgb")
        self._painters[key] = painter
        while len(self._painters) > KEPT:
            self._painters.popitem(last=False)
        return painter
