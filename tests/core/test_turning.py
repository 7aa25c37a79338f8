"""What comes by itself: at a film's end, after a while, round and round; and a GO that waits for the end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.commands import decode
from ceremony.core.refused import Refused
from ceremony.core.show import decide
from ceremony.core.turning import left
from ceremony.core.views import console_view, stage_view
from ceremony.model.rundown import Rundown
from tests.core.playbook import SECOND, Playbook
from tests.sample import cue, rundown

LENGTH = 90 * SECOND  # of the sample's film
EACH = 12 * SECOND


def with_film(**changes: object) -> Rundown:
    """The sample show with other rules for its film."""
    whole = rundown()
    cues = (replace(one, **changes) if one.id == "phim" else one for one in whole.cues)  # type: ignore[arg-type]
    return replace(whole, cues=tuple(cues))


def following() -> Playbook:
    """A show whose film brings the next cue at its end."""
    return Playbook(with_film(advance="end"))


def turning(kind: str = "round") -> Playbook:
    """A show that welcomes with three pictures, each for twelve seconds."""
    whole = rundown()
    names = ("don-khach", "don-khach/2", "don-khach/3")
    deck = tuple(cue(name, "don-khach", name, advance=kind, advance_ms=EACH) for name in names)
    return Playbook(replace(whole, cues=(*deck, *whole.cues[1:])))


def by_itself(show: Playbook) -> None:
    """What the show's own clock sends."""
    show.ask("advance", expected=show.program)


def too_soon(show: Playbook) -> bool:
    try:
        decide(
            show.rundown,
            show.state,
            decode({"id": "a", "type": "advance", "expected": show.program}),
            show.now,
        )
    except Refused as refused:
        return refused.code == "not_due"
    return False


# ---- at the film's end


def test_the_next_cue_comes_by_itself_when_the_film_has_ended_and_not_before() -> None:
    show = following().until("phim").wait(LENGTH - 1)
    assert too_soon(show)
    by_itself(show.wait(1))
    assert (show.program, show.standby) == ("tham-luan-1", "ky/01")


def test_what_the_operator_has_armed_comes() -> None:
    show = following().until("phim")
    show.ask("standby", cue="be-mac")
    by_itself(show.wait(LENGTH))
    assert show.program == "be-mac"


def test_a_film_that_was_paused_or_held_brings_nothing() -> None:
    show = following().until("phim").wait(SECOND)
    show.ask("film_pause")
    assert too_soon(show.wait(LENGTH))
    show.ask("film_play")
    show.ask("hold")
    assert show.wait(LENGTH).refused("advance", expected="phim") == "held"
    show.ask("resume")
    assert left(show.state, show.now) == LENGTH - SECOND


def test_a_film_that_ends_behind_black_waits_for_go() -> None:
    show = following().until("phim")
    show.ask("blackout")
    assert too_soon(show.wait(LENGTH))
    show.ask("release")
    assert too_soon(show.wait(SECOND))
    assert show.go().program == "tham-luan-1"


def test_a_film_under_a_short_black_still_brings_the_next_cue() -> None:
    show = following().until("phim")
    show.ask("blackout")
    show.wait(SECOND).ask("release")
    by_itself(show.wait(LENGTH - SECOND))
    assert show.program == "tham-luan-1"


def test_nobody_is_called_up_by_a_clock() -> None:
    show = following().until("phim")
    show.ask("standby", cue="trao/dot-1/1")
    assert too_soon(show.wait(2 * LENGTH))


def test_nothing_sealed_is_opened_by_a_clock() -> None:
    whole = with_film(advance="end")
    cues = tuple(replace(one, sealed=one.id == "tham-luan-1") for one in whole.cues)
    show = Playbook(replace(whole, cues=cues)).until("phim")
    assert too_soon(show.wait(2 * LENGTH))


def test_a_hand_that_was_faster_is_not_followed_by_a_second_step() -> None:
    show = following().until("phim").wait(LENGTH)
    show.go()
    assert show.refused("advance", expected="phim") == "stale"


def test_the_operator_stops_it_and_lets_it_go_on() -> None:
    show = following().until("phim").wait(SECOND)
    show.ask("turning", on=False)
    assert too_soon(show.wait(SECOND))
    show.ask("turning", on=True)
    by_itself(show.wait(LENGTH))
    assert show.program == "tham-luan-1"


def test_undo_brings_the_cue_back_and_it_stays() -> None:
    show = turning("time").until("don-khach/2").wait(EACH)
    by_itself(show)
    show.wait(SECOND).ask("undo")
    assert show.program == "don-khach/2"
    assert too_soon(show.wait(10 * EACH))


def test_a_cue_without_a_rule_has_nothing_to_stop() -> None:
    show = Playbook().until("ly-do")
    assert show.refused("turning", on=False) == "no_turn"
    assert too_soon(show.wait(1_000 * SECOND))


# ---- after a while


def test_each_picture_stands_for_its_time_and_the_last_brings_the_next_item() -> None:
    show = turning("time").until("don-khach")
    seen = [show.program]
    for _ in range(3):
        assert too_soon(show.wait(EACH - 1))
        by_itself(show.wait(1))
        seen.append(show.program)
    assert seen == ["don-khach", "don-khach/2", "don-khach/3", "ly-do"]


@pytest.mark.parametrize(
    ("cover", "uncover"), [("hold", "resume"), ("blackout", "release"), ("panic", "release")]
)
def test_the_time_stands_while_the_show_does(cover: str, uncover: str) -> None:
    show = turning("time").until("don-khach").wait(5 * SECOND)
    show.ask(cover)
    show.wait(100 * SECOND).ask(uncover)
    assert left(show.state, show.now) == EACH - 5 * SECOND


def test_a_step_by_itself_can_be_undone_like_any_other() -> None:
    show = turning("time").until("don-khach").wait(EACH)
    by_itself(show)
    show.ask("undo")
    assert (show.program, show.standby) == ("don-khach", "don-khach/2")


# ---- round and round


def test_a_round_turns_until_go_and_go_leaves_it_whole() -> None:
    show = turning().until("don-khach")
    seen = []
    for _ in range(4):
        by_itself(show.wait(EACH))
        seen.append(show.program)
        assert show.standby == "ly-do"
    assert seen == ["don-khach/2", "don-khach/3", "don-khach", "don-khach/2"]
    assert show.go().program == "ly-do"


def test_the_words_stay_while_the_pictures_turn() -> None:
    show = turning()
    first, *rest = show.rundown.cues
    show.rundown = replace(show.rundown, cues=(replace(first, script="Kính thưa quý vị."), *rest))
    by_itself(show.until("don-khach").wait(EACH))
    assert console_view(show.frame())["program"]["script"] == "Kính thưa quý vị."
    assert stage_view(show.frame())["program"]["script"] == "Kính thưa quý\u00a0vị."


def test_a_picture_with_words_of_its_own_says_them() -> None:
    show = turning()
    first, second, *rest = show.rundown.cues
    named = (replace(first, script="Một."), replace(second, script="Hai."), *rest)
    show.rundown = replace(show.rundown, cues=named)
    by_itself(show.until("don-khach").wait(EACH))
    assert console_view(show.frame())["program"]["script"] == "Hai."


def test_turns_are_no_steps_to_undo() -> None:
    show = turning().until("don-khach")
    steps = show.state.steps
    for _ in range(30):
        by_itself(show.wait(EACH))
    assert show.state.steps == steps


def test_what_the_operator_armed_stays_armed_while_the_round_turns() -> None:
    show = turning().until("don-khach")
    show.ask("standby", cue="be-mac")
    by_itself(show.wait(EACH))
    assert show.standby == "be-mac"


@given(
    st.lists(st.sampled_from(["hold", "resume", "blackout", "release", "stop", "on", "wait"]), max_size=30)
)
def test_a_picture_never_stands_shorter_than_its_time(presses: list[str]) -> None:
    show = turning().until("don-khach")
    since = show.now
    for press in presses:
        show.wait(3 * SECOND)
        kinds = {"stop": ("turning", {"on": False}), "on": ("turning", {"on": True})}
        name, fields = kinds.get(press, (press, {}))
        if press != "wait":
            try:
                show.ask(name, **fields)
            except Refused:
                continue
        remaining = left(show.state, show.now)
        assert remaining is None or since + EACH - show.now <= remaining <= EACH


# ---- arm after end


def test_go_waits_for_the_end_of_a_film_that_is_to_be_seen_whole() -> None:
    show = Playbook(with_film(arm_end=True)).until("phim").wait(18 * SECOND)
    assert show.refused("go", expected=show.standby) == "film_runs"
    assert show.wait(LENGTH).go().program == "tham-luan-1"


def test_take_fallback_and_a_pause_pass_by_the_lock() -> None:
    def locked() -> Playbook:
        return Playbook(with_film(arm_end=True)).until("phim").wait(SECOND)

    show = locked()
    show.ask("take", cue="tham-luan-1")
    assert show.program == "tham-luan-1"
    show = locked()
    show.ask("fallback")
    assert show.program == "phim/du-phong-1"
    show = locked()
    show.ask("film_pause")
    assert show.go().program == "tham-luan-1"


def test_the_reason_says_how_long_the_film_still_runs() -> None:
    show = Playbook(with_film(arm_end=True)).until("phim").wait(18 * SECOND)
    assert "1:12" in str(console_view(show.frame())["can"]["go"])


# ---- what the console is told


def test_the_console_is_told_what_comes_and_when() -> None:
    show = turning("time").until("don-khach").wait(2 * SECOND)
    told = console_view(show.frame())["turn"]
    assert told == {
        "cue": "don-khach/2",
        "title": "don-khach/2",
        "at_end": False,
        "due": show.now + EACH - 2 * SECOND,
        "stopped": False,
    }
    show.ask("turning", on=False)
    told = console_view(show.frame())["turn"]
    assert (told["due"], told["stopped"]) == (None, True)


def test_nothing_is_told_where_only_go_goes_on() -> None:
    assert console_view(Playbook().until("phim").frame())["turn"] is None
