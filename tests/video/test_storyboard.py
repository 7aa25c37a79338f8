"""From results to scenes, without instruction."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ceremony.model import figures
from ceremony.model.results import Movement
from ceremony.video.chapters import chosen, roman
from ceremony.video.film import place
from ceremony.video.scenes.bars import Bars
from ceremony.video.scenes.figure import Figure
from ceremony.video.scenes.missed import Missed
from ceremony.video.scenes.roll import Roll
from ceremony.video.stage import FPS, Stage
from ceremony.video.storyboard import automatic, stage_for, storyboard
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


def test_all_met_is_said_once_where_otherwise_the_missed_are_told() -> None:
    rows = tuple(indicator(code=str(n), name=f"Việc {n}", plan=1, actual=2) for n in range(12))
    told = [scene.title for scene in storyboard(small(*rows)) if "12" in scene.title]
    assert told == ["Kết quả năm 2021 · Cả 12 chỉ tiêu đều đạt kế hoạch"]


def test_very_many_missed_targets_have_a_summary_and_are_all_named() -> None:
    rows = tuple(indicator(code=str(n), name=f"Việc {n}", plan=10, actual=n % 10) for n in range(99))
    scenes = [scene for scene, _ in automatic(small(*rows), "vi")]
    rolls = [scene for scene in scenes if isinstance(scene, Roll)]
    assert not any(isinstance(scene, Missed) for scene in scenes)
    assert [name for scene in rolls for name, _ in scene.names] == [one.name for one in rows]
    assert rolls[0].names[3] == ("Việc 3", "Bằng 30% kế hoạch")


def test_a_figure_without_a_plan_is_shown_though_the_bars_have_no_room() -> None:
    shown = " ".join(repr(scene) for scene, _ in automatic(founding(), "vi"))
    assert all(one.name in shown for one in founding().indicators if figures.met(one) is None)


def test_a_group_without_a_figure_has_no_chapter() -> None:
    groups = ({"code": "g", "title": "Kinh tế"}, {"code": "h", "title": "Chưa có gì"})
    rows = indicator(actual=5), indicator(code="Y", group="h", plan=3)
    assert "Chưa có gì" not in " ".join(
        repr(scene) for scene, _ in automatic(small(*rows, groups=groups), "vi")
    )


def test_day_and_source_stand_below_the_figures() -> None:
    row = indicator(actual=5, plan=4, as_of="30/11/2021", source="Phòng Văn hóa")
    scene = next(scene for scene in storyboard(small(row)) if isinstance(scene, Figure))
    assert scene.foot == "Đến 30/11/2021 · Nguồn: Phòng Văn hóa"
    assert scene.bars[0].label == "Đến 30/11/2021"


def test_rows_keep_the_written_order() -> None:
    rows = [indicator(code=str(n), plan=10, actual=value) for n, value in enumerate((11, 30, 12, 5, 40, 13))]
    assert [one.code for one in chosen(rows)] == ["1", "3", "4", "5"]  # the missed one and the best three


def test_the_mark_is_on_the_stage_while_any_figure_is_a_sample() -> None:
    assert stage_for(small(), "blue").mark == "SỐ LIỆU MẪU"
    assert stage_for(small(sample=False), "blue").mark == ""
    assert stage_for(small(), "blue", "en").mark == "SAMPLE DATA"


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
