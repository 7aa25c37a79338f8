"""From results to scenes, without instruction."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ceremony.model import figures
from ceremony.model.results import Movement
from ceremony.video.chapters import chosen, roman
from ceremony.video.film import place
from ceremony.video.scenes.bars import Bars
from ceremony.video.scenes.missed import Missed
from ceremony.video.stage import FPS, Stage
from ceremony.video.storyboard import stage_for, storyboard
from tests.results_sample import founding, indicator, small


def test_the_founding_film_lasts_two_to_three_minutes() -> None:
    scenes = storyboard(founding())
    line = place(scenes, Stage())
    assert 120 <= (line[-1].last + 1) / FPS <= 180


def test_the_film_opens_names_the_movements_and_tells_every_group() -> None:
    kinds = [scene.kind for scene in storyboard(founding())]
    assert kinds[:3] == ["title", "movements", "section"]
    assert kinds[-2:] == ["missed", "closing"]
    assert kinds.count("section") == kinds.count("figure") == 6
    assert kinds.count("bars") == 5  # the last group has one indicator only
    assert all(two == "figure" for one, two in pairwise(kinds) if one == "section")


def test_a_missed_target_is_never_left_out_of_its_chapter() -> None:
    scenes = storyboard(founding())
    shown = {row.name for scene in scenes if isinstance(scene, Bars) for row in scene.rows}
    assert {one.name for one in figures.missed(founding())} <= shown


def test_all_missed_targets_are_told_at_most_three_on_a_picture() -> None:
    rows = tuple(indicator(code=str(n), name=f"Việc {n}", plan=10, actual=n) for n in range(7))
    told = [scene for scene in storyboard(small(*rows)) if isinstance(scene, Missed)]
    assert [len(scene.rows) for scene in told] == [3, 3, 1]


def test_nothing_missed_no_scene_about_it() -> None:
    kinds = [scene.kind for scene in storyboard(small(indicator(plan=1, actual=2)))]
    assert "missed" not in kinds


def test_rows_keep_the_written_order() -> None:
    rows = [indicator(code=str(n), plan=10, actual=value) for n, value in enumerate((11, 30, 12, 5, 40, 13))]
    assert [one.code for one in chosen(rows)] == ["1", "3", "4", "5"]  # the missed one and the best three


def test_the_mark_is_on_the_stage_while_any_figure_is_a_sample() -> None:
    assert stage_for(small(), "blue").mark == "SỐ LIỆU MẪU"
    assert stage_for(small(sample=False), "blue").mark == ""


def test_goals_are_shown_only_when_the_event_states_them() -> None:
    plain = next(scene for scene in storyboard(founding()) if scene.kind == "movements")
    assert all(goal == "" for _, goal in plain.rows)  # type: ignore[attr-defined]
    told = small(movements=(Movement(name="Thi đua yêu nước", goal="Hoàn thành chỉ tiêu"),))
    stated = next(scene for scene in storyboard(told) if scene.kind == "movements")
    assert stated.rows == (("Thi đua yêu nước", "Hoàn thành chỉ tiêu"),)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "I"), (4, "IV"), (6, "VI"), (9, "IX"), (14, "XIV"), (20, "XX")]
)
def test_chapters_are_numbered_in_roman(number: int, letters: str) -> None:
    assert roman(number) == letters
