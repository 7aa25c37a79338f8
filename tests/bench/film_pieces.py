"""What the children of ``bench film`` do: the founding event's film, or a part of it, built in some way."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from ceremony.cli.film_task import Task, find_task
from ceremony.model.recipe import TAG
from ceremony.video.build import build_film
from ceremony.video.film import Film, Music
from ceremony.video.h264 import Codec
from ceremony.video.scene import Scene
from ceremony.video.stage import Stage

HOME = Path(__file__).resolve().parents[2]
EVENT = "thanh-khe-tay-2021"
CHANGED = "NS01"  # an indicator of the first chapter
WHOLE, MINUTE, PIECE = slice(None), slice(0, 9), slice(3, 6)


def founding_task(change: int) -> Task:
    """The founding event's film; with ``change`` one number is another."""
    task = find_task(HOME, EVENT)
    assert task is not None
    rows = tuple(
        one.model_copy(update={"actual": one.actual + change}) if one.code == CHANGED and one.actual else one
        for one in task.results.indicators
    )
    return dataclasses.replace(task, results=task.results.model_copy(update={"indicators": rows}))


def parts(which: slice, change: int) -> tuple[tuple[Scene, ...], Stage, Music]:
    """Some scenes of the film, their stage, and the music."""
    film = founding_task(change).film()
    return tuple(placed.scene for placed in film.line)[which], film.stage, film.music


def film_of(which: slice, change: int = 0) -> Film:
    """A part of the film as a film."""
    scenes, stage, music = parts(which, change)
    return Film(scenes, stage, "yuv", music)


def build_ours(folder: str, which: slice, codec: Codec, change: int = 0) -> None:
    """One build into ``folder``, keeping the pieces there."""
    place = Path(folder)
    film = film_of(which, change)
    build_film(film, place / "a.mp4", tag=TAG + "bench", codec=codec, folder=place / "store")


def write_raw(target: str, which: slice) -> None:
    """The finished frames as one raw file."""
    film = film_of(which)
    with Path(target).open("wb") as file:
        for frame in range(film.frames):
            file.write(film.paint(frame).flat.data)


def build_plainly(target: str, which: slice, preset: str, crf: int) -> None:
    """The same piece, as MoviePy films are ordinarily made."""
    from tests.bench.plainly import write

    scenes, stage, _ = parts(which, 0)
    write(scenes, stage, Path(target), preset, crf)
