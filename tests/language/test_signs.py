"""Numbers of documents and telephones in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.aloud import read_numbers


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("số 12/QĐ-UBND", "số mười hai, Quyết định, Ủy ban nhân dân"),
        ("số 98/2023/NĐ-CP", "số chín mươi tám, năm hai nghìn không trăm hai mươi ba, Nghị định, Chính phủ"),
        ("số 55/UBND-VX", "số năm mươi lăm, Ủy ban nhân dân, VX"),
        ("số 40/2021", "số bốn mươi, năm hai nghìn không trăm hai mươi mốt"),
    ],
)
def test_the_letters_of_a_document_are_written_out(written: str, said: str) -> None:
    assert read_numbers(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Quyết định số 12/QĐ-UBND", "Quyết định số mười hai, Ủy ban nhân dân"),
        (
            "Nghị định 98/2023/NĐ-CP",
            "Nghị định số chín mươi tám, năm hai nghìn không trăm hai mươi ba, Chính phủ",
        ),
        ("Chỉ thị 05-CT/TW", "Chỉ thị số năm, Trung ương"),
        (
            "theo Luật 06/2022/QH15",
            "theo Luật số sáu, năm hai nghìn không trăm hai mươi hai, Quốc hội khóa mười lăm",
        ),
        ("Công văn 1234/UBND-VX", "Công văn số một nghìn hai trăm ba mươi tư, Ủy ban nhân dân, VX"),
        ("Nghị quyết số 15-NQ/TW", "Nghị quyết số mười lăm, Trung ương"),
    ],
)
def test_what_was_just_said_is_not_said_again(written: str, said: str) -> None:
    assert read_numbers(written) == said


def test_a_law_names_the_term_of_the_national_assembly() -> None:
    assert read_numbers("Luật số 06/2022/QH15").endswith("Quốc hội khóa mười lăm")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("0905 123 456", "không chín không năm, một hai ba, bốn năm sáu"),
        ("0905.123.456", "không chín không năm, một hai ba, bốn năm sáu"),
        ("0905123456", "không chín không năm một hai ba bốn năm sáu"),
        ("+84 905 123 456", "không chín không năm, một hai ba, bốn năm sáu"),
        ("(0236) 3822131", "không hai ba sáu, ba tám hai hai một ba một"),
        ("0236.3.822.131", "không hai ba sáu, ba, tám hai hai, một ba một"),
        ("1900 1234", "một chín không không, một hai ba bốn"),
    ],
)
def test_a_telephone_number_is_said_digit_by_digit(written: str, said: str) -> None:
    assert read_numbers(f"gọi {written}.") == f"gọi {said}."


@given(st.from_regex(r"0[1-9]\d{8}", fullmatch=True).filter(str.isascii))
def test_a_telephone_number_keeps_every_digit_in_its_place(number: str) -> None:
    said = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    assert [said.index(word) for word in read_numbers(number).split()] == [int(digit) for digit in number]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("số CMND 201234567", "số CMND hai không một hai ba bốn năm sáu bảy"),
        ("CCCD số 048 099 001234", "CCCD số không bốn tám, không chín chín, không không một hai ba bốn"),
        ("gọi 114/115", "gọi một một bốn, một một năm"),
        ("gọi 113", "gọi một một ba"),
        ("113 hộ", "một trăm mười ba hộ"),
    ],
)
def test_a_number_known_by_its_digits_is_said_digit_by_digit(written: str, said: str) -> None:
    assert read_numbers(written) == said
