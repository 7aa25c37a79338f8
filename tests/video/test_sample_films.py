"""The films of the sample events, as they stand in the repository: readable, marked, as long as wished."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.cli.film_task import Task, demand
from ceremony.video.legibility import too_small
from ceremony.video.stage import SAMPLE_MARK
from ceremony.video.subtitles import subtitles

ROOT = Path(__file__).resolve().parents[2]
EVENTS = ("thanh-khe-tay-2021", "cong-ty-mau-2026")


@pytest.fixture(params=EVENTS)
def task(request: pytest.FixtureRequest) -> Task:
    return demand(ROOT, request.param)


def test_every_word_is_large_enough_for_the_last_row(task: Task) -> None:
    assert too_small([placed.scene for placed in task.film().line]) == []


def test_every_picture_carries_the_marks_of_what_is_no_real_thing(task: Task) -> None:
    film = task.film()
    assert film.stage.mark == SAMPLE_MARK
    assert task.written is not None
    shown = [scene for scene in (one.scene.bare for one in film.line) if hasattr(scene, "stand_in")]
    assert shown
    assert all(scene.stand_in for scene in shown)
    assert all(".mau." in name for name in task.written.assets)


def test_every_scene_is_told_in_words(task: Task) -> None:
    film = task.film()
    untold = {placed.scene.bare.kind for placed in film.line if not placed.scene.say}
    # What is reckoned below a group's photograph has been said with its bars; a clip speaks for itself.
    assert untold <= {"photo", "clip"}
    assert len(subtitles(film.line)) > len(film.line)


def test_the_founding_film_comes_by_itself_with_a_photograph_a_group_and_faces() -> None:
    film = demand(ROOT, EVENTS[0]).film()
    kinds = [placed.scene.kind for placed in film.line]
    assert kinds.count("section") == kinds.count("figure") == kinds.count("photo") == 6
    assert kinds[-4:] == ["photo", "missed", "faces", "closing"]
    assert 180 <= film.seconds <= 240


def test_the_company_s_film_is_as_long_as_its_storyboard_wishes_and_shows_every_kind_of_scene() -> None:
    film = demand(ROOT, EVENTS[1]).film()
    assert film.seconds == pytest.approx(270, rel=0.05)
    kinds = {placed.scene.kind for placed in film.line}
    assert kinds >= {
        "title", "clip", "quote", "section", "figure", "line", "bars", "share", "points", "photo", "figures",
        "montage", "timeline", "table", "missed", "faces", "roll", "directions", "closing",
    }  # fmt: skip
