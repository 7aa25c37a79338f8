"""Film, sound and hold."""

from __future__ import annotations

import pytest

from tests.core.playbook import SECOND, Playbook


def position(show: Playbook) -> int:
    film = show.state.program.film
    assert film is not None
    return film.at(show.now)


def test_a_film_starts_playing_on_go_from_its_beginning() -> None:
    show = Playbook().until("phim")
    assert position(show) == 0
    assert position(show.wait(7 * SECOND)) == 7 * SECOND


def test_a_film_holds_its_last_frame_and_nothing_follows_by_itself() -> None:
    show = Playbook().until("phim").wait(100 * SECOND)
    assert position(show) == 90 * SECOND
    assert show.state.program.film is not None
    assert show.state.program.film.ended(show.now)
    assert show.program == "phim"


def test_pause_and_play_and_play_again_from_the_end() -> None:
    show = Playbook().until("phim").wait(5 * SECOND)
    show.ask("film_pause")
    assert position(show.wait(SECOND)) == 5 * SECOND
    show.ask("film_play")
    assert position(show.wait(SECOND)) == 6 * SECOND
    show.wait(200 * SECOND).ask("film_play")
    assert position(show.wait(SECOND)) == SECOND


def test_seek_never_passes_the_end_and_keeps_a_pause() -> None:
    show = Playbook().until("phim")
    show.ask("film_pause")
    show.ask("film_seek", position_ms=500 * SECOND)
    assert position(show.wait(SECOND)) == 90 * SECOND
    show.ask("film_seek", position_ms=30 * SECOND)
    assert position(show.wait(SECOND)) == 30 * SECOND


def test_hold_freezes_the_film_and_the_clock_and_resume_goes_on() -> None:
    show = Playbook().until("phim").wait(10 * SECOND)
    show.ask("hold")
    show.wait(60 * SECOND)
    assert (position(show), show.clocks.elapsed_ms) == (10 * SECOND, 10 * SECOND)
    show.ask("resume")
    show.wait(SECOND)
    assert (position(show), show.clocks.elapsed_ms) == (11 * SECOND, 11 * SECOND)


def test_resume_leaves_a_film_paused_that_was_paused_before_the_hold() -> None:
    show = Playbook().until("phim").wait(SECOND)
    for type in ("film_pause", "hold", "resume"):
        show.ask(type)
    assert position(show.wait(SECOND)) == SECOND


def test_volume_is_kept() -> None:
    show = Playbook().until("phim")
    show.ask("film_volume", volume=35)
    assert show.state.program.film is not None
    assert show.state.program.film.volume == 35


@pytest.mark.parametrize(
    ("type", "fields"),
    [
        ("film_play", {}),
        ("film_pause", {}),
        ("film_seek", {"position_ms": 1}),
        ("film_volume", {"volume": 1}),
    ],
)
def test_film_commands_need_a_film_on_program(type: str, fields: dict[str, int]) -> None:
    assert Playbook().until("ly-do").refused(type, **fields) == "no_film"


def test_timer_pause_stands_only_for_its_item() -> None:
    show = Playbook().until("tham-luan-1").wait(10 * SECOND)
    show.ask("timer_pause")
    assert show.wait(30 * SECOND).clocks.elapsed_ms == 10 * SECOND
    assert not show.clocks.running
    show.ask("timer_resume")
    assert show.wait(SECOND).clocks.elapsed_ms == 11 * SECOND
    show.ask("timer_pause")
    assert show.go().wait(SECOND).clocks.elapsed_ms == SECOND
