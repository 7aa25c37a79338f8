"""Live edit: what has not run changes, what runs stays."""

from __future__ import annotations

from dataclasses import replace

from ceremony.model.rundown import Cue, Rundown
from tests.core.playbook import Playbook
from tests.sample import rundown


def without(*idents: str) -> Rundown:
    return replace(rundown(), cues=tuple(cue for cue in rundown().cues if cue.id not in idents))


def test_the_running_cue_keeps_its_picture_when_it_was_changed() -> None:
    show = Playbook().until("phim")
    before = show.rundown.cues[2]
    changed = tuple(
        replace(cue, html="new", film=None) if cue.id == "phim" else cue for cue in rundown().cues
    )
    show.edit(replace(rundown(), cues=changed), "r2")
    assert show.rundown.cues[2] == before
    assert show.state.program.film is not None


def test_the_running_cue_keeps_its_place_when_it_was_deleted() -> None:
    show = Playbook().until("phim").edit(without("phim"), "r2")
    assert [cue.id for cue in show.rundown.cues][1:4] == ["ly-do", "phim", "phim/du-phong-1"]
    assert show.standby == "tham-luan-1"


def test_a_standby_that_is_gone_gives_way_to_what_follows() -> None:
    show = Playbook().until("phim").edit(without("tham-luan-1"), "r2")
    assert show.standby == "ky/01"


def test_a_standby_that_the_operator_chose_stays_or_gives_way_to_its_follower() -> None:
    show = Playbook().until("ly-do")
    show.ask("standby", cue="ky/01")
    show.edit(without("phim"), "r2")
    assert show.standby == "ky/01"
    show.edit(without("phim", "ky/01"), "r3")
    assert show.standby == "ky/02"


def test_a_cue_that_was_put_in_next_is_armed() -> None:
    show = Playbook().until("phim")
    new = Cue("moi", "tham-luan-1", "Mới", "text", "")
    show.edit(replace(rundown(), cues=(*rundown().cues[:5], new, *rundown().cues[5:])), "r2")
    assert show.standby == "moi"


def test_the_clock_of_the_running_item_is_unmoved_by_an_edit() -> None:
    show = Playbook().until("phim").wait(5000)
    before = show.clocks
    items = tuple(replace(item, duration_ms=1) if item.id == "bao-cao" else item for item in rundown().items)
    show.edit(replace(rundown(), items=items), "r2")
    assert (show.clocks.elapsed_ms, show.clocks.remaining_ms) == (before.elapsed_ms, before.remaining_ms)
