"""How long words take to read aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.reading import BREATH_MS, reading_ms, syllables


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kính thưa quý vị đại biểu", 6),
        ("kinh tế - xã hội", 4),
        ("UBND phường", 5),
        ("98,7%", 7),
        ("31/12/2021", 15),
        ("", 0),
        ("…", 0),
    ],
)
def test_every_spoken_word_is_one_syllable(text: str, count: int) -> None:
    assert syllables(text) == count


def test_english_is_counted_by_its_vowels() -> None:
    assert syllables("Ladies and gentlemen", "en") == 6


def test_a_pace_of_180_is_three_syllables_a_second() -> None:
    assert reading_ms("một hai ba", 180) == 1000
    assert reading_ms("một hai ba", 90) == 2000


def test_a_breath_follows_every_sentence_and_paragraph() -> None:
    assert reading_ms("một. hai! ba", 180) == 1000 + 2 * BREATH_MS
    assert reading_ms("một\n\nhai", 120) == 1000 + BREATH_MS


def test_the_dots_of_a_number_are_no_breath() -> None:
    assert reading_ms("1.000.000", 60) == reading_ms("một triệu", 60)


def test_nothing_to_say_takes_no_time() -> None:
    assert reading_ms("— … —") == 0


@given(st.text(max_size=60), st.integers(60, 400))
def test_more_words_never_take_less_time(text: str, pace: int) -> None:
    assert reading_ms(f"{text}\nxin cảm ơn", pace) > reading_ms(text, pace)
