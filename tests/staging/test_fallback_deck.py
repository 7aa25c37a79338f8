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
    assert "bằng một trăm ba mươi phần trăm kế hoạch" in words
    assert "so với năm trước" in words


def test_a_missed_target_is_told_in_the_group_and_again_among_the_missed() -> None:
    deck = fallback_deck(small(), "vi")
    said = "Hộ nghèo là năm hộ, kế hoạch không quá bốn hộ, chưa đạt"
    told = [words for _, _, words in deck if said in words]
    assert len(told) == 2


def test_all_targets_met_is_told_once() -> None:
    rows = [indicator(code=str(n), name=f"Việc {n}", direction="up", plan=1, actual=2) for n in range(12)]
    deck = fallback_deck(small(*rows), "vi")
    told = [(card.layout, words) for card, _, words in deck if "mười hai chỉ tiêu" in words]
    assert told == [("section", "Cả mười hai chỉ tiêu đều đạt kế hoạch.")]


def test_very_many_missed_targets_are_counted_and_named() -> None:
    rows = [indicator(code=str(n), name=f"Việc {n}", direction="up", plan=2, actual=1) for n in range(40)]
    pages = [words for _, title, words in fallback_deck(small(*rows), "vi") if title == "Việc chưa đạt"]
    assert pages[0].startswith("Cả bốn mươi chỉ tiêu đều chưa đạt kế hoạch.")
    assert all("Đó là Việc" in words and " và Việc " in words for words in pages)
    assert "năm mươi phần trăm" not in " ".join(pages)


def test_a_group_without_a_figure_has_no_picture() -> None:
    groups = ({"code": "g", "title": "Kinh tế"}, {"code": "h", "title": "Chưa có gì"})
    rows = indicator(actual=5), indicator(code="Y", group="h", plan=3)
    deck = fallback_deck(small(*rows, groups=groups), "vi")
    assert not any("Chưa có gì" in f"{card.fields} {words}" for card, _, words in deck)


def test_the_words_are_sentences_as_an_mc_speaks_them() -> None:
    rows = (
        indicator(code="A", name="Hộ kinh doanh mới", direction="up", plan=120, actual=96, last_year=131),
        indicator(
            code="B", name="Tai nạn lao động", unit="vụ", direction="down", plan=2, actual=0, last_year=3
        ),
        indicator(code="C", name="Tỷ lệ hộ đạt chuẩn", unit="%", direction="up", plan=90, actual=92),
    )
    movements = [{"name": name} for name in ("Thi đua yêu nước", "Bảo vệ an ninh Tổ quốc")]
    words = " ".join(said for _, _, said in fallback_deck(small(*rows, movements=movements), "vi"))
    for sentence in (
        "Báo cáo gồm kết quả của hai phong trào “Thi đua yêu nước” và “Bảo vệ an ninh Tổ quốc”.",
        "Hộ kinh doanh mới đạt chín mươi sáu hộ, bằng tám mươi phần trăm kế hoạch, chưa đạt; "
        "giảm hai mươi sáu phẩy bảy phần trăm so với năm trước.",
        "Tai nạn lao động không xảy ra vụ nào, đạt kế hoạch không quá hai vụ, giảm ba vụ so với năm trước.",
        "Tỷ lệ hộ đạt chuẩn là chín mươi hai phần trăm, vượt kế hoạch hai điểm phần trăm.",
    ):
        assert sentence in words
    assert words.count("Về An ninh.") == 1


def test_a_loss_is_said_as_less_than_nothing() -> None:
    row = indicator(name="Lãi ròng", unit="triệu đồng", direction="up", plan=-3, actual=-12)
    card, _, words = fallback_deck(small(row), "vi")[1]
    assert "Lãi ròng là âm mười hai triệu đồng, thấp hơn kế hoạch chín triệu đồng, chưa đạt." in words
    assert card.fields["value"] == "−12"
    assert [(bar["share"], bar["from"]) for bar in card.fields["bars"]] == [(1.0, 0.0), (0.25, 0.75)]
    english = fallback_deck(small(row.model_copy(update={"unit": "people"})), "en")[1][2]
    assert "came to minus 12 people, 9 people below plan, target missed." in english


def test_day_and_source_stand_on_the_picture() -> None:
    row = indicator(actual=5, as_of="30/11/2021", source="Phòng Văn hóa")
    card, _, words = fallback_deck(small(row), "vi")[1]
    assert card.fields["eyebrow"] == "An ninh · năm 2021 · Đến 30/11/2021 · Nguồn: Phòng Văn hóa"
    assert card.fields["bars"][0]["label"] == "Đến 30/11/2021"
    assert "đến ngày ba mươi tháng mười một năm hai nghìn không trăm hai mươi mốt" in words


def test_an_english_deck_carries_the_english_mark() -> None:
    assert {card.mark for card, _, _ in fallback_deck(small(), "en")} == {"SAMPLE DATA"}


def test_no_missed_target_no_picture_of_missed_targets() -> None:
    deck = fallback_deck(small(indicator(plan=1, actual=2)), "vi")
    assert [card.layout for card, _, _ in deck] == ["title", "figure", "thanks"]


def test_figures_carry_bars_with_the_actual_one_strong() -> None:
    (card,) = figures_of([card for card, _, _ in fallback_deck(small(), "vi")])
    assert card.fields["value"] == "52"
    assert [bar["strong"] for bar in card.fields["bars"]] == [True, False, False]
    assert card.fields["bars"][0]["share"] == 1.0


def test_a_missing_figure_is_said_to_be_missing() -> None:
    rows = indicator(actual=5), indicator(code="Z", name="Việc chưa rõ", plan=3)
    _, _, (card, _, words), *_ = fallback_deck(small(*rows), "vi")
    assert card.fields["rows"][0][2] == "chưa có số liệu"
    assert "Việc chưa rõ chưa có số liệu." in words


@pytest.mark.parametrize("language", ["vi", "en"])
def test_odd_results_make_a_deck_of_known_layouts(language: str) -> None:
    for card, title, words in fallback_deck(odd(), language):
        assert card.layout in LAYOUTS
        assert title
        assert words
