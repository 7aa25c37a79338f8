"""Names as lists hold them, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.names import (
    ReadName,
    doubtful_kind,
    kind_of,
    looks_personal,
    names_in,
    split_honorific,
    split_mark,
    split_number,
    split_title,
    unwrap,
)


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
    "written", ["Ông Ích Khiêm", "Ông Văn Minh", "Ông Cao Thắng", "Cô Thị Hoa", "Anh Thư",
    "Bà mẹ Việt Nam anh hùng Lê Thị A",
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
        ("Trường Văn Khoa", ""),
        ("Trường THCS Nguyễn Huệ", "collective"),
        ("Trường Lê Văn Tám", "collective"),
        ("Khoa Sản", "collective"),
        ("Ban Công tác Mặt trận", "collective"),
        ("Đoàn Thanh Niên", "collective"),
        ("Đoàn Thanh Bình", ""),
        ("Đội trưởng Nguyễn Văn Hùng", ""),
        ("Công an viên Lê Văn Tám", ""),
        ("Thượng tá Đỗ Công Khánh", ""),
        ("1. Tập thể Chi bộ 5", "collective"),
        ("Cán bộ và nhân dân Khu dân cư 5", "collective"),
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


def test_a_list_full_of_honorifics_has_no_doubt_about_one() -> None:
    assert split_honorific("Ông Cao Thắng", certain=True) == ReadName("Cao Thắng", "ông")


@pytest.mark.parametrize(
    ("written", "number", "name"),
    [
        ("1. Nguyễn Văn Ý", "1", "Nguyễn Văn Ý"), ("12) Lê Hà", "12", "Lê Hà"), ("01/ Trần Thị Hoa", "01",
        "Trần Thị Hoa"),
        ("(3) Y Ê Ban", "3", "Y Ê Ban"), ("1-Lê Văn An", "1", "Lê Văn An"), ("a) Nguyễn Văn Ý", "a",
        "Nguyễn Văn Ý"),
        ("7 Lê Văn An", "7", "Lê Văn An"),
    ],
)  # fmt: skip
def test_a_running_number_before_a_name_is_taken_off(written: str, number: str, name: str) -> None:
    assert split_number(written) == (number, name)


@pytest.mark.parametrize(
    "written", ["12A1", "30-4 Group", "N. V. An", "3/2 Street", "4 mùa", "K'Bông", "5", "970 Tổ công tác"]
)
def test_a_number_that_belongs_to_the_name_stays(written: str) -> None:
    assert split_number(written) == ("", written)


@pytest.mark.parametrize("mark", ["1", "¹", " (1)", "*", " (*)", "²", " [2]", " **"])
def test_the_mark_of_a_footnote_is_no_part_of_a_name(mark: str) -> None:
    assert split_mark(f"Trần Văn Bình{mark}") == ("Trần Văn Bình", mark.strip())


@pytest.mark.parametrize("written", ["Tổ 12", "Lớp 12A1", "Trần Văn Bình", "Chi hội 5", "Khu dân cư 12*"])
def test_digits_of_a_body_stay(written: str) -> None:
    assert split_mark(written) == (written, "")


@pytest.mark.parametrize(
    "sign", ["\n", ", ", "; ", " và ", " - ", " & ", " / ", "/"]
)  # fmt: skip
def test_two_people_in_a_cell_are_seen(sign: str) -> None:
    assert names_in(f"Nguyễn Thị Lan{sign}Trần Văn Bình") == ["Nguyễn Thị Lan", "Trần Văn Bình"]


@pytest.mark.parametrize(
    "written", ["Lê Văn Cương, Bí thư", "Lê Văn Cương\nTổ trưởng", "Nguyễn Văn\nAn", "đ/c Lê Văn Cương",
    "Lê Hà",
                "Lê Văn Cương (Trường Lê Lợi)", "Nguyễn Thị Hoa - Thanh Khê"]
)  # fmt: skip
def test_a_title_or_a_place_is_no_second_person(written: str) -> None:
    assert names_in(written) == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Nguyễn Văn\nAn", "Nguyễn Văn An"), ("Nguyễn Thị\nLan Anh", "Nguyễn Thị Lan Anh"), ("Trần Quốc\nHuy",
        "Trần Quốc Huy"),
        ("Lê Văn Cương\nBí thư", "Lê Văn Cương\nBí thư"), ("Trần Văn Bé\nThanh Khê",
        "Trần Văn Bé\nThanh Khê"),
    ],
)  # fmt: skip
def test_a_name_on_two_lines_is_one(written: str, name: str) -> None:
    assert unwrap(written) == name


@pytest.mark.parametrize(("text", "doubtful"), [("Trường Văn Khoa", True), ("Ban Mai", True), ("Công Văn An",
    False),
                                                ("Đoàn Văn Hội", False), ("Trường THCS Lê Lợi số 1",
                                                False)])  # fmt: skip
def test_words_of_a_person_and_of_a_body_are_in_doubt(text: str, doubtful: bool) -> None:
    assert doubtful_kind(text) is doubtful
