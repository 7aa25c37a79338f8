"""Signs that nobody can read aloud are found, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.aloud import read_numbers
from ceremony.language.numbers import number_words
from ceremony.language.unread import unread_signs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("điện áp 10kV", ["10kV"]),
        ("tốc độ km/h", ["km/h"]),
        ("hơn ≥ chín mươi", ["≥"]),
        ("ngày 31/13/2021", ["31/13/2021"]),
        ("thư gửi a@b.vn, a@b.vn", ["a@b.vn"]),
        ("**3×4**", ["3×4"]),
    ],
)
def test_a_sign_without_a_reading_is_found_once(text: str, found: list[str]) -> None:
    assert unread_signs(text) == found


@pytest.mark.parametrize(
    "text", ["nam và/hoặc nữ", "ông/bà", "khổ A3", "khu 5A", "(hai) “ba”, **bốn**…", "kinh tế - xã hội"]
)
def test_what_an_mc_can_say_as_it_stands_is_not_found(text: str) -> None:
    assert unread_signs(text) == []


@given(st.integers(0, 10**9))
def test_words_of_numbers_hold_no_sign(number: int) -> None:
    assert unread_signs(number_words(number)) == []
    assert unread_signs(read_numbers(f"được {number}")) == []
