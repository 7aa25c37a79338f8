"""What lies over a whole film: burnt-in subtitles in a band of their own, and the notice of a guide voice."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import MEDIUM, SEMIBOLD
from ceremony.video.canvas import Box, Canvas, Window
from ceremony.video.film import place
from ceremony.video.heard import Heard
from ceremony.video.layers import Layer, Outline, Words
from ceremony.video.lettering import measure
from ceremony.video.scene import Scene
from ceremony.video.setting import EYEBROW_TRACKING, column
from ceremony.video.stage import FPS, HEIGHT, MARGIN_X, WIDTH, Stage
from ceremony.video.subtitles import subtitles

SHARE = 0.88  # what is left of the picture above a band of subtitles
TEXT, LEADING = 38.0, 1.36
WORDS_WIDTH = 1240.0  # the sample mark stands on their right


@dataclass(frozen=True)
class Spell:
    """A line of words that is there for a time: no entrance, no exit."""

    words: Words
    start: float
    end: float

    def area(self, stage: Stage) -> Box:
        return self.words.area(stage)

    def state(self, time: float, stage: Stage) -> Hashable:
        return 1 if self.start <= time < self.end else None

    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None:
        self.words.paint(canvas, stage, self.words.state(0.0, stage))

    def settled(self) -> float:
        return 0.0


@dataclass(frozen=True)
class Shrunk:
    """A layer of the picture above the band: drawn smaller, everything in proportion."""

    layer: Layer

    def area(self, stage: Stage) -> Box:
        room, inside = _room(stage), self.layer.area(_small(stage))
        return Box(*(side + room[n % 2] for n, side in enumerate(inside))).even()

    def state(self, time: float, stage: Stage) -> Hashable:
        return self.layer.state(time, _small(stage))

    def paint(self, canvas: Canvas, stage: Stage, state: Hashable) -> None:
        self.layer.paint(Window(canvas, _room(stage)), _small(stage), state)

    def settled(self) -> float:
        return self.layer.settled()


def _small(stage: Stage) -> Stage:
    """The stage of the picture above the band; its mark stands in the band."""
    room = _room(stage)
    return Stage(room.right - room.left, room.bottom - room.top, stage.theme, stage.language, "")


def _room(stage: Stage) -> Box:
    """Where that picture stands: at the top, in the middle."""
    high = round(stage.height * SHARE / 2) * 2
    wide = min(stage.width, -(-round(high * stage.width / stage.height) // 2) * 2)
    left = (stage.width - wide) // 4 * 2
    return Box(left, 0, left + wide, high)


@dataclass(frozen=True)
class Captioned(Scene):
    """A scene with its subtitles (from, until, lines) below it, or with a notice over it, or both."""

    inner: Scene
    shown: tuple[tuple[float, float, tuple[str, ...]], ...] = ()
    burnt: bool = False
    notice: str = ""

    kind: ClassVar[str] = "captioned"

    @property
    def bare(self) -> Scene:
        return self.inner

    @property
    def title(self) -> str:
        return self.inner.title

    def seconds(self, stage: Stage) -> float:
        return self.inner.seconds(stage)

    def heard(self) -> tuple[Heard, ...]:
        return self.inner.heard()

    def lay_ground(self, canvas: Canvas, stage: Stage) -> None:
        if not self.burnt:
            self.inner.lay_ground(canvas, stage)
            return
        canvas.clear(stage.colour("ground"))
        self.inner.lay_ground(Window(canvas, _room(stage)), _small(stage))

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        if not self.burnt:
            return (*self.inner.layers(stage), *self._notice())
        drawn = (Shrunk(layer) for layer in self.inner.layers(_small(stage)))
        said = (line for start, end, lines in self.shown for line in _lines(lines, start, end))
        return (*drawn, *said, *self._notice())

    def _notice(self) -> tuple[Layer, ...]:
        """In the corner, where nothing else stands: it should not be overlooked before the day."""
        if not self.notice:
            return ()
        size = 30.0
        width = measure(self.notice, SEMIBOLD, size, size * EYEBROW_TRACKING) + 36
        right = WIDTH - MARGIN_X
        frame = Outline(right - width, 14, width, 58)
        words = Words(
            self.notice,
            SEMIBOLD,
            size,
            "accent",
            right - width / 2,
            54,
            align="centre",
            tracking=EYEBROW_TRACKING,
        )
        return frame, words


def _lines(lines: tuple[str, ...], start: float, end: float) -> list[Layer]:
    """One subtitle in the band, at the margin of the picture above: a person speaks."""
    middle = HEIGHT * (1 + SHARE) / 2
    x = MARGIN_X * SHARE + WIDTH * (1 - SHARE) / 2
    step = TEXT * LEADING
    out: list[Layer] = []
    for n, line in enumerate(lines):
        y = middle + 0.34 * TEXT + step * (n - (len(lines) - 1) / 2)
        sizes = ((TEXT, 1), (34.0, 1), (32.0, 1))
        set_line = column(line, MEDIUM, colour="ink", x=x, y=y, width=WORDS_WIDTH, sizes=sizes)
        out += (Spell(words, start, end) for words in set_line.lines)
    return out


def captioned(scenes: Sequence[Scene], burnt: bool, notice: str) -> tuple[Scene, ...]:
    """The scenes with what lies over them; as they are when nothing does."""
    if not burnt and not notice:
        return tuple(scenes)
    line = place(scenes, Stage())
    shown = subtitles(line) if burnt else []
    out = []
    for placed in line:
        first, last = placed.first / FPS, (placed.last + 1) / FPS
        inside = tuple(
            (one.start - first, one.end - first, one.lines)
            for one in shown
            if one.start < last and one.end > first
        )
        scene = placed.scene
        out.append(
            Captioned(
                scene.reading,
                scene,
                inside,
                burnt,
                notice,
                say=scene.say,
                voice=scene.voice,
                guide=scene.guide,
                span=scene.span,
            )
        )
    return tuple(out)
