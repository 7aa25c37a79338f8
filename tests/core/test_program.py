"""Go, back, take, standby, undo, skip: what is on program and on standby."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.playbook import MINUTE, SECOND, START, Playbook
from tests.sample import rundown


def test_open_arms_the_first_cue_and_shows_nothing_yet() -> None:
    show = Playbook().open()
    assert (show.program, show.standby) == ("", "don-khach")


def test_open_twice_is_refused() -> None:
    assert Playbook().open().refused("open") == "already_open"


@pytest.mark.parametrize("type", ["hold", "fallback", "undo", "film_play", "timer_pause", "close"])
def test_nothing_of_the_show_moves_before_it_is_open(type: str) -> None:
    assert Playbook().refused(type) == "not_open"


def test_go_puts_standby_on_program_and_arms_the_next() -> None:
    show = Playbook().open().go()
    assert (show.program, show.standby) == ("don-khach", "ly-do")


def test_go_is_refused_when_standby_has_moved() -> None:
    show = Playbook().open().go()
    assert show.wait(SECOND).refused("go", expected="don-khach") == "stale"


def test_go_within_the_guard_is_too_fast_and_after_it_is_not() -> None:
    show = Playbook().open().go().wait(249)
    assert show.refused("go", expected="ly-do") == "too_fast"
    show.wait(1).ask("go", expected="ly-do")
    assert show.program == "ly-do"


def test_go_from_a_held_key_is_refused() -> None:
    assert Playbook().open().refused("go", expected="don-khach", repeat=True) == "key_held"


def test_go_at_the_end_is_refused_and_never_wraps() -> None:
    show = Playbook().until("be-mac").wait(SECOND)
    assert show.refused("go", expected="") == "at_end"
    assert show.refused("go", expected="don-khach") == "at_end"
    assert show.program == "be-mac"


def test_go_passes_the_fallback_deck_by() -> None:
    assert Playbook().until("phim").standby == "tham-luan-1"


def test_the_fallback_deck_takes_over_and_leads_on_behind_the_film() -> None:
    show = Playbook().until("phim")
    show.ask("fallback")
    assert (show.program, show.standby) == ("phim/du-phong-1", "phim/du-phong-2")
    assert show.go().standby == "tham-luan-1"
    assert show.go().program == "tham-luan-1"


def test_fallback_without_a_film_or_without_a_deck_is_refused() -> None:
    assert Playbook().until("ly-do").refused("fallback") == "no_film"
    bare = replace(rundown(), cues=tuple(cue for cue in rundown().cues if not cue.fallback_of))
    assert Playbook(bare).until("phim").refused("fallback") == "no_fallback"


def test_back_puts_the_cue_before_on_program_and_this_one_on_standby() -> None:
    show = Playbook().until("phim")
    show.ask("back", expected="phim")
    assert (show.program, show.standby) == ("ly-do", "phim")


def test_back_from_the_fallback_deck_leads_to_the_film() -> None:
    show = Playbook().until("phim")
    show.ask("fallback")
    show.ask("back", expected="phim/du-phong-1")
    assert show.program == "phim"


def test_back_at_the_start_is_refused_and_a_stale_one_too() -> None:
    show = Playbook().open()
    assert show.refused("back", expected="") == "at_start"
    show.go()
    assert show.refused("back", expected="don-khach") == "at_start"
    assert show.go().refused("back", expected="don-khach") == "stale"


def test_back_to_a_film_finds_it_as_it_was_left() -> None:
    show = Playbook().until("phim").wait(30 * SECOND).go()
    show.wait(10 * SECOND).ask("back", expected="tham-luan-1")
    assert show.state.program.film is not None
    assert show.state.program.film.at(show.now) == 31 * SECOND
    assert show.state.program.film.playing


def test_take_puts_any_cue_on_program_and_arms_its_follower() -> None:
    show = Playbook().open()
    show.ask("take", cue="ky/01")
    assert (show.program, show.standby) == ("ky/01", "ky/02")
    assert show.refused("take", cue="nope") == "unknown_cue"


def test_standby_arms_a_cue_and_leaves_the_hall_alone() -> None:
    show = Playbook().until("ly-do")
    show.ask("standby", cue="be-mac")
    assert (show.program, show.standby) == ("ly-do", "be-mac")
    assert show.go().program == "be-mac"


def test_undo_restores_program_standby_and_people() -> None:
    show = Playbook().until("trao/dot-1/1")
    before = show.state
    show.go()
    assert show.state.status("nhan-001") == "received"
    show.ask("undo")
    assert show.program == before.program.cue
    assert show.standby == before.standby
    assert show.state.statuses == before.statuses
    assert show.state.steps == before.steps


def test_undo_can_be_repeated_until_nothing_is_left() -> None:
    show = Playbook().open().go(3)
    for _ in range(3):
        show.ask("undo")
    assert (show.program, show.standby) == ("", "don-khach")
    assert show.refused("undo") == "nothing_to_undo"


def test_undo_keeps_a_mark_that_a_hand_has_made_since() -> None:
    show = Playbook().until("trao/dot-1/1")
    show.ask("mark", subject="nhan-001", status="absent")
    show.ask("undo")
    assert show.state.status("nhan-001") == "absent"


def test_undo_lets_the_film_go_on_where_it_was_left() -> None:
    show = Playbook().until("phim").wait(20 * SECOND).go().wait(5 * SECOND)
    show.ask("undo")
    assert show.state.program.film is not None
    assert show.state.program.film.at(show.now) == 21 * SECOND
    assert show.wait(SECOND).state.program.film.at(show.now) == 22 * SECOND  # type: ignore[union-attr]


def test_undo_lets_the_clock_of_the_item_go_on_as_if_never_left() -> None:
    show = Playbook().until("tham-luan-1").wait(2 * MINUTE).go().wait(30 * SECOND)
    show.ask("undo")
    assert show.clocks.elapsed_ms == 2 * MINUTE + 31 * SECOND
    assert "ky" not in show.state.runs


def test_skip_passes_an_item_by_and_unskip_brings_it_back() -> None:
    show = Playbook().until("ly-do")
    show.ask("skip", item="bao-cao", on=True)
    assert show.standby == "tham-luan-1"
    show.ask("skip", item="bao-cao", on=False)
    assert show.standby == "phim"


def test_skip_of_a_group_skips_its_parts() -> None:
    show = Playbook().until("phim")
    show.ask("skip", item="tham-luan", on=True)
    assert show.standby == "ky/01"
    assert show.refused("skip", item="nope", on=True) == "unknown_item"


def test_skip_keeps_a_standby_that_the_operator_chose() -> None:
    show = Playbook().until("ly-do")
    show.ask("standby", cue="be-mac")
    show.ask("skip", item="bao-cao", on=True)
    assert show.standby == "be-mac"


def test_close_keeps_the_last_picture_and_stops_everything() -> None:
    show = Playbook().until("phim").wait(SECOND)
    show.ask("close")
    assert (show.state.phase, show.program, show.standby) == ("closed", "phim", "")
    assert show.state.program.film is not None
    assert not show.state.program.film.playing
    for type in ("open", "undo", "hold"):
        assert show.refused(type) == "closed"
    assert show.refused("go", expected="tham-luan-1") == "closed"


def test_closing_counts_who_was_just_called() -> None:
    show = Playbook().until("trao/dot-1/3")
    show.ask("close")
    assert show.state.status("nhan-003") == "received"


@pytest.mark.parametrize("cover", ["blackout", "panic"])
def test_go_under_any_cover_asks_for_a_second_press_and_keeps_the_cover(cover: str) -> None:
    show = Playbook().until("ly-do")
    show.ask(cover)
    covered = show.state.cover
    assert show.wait(SECOND).refused("go", expected="phim") == "press_again"
    assert show.go().program == "phim"
    assert show.state.cover == covered


def test_the_operator_repairs_behind_a_cover() -> None:
    show = Playbook().until("ly-do")
    show.ask("panic")
    show.ask("take", cue="tham-luan-1")
    show.ask("release")
    assert show.go().program == "ky/01"


def test_panic_and_release_work_in_every_phase() -> None:
    show = Playbook(now=START)
    show.ask("panic")
    show.ask("release")
    assert show.refused("release") == "nothing_covered"
    show.open()
    show.ask("close")
    show.ask("panic")
    assert show.state.cover == "holding"


def test_hold_refuses_every_move_until_resume() -> None:
    show = Playbook().until("phim")
    show.ask("hold")
    assert show.refused("go", expected="tham-luan-1") == "held"
    for type, fields in (
        ("back", {"expected": "phim"}),
        ("take", {"cue": "be-mac"}),
        ("undo", {}),
        ("hold", {}),
    ):
        assert show.refused(type, **fields) == "held"
    show.ask("resume")
    assert show.refused("resume") == "not_held"
    assert show.go().program == "tham-luan-1"
