"""How steadily a photograph glides, and how alike our pictures and MoviePy's are. No films, only frames.

The photograph is a sum of waves, so that every moment's ideal picture can be reckoned: what a drawn
frame differs from it, divided by the slope, is how far the picture stands from where it should.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFont

from ceremony.model.asset import Asset
from ceremony.video import motion
from ceremony.video.canvas import Canvas
from ceremony.video.layers import Count, Words
from ceremony.video.photos import ZOOM, Photograph, Shot
from ceremony.video.scene import Painter, Scene
from ceremony.video.stage import FPS, Stage

Grey = NDArray[np.float64]
SECONDS, EVERY = 5.0, 4  # a glide, and every which frame of it is looked at
SIZE = (1920, 1080)
LARGE = (1998, 1124)  # of the photograph: what ``Photograph`` prepares for this size, so nothing is resampled
SHOT = Shot((1.0, 0.3, 0.5), (ZOOM, 0.8, 0.4))
_WAVES = ((37.0, 0.3), (61.0, 1.1), (89.0, 2.0), (143.0, 0.7))  # pixels, radians


def waves(x: Grey, y: Grey) -> Grey:
    """The photograph at any place, 0–255."""
    total = sum(
        np.sin(x * 6.283 / long + turn) + np.sin(y * 6.283 / long + 2 * turn) for long, turn in _WAVES
    )
    return np.asarray(127.5 + 14.0 * total)


def source(time: float) -> tuple[Grey, Grey]:
    """Where every pixel of the frame lies in the photograph at a moment: column and row places."""
    zoom, x, y = SHOT.at(motion.glide(motion.progress(time, 0.0, SECONDS)))
    out = []
    for side, large, part in zip(SIZE, LARGE, (x, y), strict=True):
        window = large / zoom
        out.append((large - window) * part + (np.arange(side) + 0.5) * window / side)
    return out[0], out[1]


def off(frame: Grey, time: float) -> tuple[float, float]:
    """How far a frame stands from its place, in pixels of the frame."""
    columns, rows = source(time)
    wanted = waves(columns[None, :], rows[:, None])
    inner = np.s_[40:-40, 40:-40]
    down, right = (slope[inner].ravel() for slope in np.gradient(wanted))
    left = (frame - wanted)[inner].ravel()
    found, *_ = np.linalg.lstsq(np.stack([right, down], axis=1)[::7], left[::7], rcond=None)
    return float(found[0]), float(found[1])


def judder(frames: Iterator[tuple[float, Grey]]) -> float:
    """The root of the mean square of all places' faults, in pixels; a fault that never changes is none."""
    faults = np.array([off(frame, time) for time, frame in frames])
    return float(np.sqrt(((faults - faults.mean(axis=0)) ** 2).sum(axis=1).mean()))


def times() -> list[float]:
    """The moments looked at."""
    return [n / FPS for n in range(0, round(SECONDS * FPS), EVERY)]


def ours(path: Path) -> Iterator[tuple[float, Grey]]:
    """Our frames of the glide, in grey."""
    asset = Asset(hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest(), *LARGE, path=path)
    layer, stage = Photograph(asset, 0, 0, *SIZE, SHOT, 0.0, SECONDS), Stage()
    canvas = Canvas(*SIZE)
    for time in times():
        layer.paint(canvas, stage, layer.state(time, stage))
        yield time, (canvas.planes[0].astype(np.float64) - 16) * 255 / 219


def plain(path: Path) -> Iterator[tuple[float, Grey]]:
    """MoviePy's, made as its films ordinarily are: Resize by a function, placed by a function."""
    from tests.bench.plainly import gliding

    clip = gliding(path, SHOT, (0.0, SECONDS), (SIZE, LARGE), SECONDS)
    for time in times():
        yield time, clip.get_frame(time)[:, :, 0].astype(np.float64)


def judders() -> tuple[float, float]:
    """Ours and plain MoviePy's judder, in pixels."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "waves.png"
        picture = waves((np.arange(LARGE[0]) + 0.5)[None, :], (np.arange(LARGE[1]) + 0.5)[:, None])
        Image.fromarray(np.rint(picture).astype(np.uint8)).convert("RGB").save(path)
        return judder(ours(path)), judder(plain(path))


# --- likeness --------------------------------------------------------------------------------------------


def _mean(grey: Grey, side: int = 8) -> Grey:
    """The mean of every ``side`` × ``side`` window."""
    total = np.pad(grey, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    return np.asarray(
        (total[side:, side:] - total[:-side, side:] - total[side:, :-side] + total[:-side, :-side]) / side**2
    )


def ssim(one: Grey, other: Grey) -> float:
    """Structural similarity of two grey pictures (0–255), windows of 8 × 8, mean over all."""
    a, b = _mean(one), _mean(other)
    aa, bb, ab = _mean(one * one) - a * a, _mean(other * other) - b * b, _mean(one * other) - a * b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    made = ((2 * a * b + c1) * (2 * ab + c2)) / ((a * a + b * b + c1) * (aa + bb + c2))
    return float(made.mean())


def likeness(scenes: Sequence[Scene], stage: Stage, make: Callable[[Scene, Stage], Any]) -> dict[str, float]:
    """How alike the still pictures of each kind of scene are before they are coded.

    MoviePy is given our layout of letters (Pillow's basic one), so that both draw the same words; what it
    cannot draw is left out: counters with digits in cells, spaced capitals.
    """
    ImageFont.core.HAVE_RAQM = False
    grey = np.array([0.2126, 0.7152, 0.0722])
    found = {}
    for scene in scenes:
        if not any(isinstance(layer, Words) for layer in scene.layers(stage)):
            continue
        settled = max(layer.settled() for layer in scene.layers(stage))
        time = min(settled + 1.0, scene.seconds(stage) - 0.2)
        mine = Painter(scene, stage, "rgb").paint(time).as_rgb().astype(np.float64) @ grey
        its = make(scene, stage).get_frame(time).astype(np.float64) @ grey
        for layer in scene.layers(stage):
            if isinstance(layer, Count) or (isinstance(layer, Words) and (layer.tracking or layer.tabular)):
                box = layer.area(stage)
                its[box.top : box.bottom, box.left : box.right] = mine[
                    box.top : box.bottom, box.left : box.right
                ]
        found[scene.kind] = ssim(mine, its)
    return found
