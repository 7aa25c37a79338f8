"""Names as lists hold them, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.names import ReadName, kind_of, looks_personal, split_honorific, split_title


@pytest.mark.parametrize(
    ("written", "honorific", "name"),
    [
        ("đ/c Lê Văn Cương", "đồng chí", "Lê Văn Cương"),
        ("Đ/c: Lê Văn Cương", "đồng chí", "Lê Văn Cương"),
        ("Đồng chí Lê Văn Cương", "đồng chí", "Lê Văn Cương"),
        ("ông Trần Văn Bình", "ông", "Trần Văn Bình"),
        ("ÔNG TRẦN VĂN BÌNH", "ông", "TRẦN VĂN BÌNH"),
        ("Bà: Nguyễn Thị Hoa", "bà", "Nguyễn Thị Hoa"),
        ("Cô giáo Nguyễn Thị Hoa", "cô giáo", "Nguyễn Thị Hoa"),
    ],
)
def test_an_honorific_in_front_is_taken_off(written: str, honorific: str, name: str) -> None:
    assert split_honorific(written) == ReadName(name, honorific)


@pytest.mark.parametrize(
    "written", ["Ông Ích Khiêm", "Ông Văn Minh", "Cô Thị Hoa", "Anh Thư", "Bà mẹ Việt Nam anh hùng Lê Thị A",
                "Anh hùng Lao động Lê Văn A", "Ông bà Lê Văn A"]
)  # fmt: skip
def test_a_word_that_may_belong_to_the_name_stays_and_is_doubtful(written: str) -> None:
    assert split_honorific(written) == ReadName(written, doubtful=True)


@pytest.mark.parametrize("written", ["Đồng Phú Quý", "Bàng Văn A", "Chịu", ""])
def test_a_name_that_only_begins_alike_is_a_name(written: str) -> None:
    assert split_honorific(written) == ReadName(written)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Lê Văn Cương, Bí thư Đảng ủy", "Bí thư Đảng ủy"),
        ("Lê Văn Cương - Bí thư Đảng ủy", "Bí thư Đảng ủy"),
        ("Lê Văn Cương\nBí thư Đảng ủy", "Bí thư Đảng ủy"),
        ("Lê Văn Cương (Bí thư Đảng ủy)", "Bí thư Đảng ủy"),
        ("Lê Văn Cương (Bí thư) phường", "Bí thư phường"),
    ],
)
def test_a_title_behind_a_name_is_taken_off(written: str, title: str) -> None:
    assert split_title(written) == ReadName("Lê Văn Cương", title=title)


def test_what_is_no_person_keeps_its_comma() -> None:
    written = "Tổ công tác 970, phường Thanh Khê Tây"
    assert split_title(written) == ReadName(written)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Tập thể Công an phường", "collective"),
        ("Chi bộ Khu dân cư 12", "collective"),
        ("Hội Nông dân phường", "collective"),
        ("UBND phường Thanh Khê Tây", "collective"),
        ("Hộ ông Nguyễn Văn A", "household"),
        ("Gia đình bà Lê Thị B", "household"),
        ("Lê Văn Cương", ""),
        ("Đoàn Văn Hội", ""),
        ("Hồ Thị Khoa", ""),
    ],
)
def test_the_first_words_tell_a_body_from_a_person(written: str, kind: str) -> None:
    assert kind_of(written) == kind


@pytest.mark.parametrize(
    ("text", "personal"), [("Lê Hà", True), ("Lê", False), ("Lê văn", False), ("Khu Dân Cư 12", False)]
)
def test_a_personal_name_has_two_to_seven_words_with_capitals(text: str, personal: bool) -> None:
    assert looks_personal(text) is personal


@given(st.text(max_size=60))
def test_nothing_of_a_name_is_lost(text: str) -> None:
    read = split_honorific(text)
    assert read.name in text
    assert read.honorific or read.name == text
