"""Numbers and dates as an MC says them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.aloud import read_numbers
from ceremony.language.numbers import (
    NORTH,
    SOUTH,
    Voice,
    date_words,
    number_words,
    ordinal_words,
    time_words,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (130, "một trăm ba mươi"),
        (1005, "một nghìn không trăm linh năm"),
        (2021, "hai nghìn không trăm hai mươi mốt"),
        (2022, "hai nghìn không trăm hai mươi hai"),
        (1_000_000, "một triệu"),
        (2_000_000_001, "hai tỷ không trăm linh một"),
        (-3, "âm ba"),
    ],
)
def test_a_number_in_words(number: int, words: str) -> None:
    assert number_words(number) == words


def test_the_south_says_le() -> None:
    assert number_words(105, SOUTH) == "một trăm lẻ năm"
    assert number_words(12_005, SOUTH) == "mười hai ngàn không trăm lẻ năm"


def test_turns_are_said_with_their_own_words() -> None:
    assert [ordinal_words(n) for n in (1, 2, 4, 14)] == ["thứ nhất", "thứ hai", "thứ tư", "thứ mười bốn"]


def test_the_date_of_the_founding_event() -> None:
    said = "ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi mốt"
    assert date_words(date(2021, 12, 31)) == said
    assert read_numbers("hôm nay, ngày 31/12/2021,") == f"hôm nay, {said},"


def test_the_fourth_month_is_tu() -> None:
    assert "tháng tư" in date_words(date(2022, 4, 5))


def test_a_time_in_words() -> None:
    assert time_words(7, 30) == "bảy giờ ba mươi phút"
    assert time_words(8, 0) == "tám giờ"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("02 phong trào", "hai phong trào"),
        ("17 khu dân cư", "mười bảy khu dân cư"),
        ("hơn 130", "hơn một trăm ba mươi"),
        ("Tổ dân phố 55", "Tổ dân phố năm mươi lăm"),
        ("98,7%", "chín mươi tám phẩy bảy phần trăm"),
        ("1.234.567 đồng", "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"),
        ("1.500.000đ", "một triệu năm trăm nghìn đồng"),
        ("31/13/2021", "31/13/2021"),
        ("ngày 05/4", "ngày năm tháng tư"),
        ("lúc 8:30", "lúc tám giờ ba mươi phút"),
        ("lúc 7g30, 14h00", "lúc bảy giờ ba mươi phút, mười bốn giờ"),
        ("07 giờ 30", "bảy giờ ba mươi"),
        ("13/14 vụ", "mười ba trên mười bốn vụ"),
        (
            "nhiệm kỳ 2020-2025",
            "nhiệm kỳ hai nghìn không trăm hai mươi đến hai nghìn không trăm hai mươi lăm",
        ),
        ("quý IV, khóa XIII", "quý bốn, khóa mười ba"),
        ("số 12/QĐ-UBND", "số mười hai, Quyết định, Ủy ban nhân dân"),
        ("Quyết định số 12/QĐ-UBND", "Quyết định số mười hai, Ủy ban nhân dân"),
        ("số 98/2023/NĐ-CP", "số chín mươi tám, hai nghìn không trăm hai mươi ba, Nghị định, Chính phủ"),
        ("gọi 0905 123 456", "gọi không chín không năm, một hai ba, bốn năm sáu"),
        ("gọi 0905123456", "gọi không chín không năm một hai ba bốn năm sáu"),
        ("0,05%", "không phẩy không năm phần trăm"),
        ("phòng A3", "phòng A3"),
        ("COVID-19", "COVID-19"),
    ],
)
def test_numbers_in_a_text(written: str, said: str) -> None:
    assert read_numbers(written) == said


@given(st.integers(0, 10**12))
def test_every_number_has_its_own_words(number: int) -> None:
    words = number_words(number)
    assert words
    assert "  " not in words
    assert number_words(number + 1) != words


_VALUES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


def _parsed(words: str) -> int:
    """An independent reading: back from words to the number, group by group."""
    total = billions = group = 0
    digit = 0
    for word in words.split():
        if word in _VALUES:
            digit = _VALUES[word]
        elif word == "mười":
            group, digit = group + 10, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        elif word in ("nghìn", "ngàn", "triệu"):
            total, group, digit = total + (group + digit) * (10**6 if word == "triệu" else 1000), 0, 0
        elif word == "tỷ":
            billions, total, group, digit = total + group + digit, 0, 0, 0
    return billions * 10**9 + total + group + digit


@given(st.one_of(st.integers(0, 10**15 - 1), st.integers(0, 10_000)), st.sampled_from([NORTH, SOUTH]))
def test_the_words_read_back_are_the_number(number: int, voice: Voice) -> None:
    assert _parsed(number_words(number, voice)) == number


@given(st.text(max_size=80))
def test_reading_never_fails_and_leaves_words_alone(text: str) -> None:
    assert isinstance(read_numbers(text), str)
    without = "".join(char for char in text if not char.isdigit())
    assert read_numbers(without) == without


def test_a_number_too_large_for_words_stays_as_it_is() -> None:
    assert read_numbers("1.000.000.000.000.000 hạt") == "1.000.000.000.000.000 hạt"
