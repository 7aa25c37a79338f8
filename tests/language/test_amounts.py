"""Amounts, shares, spans, ordinals and Roman numerals in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.aloud import read_numbers
from ceremony.language.numbers import number_words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("02 phong trào", "hai phong trào"),
        ("hơn 130", "hơn một trăm ba mươi"),
        ("Tổ dân phố 55", "Tổ dân phố năm mươi lăm"),
        ("1.234.567 đồng", "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"),
        ("1 000 005", "một triệu không trăm linh năm"),
        ("10 000", "mười nghìn"),
        ("khu 17 130 hộ", "khu mười bảy một trăm ba mươi hộ"),
        ("1.234,5", "một nghìn hai trăm ba mươi tư phẩy năm"),
        ("mã 007", "mã không không bảy"),
        ("công nghiệp 4.0", "công nghiệp bốn chấm không"),
        ("COVID-19", "COVID mười chín"),
        ("Covid-19,", "Covid mười chín,"),
        ("là -3 độ", "là âm ba độ"),
        ("−3", "âm ba"),
        ("-17 khu", "-mười bảy khu"),
    ],
)
def test_a_number_is_said_as_it_is_written(written: str, said: str) -> None:
    assert read_numbers(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("98,7%", "chín mươi tám phẩy bảy phần trăm"),
        ("0,05%", "không phẩy không năm phần trăm"),
        ("1.5 %", "một phẩy năm phần trăm"),
        ("1.5 triệu", "một phẩy năm triệu"),
        ("1.500.000đ", "một triệu năm trăm nghìn đồng"),
        ("5.000.000 VNĐ", "năm triệu đồng"),
        ("50m2", "năm mươi mét vuông"),
        ("12,5 ha", "mười hai phẩy năm héc-ta"),
        ("5 đ/c", "năm đ/c"),
    ],
)
def test_a_unit_is_written_out_behind_its_number(written: str, said: str) -> None:
    assert read_numbers(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("13/14 vụ", "mười ba trên mười bốn vụ"),
        ("17/17", "mười bảy trên mười bảy"),
        ("2/3 đại biểu", "hai trên ba đại biểu"),
        ("2/3 số đại biểu", "hai phần ba số đại biểu"),
        ("3/4 diện tích", "ba phần tư diện tích"),
        ("gần 1/2", "gần một trên hai"),
        ("1/2", "một phần hai"),
        ("98,5/100", "chín mươi tám phẩy năm trên một trăm"),
        ("3,85/4", "ba phẩy tám mươi lăm trên bốn"),
        ("1.250/1.300 hộ", "một nghìn hai trăm năm mươi trên một nghìn ba trăm hộ"),
        ("đạt 13/14, vượt", "đạt mười ba trên mười bốn, vượt"),
    ],
)
def test_so_many_out_of_so_many_is_no_part_of_a_whole(written: str, said: str) -> None:
    assert read_numbers(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("15-20%", "mười lăm đến hai mươi phần trăm"),
        ("2–3 người", "hai đến ba người"),
        ("50.000 – 100.000 đồng", "năm mươi nghìn đến một trăm nghìn đồng"),
        ("Tổ 55 – 17 hộ", "Tổ năm mươi lăm – mười bảy hộ"),
        ("Tổ 5 - 17 hộ", "Tổ năm - mười bảy hộ"),
        ("trong 2 - 3 ngày", "trong hai đến ba ngày"),
        ("5 - 7 phút", "năm đến bảy phút"),
        ("thắng 3-1", "thắng ba một"),
        ("tỷ số 2-1", "tỷ số hai một"),
        ("hòa 2 - 2", "hòa hai hai"),
        ("dẫn 2-0", "dẫn hai không"),
    ],
)
def test_a_dash_between_amounts_is_said(written: str, said: str) -> None:
    assert read_numbers(written) == said


@given(st.integers(1901, 2098))
def test_years_with_a_dash_run_from_the_one_to_the_other(year: int) -> None:
    said = f"giai đoạn {number_words(year)} đến {number_words(year + 1)}"
    for dash in ("-", "–", " - ", " – "):
        assert read_numbers(f"giai đoạn {year}{dash}{year + 1}") == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("lần thứ 1", "lần thứ nhất"),
        ("lần thứ 4", "lần thứ tư"),
        ("Thứ 6", "Thứ sáu"),
        ("lần thứ I", "lần thứ nhất"),
        ("lần thứ XIII", "lần thứ mười ba"),
    ],
)
def test_a_turn_has_its_own_words(written: str, said: str) -> None:
    assert read_numbers(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("quý IV, khóa XIII", "quý bốn, khóa mười ba"),
        ("Khóa XIV", "Khóa mười bốn"),
        ("Đại hội XIII", "Đại hội mười ba"),
        ("thế kỷ XXI", "thế kỷ hai mươi mốt"),
        ("công trình cấp IV", "công trình cấp bốn"),
        ("hạng C", "hạng C"),
        ("phần IIII", "phần IIII"),
        ("bà Mai IV", "bà Mai IV"),
    ],
)
def test_a_roman_numeral_is_read_behind_the_words_that_announce_one(written: str, said: str) -> None:
    assert read_numbers(written) == said
