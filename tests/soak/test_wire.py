"""What goes over the wire: a failing network, order, pages that come and go; each with a planted fault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ceremony.journal import Entry
from tests import sample
from tests.live.stage import Stage
from tests.soak import churn, order
from tests.soak.history import Run
from tests.soak.rig.judge import History, Op, Seen, judge
from tests.soak.rig.process import tells


def test_a_failing_network_and_a_kill_leave_one_order_of_all_commands(tmp_path: Path) -> None:
    run = Run(tmp_path, ops=120, seed=12, clients=6)
    assert run.play(kills=1, patience_s=60) == []
    assert len(run.history.ops) >= 120
    assert run.count["again"] > 0


@pytest.mark.parametrize("fault", ["early-answer", "old-view"])
def test_a_show_that_answers_too_early_or_tells_the_past_is_found(fault: str, tmp_path: Path) -> None:
    assert Run(tmp_path, ops=60, seed=3, clients=6, fault=fault).play(kills=0, patience_s=60)


def told(folder: Path) -> tuple[list[Entry], History]:
    """A small show and what three people would have seen of it, all in order."""
    stage = Stage(folder)
    history, at = History(), 0.0
    for ident, fields in enumerate(
        ({"type": "open"}, {"type": "go", "expected": "don-khach"}, {"type": "shift", "ms": 5})
    ):
        stage.clock.time += 1000
        at += 1
        raw = {"id": f"a{ident}", **fields}
        answer = stage.conductor.submit(raw, by="a", role="console")
        history.ops.append(Op("a", raw, at, at + 0.5, answer))
        state = stage.conductor.state
        history.views.append(Seen("wall", 1, 1, stage.conductor.seq, state.program.cue, state.standby))
    entries = list(stage.journal.entries())
    stage.journal.close()
    return entries, history


def lost(entries: list[Entry], history: History) -> None:
    del entries[-1]


def twice(entries: list[Entry], history: History) -> None:
    entries.append(replace(entries[-1], seq=entries[-1].seq + 1))


def another_number(entries: list[Entry], history: History) -> None:
    history.ops[-1].answer = {"ok": True, "seq": 2, "durable": True}


def done_though_refused(entries: list[Entry], history: History) -> None:
    history.ops[-1].answer = {"ok": False, "code": "held", "seq": 3}


def another_command(entries: list[Entry], history: History) -> None:
    history.ops[-1].raw = {**history.ops[-1].raw, "ms": 6}


def out_of_order(entries: list[Entry], history: History) -> None:
    history.ops[-1].begun, history.ops[-1].ended = 0.0, 0.1
    history.ops[0].begun = 0.5


def a_look_at_the_past(entries: list[Entry], history: History) -> None:
    history.looks.append(Op("r", {"id": "", "type": "look"}, 9.0, 9.1, {"ok": True, "seq": 2}))


def a_wrong_picture(entries: list[Entry], history: History) -> None:
    history.views[-1].program = "phim"


def a_view_that_goes_back(entries: list[Entry], history: History) -> None:
    history.views.append(history.views[0])


def stale_that_was_not(entries: list[Entry], history: History) -> None:
    raw = {"id": "b", "type": "go", "expected": history.views[-1].standby}
    history.ops.append(Op("b", raw, 9.0, 9.1, {"ok": False, "code": "stale", "seq": entries[-1].seq}))


def against_the_rules(entries: list[Entry], history: History) -> None:
    entries[-1] = replace(entries[-1], events=entries[0].events)


ANOMALIES = (
    *(lost, twice, another_number, done_though_refused, another_command, out_of_order),
    *(a_look_at_the_past, a_wrong_picture, a_view_that_goes_back, stale_that_was_not, against_the_rules),
)


def test_the_judge_lets_a_sound_history_pass(tmp_path: Path) -> None:
    assert judge(sample.rundown(), *told(tmp_path)) == []


@pytest.mark.parametrize("anomaly", ANOMALIES, ids=lambda anomaly: anomaly.__name__)
def test_the_judge_sees(anomaly: object, tmp_path: Path) -> None:
    entries, history = told(tmp_path)
    anomaly(entries, history)  # type: ignore[operator]
    assert judge(sample.rundown(), entries, history)


def test_the_events_of_a_page_are_carried_out_in_its_order(tmp_path: Path) -> None:
    assert order.play(tmp_path, events=160, pages=4) == {
        "events": 160,
        "refused": 0,
        "answers": 0,
        "record": 0,
    }


def test_a_server_that_handles_events_side_by_side_is_found(tmp_path: Path) -> None:
    found = order.play(tmp_path, events=100, pages=4, fault="unordered")
    assert found["record"]
    assert found["answers"]


@pytest.mark.skipif(not tells(), reason="the system does not tell what a process holds")
def test_pages_that_come_and_go_leave_nothing_behind(tmp_path: Path) -> None:
    assert churn.faults(churn.play(tmp_path, times=80, cycle=40, seed=5), growth=1.1) == []


@pytest.mark.skipif(not tells(), reason="the system does not tell what a process holds")
def test_a_show_that_keeps_what_pages_leave_is_found(tmp_path: Path) -> None:
    assert churn.faults(churn.play(tmp_path, times=40, cycle=40, seed=5, fault="leak", patience_s=0.5))
