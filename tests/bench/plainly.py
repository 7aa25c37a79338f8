"""The same scenes as MoviePy films are ordinarily made: a clip for each text and bar, composed each frame."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from moviepy import CompositeVideoClip, ImageClip, TextClip, VideoClip, vfx
from PIL import Image, ImageDraw, ImageFont

from ceremony.video import motion
from ceremony.video.layers import Count, Layer, Plate, Words
from ceremony.video.lettering import measure
from ceremony.video.scene import Painter, Scene
from ceremony.video.stage import FPS, Stage
from ceremony.video.task import FADE
from tests.results_sample import ROOT

FONTS = ROOT / "ceremony" / "theme" / "fonts"
MARGIN = 40  # TextClip cuts what rises above or falls below its box


def text_clip(layer: Words, stage: Stage, seconds: float) -> Any:
    """One line of text; with an entrance it fades in and rises."""
    part = {"left": 0.0, "centre": 0.5, "right": 1.0}[layer.align]
    left = layer.x - part * measure(layer.text, layer.font, layer.size) - MARGIN
    clip = TextClip(
        font=str(FONTS / f"{layer.font}.ttf"),
        text=layer.text,
        font_size=round(layer.size),
        color=stage.colour(layer.colour),
        margin=(MARGIN, MARGIN),
    )
    top = layer.y - layer.size - MARGIN
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


def layer_clip(layer: Layer, stage: Stage, seconds: float) -> Any:
    """Any of the three kinds of layer."""
    ground = stage.colour("ground")
    if isinstance(layer, Words):
        return text_clip(layer, stage, seconds)
    if isinstance(layer, Count):
        return count_clip(layer, stage, seconds, ground)
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
