"""Rehearsals: the same rules, a faster clock, people who are not there."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ceremony.live.dry_run import dry_run
from ceremony.live.rehearsal import FastClock, Wings
from tests.core.test_awards import three_batches
from tests.live.stage import Hands, Stage
from tests.sample import rundown


@given(st.integers(1, 20), st.integers(0, 10**6))
def test_a_fast_clock_runs_so_many_times_as_fast_from_where_it_began(speed: int, gone: int) -> None:
    hand = Hands(1_000)
    fast = FastClock(hand, speed)
    hand.time += gone
    assert fast.now() == 1_000 + speed * gone


def test_a_dry_run_is_the_same_for_the_same_chance_and_another_for_another() -> None:
    one = dry_run(three_batches(), runs=3, seed=7)
    assert one == dry_run(three_batches(), runs=3, seed=7)
    assert one.middle_ms != dry_run(three_batches(), runs=3, seed=8).middle_ms


def test_a_dry_run_goes_through_every_item_and_takes_films_at_their_length() -> None:
    told = {one.item: one for one in dry_run(rundown(), runs=2).items}
    assert set(told) == {"don-khach", "ly-do", "bao-cao", "tham-luan-1", "ky", "trao", "be-mac"}
    assert told["bao-cao"].middle_ms >= 90_000
    assert all(one.long_ms >= one.middle_ms > 0 for one in told.values())


def test_simulated_people_do_their_part_once_and_never_press_go(tmp_path: object) -> None:
    stage = Stage(tmp_path, three_batches())  # type: ignore[arg-type]
    stage.send("open")
    stage.send("standby", cue="trao/dot-1")
    wings = Wings(stage.conductor, Random(3))
    before = stage.conductor.state.program
    for _ in range(5):
        wings.step()
    state = stage.conductor.state
    assert state.program == before
    assert {state.status(who) for who in ("n1", "n2", "n3", "n4")} <= {"present", "absent"}
    assert state.status("n5") == "waiting"
    seq = stage.conductor.seq
    wings.step()
    assert stage.conductor.seq == seq
