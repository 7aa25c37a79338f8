"""Leaving a part of the awards: said before GO, recalled in one press; nobody reads as called for good."""

from __future__ import annotations

from dataclasses import replace

from ceremony.core.views import console_view
from ceremony.model.rundown import Rundown
from tests.core.playbook import SECOND, Playbook
from tests.sample import cue, rundown

NAMES = ("nhan-001", "nhan-002", "nhan-003")


def leaving(show: Playbook) -> dict[str, object] | None:
    told: dict[str, object] | None = console_view(show.frame())["leaving"]
    return told


def ids(rows: object) -> list[str]:
    assert isinstance(rows, list)
    return [row["id"] for row in rows]


def test_nothing_is_said_when_everybody_has_come() -> None:
    show = Playbook().until("trao/dot-1/3")
    assert show.standby == "be-mac"
    assert leaving(show) is None


def test_nothing_is_said_as_long_as_the_part_goes_on() -> None:
    show = Playbook().until("trao/dot-1/1")
    assert leaving(show) is None


def test_who_was_passed_by_is_named_before_the_part_is_left_and_recalled_in_one_press() -> None:
    show = Playbook().until("trao/dot-1/1")
    show.ask("take", cue="trao/dot-1/3")
    told = leaving(show)
    assert told is not None
    assert ids(told["missed"]) == ["nhan-002"]
    assert "Còn sót 1: Tập thể mẫu 2." in str(told["words"])
    show.ask("queue_recall", batch=told["batch"])
    assert show.standby == "trao/dot-1/2"
    assert leaving(show) is None
    show.go()
    assert [show.state.status(who) for who in NAMES] == ["received", "on_stage", "received"]
    assert leaving(show) is None


def test_who_was_taken_off_the_screens_is_still_called_and_can_be_recalled() -> None:
    show = Playbook().until("trao/dot-1/3")
    show.ask("retract", expected="trao/dot-1/3")
    told = leaving(show)
    assert told is not None
    assert (ids(told["missed"]), ids(told["calling"])) == ([], ["nhan-003"])
    assert "Đã mời mà chưa lên 1: Cá nhân mẫu 3." in str(told["words"])
    show.ask("queue_recall")
    assert show.standby == "trao/dot-1/3"
    show.go()
    assert (show.program, show.state.cover) == ("trao/dot-1/3", "")
    assert show.state.status("nhan-003") == "on_stage"


def test_nobody_reads_as_called_after_the_part_was_left_and_undo_calls_them_again() -> None:
    show = Playbook().until("trao/dot-1/3")
    show.ask("retract", expected="trao/dot-1/3")
    before = dict(show.state.statuses)
    show.wait(SECOND).go()
    assert show.program == "be-mac"
    assert show.state.status("nhan-003") == "waiting"
    show.ask("undo")
    assert show.state.statuses == before
    assert leaving(show)


def test_closing_leaves_nobody_called() -> None:
    show = Playbook().until("trao/dot-1/1")
    show.ask("close")
    assert "called" not in show.state.statuses.values()


def test_jumping_out_in_the_middle_names_those_who_were_called() -> None:
    show = Playbook().until("trao/dot-1/1")
    show.ask("standby", cue="be-mac")
    told = leaving(show)
    assert told is not None
    assert ids(told["calling"]) == ["nhan-002", "nhan-003"]
    show.go()
    show.wait(SECOND).ask("back", expected="be-mac")
    assert show.program == "trao/dot-1/3"


def test_who_was_left_behind_is_still_missed_when_the_part_comes_again() -> None:
    show = Playbook().until("trao/dot-1/1")
    show.ask("take", cue="be-mac")
    show.ask("take", cue="trao/dot-1/3")
    told = leaving(show)
    assert told is not None
    assert ids(told["missed"]) == ["nhan-002"]


def test_who_is_absent_later_or_withdrawn_is_not_missed() -> None:
    for status in ("absent", "later", "withdrawn"):
        show = Playbook().until("trao/dot-1/1")
        show.ask("mark", subject="nhan-002", status=status)
        show.until("trao/dot-1/3")
        assert leaving(show) is None


def with_honour() -> Rundown:
    """The sample with a roll of honour behind the last batch."""
    cues = list(rundown().cues)
    cues.insert(-1, cue("trao/vinh-danh", "trao", "Bảng danh dự", "honour"))
    return replace(rundown(), cues=tuple(cues))


def test_the_roll_of_honour_still_knows_who_was_passed_by_and_a_recall_leads_back_to_it() -> None:
    show = Playbook(with_honour()).until("trao/dot-1/1")
    show.ask("take", cue="trao/dot-1/3")
    show.until("trao/vinh-danh")
    told = leaving(show)
    assert told is not None
    assert ids(told["missed"]) == ["nhan-002"]
    show.ask("queue_recall")
    assert show.go().program == "trao/dot-1/2"
    assert show.go().program == "trao/vinh-danh", "nobody who has received comes again"


def test_going_back_out_of_a_part_leaves_nobody_called() -> None:
    show = Playbook().until("trao/dot-1")
    assert show.state.status("nhan-001") == "called"
    show.ask("back", expected="trao/dot-1")
    assert show.program == "ky/02"
    assert show.state.status("nhan-001") == "waiting"
    assert show.go().state.status("nhan-001") == "called"
