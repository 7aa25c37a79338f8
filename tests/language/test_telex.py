"""A search understands what is typed without marks and in raw Telex."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.syllables import is_syllable
from ceremony.language.telex import search_keys
from ceremony.language.text import search_key


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cuong", "Cương"), ("cuwowng", "Cương"), ("cuowng", "Cương"), ("ddaats", "Đất"),
        ("nguyeenx", "Nguyễn"),
        ("thuys", "Thúy"), ("hoaf", "Hòa"), ("tuaans", "Tuấn"), ("khuyeens", "Khuyến"), ("sown", "Sơn"),
        ("nguyeenx vawn as", "Nguyễn Văn Á"), ("Cương", "Cương"), ("huowngf", "Hường"),
        ("huwux", "Hữu"), ("huuwx", "Hữu"), ("huuxw", "Hữu"), ("cuwur", "Cửu"), ("suwur", "Sửu"),
        ("luwuj", "Lựu"), ("buwur", "Bửu"), ("huwu", "Hưu"), ("thuowr", "Thuở"), ("thuwowr", "Thuở"),
        ("khoeo", "Khoeo"), ("uwowng", "Ương"), ("tuaans huwux", "Tuấn Hữu"),
    ],
)  # fmt: skip
def test_what_is_typed_finds_the_name(typed: str, name: str) -> None:
    assert search_key(name) in search_keys(typed)


@pytest.mark.parametrize(
    "typed", ["cuong", "cương", "cuwowng", "CUONG", "CUWOWNG", "Cuwowng", "cu\u031bo\u031bng"]
)
def test_every_way_to_type_a_name_finds_it(typed: str) -> None:
    assert search_key("Cương") in search_keys(typed)


@pytest.mark.parametrize("length", range(1, len("cuwowng") + 1))
def test_telex_finds_the_name_while_it_is_being_typed(length: int) -> None:
    assert any(search_key("Cương").startswith(key) for key in search_keys("cuwowng"[:length]))


@pytest.mark.parametrize("typed", ["an", "minh", "linh", "hoa", "thanh tung", "", "12"])
def test_a_plain_word_means_only_itself(typed: str) -> None:
    assert search_keys(typed) == (typed,)


@given(st.text())
def test_the_plain_key_comes_first_whatever_is_typed(typed: str) -> None:
    assert search_keys(typed)[0] == search_key(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cuongw", "Cương"), ("truongwf", "Trường"), ("nguyenex", "Nguyễn"), ("nguyenxe", "Nguyễn"),
        ("dangdwj", "Đặng"), ("dangwdj", "Đặng"), ("tuanas", "Tuấn"), ("huuws", "Hứu"), ("duongdw", "Đương"),
        ("hoangf", "Hoàng"), ("thuongw", "Thương"), ("nguyetej", "Nguyệt"), ("hieues", "Hiếu"),
    ],
)  # fmt: skip
def test_marks_typed_at_the_end_of_the_word_find_the_name(typed: str, name: str) -> None:
    assert search_key(name) in search_keys(typed)


_ONSETS = ("", *"bchklmnpqrstvx", "d", "đ", "g", "ch", "gi", "kh", "ng", "ngh", "nh", "ph", "th", "tr", "qu")
_RIMES = (
    *("ưu", "ươu", "uơ", "ương", "ươn", "ưa", "ươi", "uôn", "uôc", "iên", "iêt", "iêu", "yên", "yêu", "uyên"),
    *(
        "uyêt",
        "uê",
        "uân",
        "uât",
        "âu",
        "êu",
        "oăn",
        "oan",
        "oang",
        "oai",
        "oay",
        "ay",
        "ây",
        "ai",
        "ao",
        "au",
    ),
    *(
        "an",
        "ăn",
        "ân",
        "am",
        "ăm",
        "âm",
        "ang",
        "ăng",
        "e",
        "ê",
        "en",
        "ên",
        "i",
        "inh",
        "ich",
        "o",
        "ô",
        "ơ",
    ),
    *("on", "ôn", "ơn", "u", "ư", "un", "ưn", "ưng", "y", "uy"),
)
_LETTERS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}


def _typed(syllable: str, tone: str, at_the_end: bool) -> str:
    """A syllable in Telex, its marks beside their letters or all behind the word."""
    marks = [_LETTERS[letter][1] for letter in syllable if letter in _LETTERS]
    if at_the_end:
        plain = "".join(_LETTERS[letter][0] if letter in _LETTERS else letter for letter in syllable)
        horns = ["w"] if "w" in marks else []  # one horn serves both letters of "ươ"
        return plain + "".join(horns + [mark for mark in marks if mark != "w"]) + tone
    return "".join(_LETTERS.get(letter, letter) for letter in syllable) + tone


@pytest.mark.parametrize("at_the_end", [False, True])
@pytest.mark.parametrize("tone", ["", "s", "f", "r", "x", "j"])
def test_every_syllable_is_found_however_its_marks_are_typed(tone: str, at_the_end: bool) -> None:
    syllables = [onset + rime for onset in _ONSETS for rime in _RIMES if is_syllable(onset + rime)]
    missed = [
        syllable
        for syllable in syllables
        if search_key(syllable) not in search_keys(_typed(syllable, tone, at_the_end))
    ]
    assert len(syllables) > 900
    assert missed == []
