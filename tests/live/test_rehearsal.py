"""Rehearsals: the same rules, a faster clock, people who are not there."""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.core.order import line_of
from ceremony.live.dry_run import DryShow, dry_run
from ceremony.live.rehearsal import FastClock, Rehearsal, people_of
from ceremony.live.wings import DOINGS, Wings
from ceremony.model.rundown import Cue, Entrant, Rundown
from tests.core.test_awards import three_batches
from tests.live.stage import Hands, Stage
from tests.sample import cue, rundown


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


def test_a_batch_of_ten_takes_a_minute_and_a_half_and_not_the_time_of_ten_called_alone() -> None:
    ten = batch_of(10)
    alone = replace(ten, cues=tuple(replace(one, batch=one.id) if one.subject else one for one in ten.cues))
    together, singly = (lengths(show)["trao"] for show in (ten, alone))
    assert 60_000 <= together <= 110_000
    assert singly > together + 30_000


def test_a_film_that_is_not_built_yet_is_taken_at_its_planned_length() -> None:
    show = rundown()
    unbuilt = tuple(
        replace(one, film=replace(one.film, duration_ms=0)) if one.film else one for one in show.cues
    )
    planned = next(one.duration_ms for one in show.items if one.id == "bao-cao")
    assert planned is not None
    assert lengths(replace(show, cues=unbuilt))["bao-cao"] >= planned


def test_in_many_runs_everything_happens_that_happens_at_ceremonies() -> None:
    people = asdict(dry_run(individuals(150), runs=30).people)
    assert set(people) == set(DOINGS)
    assert {name for name, many in people.items() if many == 0} == set()
    assert 3 <= people["absent"] <= 12
    assert people["posthumous"] <= 1


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_simulated_people_never_touch_what_is_on_program_and_nobody_is_lost(seed: int) -> None:
    show = DryShow(individuals(30), Random(seed))
    show.send("open")
    show.send("standby", cue="trao/dot-1")
    wings = Wings(lambda: (show.rundown, show.state), show.send, lambda: show.now, Random(seed))
    before = show.state.program
    for _ in range(40):
        show.now += 5_000
        wings.step()
    assert show.state.program == before
    line = line_of(show.rundown, show.state, "trao/dot-1")
    assert len(line) == len(set(line)) == 10 + wings.told["added"]
    assert {show.state.status(who) for who in line} <= {"present", "absent", "waiting"}


def test_a_clock_that_goes_on_meanwhile_loses_nobody() -> None:
    show = DryShow(individuals(30), Random(5))
    show.send("open")
    show.send("standby", cue="trao/dot-1")
    ticks = iter(range(0, 10**9, 997))
    wings = Wings(lambda: (show.rundown, show.state), show.send, lambda: next(ticks), Random(5))
    for _ in range(400):
        wings.step()
    line = line_of(show.rundown, show.state, "trao/dot-1")
    told = {show.state.status(who) for who in line if who.startswith("n")}
    assert told <= {"present", "absent"}


def test_people_walk_up_one_after_the_other(tmp_path: Path) -> None:
    stage = Stage(tmp_path, individuals(30))
    stage.send("open")
    stage.send("standby", cue="trao/dot-1")
    step = people_of(stage.conductor, Rehearsal(people=True, seed=3))
    there = []
    for _ in range(30):
        step()
        there.append(sum(status == "present" for status in stage.conductor.state.statuses.values()))
        stage.clock.time += 1_000
    assert there[0] == 0
    assert sorted(there) == there
    assert max(after - before for before, after in pairwise(there)) <= 2
    assert there[-1] >= 7


def test_who_is_on_stage_is_not_marked_any_more_by_the_wings(tmp_path: Path) -> None:
    stage = Stage(tmp_path, individuals(30))
    step = people_of(stage.conductor, Rehearsal(people=True, seed=3))
    stage.until("trao/dot-1")
    step()
    stage.clock.time += 400
    stage.send("go", expected=stage.conductor.state.standby)
    here = stage.conductor.state.program.cue.rsplit("/", 1)[1]
    stage.clock.time += 60_000
    step()
    assert stage.conductor.state.status(here) == "on_stage"


def individuals(many: int, size: int = 10) -> Rundown:
    """The sample with so many people, each of them an individual, in batches of ``size``."""
    cues: list[Cue] = []
    people: list[Entrant] = []
    for number in range(1, many + 1):
        batch = f"trao/dot-{(number - 1) // size + 1}"
        if (number - 1) % size == 0:
            cues.append(replace(cue(batch, "trao", batch, "opener", batch=batch), reading_ms=35_000))
        ident = f"n{number}"
        cues.append(cue(f"{batch}/{ident}", "trao", ident, "batch", batch=batch, subject=ident))
        people.append(
            Entrant(ident, "recipient", number, ident, batch=batch, item="trao", group="individual")
        )
    sample = three_batches()
    ahead = [one for one in sample.cues if one.item not in {"trao", "be-mac"}]
    rest = [one for one in sample.cues if one.item == "be-mac"]
    signers = [one for one in sample.entrants if one.kind == "signer"]
    return replace(sample, cues=(*ahead, *cues, *rest), entrants=(*signers, *people))


def batch_of(many: int) -> Rundown:
    return individuals(many, many)


def lengths(show: Rundown) -> dict[str, int]:
    """The usual length of every item, ms."""
    return {one.item: one.middle_ms for one in dry_run(show, runs=9).items}
