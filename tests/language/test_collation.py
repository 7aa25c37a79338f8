"""The order is that of ICU, total, and people stand by their given names."""

from __future__ import annotations

import json
import random
import re
import runpy
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.collation import collation_key, name_key

FIXTURE = json.loads(Path(__file__).with_name("collation.json").read_text(encoding="utf-8"))
ORDERED = FIXTURE["ordered"]
WORDS = st.text(alphabet="aAăÂbdđĐeêếoơớuưỰy ỹ'-–0()\u0301", max_size=8)


def test_the_fixture_holds_two_thousand_texts_and_the_version_of_icu() -> None:
    assert len(set(ORDERED)) >= 2_000
    assert FIXTURE["locale"] == "vi"
    assert re.fullmatch(r"\d+\.\d+(\.\d+)?", FIXTURE["icu"])


def test_the_fixture_is_what_its_tool_makes() -> None:
    tool = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "collation_oracle.py"))
    assert sorted(tool["texts"]()) == sorted(ORDERED)
    text = Path(__file__).with_name("collation.json").read_text(encoding="utf-8")
    assert tool["fixture"](tool["Told"](FIXTURE["icu"], ORDERED)) == text


def test_the_order_is_that_of_icu() -> None:
    shuffled = random.Random(31122021).sample(ORDERED, len(ORDERED))
    assert sorted(shuffled, key=collation_key) == ORDERED


def test_code_points_would_be_another_order() -> None:
    assert sorted(ORDERED) != ORDERED


@given(WORDS, WORDS)
def test_two_texts_are_equal_only_when_they_are_the_same(one: str, other: str) -> None:
    assert (collation_key(one) == collation_key(other)) == (one == other)


@given(st.lists(st.text(max_size=6), max_size=6))
def test_any_texts_have_an_order(texts: list[str]) -> None:
    assert sorted(sorted(texts, key=collation_key, reverse=True), key=collation_key) == sorted(
        texts, key=collation_key
    )


def test_people_stand_by_given_name_then_middle_then_family() -> None:
    names = ["Trần Văn Ánh", "Lê Thị An", "Nguyễn Văn Đức", "Lê Văn Dũng", "Bùi Thị An", "Vũ Đức Ân"]
    assert sorted(names, key=name_key) == [
        "Bùi Thị An", "Lê Thị An", "Trần Văn Ánh", "Vũ Đức Ân", "Lê Văn Dũng", "Nguyễn Văn Đức"
    ]  # fmt: skip


def test_two_ways_to_place_a_tone_stand_together() -> None:
    assert sorted(["Lê Thuỷ", "Lê Thùy", "Lê Thủy"], key=name_key) == ["Lê Thùy", "Lê Thuỷ", "Lê Thủy"]


def test_a_sort_name_wins_over_the_last_word() -> None:
    names = ["Nguyễn Văn Bình", "Ksor H'Khuyên Adrơng"]
    keys = {names[0]: name_key(names[0]), names[1]: name_key(names[1], "Khuyên")}
    assert sorted(names, key=lambda name: keys[name]) == names
    assert name_key(names[1]) < name_key(names[0])
