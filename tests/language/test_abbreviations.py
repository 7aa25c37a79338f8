"""Abbreviations read out in full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.abbreviations import (
    CONTEXTS,
    READINGS,
    expand,
    find_abbreviations,
    unknown_short_forms,
)

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
        ("BCH PCTT và TKCN", "Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn"),
        ("TP.HCM", "thành phố Hồ Chí Minh"),
        ("P. Thanh Khê Tây", "phường Thanh Khê Tây"),
        ("P.12", "phường 12"),
        ("P. Chủ tịch UBND", "Phó Chủ tịch Ủy ban nhân dân"),
        ("P.CT UBND", "Phó Chủ tịch Ủy ban nhân dân"),
        ("P. Tài chính", "phòng Tài chính"),
        ("Đ/c Lê Văn Cương", "Đồng chí Lê Văn Cương"),
        ("Đ/c: 123 Điện Biên Phủ", "Địa chỉ: 123 Điện Biên Phủ"),
        ("GS.TS Lê Văn A", "Giáo sư Tiến sĩ Lê Văn A"),
    ],
)
def test_an_ambiguous_one_is_read_by_what_stands_beside_it(short: str, full: str) -> None:
    assert expand(short) == full


STARTER = """
UBND UBMT UBMTTQVN TDP KDC ANTQ TD.BVANTQ QLNN KTXH KT-XH QPAN QP-AN PCT CT CA CBCC CBCCVC CBCCVCNLĐ TNCSHCM
đ/c HĐND ĐU BTV BCH BCĐ BTC MTTQ LHPN CCB ND LĐTT CSTĐ CSTĐCS TTLĐTT TĐKT QĐ BC KH NQ TTATXH ANTT ANCT ATGT
PCTP PCCC CNCH PCD DQTV NVQS BHYT CCHC GĐVH THCS THPT TH MN TP Q. P. TX UVBTV UV CTr
"""


@pytest.mark.parametrize("short", STARTER.split())
def test_the_starter_dictionary_is_known_whole(short: str) -> None:
    assert [each.short for each in find_abbreviations(f"ở {short} ấy")] == [short]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("HĐND-UBND phường", "Hội đồng nhân dân, Ủy ban nhân dân phường"),
        ("PCCC&CNCH", "phòng cháy, chữa cháy và cứu nạn, cứu hộ"),
        ("PCT.UBND", "Phó Chủ tịch Ủy ban nhân dân"),
        ("KTXH-QPAN", "kinh tế - xã hội, quốc phòng - an ninh"),
    ],
)
def test_short_forms_grown_together_are_taken_apart(short: str, full: str) -> None:
    assert expand(short) == full
    assert len(find_abbreviations(short)) == 1


@pytest.mark.parametrize(
    ("text", "left"), [("BQL chợ", ["BQL"]), ("BQL-phường", ["BQL-phường"]), ("COVID-19, khóa XIV", [])]
)
def test_what_nobody_can_read_is_found(text: str, left: list[str]) -> None:
    assert unknown_short_forms(text) == left


def test_a_headline_in_capitals_holds_no_short_form() -> None:
    assert unknown_short_forms("HỘI NGHỊ TỔNG KẾT của UBND") == []


@pytest.mark.parametrize("text", ["12/QĐ-UBND", "UBNDX", "ubnd", "CAO", "THẬT", "Số 05/BB-UBND"])
def test_parts_of_words_and_of_numbers_of_documents_stay(text: str) -> None:
    assert expand(text) == text


def test_an_organisation_has_its_own_readings() -> None:
    assert expand("PGD quận", {"PGD": "Phòng Giáo dục"}) == "Phòng Giáo dục quận"


def test_an_own_reading_may_hold_other_short_forms() -> None:
    own = {"BQL": "Ban Quản lý chợ UBND", "CĐ": "Công đoàn BQL"}
    assert expand("CĐ", own) == "Công đoàn Ban Quản lý chợ Ủy ban nhân dân"


def test_an_own_reading_that_holds_its_short_form_is_written_out_once() -> None:
    own = {"VTV": "kênh VTV"}
    assert expand(expand("VTV đưa tin", own), own) == "kênh VTV đưa tin"


def test_a_dot_that_touches_the_next_word_becomes_a_blank() -> None:
    assert expand("Q.Thanh Khê, TP.") == "quận Thanh Khê, thành phố"


def test_what_has_two_meanings_is_pointed_out() -> None:
    found = {each.short: each.ambiguous for each in find_abbreviations("CT UBND")}
    assert found == {"CT": True, "UBND": False}


TOKENS = st.sampled_from([*READINGS, *(token for token, _, _ in CONTEXTS), "phường", "và", "55", "QS"])
SIGNS = st.sampled_from([" ", ", ", "-", "&", ".", "/", ""])


@given(st.lists(TOKENS, max_size=8))
def test_nothing_abbreviated_is_left(words: list[str]) -> None:
    said = expand(" ".join(words))
    assert find_abbreviations(said) == []


@given(st.lists(st.tuples(TOKENS, SIGNS), max_size=6))
def test_expanding_twice_changes_nothing_more(words: list[tuple[str, str]]) -> None:
    said = expand("".join(token + sign for token, sign in words))
    assert expand(said) == said


@given(st.text(max_size=60))
def test_expanding_never_fails(text: str) -> None:
    assert len(find_abbreviations(text)) <= len(text)
