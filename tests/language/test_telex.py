"""A search understands what is typed without marks and in raw Telex."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.telex import search_keys
from ceremony.language.text import search_key


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cuong", "Cương"), ("cuwowng", "Cương"), ("cuowng", "Cương"), ("ddaats", "Đất"),
        ("nguyeenx", "Nguyễn"),
        ("thuys", "Thúy"), ("hoaf", "Hòa"), ("tuaans", "Tuấn"), ("khuyeens", "Khuyến"), ("sown", "Sơn"),
        ("nguyeenx vawn as", "Nguyễn Văn Á"), ("Cương", "Cương"), ("huowngf", "Hường"),
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
