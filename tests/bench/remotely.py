"""The piece of ``bench film`` for Remotion: its scenes as JSON, its files beside them, how it is rendered.

Remotion is no part of Ceremony. Whoever wants to see it beside runs ``npm install`` in tests/bench/remotion.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ceremony.theme.fit import SEMIBOLD
from ceremony.video.layers import Count, Layer, Outline, Plate, Words
from ceremony.video.photos import Photograph
from ceremony.video.scene import Scene, mark_box
from ceremony.video.stage import Stage
from ceremony.video.task import FADE

PROJECT = Path(__file__).parent / "remotion"
FONTS = Path(__file__).resolve().parents[2] / "ceremony" / "theme" / "fonts"


def _layer(layer: Layer, stage: Stage, public: Path) -> dict[str, Any]:
    """A layer as the script in tests/bench/remotion knows it."""
    match layer:
        case Words():
            said = {"kind": "words", "text": layer.text, "tracking": layer.tracking, "at": layer.at}
        case Count():
            exponent = int(layer.value.normalize().as_tuple().exponent)
            counted = {"value": float(layer.value), "decimals": max(0, -exponent), "suffix": layer.suffix}
            said = {"kind": "count", "tracking": 0, "at": layer.at, "seconds": layer.seconds, **counted}
        case Plate():
            said = {"kind": "plate", "at": layer.at, "seconds": layer.seconds}
        case Outline():
            said = {"kind": "outline", "colour": stage.colour("accent")}
        case Photograph():
            file = shutil.copy(layer.asset.path, public)
            way = {"start": layer.start, "seconds": layer.length}
            shot = {"begin": layer.shot.begin, "end": layer.shot.end}
            said = {"kind": "photo", "file": Path(file).name, **way, **shot}
        case _:
            raise TypeError(type(layer).__name__)
    for name in ("x", "y", "width", "height", "size", "font", "align"):
        if hasattr(layer, name):
            said[name] = getattr(layer, name)
    if isinstance(layer, Words | Count | Plate):
        said["colour"] = stage.colour(layer.colour)
    return said


def write_piece(scenes: Sequence[Scene], stage: Stage, folder: Path) -> Path:
    """The piece below ``folder``: the public files, and the props, whose path is given back."""
    public = folder / "public"
    public.mkdir()
    for font in FONTS.glob("*.ttf"):
        shutil.copy(font, public)
    box, told, first = mark_box(stage), [], 0
    frame = {"x": box.left, "y": box.top, "width": box.right - box.left, "height": box.bottom - box.top}
    mark = Words(stage.mark, SEMIBOLD, 34, "accent", (box.left + box.right) / 2, 1000, "centre", 0.06)
    for scene in scenes:
        frames = scene.frames(stage)
        layers = [_layer(layer, stage, public) for layer in (*scene.layers(stage), mark)]
        layers.append({"kind": "outline", "colour": stage.colour("accent"), **frame})
        told.append({"from": first, "frames": frames, "ground": stage.colour("ground"), "layers": layers})
        first += frames - FADE
    props = folder / "props.json"
    fonts = sorted(font.stem for font in FONTS.glob("*.ttf"))
    props.write_text(json.dumps({"scenes": told, "fonts": fonts, "frames": first + FADE}), encoding="utf-8")
    return props


def command(folder: Path, props: Path, browser: str, crf: int) -> list[str] | None:
    """What renders the piece, or None when Remotion is not installed."""
    tool = PROJECT / "node_modules" / ".bin" / "remotion"
    if not tool.exists():
        return None
    options = ["--codec=h264", f"--crf={crf}", "--x264-preset=veryfast", "--concurrency=2", "--log=error"]
    places = [f"--props={props}", f"--public-dir={folder / 'public'}", f"--browser-executable={browser}"]
    line = [str(tool), "render", str(PROJECT / "index.js"), "piece", str(folder / "out.mp4")]
    return [*line, *options, *places]
