"""A film cut into stretches that are rendered apart: what moves, what stands still, what fades."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from ceremony.video.film import Film, Placed
from ceremony.video.fingerprint import Fingerprints
from ceremony.video.h264 import GOP, Codec
from ceremony.video.scene import Scene
from ceremony.video.stage import FPS, Stage
from ceremony.video.task import FADE, Part, Stretch, engine

LEAST_HELD = 20  # frames: a shorter pause is coded along with what moves around it


@dataclass(frozen=True)
class Segment:
    """A stretch at its place in the film: first frame, scene (from 0), and its name in the store."""

    first: int
    scene: int
    task: Stretch
    key: str


def least(codec: Codec) -> int:
    """The shortest stretch in frames: two pictures, for two key pictures never stand side by side."""
    return codec.every + 1


def _runs(states: list[Hashable], shortest: int) -> list[tuple[bool, int]]:
    """Held or moving, and for how many frames."""
    out: list[tuple[bool, int]] = []
    for _, same in groupby(states):
        count = len(list(same))
        held = count >= LEAST_HELD
        if out and not held and not out[-1][0]:
            out[-1] = (False, out[-1][1] + count)
        else:
            out.append((held, count))
    return _no_crumbs(out, shortest)


def _no_crumbs(runs: list[tuple[bool, int]], shortest: int) -> list[tuple[bool, int]]:
    """A moving frame or two between held ones take the nearest frames of their neighbour along."""
    out = list(runs)
    for index, (held, count) in enumerate(out):
        if held or count >= shortest or len(out) == 1:
            continue
        short, other = shortest - count, index + 1 if index + 1 < len(out) else index - 1
        out[index], out[other] = (False, shortest), (True, out[other][1] - short)
    return out


def _cut(frames: int) -> list[int]:
    """A moving run in equal parts, none longer than a group of pictures."""
    parts = ceil(frames / GOP)
    return [frames * (n + 1) // parts - frames * n // parts for n in range(parts)]


def _states(scene: Scene, stage: Stage, start: int, end: int) -> list[Hashable]:
    """What the picture is, frame by frame; once all layers say that they have settled, they are not asked."""
    layers = scene.layers(stage)

    def state(frame: int) -> Hashable:
        return tuple(layer.state(frame / FPS, stage) for layer in layers)

    settled = ceil(max((layer.settled() for layer in layers), default=0.0) * FPS) + 1
    moving = [state(frame) for frame in range(start, min(end, max(start + 1, settled + 1)))]
    rest = end - start - len(moving)
    if rest and state(end - 1) != moving[-1]:  # one goes on after it said it would not
        return [state(frame) for frame in range(start, end)]
    return moving + [moving[-1]] * rest


def _body(
    placed: Placed, stage: Stage, start: int, end: int, shortest: int
) -> Iterator[tuple[int, int, bool]]:
    """First frame, number of frames, held: all of a scene that is not in a fade."""
    first = start
    for held, count in _runs(_states(placed.scene, stage, start, end), shortest):
        for part in [count] if held else _cut(count):
            yield first, part, held
            first += part


def cut(film: Film, codec: Codec, names: Fingerprints | None = None) -> tuple[Segment, ...]:
    """The film's segments in order, without a hole. TypeError for a scene that has no certain key."""
    names = names or Fingerprints()
    stage, last = film.stage, len(film.line) - 1
    made_by = engine(stage.language)
    out: list[Segment] = []

    def add(scene: int, parts: tuple[Part, ...], frames: int, held: bool) -> None:
        task = Stretch(parts, frames, held, stage, codec)
        first = film.line[scene].first + parts[-1].first
        out.append(Segment(first, scene, task, names.name(made_by, task)))

    for index, placed in enumerate(film.line):
        if index:
            before = film.line[index - 1]
            parts = (Part(before.scene, before.frames - FADE), Part(placed.scene, 0))
            add(index, parts, FADE, False)
        end = placed.frames - (FADE if index < last else 0)
        for first, frames, held in _body(placed, stage, FADE if index else 0, end, least(codec)):
            add(index, (Part(placed.scene, first),), frames, held)
    return tuple(out)
