"""The conductor: one writer, one answer for an id, everything on disk before it counts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ceremony.model.problem import Problem
from ceremony.model.rundown import Rundown
from tests.core.playbook import SECOND
from tests.journal.test_journal import fill, free
from tests.live.stage import Stage
from tests.sample import rundown


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.journal.close()


def test_an_accepted_command_is_acknowledged_with_its_number(stage: Stage) -> None:
    answer = stage.send("open")
    assert answer == {"ok": True, "seq": stage.conductor.seq, "durable": True}


def test_a_known_id_gets_the_same_answer_and_moves_nothing(stage: Stage) -> None:
    stage.until("don-khach")
    stage.clock.time += SECOND
    first = stage.send("go", ident="same", expected="ly-do")
    assert stage.send("go", ident="same", expected="ly-do") == first
    assert stage.conductor.state.program.cue == "ly-do"


def test_a_late_copy_of_what_was_so_already_moves_nothing(stage: Stage) -> None:
    stage.until("don-khach")
    assert stage.send("standby", cue="phim")["ok"]
    first = stage.send("standby", ident="same", cue="phim")
    stage.send("standby", cue="ly-do")
    assert stage.send("standby", ident="same", cue="phim") == first
    assert stage.conductor.state.standby == "ly-do"


def test_a_known_id_is_known_after_a_crash(stage: Stage) -> None:
    stage.until("don-khach")
    stage.clock.time += SECOND
    first = stage.send("go", ident="same", expected="ly-do")
    stage.crash()
    assert stage.send("go", ident="same", expected="ly-do") == first
    assert stage.conductor.state.program.cue == "ly-do"


def test_a_refused_id_gets_the_same_refusal(stage: Stage) -> None:
    first = stage.send("go", ident="early", expected="don-khach")
    assert (first["ok"], first["code"]) == (False, "not_open")
    stage.send("open")
    assert stage.send("go", ident="early", expected="don-khach") == first


def test_refusals_are_seen_on_the_console_and_are_not_journaled(stage: Stage) -> None:
    before = stage.journal.last_seq
    stage.send("go", expected="x")
    assert stage.journal.last_seq == before
    (shown,) = stage.conductor.view("console")["refusals"]
    assert (shown["by"], shown["type"], shown["code"]) == ("tay", "go", "not_open")


@pytest.mark.parametrize("raw", [{}, {"type": "go"}, {"id": 7, "type": "go"}, {"id": "a", "type": "x"}])
def test_a_bad_command_is_refused_and_not_remembered_as_done(stage: Stage, raw: dict[str, object]) -> None:
    assert stage.conductor.submit(raw, by="x", role="console")["code"] == "bad_command"


def test_a_role_may_send_only_its_own_commands(stage: Stage) -> None:
    assert stage.send("open", role="desk")["code"] == "forbidden"
    assert stage.send("mark", role="desk", subject="ky-01", status="absent")["ok"]
    assert stage.send("blackout", role="screen")["code"] == "forbidden"


def test_a_restart_gives_the_same_show(stage: Stage) -> None:
    stage.until("phim")
    stage.send("message", text="Xin chờ")
    stage.send("blackout")
    before, seen = stage.conductor.state, stage.conductor.view("screen")
    stage.crash()
    after = stage.conductor.view("screen")
    assert stage.conductor.state == before
    assert after["program"] == seen["program"]
    assert after["cover"] == "black"
    assert (after["epoch"], after["seq"]) == (seen["epoch"] + 1, seen["seq"])


def test_two_consoles_that_press_at_once_make_one_step(stage: Stage) -> None:
    stage.until("don-khach")
    stage.clock.time += SECOND
    answers = []

    def press(name: str) -> None:
        answers.append(stage.send("go", ident=name, expected="ly-do"))

    hands = [threading.Thread(target=press, args=(f"hand{n}",)) for n in range(8)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sum(answer["ok"] for answer in answers) == 1
    assert stage.conductor.state.program.cue == "ly-do"


def test_a_full_disk_stops_no_show_and_is_made_up_for(stage: Stage) -> None:
    stage.until("don-khach")
    fill(stage.journal)
    for _ in range(60):
        stage.clock.time += SECOND
        stage.send("message", text="x" * 200)
    answer = stage.send("blackout", ident="dark")
    assert answer["ok"]
    assert not answer["durable"]
    assert stage.conductor.view("console")["durable"] is False
    assert stage.send("blackout", ident="dark")["seq"] == answer["seq"]
    assert stage.conductor.view("console")["disk"] == "full"
    assert "đầy" in stage.conductor.view("console")["disk_words"]
    free(stage.journal)
    stage.conductor.retry()
    assert stage.conductor.durable
    before = stage.conductor.state
    stage.crash()
    assert stage.conductor.state == before


def test_listeners_are_told_of_every_change_and_of_no_repetition(stage: Stage) -> None:
    calls: list[int] = []
    stage.conductor.listen(lambda: calls.append(1))
    stage.send("open", ident="a")
    stage.send("open", ident="a")
    assert len(calls) == 1
    stage.conductor.problems = [Problem("agendas/a.yaml", 3, 1, "yaml", "sai")]
    assert len(calls) == 2
    assert stage.conductor.view("console")["problems"][0]["line"] == 3


def test_a_live_edit_keeps_the_running_cue_even_over_a_crash(stage: Stage) -> None:
    stage.until("phim")
    stage.clock.time += 5 * SECOND
    before = stage.conductor.view("screen")["program"]
    edited = tuple(
        replace(cue, html="<p>mới</p>", film=None) for cue in rundown().cues if cue.id != "tham-luan-1"
    )
    stage.rundown = replace(rundown(), cues=edited)
    stage.conductor.adopt(stage.rundown)
    assert stage.conductor.view("screen")["program"] == before
    assert stage.conductor.state.standby == "ky/01"
    stage.crash()
    assert stage.conductor.view("screen")["program"] == before
    stage.until("ky/01")
    assert stage.conductor.view("screen")["program"]["html"] == "<p>mới</p>"


def test_undo_behind_a_live_edit_brings_the_old_picture_back(stage: Stage) -> None:
    stage.until("ly-do")
    before = stage.conductor.view("screen")["program"]["html"]
    stage.clock.time += SECOND
    stage.send("go", expected="phim")
    stage.conductor.adopt(replace(rundown(), cues=tuple(c for c in rundown().cues if c.id != "ly-do")))
    stage.send("undo")
    assert stage.conductor.view("screen")["program"]["html"] == before


def test_files_changed_while_the_show_was_down_are_adopted_at_the_start(stage: Stage) -> None:
    stage.until("ly-do")
    changed = tuple(replace(cue, title="Mới") if cue.id == "be-mac" else cue for cue in rundown().cues)
    stage.rundown = replace(rundown(), cues=changed)
    stage.crash()
    assert stage.conductor.rundown.cues[-1].title == "Mới"
    assert stage.conductor.rev == stage.conductor.view("console")["rev"]


def test_identify_is_for_a_moment_only(stage: Stage) -> None:
    stage.conductor.presence.joined("s1", "chính", "screen", stage.clock.time)
    assert stage.send("screen_identify", client="s1")["ok"]
    assert stage.conductor.view("screen", "s1")["screen"]["identify"] is True
    stage.clock.time += 6 * SECOND
    assert stage.conductor.view("screen", "s1")["screen"]["identify"] is False


def test_the_outline_has_no_pictures_and_any_picture_can_be_asked_for(stage: Stage) -> None:
    assert "html" not in stage.conductor.outline()["cues"][0]
    assert "Phim báo cáo" in (stage.conductor.picture("phim") or "")
    assert stage.conductor.picture("nope") is None


def test_the_rev_of_the_running_rundown_is_its_own(stage: Stage) -> None:
    assert stage.conductor.rev == stage.rundown.rev


def without(ident: str) -> Rundown:
    return replace(rundown(), cues=tuple(cue for cue in rundown().cues if cue.id != ident))


def test_a_deleted_cue_that_runs_on_can_be_taken_again(stage: Stage) -> None:
    stage.until("phim")
    stage.conductor.adopt(without("phim"))
    assert stage.send("take", cue="phim")["ok"]
    assert stage.conductor.view("screen")["program"]["cue"] == "phim"


def test_a_deleted_cue_that_is_left_is_not_armed_again(stage: Stage) -> None:
    stage.until("tham-luan-1")
    stage.rundown = without("tham-luan-1")
    stage.conductor.adopt(stage.rundown)
    stage.send("back", expected="tham-luan-1")
    assert stage.conductor.state.standby == "ky/01"
    stage.crash()
    assert stage.conductor.state.standby == "ky/01"


def test_a_correction_of_what_is_on_air_is_shown_on_take_and_survives_a_crash(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("tham-luan-1")
    cues = tuple(
        replace(cue, html="<p>đúng</p>") if cue.id == "tham-luan-1" else cue for cue in stage.rundown.cues
    )
    stage.rundown = replace(stage.rundown, cues=cues)
    stage.conductor.adopt(stage.rundown)
    stage.crash()
    assert stage.conductor.view("console")["correction"]["cue"] == "tham-luan-1"
    assert stage.conductor.view("screen")["program"]["html"] != "<p>đúng</p>"
    steps = stage.conductor.state.steps
    assert stage.send("take", cue="tham-luan-1")["ok"]
    stage.crash()
    assert stage.conductor.view("console")["correction"] is None
    assert stage.conductor.view("screen")["program"]["html"] == "<p>đúng</p>"
    assert stage.conductor.state.steps == steps


def test_undo_to_a_card_that_was_corrected_meanwhile_offers_its_correction(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("tham-luan-1")
    stage.clock.time += SECOND
    assert stage.go()["ok"]
    cues = tuple(
        replace(cue, html="<p>đúng</p>") if cue.id == "tham-luan-1" else cue for cue in stage.rundown.cues
    )
    stage.conductor.adopt(replace(stage.rundown, cues=cues))
    assert stage.conductor.view("console")["correction"] is None
    assert stage.send("undo")["ok"]
    assert stage.conductor.view("console")["correction"]["cue"] == "tham-luan-1"


def test_go_that_is_to_be_pressed_again_is_acknowledged_with_a_word(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("phim")
    stage.clock.time += SECOND
    asked = stage.send("go", expected="tham-luan-1")
    assert (asked["ok"], asked["code"]) == (False, "press_again")
    stage.clock.time += SECOND
    assert stage.send("go", expected="tham-luan-1", confirm=asked["ask"])["ok"]


def halved(stage: Stage) -> Rundown:
    """The rundown as the first half of its file."""
    kept = stage.rundown.items[:3]
    idents = {item.id for item in kept}
    return replace(stage.rundown, items=kept, cues=tuple(c for c in stage.rundown.cues if c.item in idents))


def test_half_an_agenda_is_asked_about_and_the_question_goes_when_it_is_whole_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ly-do")
    rev = stage.conductor.state.rev
    stage.conductor.adopt(halved(stage))
    view = stage.conductor.view("console")
    assert stage.conductor.state.rev == rev
    assert "mục chưa chạy" in view["offer"]["words"]
    assert view["can"]["adopt_anyway"] is True
    assert view["problems"][0]["message"] == view["offer"]["words"]
    stage.conductor.adopt(stage.rundown)
    view = stage.conductor.view("console")
    assert (view["offer"], view["problems"]) == (None, [])
    assert view["can"]["adopt_anyway"] is not True


def test_half_an_agenda_runs_once_somebody_says_so_and_still_after_a_crash(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ly-do")
    stage.conductor.adopt(halved(stage))
    assert not stage.send("adopt_anyway", expected="another")["ok"]
    rev = stage.conductor.view("console")["offer"]["rev"]
    answer = stage.send("adopt_anyway", ident="yes", expected=rev)
    assert answer["ok"]
    assert stage.send("adopt_anyway", ident="yes", expected=rev)["seq"] == answer["seq"]
    assert (stage.conductor.state.rev, stage.conductor.view("console")["offer"]) == (rev, None)
    stage.rundown = halved(stage)
    stage.crash()
    assert stage.conductor.state.rev == rev


def test_half_an_agenda_found_at_a_restart_in_the_middle_is_asked_about_too(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ly-do")
    rev = stage.conductor.state.rev
    stage.rundown = halved(stage)
    stage.crash()
    assert stage.conductor.state.rev == rev
    assert stage.conductor.view("console")["offer"]


def test_a_question_about_files_that_are_broken_now_is_withdrawn(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ly-do")
    stage.conductor.adopt(halved(stage))
    stage.conductor.problems = [Problem("agenda.yaml", 1, 1, "broken", "hỏng")]
    assert stage.conductor.view("console")["offer"] is None


def test_an_edit_keeps_on_standby_who_was_added_late(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("trao/dot-1/3")
    assert stage.send("late_add", name="Trần Thị Mười", batch="dot-1")["ok"]
    added = stage.conductor.state.standby
    assert added == "dot-1/them-1"
    stage.conductor.adopt(replace(stage.rundown, short="Đã sửa"))
    assert stage.conductor.state.standby == added
