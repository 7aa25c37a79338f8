"""The MC's words for whoever is called: as the desk has set it, the closing words with the last."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.core.corrections import fingerprint, with_corrections
from ceremony.core.order import find_cue, find_entrant, line_of, queue_of
from ceremony.core.refused import Refused
from ceremony.core.state_quick import Correction
from ceremony.core.views import console_view, stage_view
from ceremony.model.rundown import Rundown, dump, load
from ceremony.staging.stage import stage
from tests.core.playbook import Playbook
from tests.staging.productions import production, recipient

FINALE = "[hết]"
SIZES = (4, 1, 3)  # people in three batches


def awarding(**awards: object) -> Rundown:
    """Three batches, each with closing words of its own, and the part's own behind them."""
    forms = [f"Hạng {number}" for number, size in enumerate(SIZES, 1) for _ in range(size)]
    rows = tuple(
        recipient(n, form=form, honorific="bà", unit=f"Khu dân cư {n}") for n, form in enumerate(forms, 1)
    )
    items = (
        {
            "id": "trao",
            "kind": "awarding",
            "title": "Trao thưởng",
            "after": FINALE,
            "awards": {"recipients": "r.csv", "forms": list(dict.fromkeys(forms)), **awards},
        },
        {"id": "het", "kind": "closing", "title": "Bế mạc"},
    )
    made = stage(production(*items, recipients=rows))
    cues = (
        replace(cue, opening=replace(cue.opening, closing=f"[{cue.batch}]")) if cue.opening else cue
        for cue in made.cues
    )
    return replace(made, cues=tuple(cues))


def at(who: str) -> Playbook:
    rundown = awarding()
    batch = next(one.batch for one in rundown.entrants if one.id == who)
    return Playbook(rundown).until(f"{batch}/{who}")


def program(show: Playbook, part: str = "script") -> str:
    return str(stage_view(show.frame())["program"][part]).replace("\u00a0", " ")


def standby(show: Playbook, part: str = "script") -> str:
    return str(stage_view(show.frame())["standby"][part]).replace("\u00a0", " ")


def test_the_closing_words_come_with_the_last_in_line_and_the_parts_own_with_the_last_of_all() -> None:
    show = Playbook(awarding()).until("trao/dot-1")
    said = []
    while show.program != "het":
        said.append((show.program.removeprefix("trao/"), program(show, "after")))
        show.go()
    assert [one for one in said if one[1]] == [
        ("dot-1/r-4", "[trao/dot-1]"),
        ("dot-2/r-5", "[trao/dot-2]"),
        ("dot-3/r-8", f"[trao/dot-3]\n\n{FINALE}"),
    ]


def test_when_the_last_turns_out_absent_they_come_with_whoever_is_on_stage() -> None:
    show = at("r-3")
    assert program(show, "after") == ""
    show.ask("mark", subject="r-4", status="absent")
    assert program(show, "after") == "[trao/dot-1]"


def test_when_the_last_is_called_first_nobody_hears_them_early() -> None:
    show = Playbook(awarding()).until("trao/dot-1")
    show.ask("queue_pick", subject="r-4")
    show.go()
    assert (show.state.status("r-4"), program(show, "after")) == ("on_stage", "")
    show.go(3)
    assert (show.program, program(show, "after")) == ("trao/dot-1/r-3", "[trao/dot-1]")


def test_somebody_added_comes_before_them() -> None:
    show = at("r-4")
    assert program(show, "after") == "[trao/dot-1]"
    show.ask("late_add", name="Nguyễn Văn Ổi")
    assert program(show, "after") == ""
    assert standby(show, "after") == "[trao/dot-1]"


def test_a_batch_of_nobody_has_no_photograph_but_the_part_still_ends_in_its_words() -> None:
    show = at("r-5")
    for who in ("r-6", "r-7", "r-8"):
        show.ask("mark", subject=who, status="absent")
    show.go()
    assert show.program == "trao/dot-3"
    assert program(show) == "Do người nhận hôm nay vắng mặt, Hạng ba xin được trao sau hội nghị."
    assert program(show, "after") == FINALE


def test_an_opener_calls_only_those_who_come() -> None:
    show = Playbook(awarding()).open()
    show.ask("mark", subject="r-2", status="absent")
    assert "Mẫu hai" not in standby(show)
    assert "kính mời ba cá nhân có tên sau đây lên nhận Hạng một: bà **Mẫu một**" in standby(show)


def test_a_batch_whose_people_were_all_called_before_calls_nobody_again() -> None:
    show = at("r-5")
    for who in ("r-6", "r-7", "r-8"):
        show.ask("queue_pick", subject=who)
        show.go()
    assert program(show, "after") == "[trao/dot-2]"
    show.go()
    assert (show.program, program(show), program(show, "after")) == ("trao/dot-3", "", FINALE)


def test_a_stand_in_is_in_the_line_at_once_and_in_the_line_for_trouble() -> None:
    show = at("r-1")
    show.ask("manner", subject="r-2", kind="stand_in", by="Bà Người Thay Mẫu")
    line = "Bà **Mẫu hai**, Khu dân cư hai, hôm nay vắng mặt; xin mời bà Người Thay Mẫu lên nhận thay."
    assert standby(show) == line
    told = console_view(show.frame())["standby"]["fallback_lines"]
    assert [one["text"] for one in told if one["situation"] == "Có người nhận thay"] == [line]
    show.ask("manner", subject="r-2", kind="")
    assert standby(show) == "Bà **Mẫu hai**, Khu dân cư hai."


def test_posthumous_set_live_invites_the_family() -> None:
    show = at("r-1")
    show.ask("manner", subject="r-2", kind="posthumous")
    assert standby(show) == (
        "Truy tặng Hạng một cho cố bà **Mẫu hai**, Khu dân cư hai. "
        "Xin trân trọng kính mời đại diện gia đình lên đón nhận."
    )
    assert "không nhạc" in console_view(show.frame())["standby"]["backstage"]


def test_who_is_marked_absent_on_stage_is_told_as_such() -> None:
    show = at("r-2")
    show.ask("mark", subject="r-2", status="absent")
    assert program(show) == (
        "Bà **Mẫu hai**, Khu dân cư hai, hôm nay vắng mặt; phần thưởng xin được trao sau hội nghị."
    )


def test_somebody_added_reads_like_all_others_and_has_lines_for_trouble() -> None:
    show = at("r-1")
    show.ask("late_add", name="Khách Bổ Sung 2", unit="KDC 3", honorific="Bà")
    added = next(cue for cue in show.rundown.cues if cue.added)
    show.ask("standby", cue=added.id)
    assert standby(show) == "Bà **Khách Bổ Sung hai**, Khu dân cư ba."
    told = {one["situation"]: one["text"] for one in console_view(show.frame())["standby"]["fallback_lines"]}
    assert told["Người nhận vắng mặt"].startswith("Bà **Khách Bổ Sung hai** hôm nay vắng mặt.")
    assert "Mất điện" in told
    assert not any("Mẫu" in text for text in told.values())


def test_one_picked_from_another_batch_is_named_with_what_they_receive() -> None:
    show = at("r-1")
    show.ask("queue_pick", subject="r-8")
    assert standby(show) == "Bà **Mẫu tám**, Khu dân cư tám, Hạng ba."


def test_what_was_mended_on_the_spot_is_in_the_parts_too() -> None:

    show = at("r-1")
    cue = find_cue(show.rundown, "trao/dot-1/r-2")
    assert cue
    mended = (("Mẫu 2", "Mận 2"), ("Mẫu hai", "Mận hai"))
    kept = Correction(cue.id, was=fingerprint(cue.html), html=cue.html, mended=mended, at=1)
    quick = replace(show.state.quick, corrections={cue.id: kept})
    show.state = replace(show.state, quick=quick)
    show.rundown = with_corrections(show.rundown, show.state)
    assert standby(show) == "Bà **Mận hai**, Khu dân cư hai."


def test_a_rundown_of_an_earlier_version_keeps_its_words() -> None:
    raw = json.loads(dump(awarding()))
    for part in ("event_word", "readings"):
        del raw[part]
    for one in raw["cues"]:
        del one["calls"], one["opening"]
    for one in raw["items"]:
        del one["closing"]
    for part in ("pace", "speech"):
        del raw["settings"][part]
    show = Playbook(load(json.dumps(raw))).until("trao/dot-1/r-1")
    assert program(show) == "Bà **Mẫu một**, Khu dân cư một."
    show.ask("mark", subject="r-2", status="absent")
    show.ask("late_add", name="Ổi")
    assert console_view(show.frame())["standby"]


def test_parts_travel_as_json() -> None:
    assert load(dump(awarding())) == awarding()


def test_after_a_retracted_name_everybody_is_still_counted_once() -> None:
    show = at("r-2")
    show.ask("retract", expected="trao/dot-1/r-2")
    counts = console_view(show.frame())["counts"]
    heaps = ("received", "absent", "later", "withdrawn", "present", "calling", "waiting")
    assert sum(counts[heap] for heap in heaps) == counts["recipients"] == sum(SIZES)


WHO = st.sampled_from([f"r-{number}" for number in range(1, sum(SIZES) + 1)] + ["them-1"])
COMMANDS = st.one_of(
    st.tuples(st.just("mark"), WHO, st.sampled_from(["absent", "later", "present", "withdrawn", "waiting"])),
    st.tuples(st.just("queue_pick"), WHO),
    st.tuples(st.just("queue_swap"), WHO, WHO),
    st.tuples(st.just("queue_move"), WHO, st.one_of(st.just(""), WHO)),
    st.tuples(st.just("manner"), WHO, st.sampled_from(["stand_in", "posthumous", ""])),
    st.just(("queue_recall",)),
    st.just(("queue_undo",)),
    st.just(("skip_absent",)),
    st.just(("late_add",)),
    st.just(("retract",)),
)


def sent(show: Playbook, told: tuple[str, ...]) -> None:
    """One command of the desk; what it refuses changes nothing."""
    fields: dict[str, dict[str, object]] = {
        "mark": {"subject": told[-2:][0], "status": told[-1]},
        "queue_pick": {"subject": told[-1]},
        "queue_swap": {"subject": told[-2:][0], "other": told[-1]},
        "queue_move": {"subject": told[-2:][0], "before": told[-1]},
        "manner": {
            "subject": told[-2:][0],
            "kind": told[-1],
            "by": "Ông Thay" if told[-1] == "stand_in" else "",
        },
        "skip_absent": {"expected": show.standby},
        "late_add": {"name": "Thêm", "form": "Hạng 1"},
        "retract": {"expected": show.program},
    }
    try:
        show.ask(told[0], **fields.get(told[0], {}))
    except Refused:
        return


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(COMMANDS, max_size=4), max_size=10))
def test_closing_words_come_exactly_once_with_whoever_is_really_last(
    turns: list[list[tuple[str, ...]]],
) -> None:
    show = Playbook(awarding()).until("trao/dot-1")
    left: list[
        tuple[str, str, str, bool]
    ] = []  # batch, who was left, what was said, whether anybody stood there
    for turn in [*turns, *([[]] * 30)]:
        for told in turn:
            sent(show, told)
        if show.program == "het":
            break
        here = find_cue(show.rundown, show.program)
        assert here
        batch = queue_of(show.rundown, show.state, here.subject) if here.subject else here.batch
        after, before = program(show, "after"), show.program
        show.go()
        if show.program != before:
            came = any(
                show.state.status(who) == "received" for who in line_of(show.rundown, show.state, batch)
            )
            left.append((batch, here.subject, after, came))
    assert show.program == "het"
    for batch in dict.fromkeys(one[0] for one in left):
        of = [one for one in left if one[0] == batch and one[1]]
        said = [f"[{batch}]" in one[2] for one in of]
        assert said == [False] * (len(of) - 1) + [one[3] for one in of[-1:]]
    assert [FINALE in one[2] for one in left] == [False] * (len(left) - 1) + [True]


@pytest.mark.parametrize("who", ["r-2", "r-4", "r-5"])
def test_what_waits_says_what_it_will_say_on_stage(who: str) -> None:
    show = at("r-1")
    show.ask("queue_pick", subject=who)
    told = (standby(show), standby(show, "after"))
    show.go()
    assert (program(show), program(show, "after")) == told
    assert find_entrant(show.rundown, who)
