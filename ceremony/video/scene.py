"""A scene: a pure function of time with a key. Its picture is a ground and layers on it."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from ceremony.model.asset import Asset
from ceremony.theme.fit import SEMIBOLD
from ceremony.video import motion
from ceremony.video.canvas import Box, Canvas
from ceremony.video.heard import VOICE_AT, VOICE_LOUDNESS, Heard
from ceremony.video.layers import Layer, outline_mask
from ceremony.video.lettering import letters, measure
from ceremony.video.motif import lay_motif
from ceremony.video.stage import FPS, Stage

if TYPE_CHECKING:
    from ceremony.video.clip import SceneClip


@dataclass(frozen=True)
class Scene:
    """One scene. A subclass has fields (what it says) and ``layers`` (how it stands).

    ``reading`` is the time in seconds that its words need after the cross-fade. ``say`` is what a voice
    (and the subtitles) say meanwhile, ``voice`` a recording of it (``guide``: spoken by a machine, for the
    time being): none of them changes a pixel nor the key.
    """

    reading: float
    say: str = field(default="", kw_only=True, repr=False, compare=False)
    voice: Asset | None = field(default=None, kw_only=True, repr=False, compare=False)
    guide: bool = field(default=False, kw_only=True, repr=False, compare=False)
    span: int = field(default=1, kw_only=True, repr=False, compare=False)  # scenes that ``say`` goes on for

    kind: ClassVar[str] = ""
    motif: ClassVar[str] = ""  # "sunrise", "frame" or nothing

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        """What stands on the ground, in drawing order; an entrance may start at 0."""
        raise NotImplementedError

    def lay_ground(self, canvas: Canvas, stage: Stage) -> None:
        """What never moves, under everything else."""
        canvas.clear(stage.colour("ground"))
        lay_motif(canvas, stage, self.motif)

    @property
    def title(self) -> str:
        """The scene's name in lists."""
        return self.kind

    @property
    def bare(self) -> Scene:
        """The scene itself, whatever else is laid over it."""
        return self

    def heard(self) -> tuple[Heard, ...]:
        """What is heard in it beside the music."""
        if self.voice is None:
            return ()
        return (Heard(VOICE_AT, self.voice, VOICE_LOUDNESS, seconds=self.voice.seconds or None),)

    def seconds(self, stage: Stage) -> float:
        """Its length: time to read, and stillness after the last movement, and both cross-fades."""
        moving = max((layer.settled() for layer in self.layers(stage)), default=0.0)
        fades = 2 * motion.CROSS_FADE_SECONDS
        return max(self.reading + fades, moving + motion.STILL_SECONDS + motion.CROSS_FADE_SECONDS)

    def frames(self, stage: Stage) -> int:
        """Its length in frames."""
        return round(self.seconds(stage) * FPS)

    def key(self, stage: Stage) -> str:
        """Changes when any pixel of the scene may change."""
        said = f"{type(self).__qualname__}{self!r}{stage.key}"
        return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()

    def clip(self, stage: Stage | None = None) -> SceneClip:
        """The scene as a MoviePy clip, for one's own scripts."""
        from ceremony.video.clip import SceneClip  # MoviePy is slow to import and rarely needed

        return SceneClip(self, stage or Stage())


def lay_mark(canvas: Canvas, stage: Stage) -> None:
    """Stamp the sample mark low on the right, where every layout leaves room."""
    if not stage.mark:
        return
    size, tracking = 34 * stage.scale, 34 * 0.06 * stage.scale
    width = measure(stage.mark, SEMIBOLD, size, tracking)
    box = mark_box(stage)
    # The motif may bleed to here: the mark stands on plain ground.
    plain = np.full((box.bottom - box.top, box.right - box.left), 255, np.uint8)
    canvas.blend(plain, box.left, box.top, stage.colour("ground"))
    lay_outline(canvas, stage, box)
    made = letters(stage.mark, SEMIBOLD, size, tracking)
    x = round((box.left + box.right - width) / 2) - made.left
    canvas.blend(made.mask, x, round(1000 * stage.scale) - made.base, stage.colour("accent"))


def mark_box(stage: Stage) -> Box:
    """Where the sample mark stands, in pixels of the frame."""
    width = measure(stage.mark, SEMIBOLD, 34 * stage.scale, 34 * 0.06 * stage.scale) + 40 * stage.scale
    right = stage.width - stage.px(120)
    return Box(round(right - width), stage.px(954), right, stage.px(1020))


def lay_outline(canvas: Canvas, stage: Stage, box: Box) -> None:
    """A fine frame with round corners."""
    frame = outline_mask(box.right - box.left, box.bottom - box.top, stage.scale)
    canvas.blend(frame, box.left, box.top, stage.colour("accent"))


class Painter:
    """Paints a scene into one reused canvas, mending only what differs from what it painted last."""

    def __init__(self, scene: Scene, stage: Stage, kind: str = "yuv") -> None:
        self._stage = stage
        self._layers = scene.layers(stage)
        whole = Box(0, 0, stage.width, stage.height)
        self._areas = [_within(layer.area(stage), whole) for layer in self._layers]
        self._ground = Canvas(stage.width, stage.height, kind)
        scene.lay_ground(self._ground, stage)
        lay_mark(self._ground, stage)
        self.canvas = Canvas(stage.width, stage.height, kind)
        self.canvas.copy_from(self._ground)
        self._shown: tuple[Hashable, ...] = (None,) * len(self._layers)

    def states(self, time: float) -> tuple[Hashable, ...]:
        """What the picture is at ``time``: equal states, equal pixels."""
        return tuple(layer.state(time, self._stage) for layer in self._layers)

    def paint(self, time: float) -> Canvas:
        """The picture at ``time``; the canvas stays the painter's own."""
        wanted = self.states(time)
        changed = {i for i, (new, old) in enumerate(zip(wanted, self._shown, strict=True)) if new != old}
        dirty = self._touching(changed)
        for index in dirty:
            self.canvas.copy_from(self._ground, self._areas[index])
        for index in sorted(dirty):
            if wanted[index] is not None:
                self._layers[index].paint(self.canvas, self._stage, wanted[index])
        self._shown = wanted
        return self.canvas

    def _touching(self, changed: set[int]) -> set[int]:
        """The changed layers and all that share pixels with them, however indirectly."""
        found, waiting = set(changed), list(changed)
        while waiting:
            area = self._areas[waiting.pop()]
            for index, other in enumerate(self._areas):
                if index not in found and area.meets(other):
                    found.add(index)
                    waiting.append(index)
        return found


def _within(box: Box, whole: Box) -> Box:
    left, top = min(max(0, box.left), whole.right), min(max(0, box.top), whole.bottom)
    right, bottom = max(left, min(box.right, whole.right)), max(top, min(box.bottom, whole.bottom))
    return Box(left, top, right, bottom)
