"""Auto-follow: the show's own clock presses when a time is over, once, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ceremony.live.follow import Follow
from ceremony.model.rundown import Film, Rundown
from tests.core.playbook import SECOND
from tests.live.stage import Stage
from tests.sample import cue, rundown

EACH = 12 * SECOND
LENGTH = 90 * SECOND


def show_with(**film: object) -> Rundown:
    """The sample show: a welcome of two pictures that go on by time, and rules for its film."""
    whole = rundown()
    deck = tuple(
        cue(name, "don-khach", name, advance="time", advance_ms=EACH) for name in ("don-khach", "don-khach/2")
    )
    rest = (replace(one, **film) if one.film else one for one in whole.cues[1:])  # type: ignore[arg-type]
    return replace(whole, cues=(*deck, *rest))


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path, show_with(advance="end", arm_end=True))
    yield made
    made.journal.close()


def on_air(stage: Stage) -> str:
    return stage.conductor.state.program.cue


def test_it_says_how_long_nothing_will_be_due(stage: Stage) -> None:
    step = Follow(stage.conductor).step
    assert step() is None
    stage.until("don-khach")
    assert step() == EACH
    stage.clock.time += 5 * SECOND
    assert step() == EACH - 5 * SECOND


def test_the_next_cue_comes_when_the_time_is_over_and_its_own_time_begins(stage: Stage) -> None:
    step = Follow(stage.conductor).step
    stage.until("don-khach")
    stage.clock.time += EACH
    assert step() == EACH
    assert on_air(stage) == "don-khach/2"


def test_a_crash_at_that_moment_brings_it_once(stage: Stage) -> None:
    stage.until("don-khach")
    stage.clock.time += EACH
    Follow(stage.conductor).step()
    before = stage.conductor.seq
    stage.crash()
    Follow(stage.conductor).step()
    assert on_air(stage) == "don-khach/2"
    assert stage.conductor.state.program.since == stage.clock.time
    assert stage.conductor.seq == before


def test_after_a_crash_before_that_moment_it_still_comes(stage: Stage) -> None:
    stage.until("don-khach")
    stage.crash()
    stage.clock.time += EACH
    Follow(stage.conductor).step()
    assert on_air(stage) == "don-khach/2"


def test_no_page_may_send_what_the_clock_sends(stage: Stage) -> None:
    stage.until("don-khach")
    stage.clock.time += EACH
    for role in ("console", "screen", "stage", "desk", "sign", "follow"):
        assert stage.send("advance", role=role, expected="don-khach")["code"] == "forbidden"
    assert on_air(stage) == "don-khach"


def test_pages_are_told_that_a_film_has_ended(stage: Stage) -> None:
    told: list[int] = []
    stage.until("phim")
    stage.send("turning", on=False)  # nothing follows: only what may be pressed changes
    stage.conductor.listen(lambda: told.append(1))
    step = Follow(stage.conductor).step
    assert step() == LENGTH
    stage.clock.time += LENGTH
    assert step() is None
    assert told
    assert stage.conductor.view("console")["can"]["go"] is True


def test_a_film_of_unknown_length_is_never_said_to_have_ended(tmp_path: Path) -> None:
    stage = Stage(tmp_path, show_with(advance="end", film=Film("phim/la.mp4", 0))).until("phim")
    stage.clock.time += 24 * 3600 * SECOND
    assert Follow(stage.conductor).step() is None
    assert on_air(stage) == "phim"
    stage.journal.close()


def test_the_turns_of_a_round_fill_no_log(tmp_path: Path) -> None:
    whole = show_with()
    deck = tuple(replace(one, advance="round" if one.advance else "") for one in whole.cues)
    stage = Stage(tmp_path, replace(whole, cues=deck)).until("don-khach")
    step = Follow(stage.conductor).step
    before = stage.conductor.view("console")["log"]
    for _ in range(5):
        stage.clock.time += EACH
        step()
    assert on_air(stage) == "don-khach/2"
    assert stage.conductor.view("console")["log"] == before
    stage.journal.close()


def test_an_overlay_goes_by_itself_when_its_time_is_over_also_after_a_crash(stage: Stage) -> None:
    stage.send("overlay_on", kind="message", text="Mời quý vị ổn định chỗ ngồi", seconds=20)
    stage.send("overlay_on", kind="clock")
    assert Follow(stage.conductor).step() == 20 * SECOND
    stage.clock.time += 20 * SECOND - 1
    assert Follow(stage.conductor).step() == 1
    stage.crash()
    assert len(stage.conductor.view("screen")["overlays"]) == 2
    stage.clock.time += 60 * SECOND
    assert Follow(stage.conductor).step() is None
    assert [overlay["kind"] for overlay in stage.conductor.view("screen")["overlays"]] == ["clock"]


def test_only_the_shows_clock_and_the_console_take_an_overlay_away(stage: Stage) -> None:
    stage.send("overlay_on", kind="message", text="Xin mời")
    ident = stage.conductor.state.overlays[0].id
    for role in ("desk", "stage", "screen", "sign", "follow"):
        assert stage.send("overlay_off", role=role, overlay=ident)["code"] == "forbidden"
