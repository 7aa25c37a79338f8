"""Keys that find a Vietnamese name however it was typed."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.text import match_key, nfc, search_key, slug, tidy

NAMES = st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạồốổỗộịửừỳýỵ ĐÔƯ-.'"), max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hoà"),
        ("Thủy", "Thuỷ"),
        ("khỏe", "khoẻ"),
        ("Đặng", "Ðặng"),
        ("Đức", "Ɖức"),
        ("LÊ  VĂN", "lê văn"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hoàn", "Hòan"), ("Cương", "Cường"), ("Dũng", "Đũng"), ("quý", "qúy")]
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_a_search_needs_no_marks() -> None:
    assert search_key("Lê Văn Cương") == search_key("le van cuong")
    assert search_key("Đồng Phú Quý") == search_key("dong phu quy")


def test_invisible_characters_do_not_count() -> None:
    assert tidy("Lê\u200b  Hoàng\u00ad ") == "Lê Hoàng"


def test_a_slug_keeps_the_letter_d_with_stroke_readable() -> None:
    assert slug("Đồng chí Lê Thị Nhật Diệu – Chủ tịch!") == "dong-chi-le-thi-nhat-dieu-chu-tich"
    assert slug("…") == "muc"


@given(NAMES)
def test_composed_and_decomposed_text_have_the_same_key(name: str) -> None:
    decomposed = unicodedata.normalize("NFD", name)
    assert match_key(decomposed) == match_key(name)
    assert nfc(decomposed) == nfc(name)


def plain_tidy(text: str) -> str:
    seen = "".join(char for char in text if char not in "\u00ad\u200b\u200c\u200d\u2060\ufeff")
    blanks = nfc(re.sub(r"[ \t\u00a0]+", " ", seen))
    return "".join({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}.get(char, char) for char in blanks).strip()


@given(st.one_of(NAMES, st.text(), st.text(st.sampled_from("ÐƉðɖ_-\u00ad\u034f\u0483\u0903ị̃ oàÀ\u00a0\tß²"))))
def test_the_short_ways_give_what_the_definition_says(text: str) -> None:
    assert tidy(text) == plain_tidy(text)
    letters = unicodedata.normalize("NFD", tidy(text).casefold())
    signs = "".join(char if char.isalnum() or unicodedata.combining(char) else " " for char in letters)
    assert len(match_key(text).split()) == len(signs.split())
    bare = unicodedata.normalize("NFD", match_key(text))
    expected = "".join(char for char in bare if not unicodedata.combining(char)).replace("đ", "d")
    assert search_key(text) == expected
    assert search_key(text) == "".join(
        char
        for char in unicodedata.normalize("NFD", nfc(" ".join(signs.split())))
        if not unicodedata.combining(char)
    ).replace("đ", "d")


@given(NAMES)
def test_keys_are_stable(name: str) -> None:
    assert match_key(match_key(name)) == match_key(name)
    assert search_key(search_key(name)) == search_key(name)
    assert slug(slug(name)) == slug(name)


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    assert slug(text).isascii()
    assert search_key(match_key(text)) is not None
