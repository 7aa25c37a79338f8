"""Words that change while the show runs: the MC is told, until the MC has seen it."""

from __future__ import annotations

from dataclasses import replace

from ceremony.core.views import stage_view
from ceremony.language.binding import NBSP, unbind
from ceremony.model.rundown import Rundown
from tests.core.playbook import Playbook
from tests.sample import rundown


def saying(cue: str, words: str) -> Rundown:
    cues = (replace(one, script=words) if one.id == cue else one for one in rundown().cues)
    return replace(rundown(), cues=tuple(cues))


def test_new_words_of_a_cue_that_has_not_run_are_told_with_the_old_ones() -> None:
    show = Playbook().until("don-khach").edit(saying("ly-do", "Kính thưa hội nghị."), "r2")
    assert unbind(stage_view(show.frame())["standby"]["was"]) == "Kính thưa quý vị đại biểu."


def test_on_the_prompter_no_line_ends_inside_a_word_of_two_syllables() -> None:
    words = "Đoàn Thanh niên Cộng sản Hồ Chí Minh, Ủy ban nhân dân, khu dân cư số 12."
    show = Playbook(saying("don-khach", words)).until("don-khach")
    told = stage_view(show.frame())["program"]["script"]
    assert unbind(told) == words
    assert all(
        part.replace(" ", NBSP) in told for part in ("Hồ Chí Minh", "Ủy ban nhân dân", "khu dân cư số 12")
    )


def test_the_change_is_over_when_the_mc_has_seen_it_and_twice_is_once() -> None:
    show = Playbook().until("don-khach").edit(saying("ly-do", "Kính thưa hội nghị."), "r2")
    assert len(show.ask("words_seen", cue="ly-do")) == 1
    assert show.ask("words_seen", cue="ly-do") == ()
    assert stage_view(show.frame())["standby"]["was"] is None


def test_of_two_changes_the_words_the_mc_knew_count() -> None:
    show = (
        Playbook().until("don-khach").edit(saying("ly-do", "Một."), "r2").edit(saying("ly-do", "Hai."), "r3")
    )
    assert show.state.changed == {"ly-do": "Kính thưa quý vị đại biểu."}


def test_words_that_come_back_are_no_change() -> None:
    show = Playbook().until("don-khach").edit(saying("ly-do", "Một."), "r2").edit(rundown(), "r3")
    assert stage_view(show.frame())["standby"]["was"] is None


def test_what_has_run_and_what_was_changed_before_the_show_is_not_told() -> None:
    assert Playbook().edit(saying("ly-do", "Một."), "r2").state.changed == {}
    assert Playbook().until("phim").edit(saying("ly-do", "Một."), "r2").state.changed == {}


def test_a_cue_nobody_knows_has_no_words_to_see() -> None:
    assert Playbook().until("ly-do").refused("words_seen", cue="khong-co") == "unknown_cue"
