"""Recipients and signers: called, received, signed, absent, later."""

from __future__ import annotations

import pytest

from ceremony.core.order import find_cue
from ceremony.core.pictures import counts, marks, slots
from tests.core.playbook import Playbook


def test_go_calls_a_recipient_and_going_on_means_received() -> None:
    show = Playbook().until("trao/dot-1/1")
    assert show.state.status("nhan-001") == "on_stage"
    assert show.state.status("nhan-002") == "called"  # the whole batch comes up together
    show.go()
    assert show.state.status("nhan-001") == "received"
    assert show.state.status("nhan-002") == "on_stage"


def test_going_on_from_a_signer_means_signed() -> None:
    assert Playbook().until("ky/02").state.status("ky-01") == "signed"


def test_one_marked_later_stays_so_when_the_show_goes_on() -> None:
    show = Playbook().until("ky/01")
    show.ask("mark", subject="ky-01", status="later")
    assert show.go().state.status("ky-01") == "later"


def test_who_is_absent_is_passed_by() -> None:
    show = Playbook().until("trao/dot-1")
    show.ask("mark", subject="nhan-002", status="absent")
    show.go()
    assert show.standby == "trao/dot-1/3"


def test_marking_who_is_on_standby_absent_arms_the_next_and_makes_a_stale_go() -> None:
    show = Playbook().until("trao/dot-1")
    show.ask("mark", subject="nhan-001", status="absent")
    assert show.standby == "trao/dot-1/2"
    assert show.wait(1000).refused("go", expected="trao/dot-1/1") == "stale"


def test_who_comes_late_is_armed_again() -> None:
    show = Playbook().until("trao/dot-1")
    show.ask("mark", subject="nhan-001", status="absent")
    show.ask("mark", subject="nhan-001", status="present")
    assert show.standby == "trao/dot-1/1"


def test_skip_absent_marks_and_arms_the_next() -> None:
    show = Playbook().until("trao/dot-1")
    show.ask("skip_absent", expected="trao/dot-1/1")
    assert show.state.status("nhan-001") == "absent"
    assert show.standby == "trao/dot-1/2"
    assert show.refused("skip_absent", expected="trao/dot-1/1") == "stale"


def test_skip_absent_needs_somebody_on_standby() -> None:
    assert Playbook().until("ly-do").refused("skip_absent", expected="phim") == "nobody_called"


def test_taking_somebody_absent_on_purpose_calls_them() -> None:
    show = Playbook().until("trao/dot-1")
    show.ask("mark", subject="nhan-001", status="absent")
    show.ask("take", cue="trao/dot-1/1")
    assert show.state.status("nhan-001") == "on_stage"


def test_back_takes_from_the_stage_who_was_there() -> None:
    show = Playbook().until("trao/dot-1/2")
    show.ask("back", expected="trao/dot-1/2")
    assert show.state.status("nhan-002") == "called"
    assert show.state.status("nhan-001") == "on_stage"


def test_a_status_of_the_other_kind_is_refused() -> None:
    show = Playbook()
    assert show.refused("mark", subject="ky-01", status="received") == "wrong_status"
    assert show.refused("mark", subject="nobody", status="absent") == "unknown_subject"


def test_counters_say_how_many_of_how_many() -> None:
    show = Playbook().until("trao/dot-1/2")
    numbers = counts(show.frame())
    assert numbers == {
        "called": 2, "received": 1, "absent": 0, "later": 0, "withdrawn": 0, "present": 0, "calling": 2,
        "waiting": 0, "recipients": 3, "signed": 2, "signers": 2, "sign_later": 0, "batch": 1,
    }  # fmt: skip
    cue = find_cue(show.rundown, show.program)
    assert cue is not None
    assert slots(show.frame(), cue)["called"] == "2"
    assert marks(show.frame(), cue) == {"nhan-001": "received", "nhan-002": "current", "nhan-003": "called"}


def test_whom_the_cue_calls_is_marked_current() -> None:
    show = Playbook().until("ky/02")
    cue = find_cue(show.rundown, "ky/02")
    assert cue is not None
    assert marks(show.frame(), cue) == {"ky-01": "signed", "ky-02": "current"}


@pytest.mark.parametrize("status", ["absent", "later", "withdrawn", "present", "waiting", "received"])
def test_everybody_is_counted_once(status: str) -> None:
    show = Playbook().until("trao/dot-1/2")
    show.ask("mark", subject="nhan-003", status=status)
    numbers = counts(show.frame())
    parts = ("received", "absent", "later", "withdrawn", "present", "calling", "waiting")
    assert sum(numbers[part] for part in parts) == numbers["recipients"]
