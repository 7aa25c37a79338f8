"""Clocks: planned, actual, expected, over and under. Time is an argument."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.core.events import CueTaken, ShowOpened
from ceremony.core.show import evolve
from ceremony.core.state import Run, State
from ceremony.core.timing import clocks, duration_words, is_tried_out, over_words
from ceremony.model.rundown import Cue, Item, Rundown
from tests.core.playbook import MINUTE, SECOND, START, Playbook
from tests.sample import rundown as sample

SHORT = 15 * MINUTE  # the sample's first item begins a quarter of an hour before START


def on_time() -> Playbook:
    return Playbook(now=START - SHORT).open()


def at(minute: int) -> int:
    return START + minute * MINUTE


def test_before_the_opening_everything_is_expected_as_planned() -> None:
    show = Playbook(now=START - 60 * MINUTE)
    for times in show.clocks.items.values():
        assert times.expected == times.planned


def test_a_show_on_time_says_so() -> None:
    show = on_time()
    show.ask("go", expected="don-khach")
    assert (show.clocks.over_ms, show.clocks.over_words) == (0, "đúng giờ")
    assert show.clocks.expected_end == at(71)


def test_an_item_that_runs_over_makes_the_rest_late_in_words() -> None:
    show = on_time()
    show.ask("go", expected="don-khach")
    show.wait(SHORT + 80 * SECOND)
    assert (show.clocks.state, show.clocks.over_words) == ("over", "+01:20 chậm")
    assert show.clocks.remaining_ms == -80 * SECOND


def test_going_on_early_makes_the_rest_early_in_words() -> None:
    show = on_time()
    show.ask("go", expected="don-khach")
    show.wait(10 * MINUTE)
    show.ask("go", expected="ly-do")
    assert show.clocks.over_words == "−05:00 sớm"


def test_a_shift_by_the_delay_brings_the_show_back_on_time() -> None:
    show = on_time()
    show.ask("go", expected="don-khach")
    show.wait(SHORT + 10 * MINUTE)
    assert show.clocks.over_ms == 10 * MINUTE
    show.ask("shift", ms=10 * MINUTE)
    assert show.clocks.over_words == "đúng giờ"


def test_what_has_begun_keeps_its_planned_time_when_the_rest_is_shifted() -> None:
    show = on_time()
    show.ask("go", expected="don-khach")
    before = show.clocks.items
    show.ask("shift", ms=7 * MINUTE)
    after = show.clocks.items
    assert after["don-khach"].planned == before["don-khach"].planned
    assert after["ky"].planned == before["ky"].planned + 7 * MINUTE


def test_added_time_moves_the_rest() -> None:
    show = on_time()
    show.ask("go", expected="don-khach")
    show.ask("timer_add", ms=2 * MINUTE)
    assert show.clocks.over_ms == 2 * MINUTE
    assert show.clocks.remaining_ms == 17 * MINUTE


def test_the_clock_warns_before_it_is_over() -> None:
    show = on_time()
    show.ask("go", expected="don-khach")
    assert show.wait(14 * MINUTE - 1).clocks.state == "ok"
    assert show.wait(1).clocks.state == "warn"
    assert show.wait(MINUTE + 1).clocks.state == "over"


def lines(*items: Item) -> Rundown:
    cues = tuple(Cue(item.id, item.id, item.title, "text", "") for item in items)
    return replace(sample(), items=items, cues=cues, entrants=())


def test_a_break_that_absorbs_makes_up_for_the_delay() -> None:
    rundown = lines(
        Item("a", "1", "x", "A", starts_ms=480 * MINUTE, duration_ms=10 * MINUTE),
        Item("b", "2", "break", "B", duration_ms=15 * MINUTE, absorbs=True),
        Item("c", "3", "x", "C", duration_ms=10 * MINUTE),
    )
    show = Playbook(rundown).open()
    show.ask("go", expected="a")
    show.wait(20 * MINUTE)
    assert show.clocks.over_ms == 10 * MINUTE
    assert show.clocks.items["c"].expected == at(25)
    assert show.clocks.expected_end == at(35)


def test_a_hard_start_waits_and_a_gap_in_the_plan_eats_delay() -> None:
    rundown = lines(
        Item("a", "1", "x", "A", starts_ms=480 * MINUTE, duration_ms=10 * MINUTE),
        Item("b", "2", "x", "B", starts_ms=500 * MINUTE, duration_ms=5 * MINUTE, hard_start=True),
    )
    show = Playbook(rundown).open()
    show.ask("go", expected="a")
    assert show.clocks.items["b"].expected == at(20)
    show.wait(15 * MINUTE)
    assert show.clocks.items["b"].expected == at(20)
    assert show.clocks.over_words == "đúng giờ"


def test_an_item_without_a_length_lasts_until_the_next_planned_start_and_has_no_remaining_time() -> None:
    rundown = lines(
        Item("a", "1", "x", "A", starts_ms=480 * MINUTE),
        Item("b", "2", "x", "B", starts_ms=500 * MINUTE, duration_ms=5 * MINUTE),
    )
    show = Playbook(rundown).open()
    show.ask("go", expected="a")
    show.wait(5 * MINUTE)
    assert show.clocks.remaining_ms is None
    assert show.clocks.items["b"].expected == at(20)


def test_a_skipped_item_gives_its_time_back() -> None:
    show = on_time()
    show.ask("go", expected="don-khach")
    end = show.clocks.expected_end
    show.ask("skip", item="ky", on=True)
    assert show.clocks.expected_end is not None
    assert end is not None
    assert end - show.clocks.expected_end == 20 * MINUTE


def test_a_group_spans_its_parts() -> None:
    show = on_time()
    group, part = show.clocks.items["tham-luan"], show.clocks.items["tham-luan-1"]
    assert (group.planned, group.planned_end) == (part.planned, part.planned_end)


def test_on_another_day_the_plan_counts_from_the_opening() -> None:
    show = Playbook(now=START + 400 * 24 * 60 * MINUTE).open()
    show.ask("go", expected="don-khach")
    assert is_tried_out(show.rundown, show.state, show.now)
    assert show.clocks.over_words == "đúng giờ"


def test_without_a_date_a_show_hours_off_its_plan_counts_from_the_opening() -> None:
    dateless = replace(sample(), date="")
    near, far = (
        Playbook(dateless, now=START - SHORT + 5 * MINUTE),
        Playbook(dateless, now=START + 400 * MINUTE),
    )
    for show in (near.open(), far.open()):
        show.ask("go", expected="don-khach")
    assert near.clocks.over_words == "+05:00 chậm"
    assert far.clocks.over_words == "đúng giờ"


@pytest.mark.parametrize(
    ("ms", "vi", "en"),
    [
        (0, "đúng giờ", "on time"),
        (999, "đúng giờ", "on time"),
        (80_000, "+01:20 chậm", "+01:20 late"),
        (-130_000, "−02:10 sớm", "−02:10 early"),
        (3_600_000, "+1:00:00 chậm", "+1:00:00 late"),
    ],
)
def test_over_and_under_are_words(ms: int, vi: str, en: str) -> None:
    assert (over_words(ms, "vi"), over_words(ms, "en")) == (vi, en)


def test_lengths_are_minutes_and_seconds() -> None:
    assert (duration_words(61_000), duration_words(3_661_000)) == ("01:01", "1:01:01")


@st.composite
def plans(draw: st.DrawFn) -> Rundown:
    """A rundown of one to seven items with gaps, hard starts, breaks and items without a length."""
    items, cursor = [], 480
    for number in range(draw(st.integers(1, 7))):
        fixed = draw(st.booleans()) or number == 0
        cursor += draw(st.integers(-5, 20)) if fixed and number else 0
        length = draw(st.none() | st.integers(0, 30))
        items.append(
            Item(
                f"i{number}",
                str(number),
                "x",
                f"Item {number}",
                starts_ms=max(0, cursor) * MINUTE if fixed else None,
                duration_ms=None if length is None else length * MINUTE,
                hard_start=draw(st.booleans()),
                absorbs=draw(st.booleans()),
            )
        )
        cursor += length or 0
    return lines(*items)


def running(rundown: Rundown, number: int, *, shift: int = 0, delay: int = 0) -> State:
    """The show with item ``number`` on air since ``delay`` after START."""
    item = rundown.items[min(number, len(rundown.items) - 1)].id
    state = evolve(State(), ShowOpened(START, item))
    state = evolve(state, CueTaken(START + delay, "go", item, item, ""))
    return replace(state, shift_ms=shift)


MOMENTS = st.integers(-60, 600).map(lambda minutes: minutes * MINUTE)
NUMBERS = st.integers(0, 6)


@given(plans(), NUMBERS, MOMENTS, MOMENTS)
@settings(max_examples=150, deadline=None)
def test_expected_times_never_come_before_now_and_never_out_of_order(
    rundown: Rundown, number: int, delay: int, wait: int
) -> None:
    now = START + delay + abs(wait)
    told = clocks(rundown, running(rundown, number, delay=delay), now)
    rest = [told.items[item.id] for item in rundown.items[min(number, len(rundown.items) - 1) + 1 :]]
    starts = [times.expected for times in rest if times.expected is not None]
    assert starts == sorted(starts)
    assert all(start >= now for start in starts)
    assert told.expected_end is not None
    assert told.expected_end >= max(starts, default=now)


@given(plans(), NUMBERS, MOMENTS, st.integers(0, 120), st.integers(0, 120))
@settings(max_examples=150, deadline=None)
def test_later_is_never_expected_earlier(
    rundown: Rundown, number: int, delay: int, first: int, second: int
) -> None:
    state = running(rundown, number, delay=delay)
    sooner = clocks(rundown, state, START + delay + first * MINUTE)
    later = clocks(rundown, state, START + delay + (first + second) * MINUTE)
    assert (later.expected_end or 0) >= (sooner.expected_end or 0)
    assert later.over_ms >= sooner.over_ms
    assert later.elapsed_ms - sooner.elapsed_ms == second * MINUTE


@given(plans(), MOMENTS)
@settings(max_examples=150, deadline=None)
def test_a_shift_before_the_first_item_moves_every_expected_start_by_as_much(
    rundown: Rundown, shift: int
) -> None:
    now = START - 48 * 60 * MINUTE
    rundown = replace(rundown, date="2021-12-29")
    plain, moved = clocks(rundown, State(), now), clocks(rundown, State(shift_ms=shift), now)
    early = min(times.planned for times in plain.items.values()) + min(shift, 0) < now
    for ident, times in plain.items.items():
        assert moved.items[ident].planned == times.planned + shift
        if not early:
            assert moved.items[ident].expected == (times.expected or 0) + shift


@given(plans(), NUMBERS, MOMENTS, st.integers(0, 90))
@settings(max_examples=150, deadline=None)
def test_a_shift_of_the_rest_moves_planned_starts_by_as_much_and_expected_ones_by_no_more(
    rundown: Rundown, number: int, delay: int, minutes: int
) -> None:
    now, shift = START + delay, minutes * MINUTE
    plain = clocks(rundown, running(rundown, number, delay=delay), now)
    moved = clocks(rundown, running(rundown, number, delay=delay, shift=shift), now)
    here = min(number, len(rundown.items) - 1)
    for item in rundown.items[here + 1 :]:
        old, new = plain.items[item.id], moved.items[item.id]
        assert new.planned - old.planned == shift
        assert 0 <= (new.expected or 0) - (old.expected or 0) <= shift


@given(st.lists(st.tuples(st.sampled_from(["wait", "hold", "timer"]), st.integers(0, 500)), max_size=12))
@settings(max_examples=150, deadline=None)
def test_holds_and_pauses_never_count_as_time_on_air(steps: list[tuple[str, int]]) -> None:
    show = Playbook().until("tham-luan-1")
    counted = 0
    for kind, seconds in steps:
        if kind == "hold":
            show.ask("hold" if not show.state.held else "resume")
        elif kind == "timer":
            show.ask("timer_resume" if show.state.timer_paused else "timer_pause")
        else:
            show.wait(seconds * SECOND)
            counted += 0 if show.state.held or show.state.timer_paused else seconds * SECOND
        assert show.clocks.elapsed_ms == counted
        assert show.clocks.running == (not (show.state.held or show.state.timer_paused))


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 10**6))
def test_a_run_stopped_and_started_again_counts_only_while_it_runs(on: int, off: int, more: int) -> None:
    run = Run(0).start(0).stop(on).start(on + off)
    assert run.elapsed(on + off + more) == on + more
