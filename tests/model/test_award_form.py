"""The catalogue of forms of award: rank, dates, other spellings."""

from __future__ import annotations

from ceremony.model.award_form import LEVELS, AwardForm, find_form, rank_of, shipped_forms

FORMS = shipped_forms()


def code(written: str, day: str = "") -> str:
    found = find_form(FORMS, written, day)
    return found.code if found else ""


def test_every_entry_is_there_once_and_its_levels_go_down() -> None:
    levels = [LEVELS.index(form.level) for form in FORMS]
    assert levels == sorted(levels)
    assert len({form.code for form in FORMS}) == len(FORMS)
    assert all(form.source and form.kinds for form in FORMS)


def test_a_form_is_known_by_the_beginning_of_what_is_written() -> None:
    assert code("Giấy khen của Chủ tịch UBND phường") == "giay-khen"
    assert code("GIẤY KHEN") == "giay-khen"
    assert code("Huy chương “Vì an ninh Tổ quốc”") == "huy-chuong"
    assert code("Giấy khenh") == ""


def test_the_longest_name_is_meant() -> None:
    assert code("Cờ thi đua của Chính phủ") == "co-chinh-phu"
    assert code("Cờ thi đua của Ủy ban nhân dân thành phố") == "co-thi-dua"


def test_a_title_that_was_renamed_is_found_and_known_to_be_out_of_date() -> None:
    old = find_form(FORMS, "Khu dân cư văn hóa", "2025-01-01")
    assert old is not None
    assert (old.holds_on("2021-12-31"), old.holds_on("2025-01-01"), old.holds_on("")) == (True, False, True)


def test_what_nobody_knows_stands_behind_all_others() -> None:
    assert rank_of(FORMS, "Giải Nhất") == len(FORMS)
    assert rank_of(FORMS, "Bằng khen") < rank_of(FORMS, "Lao động tiên tiến") < rank_of(FORMS, "Giấy khen")


def test_an_organisations_own_form_comes_first() -> None:
    own = AwardForm(code="ngoi-sao", label="Ngôi sao của năm", level="organisation")
    assert rank_of((own, *FORMS), "Ngôi sao của năm") == 0
