"""The awards desk: who really stands there, in which order, and a wrong name taken back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.core.additions import with_additions
from ceremony.core.leaving import missed
from ceremony.core.order import find_cue, line_of
from ceremony.core.refused import Refused
from ceremony.core.views import console_view, desk_view, screen_view
from ceremony.model.rundown import Blank, Cue, Entrant, Rundown, Sound
from tests.core.playbook import SECOND, Playbook
from tests.sample import cue, rundown

SIZES = (4, 3, 2)  # people in three batches


def three_batches() -> Rundown:
    """The sample with nine recipients in three batches in place of its one."""
    cues: list[Cue] = []
    people: list[Entrant] = []
    for number, size in enumerate(SIZES, 1):
        batch = f"trao/dot-{number}"
        cues.append(cue(batch, "trao", f"Đợt {number}", "opener", batch=batch))
        for _ in range(size):
            ident = f"n{len(people) + 1}"
            name = f"Người mẫu {len(people) + 1}"
            cues.append(cue(f"{batch}/{ident}", "trao", name, "batch", batch=batch, subject=ident))
            people.append(Entrant(ident, "recipient", len(people) + 1, name, batch=batch, item="trao"))
    sample = rundown()
    start = next(place for place, one in enumerate(sample.cues) if one.item == "trao")
    rest = tuple(one for one in sample.cues[start:] if one.item != "trao")
    signers = tuple(one for one in sample.entrants if one.kind == "signer")
    return replace(sample, cues=(*sample.cues[:start], *cues, *rest), entrants=(*signers, *people))


EVERYBODY = [f"n{number}" for number in range(1, sum(SIZES) + 1)]


def at(ident: str) -> Playbook:
    """The show as somebody comes on stage."""
    batch = next(one.batch for one in three_batches().entrants if one.id == ident)
    return Playbook(three_batches()).until(f"{batch}/{ident}")


def line(show: Playbook, number: int) -> list[str]:
    return list(line_of(show.rundown, show.state, f"trao/dot-{number}"))


def on_screen(show: Playbook) -> str:
    """Whose name stands large in the hall."""
    told = screen_view(show.frame())
    here = find_cue(show.rundown, told["program"]["cue"]) if told["program"] else None
    shown = here is not None and told["cover"] is None and here.item == "trao"
    return here.subject if here and shown else ""


def test_the_opener_calls_the_whole_batch_and_go_brings_one_on_stage() -> None:
    show = Playbook(three_batches()).until("trao/dot-1")
    assert {show.state.status(who) for who in ("n1", "n2", "n3", "n4")} == {"called"}
    assert show.state.status("n5") == "waiting"
    assert show.go().state.status("n1") == "on_stage"


def test_whoever_really_stands_there_is_picked_and_nobody_is_lost() -> None:
    show = at("n1")
    show.ask("queue_pick", subject="n3")
    assert (line(show, 1), show.standby) == (["n1", "n3", "n2", "n4"], "trao/dot-1/n3")
    assert on_screen(show.go()) == "n3"
    assert show.standby == "trao/dot-1/n2"


def test_one_from_another_batch_stands_in_this_line_and_is_not_called_again() -> None:
    show = at("n1")
    show.ask("queue_pick", subject="n6")
    assert line(show, 1)[:2] == ["n1", "n6"]
    assert line(show, 2) == ["n5", "n7"]
    show.go()
    assert (on_screen(show), show.state.status("n6"), show.standby) == ("n6", "on_stage", "trao/dot-1/n2")
    assert [cue for cue in show.until("trao/dot-2/n7").state.calls if cue[1] == "n6"] != []


def test_picking_one_marked_absent_means_that_they_have_come() -> None:
    show = at("n1")
    show.ask("mark", subject="n2", status="absent")
    show.ask("queue_pick", subject="n2")
    assert (show.state.status("n2"), show.standby) == ("present", "trao/dot-1/n2")


def test_who_has_been_on_stage_is_not_picked_again() -> None:
    show = at("n2")
    assert show.refused("queue_pick", subject="n1") == "already_received"
    assert show.refused("queue_pick", subject="n2") == "already_on_stage"
    assert show.refused("queue_pick", subject="ky-01") == "unknown_subject"


def test_two_change_places_in_one_line_and_between_two() -> None:
    show = at("n1")
    show.ask("queue_swap", subject="n2", other="n4")
    assert (line(show, 1), show.standby) == (["n1", "n4", "n3", "n2"], "trao/dot-1/n4")
    show.ask("queue_swap", subject="n3", other="n5")
    assert (line(show, 1), line(show, 2)) == (["n1", "n4", "n5", "n2"], ["n3", "n6", "n7"])


def test_someone_moves_before_another_or_to_the_end_of_their_batch() -> None:
    show = at("n1")
    show.ask("queue_move", subject="n2")
    assert line(show, 1) == ["n1", "n3", "n4", "n2"]
    show.ask("queue_move", subject="n2", before="n6")
    assert (line(show, 1), line(show, 2)) == (["n1", "n3", "n4"], ["n5", "n2", "n6", "n7"])


def test_what_the_operator_armed_stays_when_the_line_changes() -> None:
    show = at("n1")
    show.ask("standby", cue="trao/dot-1/n4")
    show.ask("queue_swap", subject="n2", other="n3")
    assert show.standby == "trao/dot-1/n4"


def test_who_was_passed_by_is_told_and_comes_next_when_recalled() -> None:
    show = at("n1")
    show.ask("queue_pick", subject="n3")
    show.go()  # n2 stands behind n3 now
    show.ask("take", cue="trao/dot-1/n4")  # the operator went on without n2
    assert missed(show.rundown, show.state) == ("n2",)
    assert [row["id"] for row in desk_view(show.frame())["awards"]["missed"]] == ["n2"]
    show.ask("queue_recall")
    assert (show.standby, line(show, 1)) == ("trao/dot-1/n2", ["n1", "n3", "n4", "n2"])
    assert missed(show.rundown, show.state) == ()


def test_at_the_end_of_the_part_the_missed_of_every_batch_can_be_recalled() -> None:
    show = at("n1")
    show.ask("mark", subject="n2", status="absent")
    show.until("trao/dot-3/n9")
    assert show.refused("queue_recall") == "nobody_missed"
    show.ask("mark", subject="n2", status="present")
    show.ask("queue_recall")
    assert show.standby == "trao/dot-1/n2"
    assert on_screen(show.go()) == "n2"
    assert show.standby == "be-mac"


def test_one_step_of_the_desk_is_taken_back_exactly() -> None:
    show = at("n1")
    for command, fields in (
        ("queue_pick", {"subject": "n6"}),
        ("queue_swap", {"subject": "n2", "other": "n5"}),
        ("mark", {"subject": "n2", "status": "absent"}),
        ("skip_absent", {"expected": ""}),
        ("manner", {"subject": "n3", "kind": "stand_in", "by": "Bà Lê Thị Hà"}),
    ):
        before = (show.state.stand, show.standby, show.state.statuses, show.state.manners)
        show.ask(command, **fields | ({"expected": show.standby} if "expected" in fields else {}))
        assert (show.state.stand, show.standby, show.state.statuses, show.state.manners) != before
        show.ask("queue_undo")
        assert (show.state.stand, show.standby, show.state.statuses, show.state.manners) == before


def test_after_go_there_is_nothing_of_the_line_to_take_back() -> None:
    show = at("n1")
    show.ask("queue_pick", subject="n3")
    assert show.go().refused("queue_undo") == "nothing_to_undo"


def test_a_stand_in_has_a_name_and_the_desk_says_it() -> None:
    show = at("n1")
    assert show.refused("manner", subject="n2", kind="stand_in") == "who_stands_in"
    show.ask("manner", subject="n2", kind="stand_in", by="Ông Trần Văn Bình")
    row = next(row for row in desk_view(show.frame())["awards"]["line"] if row["id"] == "n2")
    assert (row["manner"], row["by"]) == ("stand_in", "Ông Trần Văn Bình")


def test_names_are_hidden_by_one_key_and_come_back_as_they_were() -> None:
    show = at("n2")
    show.ask("blank", on=True)
    assert (on_screen(show), screen_view(show.frame())["cover"]) == ("", "blank")
    show.ask("blank", on=False)
    assert on_screen(show) == "n2"


def test_go_while_names_are_hidden_shows_the_next_one() -> None:
    show = at("n2")
    show.ask("blank", on=True)
    assert on_screen(show.go()) == "n3"


def test_a_wrong_name_goes_at_once_and_the_right_one_takes_its_place_by_a_cut() -> None:
    show = at("n2")
    show.ask("retract", expected="trao/dot-1/n2", correct="n4")
    assert (on_screen(show), line(show, 1)) == ("n4", ["n1", "n4", "n2", "n3"])
    assert screen_view(show.frame())["program"]["transition"] == "cut"
    assert (show.state.status("n2"), show.state.status("n4")) == ("called", "on_stage")
    assert show.standby == "trao/dot-1/n2"
    kinds = [type(event).__name__ for event in show.events[-2:]]
    assert kinds == ["NameRetracted", "CueTaken"]


def test_a_wrong_name_without_a_right_one_leaves_no_name_and_nobody_has_received() -> None:
    show = at("n2")
    show.ask("retract", expected="trao/dot-1/n2")
    assert (on_screen(show), show.state.status("n2")) == ("", "called")
    show.ask("queue_pick", subject="n4")
    show.go()
    assert (on_screen(show), show.state.status("n2")) == ("n4", "called")
    assert missed(show.rundown, show.state) == ("n2",)


def test_the_name_of_someone_who_turns_out_to_be_absent_does_not_stay_in_the_hall() -> None:
    show = at("n2")
    show.ask("mark", subject="n2", status="absent")
    assert on_screen(show) == ""
    show = at("n2")
    show.ask("mark", subject="n1", status="later")
    show.ask("undo")
    assert (show.program, on_screen(show)) == ("trao/dot-1/n1", "")


def test_a_retract_for_another_name_than_the_operator_saw_is_refused() -> None:
    show = at("n2")
    assert show.refused("retract", expected="trao/dot-1/n1") == "stale"
    assert Playbook(three_batches()).until("ly-do").refused("retract", expected="ly-do") == "no_name"


def test_the_pace_is_learnt_from_those_who_were_on_stage() -> None:
    show = Playbook(three_batches()).until("trao/dot-1")
    for _ in range(4):
        show.wait(30 * SECOND).go()
    told = console_view(show.frame())["awards"]
    assert told["left_ms"] == 5 * 31 * SECOND  # a press takes a second
    assert told["pace"] == "còn 2 đợt ≈ 3 phút"


def test_a_live_edit_keeps_the_line_and_brings_new_people_to_its_end() -> None:
    show = at("n1")
    show.ask("queue_swap", subject="n2", other="n3")
    new = three_batches()
    more = cue("trao/dot-1/n99", "trao", "Bổ sung", "batch", batch="trao/dot-1", subject="n99")
    place = next(n for n, one in enumerate(new.cues) if one.id == "trao/dot-2")
    late = Entrant("n99", "recipient", 99, "Bổ sung", batch="trao/dot-1", item="trao")
    edited = replace(new, cues=(*new.cues[:place], more, *new.cues[place:]), entrants=(*new.entrants, late))
    show.edit(edited, "r2")
    assert line(show, 1) == ["n1", "n3", "n2", "n4", "n99"]


COMMANDS = st.one_of(
    st.tuples(st.just("go"), st.none(), st.none()),
    st.tuples(st.just("back"), st.none(), st.none()),
    st.tuples(st.just("undo"), st.none(), st.none()),
    st.tuples(st.just("queue_undo"), st.none(), st.none()),
    st.tuples(st.just("queue_recall"), st.none(), st.none()),
    st.tuples(st.just("retract"), st.sampled_from(["", *EVERYBODY]), st.none()),
    st.tuples(st.just("queue_pick"), st.sampled_from(EVERYBODY), st.none()),
    st.tuples(st.just("queue_swap"), st.sampled_from(EVERYBODY), st.sampled_from(EVERYBODY)),
    st.tuples(st.just("queue_move"), st.sampled_from(EVERYBODY), st.sampled_from(["", *EVERYBODY])),
    st.tuples(
        st.just("mark"),
        st.sampled_from(EVERYBODY),
        st.sampled_from(["present", "absent", "later", "withdrawn"]),
    ),
    st.tuples(st.just("blank"), st.booleans(), st.none()),
)


def send(show: Playbook, name: str, first: object, second: object) -> None:
    """One command of the desk or the operator; refusals change nothing."""
    fields: dict[str, object] = {
        "go": {"expected": show.standby},
        "back": {"expected": show.program},
        "retract": {"expected": show.program, "correct": first},
        "queue_pick": {"subject": first},
        "queue_swap": {"subject": first, "other": second},
        "queue_move": {"subject": first, "before": second},
        "mark": {"subject": first, "status": second},
        "blank": {"on": first},
    }.get(name, {})  # type: ignore[assignment]
    before = show.state
    show.wait(SECOND)
    try:
        show.ask(name, **fields)
    except Refused:
        assert show.state == before


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMANDS, max_size=30))
def test_whatever_is_pressed_everybody_stands_once_and_no_name_shows_before_its_turn(
    pressed: list[tuple[str, object, object]],
) -> None:
    show = Playbook(three_batches()).until("trao/dot-1")
    for name, first, second in pressed:
        received = {who for who in EVERYBODY if show.state.status(who) == "received"}
        send(show, name, first, second)
        standing = [who for number in (1, 2, 3) for who in line(show, number)]
        assert sorted(standing) == sorted(EVERYBODY)
        named = on_screen(show)
        assert not named or show.state.status(named) in ("on_stage", "received")
        if name not in ("back", "undo", "mark", "queue_undo"):
            assert received <= {who for who in EVERYBODY if show.state.status(who) == "received"}
        assert sum(show.state.status(who) == "on_stage" for who in EVERYBODY) <= 1


def added(show: Playbook, **fields: object) -> Playbook:
    show.rundown = replace(
        show.rundown, blanks=(Blank("trao", 20, "<b>{name}</b>"), Blank("trao", 120, "<i>{name}</i> {form}"))
    )
    show.ask("late_add", name="Trần <b>Thị Ổi", unit="Tổ 9", **fields)
    return show


def test_one_added_at_the_last_minute_stands_last_in_the_batch_that_is_being_called() -> None:
    show = added(at("n5"))
    assert line(show, 2) == ["n5", "n6", "n7", "them-1"]
    show.until("trao/dot-2/n7").go()
    assert (on_screen(show), show.state.status("them-1")) == ("them-1", "on_stage")
    assert show.go().standby == "trao/dot-3/n8"


def test_their_picture_is_the_smallest_that_takes_the_name_and_holds_no_markup_of_theirs() -> None:
    cue_added = next(one for one in added(at("n5")).rundown.cues if one.subject == "them-1")
    assert cue_added.html == "<b>Trần\u00a0&lt;b&gt;Thị\u00a0Ổi</b>"


def test_one_added_behind_the_last_of_a_batch_is_next() -> None:
    show = added(at("n7"))
    assert show.standby == "trao/dot-2/them-1"


def test_an_addition_is_taken_back_but_not_once_they_are_on_stage() -> None:
    show = at("n7")
    before, standby = show.rundown.cues, show.standby
    added(show).ask("queue_undo")
    assert (show.rundown.cues, show.standby, show.state.additions) == (before, standby, ())
    added(show).go()
    assert show.refused("queue_undo") == "nothing_to_undo"


def test_nobody_is_added_to_a_batch_that_is_not_there() -> None:
    assert at("n5").refused("late_add", name="Ổi", batch="trao/dot-9") == "unknown_batch"


def test_a_live_edit_keeps_who_was_added() -> None:
    show = added(at("n5"))
    show.edit(three_batches(), "r2")
    show.rundown = with_additions(show.rundown, show.state)
    assert line(show, 2)[-1] == "them-1"


def test_who_the_list_says_is_away_is_passed_by_and_a_posthumous_award_is_known() -> None:
    known = {"n2": "absent", "n3": "later", "n4": "posthumous"}
    whole = three_batches()
    people = tuple(replace(one, status=known.get(one.id, "")) for one in whole.entrants)
    show = Playbook(replace(whole, entrants=people)).until("trao/dot-1/n1")
    assert show.standby == "trao/dot-1/n4"
    told = desk_view(show.frame())["awards"]
    assert [(row["status"], row["manner"]) for row in told["line"]] == [
        ("on_stage", ""),
        ("absent", ""),
        ("later", ""),
        ("called", "posthumous"),
    ]


def with_music() -> Rundown:
    music = Sound("nhac.mp3", loop=True, over="trao")
    whole = three_batches()
    return replace(
        whole, cues=tuple(replace(one, sound=music) if one.item == "trao" else one for one in whole.cues)
    )


def test_music_over_a_batch_does_not_start_anew_with_each_name() -> None:
    show = Playbook(with_music()).until("trao/dot-1/n1")
    began = show.state.program.sound
    show.go(2)
    assert began is not None
    assert show.state.program.sound == began
    show.ask("undo")
    assert show.state.program.sound is not None
    assert show.state.program.sound.playing


def test_a_posthumous_award_is_silent_and_the_music_comes_back_after_it() -> None:
    show = Playbook(with_music()).until("trao/dot-1/n1")
    show.ask("manner", subject="n2", kind="posthumous")
    volumes = []
    for _ in range(3):
        volumes.append(screen_view(show.frame())["program"]["sound"]["volume"])
        show.go()
    assert volumes == [80, 0, 80]
