"""One piece of work: all that a stretch of frames is drawn from, and nothing else.

Whoever renders a task sees only the task. So its key, made of the task and the code, holds everything
that the pixels depend on.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import av
import numpy as np
import PIL

from ceremony.language.catalogs import catalog
from ceremony.model.recipe import drawing_code
from ceremony.video.canvas import Canvas, Pixels, mix
from ceremony.video.fingerprint import Fingerprints
from ceremony.video.footage import Footage
from ceremony.video.h264 import Codec, encode_held, encode_moving, encode_same
from ceremony.video.motion import CROSS_FADE_SECONDS
from ceremony.video.photos import Photograph
from ceremony.video.piece import Piece
from ceremony.video.scene import Painter, Scene
from ceremony.video.stage import FPS, Stage
from ceremony.video.store import Store

FADE = round(CROSS_FADE_SECONDS * FPS)  # frames that two neighbours share
HELD_COST, PICTURE_COST = 4.0, 3.0
_SPOKEN = ("figures.", "video.")


@dataclass(frozen=True)
class Part:
    """A scene, and which of its own frames the stretch begins with."""

    scene: Scene
    first: int


@dataclass(frozen=True)
class Stretch:
    """Frames of one scene, or of two while one fades into the other. ``held``: all frames are the same."""

    parts: tuple[Part, ...]
    frames: int
    held: bool
    stage: Stage
    codec: Codec

    @property
    def size(self) -> tuple[int, int]:
        return self.stage.width, self.stage.height

    @cached_property
    def cost(self) -> float:
        """About how much work it is, in frames of moving words. A moving picture takes thrice as long."""
        if self.held:
            return HELD_COST
        return self.frames * (PICTURE_COST if any(self._glides(part) for part in self.parts) else 1.0)

    def _glides(self, part: Part) -> bool:
        """Whether a photograph or a film moves."""
        first, last = part.first / FPS, (part.first + self.frames - 1) / FPS
        return any(
            layer.state(first, self.stage) != layer.state(last, self.stage)
            for layer in part.scene.layers(self.stage)
            if isinstance(layer, Photograph | Footage)
        )

    def render(self, studio: Studio) -> Piece:
        """Draw and code it. EncoderError."""
        if len(self.parts) == 2 and all(self._stands(part) for part in self.parts):
            return self._faded(studio)
        pictures = self.pictures(studio)
        if self.held:
            same = studio.same(self.size, self.codec)
            return encode_held(next(pictures), self.frames, self.size, self.codec, same)
        return encode_moving(pictures, self.frames, self.size, self.codec)

    def _stands(self, part: Part) -> bool:
        """Whether a scene does not move during the stretch."""
        layers = part.scene.layers(self.stage)
        first, *others = (
            tuple(layer.state((part.first + n) / FPS, self.stage) for layer in layers)
            for n in range(self.frames)
        )
        return all(other == first for other in others)

    def _faded(self, studio: Studio) -> Piece:
        """One still picture into another: known by the two pictures, whatever the scenes say elsewhere."""
        looks = [studio.look(part.scene, part.first, self.stage) for part in self.parts]
        return studio.known(
            ("fade", looks, self.frames, self.size, self.codec),
            lambda: encode_moving(self.pictures(studio), self.frames, self.size, self.codec),
        )

    def pictures(self, studio: Studio) -> Iterator[Pixels]:
        """Those of its frames that are coded; the memory is used again for the next one."""
        drawing = [studio.painter(part.scene, self.stage) for part in self.parts]
        for n in range(0, self.frames, self.codec.every):
            drawn = [
                painter.paint((part.first + n) / FPS)
                for painter, part in zip(drawing, self.parts, strict=True)
            ]
            if len(drawn) == 1:
                yield drawn[0].flat
            else:
                mixed = studio.mixed(self.stage)
                mix(drawn[0], drawn[1], fade_part(n), mixed)
                yield mixed.flat


def fade_part(n: int) -> float:
    """How strong the later scene is in frame ``n`` of a cross-fade."""
    return (n + 1) / (FADE + 1)


class Studio:
    """What stays ready between stretches: the last two painters, a canvas, the packets of stillness."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store
        self._same: dict[tuple[tuple[int, int], Codec], Piece] = {}
        self._known: list[tuple[Scene, Stage, Painter]] = []
        self._mixed: Canvas | None = None

    def painter(self, scene: Scene, stage: Stage) -> Painter:
        """The painter of a scene, made when nobody has it."""
        for index, (known, its, painter) in enumerate(self._known):
            if known == scene and its == stage:
                self._known.append(self._known.pop(index))
                return painter
        del self._known[:-1]
        painter = Painter(scene, stage)
        self._known.append((scene, stage, painter))
        return painter

    def mixed(self, stage: Stage) -> Canvas:
        """A canvas to mix two pictures on."""
        if self._mixed is None or (self._mixed.width, self._mixed.height) != (stage.width, stage.height):
            self._mixed = Canvas(stage.width, stage.height)
        return self._mixed

    def known(self, parts: tuple[object, ...], make: Callable[[], Piece]) -> Piece:
        """A piece that is made of exactly ``parts`` and of our code; kept in the store, when there is one."""
        if self._store is None:
            return make()
        key = Fingerprints().name(av.__version__, drawing_code(), *parts)
        piece = self._store.get(key)
        if piece is None:
            piece = make()
            self._store.put(key, piece)
        return piece

    def look(self, scene: Scene, frame: int, stage: Stage) -> bytes:
        """A name for the very pixels of a frame; once known, nothing is drawn for it."""

        def draw() -> Piece:
            pixels = self.painter(scene, stage).paint(frame / FPS).flat
            return Piece(hashlib.blake2b(pixels.data, digest_size=16).digest(), 1, ())

        return self.known(("look", engine(stage.language), scene, frame, stage), draw).head

    def same(self, size: tuple[int, int], codec: Codec) -> Piece:
        """What follows the key picture of a held stretch; coded once for all films of a size."""
        wanted = (size, codec)
        if wanted not in self._same:
            self._same[wanted] = self.known(("same", wanted), lambda: encode_same(size, codec))
        return self._same[wanted]


@lru_cache(maxsize=4)
def engine(language: str) -> str:
    """A name for all that draws and codes: our code, fonts and sentences, and the libraries below them."""
    libraries = (av.__version__, repr(sorted(av.library_versions.items())), np.__version__, PIL.__version__)
    spoken = {key: text for key, text in catalog(language).items() if key.startswith(_SPOKEN)}
    return Fingerprints().name(drawing_code(), libraries, platform.machine(), spoken)
