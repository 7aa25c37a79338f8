"""The same scenes as MoviePy films are ordinarily made: a clip for each text and bar, composed each frame."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from moviepy import CompositeVideoClip, ImageClip, TextClip, VideoClip, vfx
from PIL import Image, ImageDraw, ImageFont

from ceremony.video import motion
from ceremony.video.layers import Count, Layer, Outline, Plate, Words
from ceremony.video.lettering import letters, measure
from ceremony.video.photos import ZOOM, Photograph, Shot, cut
from ceremony.video.scene import Painter, Scene
from ceremony.video.stage import FPS, Stage
from ceremony.video.task import FADE
from tests.results_sample import ROOT

FONTS = ROOT / "ceremony" / "theme" / "fonts"
MARGIN = 40  # TextClip cuts what rises above or falls below its box


def corner(mask: Any) -> tuple[int, int]:
    """Where ink begins on a mask: column and row."""
    solid = np.asarray(mask) > 0.3 * np.asarray(mask).max()
    return int(solid.any(axis=0).argmax()), int(solid.any(axis=1).argmax())


def text_clip(layer: Words, stage: Stage, seconds: float) -> Any:
    """One line of text; with an entrance it fades in and rises. Its ink stands where ours does."""
    part = {"left": 0.0, "centre": 0.5, "right": 1.0}[layer.align]
    tracking = layer.tracking * layer.size
    width = measure(layer.text, layer.font, layer.size, tracking, layer.tabular)
    made = letters(layer.text, layer.font, layer.size, tracking, layer.tabular)
    clip = TextClip(
        font=str(FONTS / f"{layer.font}.ttf"),
        text=layer.text,
        font_size=layer.size,
        color=stage.colour(layer.colour),
        margin=(MARGIN, MARGIN),
    )
    mine, its = corner(made.mask), corner(clip.mask.get_frame(0))
    left = round(layer.x - part * width) - made.left + mine[0] - its[0]
    top = round(layer.y) - made.base + mine[1] - its[1]
    at = layer.at or 0.0

    def place(time: float) -> tuple[float, float]:
        part = motion.enter(motion.progress(time, 0.0, motion.ENTER_SECONDS)) if layer.at is not None else 1.0
        return left, top + (1 - part) * layer.rise

    clip = clip.with_start(at).with_duration(seconds - at).with_position(place)
    return clip.with_effects([vfx.CrossFadeIn(motion.ENTER_SECONDS)]) if layer.at is not None else clip


def count_clip(layer: Count, stage: Stage, seconds: float, ground: str) -> Any:
    """A number that counts up: drawn by Pillow for every frame."""
    font = ImageFont.truetype(str(FONTS / f"{layer.font}.ttf"), layer.size)
    area = layer.area(stage)
    size = (area.right - area.left, area.bottom - area.top)
    x = layer.x - area.left
    anchor = "rs" if layer.align == "right" else "ls"

    def draw(time: float) -> Any:
        image = Image.new("RGB", size, ground)
        text = layer.text(time, stage.language)
        ImageDraw.Draw(image).text(
            (x, layer.y - area.top), text, font=font, fill=stage.colour(layer.colour), anchor=anchor
        )
        return np.asarray(image)

    return VideoClip(draw, duration=seconds).with_position((area.left, area.top))


def plate_clip(layer: Plate, stage: Stage, seconds: float, ground: str) -> Any:
    """A bar that grows: drawn by Pillow for every frame."""
    size = (max(1, round(layer.width)), max(1, round(layer.height)))

    def draw(time: float) -> Any:
        part = 1.0 if layer.at is None else motion.standard(motion.progress(time, layer.at, layer.seconds))
        image = Image.new("RGB", size, ground)
        ImageDraw.Draw(image).rectangle((0, 0, size[0] * part, size[1]), fill=stage.colour(layer.colour))
        return np.asarray(image)

    return VideoClip(draw, duration=seconds).with_position((round(layer.x), round(layer.y)))


Span = tuple[float, float]


def gliding(
    path: Path, shot: Shot, span: Span, sizes: tuple[tuple[int, int], tuple[int, int]], seconds: float
) -> Any:
    """A photograph that glides for a span (start, length): resized and placed by functions of time.

    ``sizes``: of the frame, and of the photograph before.
    """
    size, large = sizes
    picture = Image.open(path).convert("RGB").resize(large, Image.Resampling.LANCZOS)

    def now(time: float) -> tuple[float, float, float]:
        return shot.at(motion.glide(motion.progress(time, *span)))

    def place(time: float) -> tuple[float, float]:
        zoom, x, y = now(time)
        return -size[0] * (zoom - 1) * x, -size[1] * (zoom - 1) * y

    clip = ImageClip(np.asarray(picture)).with_duration(seconds)
    clip = clip.with_effects([vfx.Resize(lambda time: now(time)[0] * size[0] / large[0])])
    return CompositeVideoClip([clip.with_position(place)], size=size, bg_color=(0, 0, 0))


def photo_clip(layer: Photograph, stage: Stage, seconds: float) -> Any:
    """A photograph in its rectangle, cut to its shape first."""
    area = layer.area(stage)
    size = (area.right - area.left, area.bottom - area.top)
    large = (round(size[0] * ZOOM), round(size[1] * ZOOM))
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        with Image.open(layer.asset.path) as image:
            box = cut(image.size, size[0] / size[1], layer.focus)
            image.convert("RGB").resize(large, Image.Resampling.LANCZOS, box=box).save(file.name)
        span = (layer.start, layer.length)
        clip = gliding(Path(file.name), layer.shot, span, (size, large), seconds)
    return clip.with_position((area.left, area.top))


def outline_clip(layer: Outline, stage: Stage, seconds: float) -> Any:
    """A fine frame: a still picture."""
    area = layer.area(stage)
    image = Image.new("RGB", (area.right - area.left, area.bottom - area.top), stage.colour("ground"))
    edge = (0, 0, image.width - 1, image.height - 1)
    ImageDraw.Draw(image).rounded_rectangle(edge, 4, outline=stage.colour("accent"), width=2)
    return ImageClip(np.asarray(image)).with_duration(seconds).with_position((area.left, area.top))


def layer_clip(layer: Layer, stage: Stage, seconds: float) -> Any:
    """Any kind of layer that the scenes of the piece have."""
    ground = stage.colour("ground")
    if isinstance(layer, Words):
        return text_clip(layer, stage, seconds)
    if isinstance(layer, Count):
        return count_clip(layer, stage, seconds, ground)
    if isinstance(layer, Photograph):
        return photo_clip(layer, stage, seconds)
    if isinstance(layer, Outline):
        return outline_clip(layer, stage, seconds)
    assert isinstance(layer, Plate)
    return plate_clip(layer, stage, seconds, ground)


def scene_clip(scene: Scene, stage: Stage) -> Any:
    """A scene: its still ground as a picture, every layer a clip upon it."""
    seconds = scene.frames(stage) / FPS
    painter = Painter(scene, stage, "rgb")
    ground = ImageClip(painter._ground.as_rgb().copy()).with_duration(seconds)
    layers = [layer_clip(layer, stage, seconds) for layer in scene.layers(stage)]
    size = (stage.width, stage.height)
    return CompositeVideoClip([ground, *layers], size=size, bg_color=(0, 0, 0)).with_duration(seconds)


def write(scenes: Sequence[Scene], stage: Stage, target: Path, preset: str, crf: int) -> None:
    """The film, cross-fades and all, through MoviePy's own writer."""
    clips, start = [], 0.0
    for number, scene in enumerate(scenes):
        clip = scene_clip(scene, stage).with_start(start)
        clips.append(clip.with_effects([vfx.CrossFadeIn(FADE / FPS)]) if number else clip)
        start += (scene.frames(stage) - FADE) / FPS
    film = CompositeVideoClip(clips, size=(stage.width, stage.height), bg_color=(0, 0, 0))
    options = {"codec": "libx264", "preset": preset, "ffmpeg_params": ["-crf", str(crf)]}
    film.write_videofile(str(target), fps=FPS, audio=False, logger=None, **options)
