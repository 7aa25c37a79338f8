"""GO that needs a second press: said first, done when pressed again in time, never by a bouncing key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.press_again import WINDOW_MS
from ceremony.core.refused import Refused
from ceremony.core.views import console_view
from ceremony.model.rundown import Rundown
from tests.core.playbook import SECOND, Playbook
from tests.sample import rundown

AFTER = "tham-luan-1"


def in_film(left_ms: int = 30 * SECOND) -> Playbook:
    return Playbook().until("phim").wait(90 * SECOND - left_ms)


def refusal_of(show: Playbook, **fields: object) -> Refused:
    with pytest.raises(Refused) as caught:
        show.ask("go", expected=show.standby, **fields)
    return caught.value


def test_go_in_a_film_is_asked_for_again_in_words_with_the_time_that_is_left() -> None:
    told = refusal_of(in_film(70 * SECOND))
    assert told.code == "press_again"
    assert told.message == "Phim còn 1:10. Bấm GO lần nữa trong 3 giây để cắt phim."
    assert told.ask


def test_the_second_press_cuts_the_film_and_undo_brings_it_back() -> None:
    show = in_film()
    word = refusal_of(show).ask
    show.wait(SECOND).ask("go", expected=AFTER, confirm=word)
    assert show.program == AFTER
    show.wait(SECOND).ask("undo")
    assert show.program == "phim"
    assert show.state.program.film is not None
    assert show.state.program.film.left(show.now) == 29 * SECOND


@given(age=st.integers(0, 2 * WINDOW_MS))
def test_the_word_counts_from_the_guard_of_go_to_three_seconds(age: int) -> None:
    show = in_film()
    word = refusal_of(show).ask
    show.wait(age)
    if 250 <= age <= WINDOW_MS:
        show.ask("go", expected=AFTER, confirm=word)
        assert show.program == AFTER
    else:
        told = refusal_of(show, confirm=word)
        assert told.code == ("too_fast" if age < 250 else "press_again")
        assert (told.ask == word) == (age == 0 or age < 250)


def test_after_a_bounce_the_same_word_still_counts() -> None:
    show = in_film()
    word = refusal_of(show).ask
    bounced = refusal_of(show.wait(40), confirm=word)
    show.wait(SECOND).ask("go", expected=AFTER, confirm=bounced.ask)
    assert show.program == AFTER


@pytest.mark.parametrize(
    "word", ["", "x", "-", "1", "1-", "²-0", "0" * 60, "9" * 30 + "-abc", "1640912400000-"]
)
def test_no_other_word_counts(word: str) -> None:
    assert refusal_of(in_film(), confirm=word).code == "press_again"


def test_a_word_is_for_one_situation_only() -> None:
    show = in_film()
    word = refusal_of(show).ask
    show.wait(SECOND).ask("standby", cue="ky/01")
    assert refusal_of(show, confirm=word).code == "press_again"
    show.ask("standby", cue=AFTER)
    show.ask("panic")
    assert refusal_of(show, confirm=word).code == "press_again"


def test_a_word_of_another_showing_of_the_film_does_not_count() -> None:
    show = in_film()
    word = refusal_of(show).ask
    show.wait(SECOND).ask("take", cue="phim")
    assert refusal_of(show.wait(SECOND), confirm=word).code == "press_again"


def test_a_held_key_never_is_the_second_press() -> None:
    show = in_film()
    word = refusal_of(show).ask
    assert show.wait(SECOND).refused("go", expected=AFTER, confirm=word, repeat=True) == "key_held"


@pytest.mark.parametrize("pause", [True, False])
def test_a_film_that_stands_or_has_ended_asks_nothing(pause: bool) -> None:
    show = in_film()
    if pause:
        show.ask("film_pause")
    else:
        show.wait(60 * SECOND)
    show.wait(SECOND).ask("go", expected=AFTER)
    assert show.program == AFTER


def unmeasured(*, arm_end: bool) -> Rundown:
    cues = tuple(
        replace(cue, film=replace(cue.film, duration_ms=0), arm_end=arm_end) if cue.film else cue
        for cue in rundown().cues
    )
    return replace(rundown(), cues=cues)


@pytest.mark.parametrize("arm_end", [False, True])
def test_a_film_of_unknown_length_asks_as_long_as_it_plays(arm_end: bool) -> None:
    show = Playbook(unmeasured(arm_end=arm_end)).until("phim").wait(3_600 * SECOND)
    told = refusal_of(show)
    assert told.message.startswith("Phim đang chạy, không rõ còn bao lâu. Bấm GO lần nữa")
    assert console_view(show.frame())["press_again"]["codes"] == ["film"]
    show.wait(SECOND).ask("go", expected=AFTER, confirm=told.ask)
    assert show.program == AFTER


def test_a_film_of_unknown_length_that_stands_asks_nothing() -> None:
    show = Playbook(unmeasured(arm_end=False)).until("phim").wait(SECOND)
    show.ask("film_pause")
    show.wait(SECOND).ask("go", expected=AFTER)
    assert show.program == AFTER


def to_the_end() -> Rundown:
    cues = tuple(replace(cue, arm_end=True) if cue.film else cue for cue in rundown().cues)
    return replace(rundown(), cues=cues)


def test_a_film_that_is_to_be_seen_to_its_end_refuses_wholly() -> None:
    show = Playbook(to_the_end()).until("phim").wait(SECOND)
    told = refusal_of(show)
    assert (told.code, told.ask) == ("film_runs", "")


def test_a_film_under_a_cover_is_one_question() -> None:
    show = in_film()
    show.ask("blackout")
    told = refusal_of(show)
    assert told.message.startswith("Phim còn 0:30. Hội trường đang đen. Bấm GO lần nữa")
    show.wait(SECOND).ask("go", expected=AFTER, confirm=told.ask)
    assert (show.program, show.state.cover) == (AFTER, "black")


def test_a_name_that_was_hidden_comes_with_one_press() -> None:
    show = Playbook().until("trao/dot-1/1")
    show.ask("blank", on=True)
    show.wait(SECOND).ask("go", expected="trao/dot-1/2")
    assert (show.program, show.state.cover) == ("trao/dot-1/2", "")


def test_the_console_may_press_go_and_is_told_that_it_asks() -> None:
    show = in_film()
    told = console_view(show.frame())
    assert told["can"]["go"] is True
    assert told["press_again"]["codes"] == ["film"]
    assert "phim" in told["press_again"]["words"].lower()
    assert console_view(show.wait(90 * SECOND).frame())["press_again"] is None
