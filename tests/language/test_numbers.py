"""Numbers and dates as an MC says them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.numbers import (
    LIMIT,
    NORTH,
    SOUTH,
    Voice,
    date_words,
    decimal_words,
    digit_words,
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
        (24, "hai mươi tư"),
        (14, "mười bốn"),
        (1015, "một nghìn không trăm mười lăm"),
        (10_000, "mười nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (10**12, "một nghìn tỷ"),
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


def test_the_fourth_month_is_tu() -> None:
    assert "tháng tư" in date_words(date(2022, 4, 5))


def test_a_time_in_words() -> None:
    assert time_words(7, 30) == "bảy giờ ba mươi phút"
    assert time_words(8, 0) == "tám giờ"


def test_a_number_is_said_below_ten_to_the_fifteenth_only() -> None:
    assert number_words(LIMIT - 1).endswith("chín trăm chín mươi chín")
    with pytest.raises(ValueError, match=str(LIMIT)):
        number_words(LIMIT)


@pytest.mark.parametrize(
    ("whole", "part", "words"),
    [(98, "7", "chín mươi tám phẩy bảy"), (0, "05", "không phẩy không năm"), (9, "0", "chín phẩy không")],
)
def test_a_decimal_part_is_said_behind_phay(whole: int, part: str, words: str) -> None:
    assert decimal_words(whole, part) == words


def test_a_telephone_number_is_said_digit_by_digit_in_its_groups() -> None:
    assert digit_words("0905 123.456") == "không chín không năm, một hai ba, bốn năm sáu"


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
