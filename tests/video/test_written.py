"""A storyboard decides the film: its scenes, its words, its length, and the deck that stands in for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.model.card import LAYOUTS
from ceremony.model.recipe import film_recipe
from ceremony.model.storyboard import SHOTS, Storyboard
from ceremony.staging.fallback_deck import fallback_deck
from ceremony.staging.pictures import draw
from ceremony.video.pacing import SLOWEST, film_seconds
from ceremony.video.scene import Painter
from ceremony.video.stage import Stage
from ceremony.video.storyboard import storyboard
from ceremony.video.written import MAKERS
from tests.loaders.test_storyboard import WHOLE, read
from tests.results_sample import founding

RESULTS = founding()


def written(tmp_path: Path, text: str = WHOLE) -> Storyboard:
    made, problems = read(tmp_path, text)
    assert made is not None, problems
    return made


def test_every_kind_of_scene_has_a_maker() -> None:
    assert set(MAKERS) == set(SHOTS)


def test_the_film_follows_the_storyboard(tmp_path: Path) -> None:
    text = "scenes:\n  - {scene: photo, photo: anh/a.jpg}\n  - {scene: figure, of: NS02}\n  - title\n"
    scenes = storyboard(RESULTS, "vi", written(tmp_path, text))
    assert [scene.kind for scene in scenes] == ["photo", "figure", "title"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_written_scene_draws(tmp_path: Path, language: str) -> None:
    for scene in storyboard(RESULTS, language, written(tmp_path)):
        Painter(scene, Stage(192, 108)).paint(scene.seconds(Stage()))


@pytest.mark.parametrize("minutes", [2, 3, 4])
def test_the_length_wanted_is_met(tmp_path: Path, minutes: int) -> None:
    scenes = storyboard(RESULTS, "vi", Storyboard(length_ms=minutes * 60_000))
    assert film_seconds(scenes) == pytest.approx(minutes * 60, rel=0.06)


def test_no_scene_is_ever_shorter_than_its_words_need(tmp_path: Path) -> None:
    usual = {scene.title: scene.reading for scene in storyboard(RESULTS)}
    for scene in storyboard(RESULTS, "vi", Storyboard(length_ms=30_000)):
        assert scene.reading == usual[scene.title]
    for scene in storyboard(RESULTS, "vi", Storyboard(length_ms=3_600_000)):
        assert usual[scene.title] <= scene.reading <= usual[scene.title] * SLOWEST + 0.001


def test_what_is_optional_goes_first_and_what_was_missed_stays(tmp_path: Path) -> None:
    scenes = storyboard(RESULTS, "vi", Storyboard(length_ms=90_000))
    kinds = [scene.kind for scene in scenes]
    assert "bars" not in kinds
    assert "missed" in kinds
    text = "length: 10 giây\nscenes:\n  - title\n  - {scene: figure, of: NS01, optional: true}\n  - closing\n"
    assert [s.kind for s in storyboard(RESULTS, "vi", written(tmp_path, text))] == ["title", "closing"]


def test_a_wish_for_seconds_lengthens_and_never_shortens(tmp_path: Path) -> None:
    def seconds(wish: str) -> float:
        text = f"scenes:\n  - {{scene: figure, of: NS01, seconds: {wish}}}\n"
        return storyboard(RESULTS, "vi", written(tmp_path, text))[0].seconds(Stage())

    assert seconds("20 giây") == pytest.approx(20, abs=0.1)
    assert seconds("1 giây") == seconds("2 giây") > 6


def test_the_recipe_knows_the_storyboard_and_what_is_in_its_pictures(tmp_path: Path) -> None:
    first = written(tmp_path)
    (tmp_path / "media" / "anh" / "a.jpg").write_bytes((tmp_path / "media" / "anh" / "b.png").read_bytes())
    second = written(tmp_path)
    names = {film_recipe(RESULTS, "blue", "vi", "", one) for one in (None, first, second, Storyboard())}
    assert len(names) == 4


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_deck_follows_the_storyboard_with_known_layouts(tmp_path: Path, language: str) -> None:
    deck = fallback_deck(RESULTS, language, written(tmp_path))
    assert {card.layout for card, _, _ in deck} <= set(LAYOUTS)
    assert all(card.mark for card, _, _ in deck)
    assert deck[0][0].layout == "title"
    assert deck[-1][1] == "Trân trọng cảm ơn"
    for card, title, _ in deck:
        assert title
        assert draw(card)


def test_what_the_storyboard_says_is_what_the_mc_reads(tmp_path: Path) -> None:
    words = [text for _, _, text in fallback_deck(RESULTS, "vi", written(tmp_path))]
    assert "Thu ngân sách vượt dự toán." in words
    said = [scene.say for scene in storyboard(RESULTS, "vi", written(tmp_path)) if scene.say]
    assert said.count("Thu ngân sách vượt dự toán.") == 1
