"""The pictures and the words that take over when the film fails."""

from __future__ import annotations

import pytest

from ceremony.language.abbreviations import expand
from ceremony.language.numbers import SOUTH
from ceremony.model.card import LAYOUTS, Card
from ceremony.staging.fallback_deck import fallback_deck
from tests.results_sample import founding, indicator, odd, small


def figures_of(cards: list[Card]) -> list[Card]:
    return [card for card in cards if card.layout == "figure"]


def test_the_deck_opens_tells_every_group_and_what_was_missed_and_closes() -> None:
    deck = fallback_deck(founding(), "vi")
    layouts = [card.layout for card, _, _ in deck]
    assert layouts[0] == "title"
    assert layouts[-1] == "thanks"
    assert layouts.count("figure") == 6
    assert deck[-2][1] == "Việc chưa đạt"


def test_every_indicator_is_shown_and_read_aloud() -> None:
    results = founding()
    deck = fallback_deck(results, "vi")
    shown = " ".join(str(card.fields) for card, _, _ in deck)
    assert all(expand(one.name) in shown for one in results.indicators)


def test_short_forms_stand_in_full_on_the_pictures() -> None:
    own = {"BQL": "Ban Quản lý"}
    results = small(indicator(name="Mô hình tự quản về ANTT do BQL giúp, UBND phường theo dõi", actual=5))
    shown = " ".join(str(card.fields) for card, _, _ in fallback_deck(results, "vi", None, own=own))
    assert "an ninh trật tự do Ban Quản lý giúp, Ủy ban nhân dân phường" in shown
    assert not any(short in shown for short in ("ANTT", "BQL", "UBND"))


def test_the_words_follow_the_region_and_the_own_short_forms_of_the_event() -> None:
    results = small(indicator(name="Hộ do BQL giúp", plan=1000, actual=1105))
    words = " ".join(said for _, _, said in fallback_deck(results, "vi", None, SOUTH, {"BQL": "Ban Quản lý"}))
    assert "Ban Quản lý" in words
    assert "một ngàn một trăm lẻ năm" in words


def test_sample_figures_carry_the_mark_on_every_picture_and_true_ones_none() -> None:
    assert all(card.mark == "SỐ LIỆU MẪU" for card, _, _ in fallback_deck(small(), "vi"))
    assert all(card.mark == "" for card, _, _ in fallback_deck(small(sample=False), "vi"))


def test_one_sample_figure_is_enough_for_the_mark() -> None:
    results = small(indicator(actual=1, sample=True), indicator(code="Y", actual=2), sample=False)
    assert all(card.mark for card, _, _ in fallback_deck(results, "vi"))


def test_the_words_for_the_mc_hold_no_digits_and_no_short_forms() -> None:
    for _, title, words in fallback_deck(founding(), "vi"):
        assert words, title
        digits = "".join(letter for letter in words.replace("COVID-19", "") if letter.isdigit())
        assert digits == "", words
        assert "ANTT" not in words
        assert "%" not in words
        assert "≤" not in words


def test_the_mc_hears_numbers_as_words() -> None:
    words = fallback_deck(small(), "vi")[1][2]
    assert "năm mươi hai camera" in words
    assert "đạt một trăm ba mươi phần trăm kế hoạch" in words
    assert "so với năm trước" in words


def test_a_missed_target_is_told_in_the_group_and_again_among_the_missed() -> None:
    deck = fallback_deck(small(), "vi")
    told = [words for _, _, words in deck if "Hộ nghèo: năm hộ; chưa đạt: kế hoạch không quá bốn" in words]
    assert len(told) == 2


def test_no_missed_target_no_picture_of_missed_targets() -> None:
    deck = fallback_deck(small(indicator(plan=1, actual=2)), "vi")
    assert [card.layout for card, _, _ in deck] == ["title", "figure", "thanks"]


def test_figures_carry_bars_with_the_actual_one_strong() -> None:
    (card,) = figures_of([card for card, _, _ in fallback_deck(small(), "vi")])
    assert card.fields["value"] == "52"
    assert [bar["strong"] for bar in card.fields["bars"]] == [True, False, False]
    assert card.fields["bars"][0]["share"] == 1.0


def test_a_missing_figure_is_said_to_be_missing() -> None:
    deck = fallback_deck(small(indicator(code="Z", name="Chưa rõ", plan=3)), "vi")
    assert deck[1][0].fields["value"] == "chưa có số liệu"
    assert "chưa có số liệu" in deck[1][2]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_odd_results_make_a_deck_of_known_layouts(language: str) -> None:
    for card, title, words in fallback_deck(odd(), language):
        assert card.layout in LAYOUTS
        assert title
        assert words
