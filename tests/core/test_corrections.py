"""A correction of what is on air is offered and shown in one press; who is taken off the list is an alarm."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ceremony.core.edit import keep_program
from ceremony.core.views import console_view, screen_view
from ceremony.model.rundown import Film, Rundown, Speaker
from tests.core.playbook import SECOND, Playbook
from tests.sample import picture, rundown


class Edited(Playbook):
    """A playbook that runs, like the conductor, by the newest rundown with the running cue as it was."""

    def save(self, new: Rundown) -> Edited:
        """A file was saved."""
        older = self.rundown
        self.edit(new, f"r{len(self.events)}")
        self.newest, self.older = new, older
        return self

    def show_it(self) -> Edited:
        """Take the cue that is on program."""
        self.ask("take", cue=self.program)
        self.rundown = self.newest
        return self

    def look(self) -> dict[str, Any]:
        """The console's view."""
        return console_view(self.frame())


def at(cue: str) -> Edited:
    show = Edited()
    show.until(cue)
    return show


def with_cue(ident: str, **more: Any) -> Rundown:
    cues = tuple(replace(cue, **more) if cue.id == ident else cue for cue in rundown().cues)
    return replace(rundown(), cues=cues)


def with_entrant(ident: str, **more: Any) -> Rundown:
    people = tuple(replace(who, **more) if who.id == ident else who for who in rundown().entrants)
    return replace(rundown(), entrants=people)


def with_speaker(title: str) -> Rundown:
    items = tuple(
        replace(item, speakers=(Speaker("Nguyễn Thị Hương", "bà", title),))
        if item.id == "tham-luan-1"
        else item
        for item in rundown().items
    )
    return replace(rundown(), items=items)


def without(who: str) -> Rundown:
    return replace(
        rundown(),
        cues=tuple(cue for cue in rundown().cues if cue.subject != who),
        entrants=tuple(one for one in rundown().entrants if one.id != who),
    )


CORRECTED = [
    ("tham-luan-1", with_cue("tham-luan-1", html=picture("Bà Nguyễn Thị Hương, Bí thư"))),
    ("tham-luan-1", with_cue("tham-luan-1", title="Bà Nguyễn Thị Hường")),
    ("tham-luan-1", with_cue("tham-luan-1", script="Xin mời bà Hường.")),
    ("tham-luan-1", with_speaker("Bí thư Chi bộ 55")),
    ("trao/dot-1/2", with_entrant("nhan-002", name="Tập thể mẫu hai")),
    ("trao/dot-1/2", with_entrant("nhan-002", unit="Tổ dân phố 9")),
    ("phim", with_cue("phim", after="Lời mới sau phim.")),
]


@pytest.mark.parametrize(("cue", "new"), CORRECTED)
def test_a_correction_of_what_is_on_air_is_offered_and_shown_in_one_press(cue: str, new: Rundown) -> None:
    show = at(cue).save(new)
    assert show.look()["correction"]["cue"] == cue
    assert "bản sửa" in show.look()["correction"]["words"]
    assert show.show_it().look()["correction"] is None
    here = next(one for one in new.cues if one.id == cue)
    assert (show.look()["program"]["html"], show.look()["program"]["title"]) == (here.html, here.title)


def test_a_correction_moves_nothing_but_the_picture() -> None:
    show = at("phim").save(with_cue("phim", title="Phim tổng kết", script="Lời mới."))
    show.wait(7 * SECOND)
    before = show.state
    show.show_it()
    after = show.state
    assert replace(after, program=before.program) == before
    assert replace(after.program, rev=before.program.rev) == before.program
    assert screen_view(show.frame())["program"]["film"]["position_ms"] == 0


def test_a_correction_is_shown_while_the_show_is_held_too() -> None:
    show = at("tham-luan-1").save(with_cue("tham-luan-1", title="Bà Hường"))
    show.ask("hold")
    assert show.show_it().look()["program"]["title"] == "Bà Hường"


@pytest.mark.parametrize(
    "new",
    [
        with_cue("trao/dot-1/3", title="Cá nhân khác"),
        with_entrant("nhan-003", name="Người khác"),
        replace(rundown(), name="Hội nghị khác"),
        replace(rundown(), items=tuple(replace(item, number="9") for item in rundown().items)),
        replace(rundown(), entrants=tuple(replace(who, number=who.number + 1) for who in rundown().entrants)),
    ],
)
def test_what_is_not_on_the_card_is_no_correction(new: Rundown) -> None:
    assert at("trao/dot-1/2").save(new).look()["correction"] is None


def test_numbers_and_states_in_a_drawing_that_move_by_themselves_are_no_correction() -> None:
    drawn = '<p>A</p><b data-key="x" data-state="lit">x</b><i data-slot="of" class="n">{}</i>'
    show = Edited(with_cue("ly-do", html=drawn.format(132)))
    show.until("ly-do")
    show.save(with_cue("ly-do", html=drawn.format(133).replace("lit", "")))
    assert show.look()["correction"] is None
    show.save(with_cue("ly-do", html=drawn.format(133).replace("<p>A", "<p>B")))
    assert show.look()["correction"]


def test_another_film_is_not_put_under_the_one_that_runs() -> None:
    show = at("phim").save(with_cue("phim", title="Khác", film=Film("phim/moi.mp4", 30_000)))
    assert show.look()["correction"] is None
    show.wait(SECOND).ask("take", cue="phim")
    assert show.events[-1].__class__.__name__ == "CueTaken"


def test_a_correction_that_was_taken_back_in_the_file_is_not_offered_any_more() -> None:
    show = at("ly-do").save(with_cue("ly-do", title="Sai"))
    assert show.look()["correction"]
    assert show.save(rundown()).look()["correction"] is None


def test_a_card_that_was_deleted_while_on_air_is_an_alarm() -> None:
    gone = replace(rundown(), cues=tuple(cue for cue in rundown().cues if cue.id != "ly-do"))
    show = at("ly-do").save(gone)
    (alarm,) = show.look()["alarms"]
    assert (alarm["code"], alarm["cue"]) == ("cue_gone", "ly-do")
    assert show.look()["correction"] is None
    show.go()
    assert show.look()["alarms"] == []


@pytest.mark.parametrize(
    ("cue", "who", "code"),
    [
        ("trao/dot-1/2", "nhan-002", "on_air"),
        ("trao/dot-1/1", "nhan-002", "standby"),
        ("trao/dot-1/1", "nhan-003", "called"),
        ("ky/01", "ky-01", "on_air"),
        ("ky/01", "ky-02", "standby"),
    ],
)
def test_somebody_taken_off_the_list_while_we_are_about_them_is_an_alarm(
    cue: str, who: str, code: str
) -> None:
    show = at(cue)
    name = next(one.name for one in rundown().entrants if one.id == who)
    (alarm,) = show.save(without(who)).look()["alarms"]
    assert (alarm["code"], alarm["subject"]) == (code, who)
    assert name in alarm["words"]
    assert show.save(rundown()).look()["alarms"] == [], "who is on the list again is no alarm"


def test_nobody_is_an_alarm_before_their_part_and_after_it() -> None:
    assert at("ly-do").save(without("nhan-002")).look()["alarms"] == []
    show = at("trao/dot-1/1").save(without("nhan-003"))
    assert show.look()["alarms"]
    show.until("be-mac")
    assert show.look()["alarms"] == []


def test_who_was_added_at_the_desk_is_on_no_list_and_no_alarm() -> None:
    show = at("trao/dot-1/3")
    show.ask("late_add", name="Ông Thêm Vào")
    show.until("dot-1/them-1").save(rundown())
    assert show.look()["alarms"] == []
    assert show.look()["correction"] is None


def test_keeping_the_running_cue_never_tells_another_rundown_about_it() -> None:
    show = at("ly-do").save(with_cue("ly-do", title="Sai"))
    assert all(not cue.kept for cue in keep_program(rundown(), rundown(), show.state).cues)
