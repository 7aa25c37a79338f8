"""Which words can be Vietnamese syllables."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.syllables import is_syllable

GOOD = """
a ă ở ý ước yên uyên nguyễn nghiêng khuỷu thuở quốc quý gì giếng giường hoàng hoằng xoong đoài khuya ngoéo
tuyết huệ thuế luân quần quăng hươu diều yểu oanh ấp ích ách lếch thủy thuỷ hòa hoà phở rượu chiều kiên
"""
BAD = "zoo w school strong ngh bcd aeiou hoangg nguyenn tr covid ng đđ óá"


@pytest.mark.parametrize("word", GOOD.split())
def test_a_vietnamese_syllable_is_known(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", [*BAD.split(), "", " ", "hai ba"])
def test_what_no_vietnamese_says_is_none(word: str) -> None:
    assert not is_syllable(word)


@given(st.text(max_size=8))
def test_two_tones_are_never_a_syllable(text: str) -> None:
    tones = sum(mark in "\u0300\u0301\u0303\u0309\u0323" for mark in unicodedata.normalize("NFD", text))
    assert not (is_syllable(text) and tones > 1)
