"""Scenes: pure in time, whole inside the safe area, marked, keyed by all that they show."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import numpy as np
import pytest

from ceremony.theme.tokens import theme
from ceremony.video import motion
from ceremony.video.canvas import Canvas, Pixels
from ceremony.video.film import FADE, Film
from ceremony.video.motif import lay_motif
from ceremony.video.scene import Painter, Scene, mark_box
from ceremony.video.stage import FPS, SAMPLE_MARK, Stage
from ceremony.video.storyboard import storyboard
from tests.results_sample import founding, odd, small

STAGE = Stage(320, 180, mark=SAMPLE_MARK)
SCENES = storyboard(small())
ODD = storyboard(odd())
TIMES = (0.0, 0.31, 0.62, 0.9, 1.07, 1.4, 2.0, 2.61, 4.0, 60.0)


def each(scenes: tuple[Scene, ...]) -> list[object]:
    return [pytest.param(scene, id=f"{n}-{scene.kind}") for n, scene in enumerate(scenes)]


def fresh(scene: Scene, time: float, stage: Stage = STAGE, kind: str = "yuv") -> Pixels:
    return Painter(scene, stage, kind).paint(time).flat.copy()


@pytest.mark.parametrize("scene", each(SCENES + ODD))
def test_a_frame_is_the_same_whatever_was_drawn_before(scene: Scene) -> None:
    alone = {time: fresh(scene, time) for time in TIMES}
    painter = Painter(scene, STAGE)
    for time in (*TIMES, *reversed(TIMES), TIMES[4], TIMES[1], TIMES[8], TIMES[2]):
        assert np.array_equal(painter.paint(time).flat, alone[time]), time


@pytest.mark.parametrize("scene", each(SCENES))
def test_equal_states_are_equal_pixels_and_the_end_is_still(scene: Scene) -> None:
    painter = Painter(scene, STAGE)
    length = scene.seconds(STAGE)
    still = length - motion.STILL_SECONDS - motion.CROSS_FADE_SECONDS
    assert painter.states(still) == painter.states(length)


@pytest.mark.parametrize("scene", each(SCENES))
def test_something_moves_in_every_scene(scene: Scene) -> None:
    assert not np.array_equal(fresh(scene, 0.0), fresh(scene, 60.0))


@pytest.mark.parametrize("scene", each(SCENES + ODD))
def test_the_sample_mark_stands_in_every_frame(scene: Scene) -> None:
    box = mark_box(STAGE)
    wanted: Pixels | None = None
    painter = Painter(scene, STAGE, "rgb")
    for time in TIMES:
        part = painter.paint(time).as_rgb()[box.top : box.bottom, box.left : box.right]
        wanted = part.copy() if wanted is None else wanted
        assert np.array_equal(part, wanted)
        assert len(np.unique(part.reshape(-1, 3), axis=0)) > 10  # letters, not a plain plate
    bare = dataclasses.replace(STAGE, mark="")
    plain = Painter(scene, bare, "rgb").paint(0.0).as_rgb()[box.top : box.bottom, box.left : box.right]
    assert not np.array_equal(plain, wanted)


@pytest.mark.parametrize("scene", each(SCENES + ODD))
def test_no_words_stand_outside_the_safe_area(scene: Scene) -> None:
    stage = Stage(640, 360)
    ground = Canvas(640, 360, "rgb")
    ground.clear(stage.colour("ground"))
    lay_motif(ground, stage, scene.motif)
    painted = Painter(scene, stage, "rgb").paint(60.0).as_rgb().astype(int)
    changed = np.abs(painted - ground.as_rgb().astype(int)).max(axis=2) > 24
    rows, columns = np.nonzero(changed)
    assert columns.min() >= 0.0625 * 640 - 3
    assert columns.max() <= 640 - 0.0625 * 640 + 2
    assert rows.min() >= 0.035 * 360  # the mark on a capital may rise into the text margin
    assert rows.max() <= 360 - 0.045 * 360


@pytest.mark.parametrize("scene", each(SCENES))
def test_the_key_changes_with_what_the_scene_says_and_with_the_stage(scene: Scene) -> None:
    keys = {scene.key(STAGE)}
    keys.add(dataclasses.replace(scene, reading=scene.reading + 1).key(STAGE))
    keys.add(scene.key(dataclasses.replace(STAGE, mark="")))
    keys.add(scene.key(dataclasses.replace(STAGE, theme=theme("blue"))))
    keys.add(scene.key(dataclasses.replace(STAGE, width=640, height=360)))
    assert len(keys) == 5


def test_one_changed_number_changes_only_the_scenes_that_show_it() -> None:
    results = founding()
    changed = results.model_copy(
        update={
            "indicators": tuple(
                one.model_copy(update={"last_year": one.actual}) if one.code == "NS03" else one
                for one in results.indicators
            )
        }
    )
    before = [scene.key(STAGE) for scene in storyboard(results)]
    after = [scene.key(STAGE) for scene in storyboard(changed)]
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_a_number_counts_up_and_never_shows_a_wrong_last_value() -> None:
    figure = next(scene for scene in SCENES if scene.kind == "figure")
    counts = [layer for layer in figure.layers(STAGE) if type(layer).__name__ == "Count"]
    shown = [[str(count.state(n / FPS, STAGE)) for n in range(90)] for count in counts]
    for values in shown:
        assert values[0] == "0"
        assert values[-1] == "52"
        assert all(int(a) <= int(b) for a, b in pairwise(values))


@pytest.mark.parametrize("name", ["ceremonial", "blue", "sunlight"])
def test_both_canvases_show_the_same_colours(name: str) -> None:
    stage = Stage(320, 180, theme(name))
    scene = SCENES[3]
    luma = Painter(scene, stage, "yuv").paint(60.0).planes[0].astype(float)
    picture = Painter(scene, stage, "rgb").paint(60.0).as_rgb().astype(float) / 255
    wanted = 16 + 219 * (picture @ np.array([0.2126, 0.7152, 0.0722]))
    assert np.abs(luma - wanted).max() < 2.0


def test_a_film_is_the_same_forwards_and_backwards_and_its_fades_are_blends() -> None:
    film = Film(SCENES[:4], STAGE)
    places = [film.line[1].first + n for n in (-1, 0, FADE // 2, FADE - 1, FADE)]
    there = [film.paint(frame).flat.copy() for frame in places]
    back = [film.paint(frame).flat.copy() for frame in reversed(places)]
    assert all(np.array_equal(a, b) for a, b in zip(there, reversed(back), strict=True))
    low = np.minimum(there[0], there[4]).astype(int) - 1
    high = np.maximum(there[0], there[4]).astype(int) + 1
    title = there[2].astype(int)
    assert ((title >= low) & (title <= high)).mean() > 0.99


def test_scenes_follow_each_other_without_a_hole() -> None:
    film = Film(SCENES, STAGE)
    for one, two in pairwise(film.line):
        assert two.first == one.last + 1 - FADE
    assert film.frames == film.line[-1].last + 1


def test_a_scene_is_a_moviepy_clip() -> None:
    scene = SCENES[0]
    clip = scene.clip(STAGE)
    assert clip.size == (320, 180)
    assert clip.duration == pytest.approx(scene.seconds(STAGE), abs=1 / FPS)
    assert np.array_equal(clip.get_frame(2.0).reshape(-1), fresh(scene, 2.0, kind="rgb"))
    assert clip.subclipped(1, 3).get_frame(1.0).shape == (180, 320, 3)
