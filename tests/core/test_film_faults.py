"""A film that cannot be shown: said before GO, refused once, and its fallback one press away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.commands import ROLES, TIMER
from ceremony.core.film_faults import FILM_CODES, UNPLAYABLE
from ceremony.core.refused import Refused
from ceremony.core.screens import film_trouble, screen_rows
from ceremony.core.views import console_view
from ceremony.model.rundown import Rundown
from tests.core.playbook import SECOND, Playbook
from tests.sample import rundown

FILM = "phim/tong-ket.mp4"


def armed(code: str = "no_picture", made: Rundown | None = None) -> Playbook:
    """The film on standby, and a report that it cannot be shown."""
    show = Playbook(made or rundown()).until("ly-do").wait(SECOND)
    show.ask("film_report", film=FILM, code=code, version="1", screen="a")
    return show


def refused(show: Playbook) -> Refused:
    with pytest.raises(Refused) as caught:
        show.ask("go", expected=show.standby)
    return caught.value


def again(show: Playbook) -> None:
    word = refused(show).ask
    show.wait(SECOND).ask("go", expected=show.standby, confirm=word)


@pytest.mark.parametrize("code", UNPLAYABLE)
def test_go_onto_a_film_that_cannot_be_shown_is_refused_once_in_words(code: str) -> None:
    told = refused(armed(code))
    assert told.code == "press_again"
    assert told.message.startswith("Phim “Phim báo cáo” chưa chiếu được (")
    assert told.message.endswith("Bấm GO lần nữa trong 3 giây để chiếu bản dự phòng.")


def test_the_second_press_takes_the_fallback_deck_and_undo_leads_back() -> None:
    show = armed()
    again(show)
    assert (show.program, show.standby) == ("phim/du-phong-1", "phim/du-phong-2")
    show.wait(SECOND).ask("undo")
    assert (show.program, show.standby) == ("ly-do", "phim")


def test_without_a_deck_the_second_press_takes_the_film_all_the_same() -> None:
    made = rundown()
    bare = replace(made, cues=tuple(cue for cue in made.cues if not cue.fallback_of))
    show = armed(made=bare)
    assert "Không có bản dự phòng" in refused(show).message
    again(show)
    assert show.program == "phim"


def test_a_hand_that_takes_the_film_itself_gets_the_film() -> None:
    show = armed()
    show.ask("take", cue="phim")
    assert show.program == "phim"


def test_the_fallback_can_be_taken_before_go_only_while_the_film_cannot_be_shown() -> None:
    show = armed()
    assert console_view(show.frame())["can"]["fallback"] is True
    show.ask("film_report", film=FILM, code="")
    with pytest.raises(Refused, match="no_film"):
        show.ask("fallback")
    show.ask("go", expected="phim")
    assert show.program == "phim"


def test_a_film_that_cannot_be_shown_does_not_come_by_itself() -> None:
    made = rundown()
    turning = tuple(
        replace(cue, advance="time", advance_ms=4_000) if cue.id == "ly-do" else cue for cue in made.cues
    )
    show = Playbook(replace(made, cues=turning)).until("ly-do")
    assert console_view(show.frame())["turn"] is not None
    show.ask("film_report", film=FILM, code="missing")
    assert console_view(show.frame())["turn"] is None


def test_no_page_may_report_a_film() -> None:
    assert ROLES["film_report"] == {TIMER}


def test_the_console_says_before_go_what_is_wrong_and_that_go_takes_two_presses() -> None:
    view = console_view(armed("missing").frame())
    assert view["film_trouble"] == {
        "cue": "phim",
        "code": "missing",
        "screen": "",
        "words": "Không thấy tệp phim “Phim báo cáo” trên máy chủ.",
        "on_air": False,
        "can_fallback": True,
    }
    assert view["press_again"]["codes"] == ["film_fault"]


def page(client: str = "a", **more: Any) -> dict[str, Any]:
    """A screen's row as presence gives it."""
    row = {
        "client": client, "name": "trái", "role": "screen", "connected": True, "stale": False,
        "sound": True, "sound_blocked": False, "problem": "", "film": None, "next": None,
    }  # fmt: skip
    return row | more


def film(code: str) -> dict[str, str]:
    return {"src": FILM, "version": "1", "code": code}


def on_air(*screens: dict[str, Any], **more: Any) -> dict[str, Any] | None:
    """What is said while the film plays and these screens report."""
    show = Playbook().until("phim").wait(5 * SECOND)
    return film_trouble(replace(show.frame(), screens=list(screens), **more))


@pytest.mark.parametrize("code", FILM_CODES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_a_screen_says_of_the_film_on_air_becomes_one_sentence(code: str, language: str) -> None:
    show = Playbook(replace(rundown(), language=language)).until("phim").wait(5 * SECOND)
    told = film_trouble(replace(show.frame(), screens=[page(film=film(code))]))
    assert told is not None
    assert (told["code"], told["on_air"], told["can_fallback"]) == (code, True, True)
    assert "Phim báo cáo" in told["words"]


@given(st.lists(st.sampled_from(["", *FILM_CODES]), max_size=4))
def test_of_several_screens_the_gravest_is_told_and_of_healthy_ones_nothing(codes: list[str]) -> None:
    told = on_air(*(page(str(at), film=film(code)) for at, code in enumerate(codes)))
    wrong = [code for code in codes if code]
    assert (told["code"] if told else "") == min(wrong, key=FILM_CODES.index, default="")


@pytest.mark.parametrize(
    "excused",
    [page(film=film("stalled"), stale=True), page(film=film("stalled") | {"src": "other.mp4"}), page()],
)
def test_a_screen_that_is_gone_or_holds_another_film_accuses_nobody(excused: dict[str, Any]) -> None:
    assert on_air(excused) is None


def test_a_film_that_has_ended_is_not_talked_of_any_more() -> None:
    show = Playbook().until("phim").wait(91 * SECOND)
    assert film_trouble(replace(show.frame(), screens=[page(film=film("broken"))])) is None


def test_a_screen_that_may_not_sound_is_told_only_where_something_is_to_be_heard() -> None:
    mute = page(sound_blocked=True, film=film(""))
    told = on_air(mute)
    assert told is not None
    assert told["code"] == "silent"
    assert on_air(mute | {"sound": False}) is None
    show = Playbook().until("phim").wait(SECOND)
    show.ask("film_pause")
    assert film_trouble(replace(show.frame(), screens=[mute])) is None


def ready(report: dict[str, Any] | None, **more: Any) -> tuple[bool | None, str]:
    """What the row of a screen says of the film on standby."""
    show = Playbook().until("ly-do")
    row = screen_rows(replace(show.frame(), screens=[page(next=report, **more)], media={FILM: "1"}))[0]
    return row["ready"], row["ready_words"]


def test_a_row_says_whether_a_screen_holds_what_comes_next() -> None:
    whole = {"cue": "phim", "ready": True, "code": "", "src": FILM, "version": "1"}
    assert ready(whole) == (True, "")
    assert ready(None) == (False, "đang nạp mục kế")
    assert ready(whole | {"cue": "ly-do"}) == (False, "đang nạp mục kế")
    assert ready(whole | {"ready": False}) == (False, "đang nạp mục kế")
    assert ready(whole | {"ready": False, "code": "no_picture"}) == (False, "phim không có hình")
    assert ready(whole | {"version": "0"}) == (False, "đang giữ bản phim cũ")
    assert ready(whole, role="stage") == ready(whole, stale=True) == (None, "")
