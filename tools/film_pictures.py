"""Make docs/pictures/film-scenes.png: what the films of the sample events look like.

.venv/bin/python tools/film_pictures.py
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from ceremony.cli.film_task import demand
from ceremony.video.scene import Painter
from ceremony.video.stage import Stage

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "pictures" / "film-scenes.png"
SIZE, GAP, COLUMNS = (480, 270), 10, 3
# Event, kind of scene, which of that kind, second of the scene.
SHOWN = (
    ("thanh-khe-tay-2021", "title", 0, 3.0),
    ("thanh-khe-tay-2021", "figure", 4, 1.45),
    ("thanh-khe-tay-2021", "bars", 4, 6.0),
    ("thanh-khe-tay-2021", "photo", 2, 4.0),
    ("thanh-khe-tay-2021", "missed", 0, 6.0),
    ("thanh-khe-tay-2021", "faces", 0, 6.0),
    ("cong-ty-mau-2026", "clip", 0, 5.0),
    ("cong-ty-mau-2026", "line", 0, 6.0),
    ("cong-ty-mau-2026", "share", 0, 6.0),
    ("cong-ty-mau-2026", "points", 0, 6.0),
    ("cong-ty-mau-2026", "quote", 0, 4.0),
    ("cong-ty-mau-2026", "timeline", 0, 6.0),
)


def frame(event: str, kind: str, which: int, second: float) -> Image.Image:
    """One frame of an event's film, small."""
    film = demand(ROOT, event).film(kind="rgb")
    scenes = [placed.scene for placed in film.line if placed.scene.bare.kind == kind]
    stage = Stage(960, 540, film.stage.theme, film.stage.language, film.stage.mark)
    drawn = Image.fromarray(Painter(scenes[which], stage, "rgb").paint(second).as_rgb())
    return drawn.resize(SIZE, Image.Resampling.LANCZOS)


def main() -> None:
    """All frames on one sheet."""
    rows = -(-len(SHOWN) // COLUMNS)
    width, height = SIZE[0] + GAP, SIZE[1] + GAP
    sheet = Image.new("RGB", (width * COLUMNS - GAP, height * rows - GAP), "#FFFFFF")
    for number, shown in enumerate(SHOWN):
        row, column = divmod(number, COLUMNS)
        sheet.paste(frame(*shown), (column * width, row * height))
    sheet.quantize(192, dither=Image.Dither.NONE).save(OUT, optimize=True)


if __name__ == "__main__":
    main()
