"""Abbreviations read out in full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.abbreviations import CONTEXTS, READINGS, expand, find_abbreviations

ARTICLE = [
    ("UBND phường", "Ủy ban nhân dân phường"),
    ("nhiệm vụ KTXH-QPAN năm", "nhiệm vụ kinh tế - xã hội, quốc phòng - an ninh năm"),
    ("các phòng QLNN quận", "các phòng quản lý nhà nước quận"),
    ("UBMT", "Ủy ban Mặt trận"),
    ("toàn thể CBCC cơ quan", "toàn thể cán bộ, công chức cơ quan"),
    ("Tổ trưởng TDP 55", "Tổ trưởng Tổ dân phố 55"),
    ("Đoàn TNCSHCM phường", "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"),
    ("toàn dân bảo vệ ANTQ.", "toàn dân bảo vệ an ninh Tổ quốc."),
    ("phong trào TD.BVANTQ của", "phong trào toàn dân bảo vệ an ninh Tổ quốc của"),
    ("PCT UBND phường", "Phó Chủ tịch Ủy ban nhân dân phường"),
    ("CT UBMT phường", "Chủ tịch Ủy ban Mặt trận phường"),
    ("Trưởng CA phường", "Trưởng Công an phường"),
    ("các đ/c Lê Hoàng", "các đồng chí Lê Hoàng"),
]


@pytest.mark.parametrize(("short", "full"), ARTICLE)
def test_the_short_forms_of_the_article_are_written_out(short: str, full: str) -> None:
    assert expand(short) == full


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("CT UBND", "Chủ tịch Ủy ban nhân dân"),
        ("CT số 05", "Chỉ thị số 05"),
        ("CT công tác năm", "chương trình công tác năm"),
        ("BCH Quân sự phường", "Ban Chỉ huy Quân sự phường"),
        ("BCH Đảng bộ", "Ban Chấp hành Đảng bộ"),
        ("TP.HCM", "thành phố Hồ Chí Minh"),
    ],
)
def test_an_ambiguous_one_is_read_by_what_stands_beside_it(short: str, full: str) -> None:
    assert expand(short) == full


@pytest.mark.parametrize("text", ["12/QĐ-UBND", "UBNDX", "ubnd", "CAO", "THẬT", "Số 05/BB-UBND"])
def test_parts_of_words_and_of_numbers_of_documents_stay(text: str) -> None:
    assert expand(text) == text


def test_an_organisation_has_its_own_readings() -> None:
    assert expand("PGD quận", {"PGD": "Phòng Giáo dục"}) == "Phòng Giáo dục quận"


def test_what_has_two_meanings_is_pointed_out() -> None:
    found = {each.short: each.ambiguous for each in find_abbreviations("CT UBND")}
    assert found == {"CT": True, "UBND": False}


@given(st.lists(st.sampled_from([*READINGS, *(c[0] for c in CONTEXTS), "phường", "và", "55"]), max_size=8))
def test_nothing_abbreviated_is_left(words: list[str]) -> None:
    said = expand(" ".join(words))
    assert find_abbreviations(said) == []


@given(st.text(max_size=60))
def test_expanding_never_fails(text: str) -> None:
    assert len(find_abbreviations(text)) <= len(text)
