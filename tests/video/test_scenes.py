"""Scenes: pure in time, whole inside the safe area, marked, keyed by all that they show."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest

from ceremony.theme.tokens import theme
from ceremony.video import motion
from ceremony.video.canvas import Canvas, Pixels
from ceremony.video.charts import Curve, Disc
from ceremony.video.film import FADE, Film
from ceremony.video.layers import Words
from ceremony.video.motif import lay_motif
from ceremony.video.scene import Painter, Scene, mark_box
from ceremony.video.scenes.line import Line
from ceremony.video.stage import FPS, SAMPLE_MARK, Stage
from ceremony.video.storyboard import storyboard
from tests.results_sample import founding, indicator, odd, small

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
    shown = [[count.state(n / FPS, STAGE) for n in range(90)] for count in counts]
    for values in shown:
        assert values[0] is None  # no nought is ever read as the figure
        seen = [int(str(value)) for value in values if value is not None]
        assert seen[0] >= 46
        assert seen[-1] == 52
        assert all(a <= b for a, b in pairwise(seen))


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


def places(*points: tuple[str, int]) -> tuple[list[float], Line]:
    line = Line(7, "A", "B", "hộ", tuple((label, Decimal(value)) for label, value in points))
    return [round(disc.x) for disc in line.layers(STAGE) if isinstance(disc, Disc)], line


def words_of(scene: Scene) -> str:
    return " ".join(layer.text for layer in scene.layers(STAGE) if isinstance(layer, Words))


def test_years_stand_as_far_apart_as_they_are() -> None:
    xs, _ = places(("2010", 1), ("2020", 5), ("2024", 2), ("2025", 4))
    assert [two - one for one, two in pairwise(xs)] == [1000, 400, 100]


def test_years_too_near_to_be_told_apart_stand_evenly_and_the_axis_is_marked() -> None:
    xs, line = places(("1990", 1), ("2024", 2), ("2025", 4))
    assert len({two - one for one, two in pairwise(xs)}) == 1
    even = places(("2023", 1), ("2024", 2), ("2025", 4))[1]
    cuts = [sum(isinstance(layer, Curve) for layer in one.layers(STAGE)) for one in (line, even)]
    assert cuts[0] == cuts[1] + 2


def test_an_axis_that_does_not_begin_at_nothing_says_so() -> None:
    assert "không bắt đầu từ 0" in words_of(places(("2010", 99_900), ("2025", 100_200))[1])
    assert "không bắt đầu từ 0" not in words_of(places(("2010", 5), ("2025", 200))[1])


def test_a_bar_below_nothing_grows_to_the_left_from_the_common_zero() -> None:
    row = indicator(unit="tỷ đồng", direction="up", plan=-10, actual=-25, last_year=15)
    figure = next(scene for scene in storyboard(small(row)) if scene.kind == "figure")
    stage = Stage(1920, 1080)
    painter, plain = Painter(figure, stage, "rgb"), Painter(figure, stage, "rgb").paint(0.75).as_rgb().copy()
    for time in (1.0, 60.0):
        grown = np.abs(painter.paint(time).as_rgb().astype(int) - plain).max(axis=2)[360:390, 740:] > 40
        columns = np.nonzero(grown.any(axis=0))[0] + 740
        assert columns.max() == pytest.approx(760 + 1040 * 0.625, abs=2)  # zero: 25 of 40 from the left
    assert columns.min() == pytest.approx(760, abs=2)
