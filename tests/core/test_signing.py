"""The signing desk: one open slot, nobody signed who has not, and everybody told the same count."""

from __future__ import annotations

import pytest

from ceremony.core.order import find_cue
from ceremony.core.pictures import inks, marks, slots
from ceremony.core.views import console_view, desk_view, follow_view, screen_view, sign_view, stage_view
from tests.core.playbook import SECOND, Playbook
from tests.core.signing import CUONG, DIEU, Desk, points

TABLET = {"client": "t1", "name": "Bàn 1", "sound": False, "identify": False}
OTHER = {**TABLET, "client": "t2"}


def test_a_signer_comes_to_the_table_draws_and_confirms() -> None:
    desk = Desk()
    walked = [desk.state.status("ky-01")]
    desk.let()
    walked.append(desk.state.status("ky-01"))
    desk.draw(5)
    walked.append(desk.state.status("ky-01"))
    desk.signed()
    walked.append(desk.state.status("ky-01"))
    desk.ask("attest", tablet="t2", subject="ky-01", witnesses=[CUONG, DIEU])
    walked.append(desk.state.status("ky-01"))
    assert walked == ["called", "at_table", "signing", "signed", "witnessed"]
    assert desk.state.signing.attested["ky-01"].witnesses == (CUONG, DIEU)


def test_only_one_slot_is_open_and_the_refusal_names_who_signs() -> None:
    desk = Desk().let()
    assert desk.refused("slot_open", subject="ky-02") == "slot_taken"
    desk.ask("slot_close")
    desk.let("ky-02")
    assert desk.state.signing.slot is not None
    assert desk.state.signing.slot.subject == "ky-02"


def test_without_a_tablet_no_slot_can_be_opened() -> None:
    assert Playbook().until("ky/01").refused("slot_open", subject="ky-01") == "no_tablet"


def test_the_first_tablet_that_is_named_gets_the_signers_seat() -> None:
    show = Playbook().until("ky/01")
    show.ask("slot_open", subject="ky-01", tablet="t9")
    assert show.state.signing.seats == {"t9": "signer"}


def test_a_tablet_draws_only_in_its_own_open_slot() -> None:
    desk = Desk()
    chunk = {"round": 1, "stroke": 0, "start": 0, "points": points(2)}
    assert desk.refused("ink", tablet="t1", slot="ky-01", **chunk) == "slot_closed"
    desk.let()
    assert desk.refused("ink", tablet="t2", slot="ky-01", **chunk) == "not_your_slot"
    assert desk.refused("ink", tablet="t1", slot="ky-02", **chunk) == "slot_closed"
    assert desk.refused("sign", tablet="t2", slot="ky-01", round=1, points=1) == "not_your_slot"
    assert desk.refused("ink_clear", tablet="t2", slot="ky-01", round=1) == "not_your_slot"


def test_points_that_come_twice_are_kept_once_and_a_gap_is_refused() -> None:
    desk = Desk().let()
    desk.draw(5)
    desk.draw(5)
    desk.ask("ink", tablet="t1", slot="ky-01", round=1, stroke=0, start=3, points=points(4, 3))
    assert desk.state.signing.ink("ky-01").strokes == (tuple(points(7)),)
    late = {"tablet": "t1", "slot": "ky-01", "round": 1}
    assert desk.refused("ink", **late, stroke=0, start=9, points=points(1, 9)) == "ink_gap"
    assert desk.refused("ink", **late, stroke=2, start=0, points=points(1)) == "ink_gap"


def test_a_signature_with_points_missing_is_not_taken() -> None:
    desk = Desk().let()
    assert desk.refused("sign", tablet="t1", slot="ky-01", round=1, points=1) == "nothing_drawn"
    desk.draw(5)
    assert desk.refused("sign", tablet="t1", slot="ky-01", round=1, points=6) == "ink_gap"
    assert desk.state.status("ky-01") == "signing"


def test_signing_again_begins_another_round_and_late_pieces_of_the_old_one_do_nothing() -> None:
    desk = Desk().let()
    desk.draw(5)
    desk.ask("ink_clear", tablet="t1", slot="ky-01", round=1)
    assert desk.state.status("ky-01") == "at_table"
    desk.draw(5)  # of round 1: it was on its way
    assert desk.state.signing.ink("ky-01").points == 0
    desk.draw(3, round=2)
    desk.signed(round=2)
    assert desk.state.signing.signatures["ky-01"].round == 2


def test_a_palm_is_taken_back_and_the_next_stroke_follows() -> None:
    desk = Desk().let()
    desk.draw(4)
    desk.ask("ink_drop", tablet="t1", slot="ky-01", round=1, stroke=0)
    desk.draw(6, stroke=1)
    assert desk.state.signing.ink("ky-01").strokes == ((), tuple(points(6)))
    desk.signed()


def test_what_was_drawn_and_not_confirmed_is_void_when_the_slot_is_closed() -> None:
    desk = Desk().let()
    desk.draw(5)
    desk.ask("slot_close")
    assert desk.state.status("ky-01") == "called"
    assert desk.state.signing.ink("ky-01").points == 0
    desk.let()
    assert desk.state.signing.ink("ky-01").round == 2


def test_who_has_signed_signs_anew_only_on_purpose() -> None:
    desk = Desk().let()
    desk.draw(5)
    desk.signed()
    assert desk.refused("slot_open", subject="ky-01") == "already_signed"
    desk.let(again=True)
    assert desk.state.status("ky-01") == "at_table"
    assert "ky-01" not in desk.state.signing.signatures


@pytest.mark.parametrize("status", ["absent", "later", "waiting", "called"])
def test_a_signature_is_void_once_somebody_is_marked_otherwise(status: str) -> None:
    desk = Desk().let()
    desk.draw(5)
    desk.signed()
    desk.ask("attest", tablet="t2", subject="ky-01", witnesses=[CUONG])
    desk.ask("mark", subject="ky-01", status=status)
    signing = desk.state.signing
    assert (signing.signatures, signing.attested, signing.ink("ky-01").points) == ({}, {}, 0)


def test_signed_on_paper_is_always_possible_and_closes_the_slot() -> None:
    desk = Desk().let()
    desk.draw(5)
    desk.ask("mark", subject="ky-01", status="signed")
    assert desk.state.status("ky-01") == "signed"
    assert desk.state.signing.slot is None
    assert desk.state.signing.signatures == {}
    assert desk.state.signing.ink("ky-01").points == 0


def test_only_signed_ones_are_attested_by_known_witnesses_from_their_seat() -> None:
    desk = Desk().let()
    assert desk.refused("attest", tablet="t2", subject="ky-01", witnesses=[CUONG]) == "not_signed"
    desk.draw(5)
    desk.signed()
    assert desk.refused("attest", tablet="t1", subject="ky-01", witnesses=[CUONG]) == "not_your_slot"
    assert desk.refused("attest", tablet="t2", subject="ky-01", witnesses=["nobody"]) == "unknown_witness"
    assert desk.refused("attest", tablet="t2", subject="ky-01", witnesses=[]) == "unknown_witness"
    desk.ask("attest", subject="ky-01", witnesses=[DIEU])  # a desk may note it


def test_a_witness_signs_as_such_on_the_witnesses_tablet() -> None:
    desk = Desk().let(CUONG)
    assert desk.state.signing.slot is not None
    assert desk.state.signing.slot.tablet == "t2"
    desk.draw(5, slot=CUONG, tablet="t2")
    desk.ask("sign", tablet="t2", slot=CUONG, round=1, points=5)
    assert CUONG in desk.state.signing.signatures
    assert desk.state.statuses == {"ky-01": "called"}


def test_without_tablets_going_on_means_signed_on_paper() -> None:
    assert Playbook().until("ky/02").state.status("ky-01") == "signed"


def test_with_a_tablet_nobody_is_signed_by_going_on() -> None:
    desk = Desk()
    desk.go()
    assert desk.state.status("ky-01") == "waiting"
    assert desk.state.status("ky-02") == "called"


def test_going_on_leaves_who_is_signing_at_the_table() -> None:
    desk = Desk().let()
    desk.draw(5)
    desk.go()
    assert desk.state.status("ky-01") == "signing"
    desk.draw(2, start=5)
    desk.signed()
    assert desk.state.status("ky-01") == "signed"


@pytest.mark.parametrize("way", ["take", "back"])
def test_showing_somebody_again_who_has_signed_leaves_the_signature(way: str) -> None:
    desk = Desk().let()
    desk.draw(5)
    desk.signed()
    desk.go()
    desk.wait(SECOND)
    desk.ask("take", cue="ky/01") if way == "take" else desk.ask("back", expected="ky/02")
    assert desk.state.status("ky-01") == "signed"
    assert "ky-01" in desk.state.signing.signatures


def told(show: Playbook) -> set[str]:
    """The count as every page tells it."""
    frame = show.frame()
    programme = next(row for row in follow_view(frame)["programme"] if row["title"] == "Ký cam kết")
    return {
        console_view(frame)["signing"]["tally"],
        desk_view(frame)["signing"]["tally"],
        screen_view(frame)["program"]["slots"]["tally"],
        stage_view(frame)["tally"],
        sign_view(frame, TABLET)["tally"],
        programme["tally"],
    }


def test_everybody_is_told_the_same_count_and_who_signs_later_is_not_in_it() -> None:
    desk = Desk()
    assert told(desk) == {"Đã ký 0/2"}
    desk.let()
    desk.draw(5)
    assert told(desk) == {"Đã ký 0/2"}
    desk.signed()
    assert told(desk) == {"Đã ký 1/2"}
    desk.ask("attest", subject="ky-01", witnesses=[CUONG])
    desk.ask("mark", subject="ky-02", status="absent")
    assert told(desk) == {"Đã ký 1/2 – ký bổ sung 1"}


def test_the_wall_shows_live_ink_on_the_lit_tile_until_it_is_signed() -> None:
    desk = Desk().let()
    cue = find_cue(desk.rundown, "ky/01")
    assert cue is not None
    desk.draw(5)
    desk.draw(2, start=5)
    assert marks(desk.frame(), cue)["ky-01"] == "current"
    assert inks(desk.frame(), cue) == {"ky-01": [1, 2]}
    desk.signed()
    assert marks(desk.frame(), cue)["ky-01"] == "signed"
    assert slots(desk.frame(), cue)["signed"] == "1"


def test_only_the_tablet_of_the_slot_is_told_who_signs() -> None:
    desk = Desk().let()
    slot = sign_view(desk.frame(), TABLET)["slot"]
    assert (slot["name"], slot["area"], slot["sentence"]) == (
        "Tổ trưởng mẫu 01", "Khu dân cư 1", "Tôi cam kết thực hiện tốt nhiệm vụ.",
    )  # fmt: skip
    for stranger in (OTHER, {**TABLET, "client": "t3"}):
        view = sign_view(desk.frame(), stranger)
        assert (view["slot"], view["attest"]) == (None, None)


def test_the_witnesses_tablet_shows_who_has_just_signed_and_remembers_who_attests() -> None:
    desk = Desk().let()
    desk.draw(5)
    desk.signed()
    attest = sign_view(desk.frame(), OTHER)["attest"]
    assert (attest["subject"], attest["chosen"]) == ("ky-01", [CUONG, DIEU])
    desk.ask("attest", tablet="t2", subject="ky-01", witnesses=[DIEU])
    assert sign_view(desk.frame(), OTHER)["attest"] is None
    desk.ask("mark", subject="ky-02", status="signed")
    attest = sign_view(desk.frame(), OTHER)["attest"]
    assert (attest["subject"], attest["paper"], attest["chosen"]) == ("ky-02", True, [DIEU])


def test_a_tablet_thanks_who_has_signed_on_it_for_a_moment() -> None:
    desk = Desk().let()
    desk.draw(5)
    desk.signed()
    thanks = sign_view(desk.frame(), TABLET)["thanks"]
    assert thanks["name"] == "Tổ trưởng mẫu 01"
    assert sign_view(desk.frame(), OTHER)["thanks"] is None
