"""Cards nobody planned: above the program, in the record, gone with GO; decks; words mended on the spot."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.core.corrections import fingerprint, living_corrections, reworded, with_corrections
from ceremony.core.cover import cover_of
from ceremony.core.refused import Refused
from ceremony.core.views import console_view, desk_view, follow_view, screen_view, stage_view
from ceremony.language.binding import unbind
from ceremony.model.rundown import Rundown
from tests.core.playbook import MINUTE, SECOND, START, Playbook
from tests.sample import picture, rundown


def kept(
    show: Playbook, card: str = "q1", kind: str = "sentence", pages: int = 1, **more: object
) -> Playbook:
    """The same with a card ready, as the show's own child keeps it."""
    drawn = [picture(f"{card}, trang {page + 1}") for page in range(pages)]
    show.ask("quick_keep", **{"card": card, "kind": kind, "title": f"Thẻ {card}", "pages": drawn, **more})
    return show


def on_hall(show: Playbook) -> str | None:
    """The card that screens are told to draw."""
    layer = screen_view(show.frame())["quick"]
    return layer["id"] if layer else None


def test_a_card_stands_above_the_program_until_a_hand_takes_it_off() -> None:
    show = kept(Playbook().until("ly-do"))
    assert on_hall(show) is None
    show.ask("quick_show", card="q1")
    told = screen_view(show.frame())
    assert (told["quick"]["html"], told["program"]["cue"]) == (picture("q1, trang 1"), "ly-do")
    show.ask("quick_hide", card="q1")
    assert (on_hall(show), show.program) == (None, "ly-do")


def test_screens_have_the_newest_card_before_it_is_shown() -> None:
    show = kept(kept(Playbook().until("ly-do")), "q2")
    assert screen_view(show.frame())["quick_next"]["id"] == "q2"
    show.ask("quick_show", card="q2")
    assert screen_view(show.frame())["quick_next"]["id"] == "q1"


def test_go_takes_the_card_off_and_brings_just_what_waited() -> None:
    show = kept(Playbook().until("ly-do"))
    show.ask("quick_show", card="q1")
    waiting = show.standby
    show.go()
    assert (on_hall(show), show.program) == (None, waiting)


def test_undo_of_that_go_brings_the_card_back() -> None:
    show = kept(Playbook().until("ly-do"))
    show.ask("quick_show", card="q1")
    show.go().ask("undo")
    assert (on_hall(show), show.program) == ("q1", "ly-do")


@pytest.mark.parametrize("key", ["back", "undo"])
def test_back_and_undo_take_off_the_card_and_nothing_else(key: str) -> None:
    show = kept(Playbook().until("ly-do"))
    show.ask("quick_show", card="q1")
    assert "q1" in console_view(show.frame())["undo"]
    show.ask(key, **({"expected": "ly-do"} if key == "back" else {}))
    assert (on_hall(show), show.program, show.standby) == (None, "ly-do", "phim")


def test_a_film_waits_under_a_card_and_goes_on_where_it_stood() -> None:
    show = kept(Playbook().until("phim").wait(10 * SECOND))
    show.ask("quick_show", card="q1")
    show.wait(60 * SECOND)
    assert screen_view(show.frame())["program"]["film"]["playing"] is False
    assert console_view(show.frame())["quick"]["film_stands"] is True
    show.ask("quick_hide", card="q1")
    film = screen_view(show.frame())["program"]["film"]
    assert (film["playing"], film["position_ms"], film["since"]) == (True, 10 * SECOND, show.now)


def test_a_film_that_stood_before_the_card_stands_after_it() -> None:
    show = kept(Playbook().until("phim"))
    show.ask("film_pause")
    show.ask("quick_show", card="q1")
    show.ask("quick_hide", card="q1")
    assert show.state.program.film is not None
    assert show.state.program.film.playing is False


def test_nothing_of_a_film_moves_unseen_under_a_card() -> None:
    show = kept(Playbook().until("phim"))
    show.ask("quick_show", card="q1")
    assert show.refused("film_play") == "quick_on"


@pytest.mark.parametrize("order", ["hold first", "card first"])
def test_hold_and_card_may_come_and_go_in_any_order(order: str) -> None:
    show = kept(Playbook().until("phim").wait(5 * SECOND))
    first, second = ("hold", "quick_show") if order == "hold first" else ("quick_show", "hold")
    for name in (first, second):
        show.ask(name, **({"card": "q1"} if name == "quick_show" else {}))
    for name in ("resume", "quick_hide") if order == "hold first" else ("quick_hide", "resume"):
        film = show.state.program.film
        assert film is not None
        assert not film.playing
        show.ask(name, **({"card": "q1"} if name == "quick_hide" else {}))
    film = show.state.program.film
    assert film is not None
    assert (film.playing, film.position_ms) == (True, 5 * SECOND)


def test_a_go_that_leaves_a_film_under_a_card_can_come_back_to_it() -> None:
    show = kept(Playbook().until("phim").wait(7 * SECOND))
    show.ask("quick_show", card="q1")
    show.wait(20 * SECOND).ask("take", cue="be-mac")
    show.ask("undo")
    assert on_hall(show) == "q1"
    show.ask("quick_hide", card="q1")
    film = show.state.program.film
    assert film is not None
    assert (film.playing, film.position_ms) == (True, 7 * SECOND)


def test_a_film_that_is_to_be_seen_to_its_end_is_not_cut_off_from_under_a_card() -> None:
    cues = tuple(replace(cue, arm_end=True) if cue.film else cue for cue in rundown().cues)
    show = kept(Playbook(replace(rundown(), cues=cues)).until("phim").wait(SECOND))
    show.ask("quick_show", card="q1")
    assert show.refused("go", expected=show.standby) == "film_runs"


def test_nothing_comes_by_itself_while_a_card_stands() -> None:
    cues = tuple(
        replace(cue, advance="time", advance_ms=4_000) if cue.id == "ly-do" else cue for cue in rundown().cues
    )
    show = kept(Playbook(replace(rundown(), cues=cues)).until("ly-do").wait(SECOND))
    show.ask("quick_show", card="q1")
    assert show.wait(MINUTE).refused("advance", expected="ly-do") == "not_due"
    show.ask("quick_hide", card="q1")
    assert show.wait(2 * SECOND).refused("advance", expected="ly-do") == "not_due"
    show.wait(SECOND).ask("advance", expected="ly-do")
    assert show.program == "phim"


def test_panic_covers_a_card_and_release_shows_it_again() -> None:
    show = kept(Playbook().until("ly-do"))
    show.ask("quick_show", card="q1")
    show.ask("panic")
    assert screen_view(show.frame())["cover"] == "holding"
    show.ask("release")
    assert (screen_view(show.frame())["cover"], on_hall(show)) == (None, "q1")


def test_hiding_all_names_takes_a_card_off_too() -> None:
    show = kept(Playbook().until("trao/dot-1/1"))
    show.ask("quick_show", card="q1")
    show.ask("blank", on=True)
    assert (on_hall(show), cover_of(show.rundown, show.state)) == (None, "blank")


def test_a_photo_is_seen_also_while_names_are_hidden_and_they_stay_hidden_after_it() -> None:
    show = kept(Playbook().until("trao/dot-1/1"))
    show.ask("blank", on=True)
    show.ask("quick_show", card="q1")
    assert (on_hall(show), screen_view(show.frame())["cover"]) == ("q1", None)
    show.ask("quick_hide", card="q1")
    assert screen_view(show.frame())["cover"] == "blank"


def test_cards_come_also_before_the_opening_and_on_hold_but_not_after_the_end() -> None:
    show = kept(Playbook())
    show.ask("quick_show", card="q1")
    assert on_hall(show) == "q1"
    show.ask("quick_hide", card="q1")
    show.until("ly-do").ask("hold")
    show.ask("quick_show", card="q1")
    show.ask("close")
    assert on_hall(show) == "q1"
    assert show.refused("quick_show", card="q1") == "closed"
    show.ask("quick_hide", card="q1")
    assert on_hall(show) is None


def test_a_break_ends_at_a_whole_minute_that_words_and_clock_share() -> None:
    show = kept(Playbook(now=START + 17_300).until("ly-do"), kind="break", minutes=15)
    show.ask("quick_show", card="q1")
    layer = screen_view(show.frame())["quick"]
    until = layer["countdown"]["until"]
    assert until % MINUTE == 0
    assert 15 * MINUTE <= until - show.now < 16 * MINUTE
    assert layer["slots"]["until"] == "8:16"
    show.ask("quick_time", card="q1", until=until + 5 * MINUTE)
    assert screen_view(show.frame())["quick"]["slots"]["until"] == "8:21"
    assert show.refused("quick_time", card="q2", until=until) == "quick_other"


def test_go_turns_nothing_but_a_deck_and_a_step_of_the_show_is_refused_meanwhile() -> None:
    show = kept(Playbook().until("ly-do"), kind="deck", pages=3)
    show.ask("quick_show", card="q1")
    for step, fields in (("go", {"expected": "phim"}), ("back", {"expected": "ly-do"})):
        assert show.wait(SECOND).refused(step, **fields) == "quick_deck"
    told = console_view(show.frame())
    assert told["quick"]["next"]["html"] == picture("q1, trang 2")
    assert isinstance(told["quick"]["before"], str)
    show.ask("quick_turn", card="q1", expected=0)
    assert screen_view(show.frame())["quick"]["page"] == 1
    assert console_view(show.frame())["quick"]["before"] is True
    assert screen_view(show.frame())["quick_next"]["page"] == 2


def test_a_deck_never_turns_past_its_ends_nor_twice_at_one_press() -> None:
    show = kept(Playbook().until("ly-do"), kind="deck", pages=2)
    show.ask("quick_show", card="q1")
    assert show.wait(SECOND).refused("quick_turn", card="q1", expected=0, to="before") == "quick_start"
    show.ask("quick_turn", card="q1", expected=0)
    assert show.refused("quick_turn", card="q1", expected=0) == "quick_stale"
    assert show.refused("quick_turn", card="q1", expected=1) == "too_fast"
    assert show.wait(SECOND).refused("quick_turn", card="q1", expected=1, repeat=True) == "key_held"
    assert show.refused("quick_turn", card="q1", expected=1) == "quick_end"
    show.ask("panic")
    assert show.refused("quick_turn", card="q1", expected=1, to="before") == "quick_covered"


def test_one_press_leaves_a_deck_and_the_show_goes_on_where_it_was() -> None:
    show = kept(Playbook().until("ly-do"), kind="deck", pages=5)
    show.ask("quick_show", card="q1")
    show.wait(SECOND).ask("quick_turn", card="q1", expected=0)
    show.ask("quick_hide", card="q1")
    assert (show.program, show.standby) == ("ly-do", "phim")
    show.go()
    assert show.program == "phim"


def test_the_oldest_cards_go_but_never_the_one_on_the_hall() -> None:
    show = kept(Playbook().until("ly-do"))
    show.ask("quick_show", card="q1")
    for n in range(2, 30):
        kept(show, f"q{n}")
    assert on_hall(show) == "q1"
    assert len(show.state.quick.cards) == 12
    assert show.refused("quick_show", card="q2") == "unknown_quick"


def test_only_the_operator_and_the_stage_are_told_of_cards() -> None:
    show = kept(Playbook().until("ly-do"), title="Xe 43A-123.45")
    show.ask("quick_show", card="q1")
    for view in (desk_view, follow_view):
        assert "43A" not in json.dumps(view(show.frame()), ensure_ascii=False)
    assert stage_view(show.frame())["quick"]["title"] == "Xe 43A-123.45"


def test_pages_cannot_send_a_picture_of_their_own() -> None:
    with pytest.raises(Refused) as caught:
        Playbook().ask("quick_show", card="q1", html="<script>")
    assert caught.value.code == "bad_command"


# ---- words mended on the spot


def spoken() -> Rundown:
    """The sample in which a speaker is introduced by name and title."""
    script = "Xin kính mời bà **Nguyễn Thị Hương**, Tổ trưởng Tổ dân\u00a0phố 55."
    cues = tuple(
        replace(cue, script=script, aids=(("Nguyễn Thị Hương", "Hương"),)) if cue.id == "tham-luan-1" else cue
        for cue in rundown().cues
    )
    return replace(rundown(), cues=cues)


MENDED = [["Nguyễn Thị Hương", "Nguyễn Thị Hường"], ["Tổ trưởng Tổ dân phố 55", "Tổ phó Tổ dân phố 55"]]


def correct(show: Playbook) -> Playbook:
    """The same with a correction of the speaker's card on air."""
    was = fingerprint(picture("Bà Nguyễn Thị Hương"))
    page = [picture("Bà Nguyễn Thị Hường")]
    keep = {"cue": "tham-luan-1", "was": was, "mended": MENDED, "title": "Sửa"}
    show.ask("quick_keep", card="q1", kind="correction", pages=page, **keep)
    show.ask("quick_show", card="q1")
    return show


def test_one_press_puts_the_right_name_on_the_card_on_air() -> None:
    show = Playbook(spoken()).until("tham-luan-1")
    before = screen_view(show.frame())["program"]["key"]
    correct(show)
    program = screen_view(show.frame())["program"]
    assert program["html"] == picture("Bà Nguyễn Thị Hường")
    assert program["key"] != before
    assert on_hall(show) is None
    words = stage_view(show.frame())["program"]
    assert unbind(words["script"]) == "Xin kính mời bà **Nguyễn Thị Hường**, Tổ phó Tổ dân phố 55."
    assert words["aids"] == {"Nguyễn Thị Hường": "Hương"}


def test_the_console_says_that_the_file_still_has_the_old_words() -> None:
    show = correct(Playbook(spoken()).until("tham-luan-1"))
    (row,) = console_view(show.frame())["mended"]
    assert (row["cue"], row["changed"]) == ("tham-luan-1", MENDED)


def test_the_right_name_stands_in_the_programme_of_the_guests_and_in_the_items() -> None:
    show = correct(Playbook(spoken()).until("tham-luan-1"))
    assert follow_view(show.frame())["now_title"] == "Bà Nguyễn Thị Hường"
    (item,) = [item for item in show.rundown.items if item.id == "tham-luan-1"]
    assert item.speakers[0].title == "Tổ phó Tổ dân phố 55"


def test_a_newer_file_wins_over_what_was_mended_by_hand() -> None:
    show = correct(Playbook(spoken()).until("tham-luan-1"))
    newer = tuple(replace(cue, html=picture("Bà Nguyễn Thị Hường, đúng")) for cue in spoken().cues)
    running = with_corrections(replace(spoken(), cues=newer), show.state)
    assert living_corrections(running, show.state) == ()
    assert running.cues == newer


def mend(show: Playbook, cue: str, *mended: tuple[str, str]) -> Playbook:
    """The same with a correction of any cue."""
    (was,) = [one.html for one in rundown().cues if one.id == cue]
    keep = {"cue": cue, "was": fingerprint(was), "mended": [list(pair) for pair in mended], "title": "Sửa"}
    show.ask("quick_keep", card=f"of {cue}", kind="correction", pages=[picture(f"Sửa {cue}")], **keep)
    show.wait(SECOND).ask("quick_show", card=f"of {cue}")
    return show


def awarded(**scripts: str) -> Rundown:
    """The sample with these scripts in its awards; the third recipient is a namesake of the second."""
    (two,) = [who.name for who in rundown().entrants if who.id == "nhan-002"]
    told = {f"trao/dot-1/{place[-1]}": script for place, script in scripts.items()}
    cues = tuple(replace(cue, script=told.get(cue.id, cue.script)) for cue in rundown().cues)
    who = tuple(replace(one, name=two) if one.id == "nhan-003" else one for one in rundown().entrants)
    return replace(rundown(), cues=cues, entrants=who)


def script_of(plan: Rundown, show: Playbook, cue: str) -> str:
    return next(one.script for one in with_corrections(plan, show.state).cues if one.id == cue)


def test_several_corrections_of_one_item_hold_together_and_two_names_may_change_places() -> None:
    plan = awarded(p1="Kế tiếp là Lê An và Trần Bình.", p2="Xin mời Lê An.", p3="Xin mời Trần Bình.")
    show = Playbook(plan).until("ly-do")
    mend(show, "trao/dot-1/2", ("Lê An", "Trần Bình"))
    mend(show, "trao/dot-1/3", ("Trần Bình", "Lê An"))
    assert script_of(plan, show, "trao/dot-1/1") == "Kế tiếp là Trần Bình và Lê An."
    assert script_of(plan, show, "trao/dot-1/2") == "Xin mời Trần Bình."
    assert script_of(plan, show, "trao/dot-1/3") == "Xin mời Lê An."


def test_a_namesake_keeps_the_name() -> None:
    plan = awarded(p2="Xin mời Tập thể mẫu 2.", p3="Xin mời Tập thể mẫu 2.")
    show = Playbook(plan).until("ly-do")
    mend(show, "trao/dot-1/2", ("Tập thể mẫu 2", "Tập thể mẫu Hai"))
    assert script_of(plan, show, "trao/dot-1/2") == "Xin mời Tập thể mẫu Hai."
    assert script_of(plan, show, "trao/dot-1/3") == "Xin mời Tập thể mẫu 2."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ông Lê An và ông Lê An Bình", "ông Lê Ân và ông Lê Ân Bình"),
        ("ông Lê Anh", "ông Lê Anh"),
        ("**Lê\u00a0An**", "**Lê Ân**"),
    ],
)
def test_words_are_replaced_whole(text: str, told: str) -> None:
    assert reworded(text, (("Lê An", "Lê Ân"),)) == told


def test_how_a_name_is_said_is_in_the_script_on_air_at_once() -> None:
    show = Playbook(spoken()).until("tham-luan-1")
    show.ask("saying", name="Nguyễn Thị Hương", said="Hương, không phải Hường")
    for view in (console_view, stage_view):
        assert view(show.frame())["program"]["aids"]["Nguyễn Thị Hương"] == "Hương, không phải Hường"
    assert show.refused("saying", name="Ai đó", said="x") == "unknown_name"


# ---- any order of presses

STEPS = st.sampled_from(
    (
        *("go", "back", "undo", "take", "show a", "show b", "show deck", "hide", "turn", "hold", "resume"),
        *("panic", "release", "blank", "film_pause", "film_play", "wait"),
    )
)


def press(show: Playbook, step: str) -> None:
    """One press, taken or refused."""
    shown = show.state.quick.shown
    fields: dict[str, object] = {
        "go": {"expected": show.standby},
        "back": {"expected": show.program},
        "take": {"cue": "phim"},
        "hide": {"card": shown.card or "–"},
        "turn": {"card": shown.card or "–", "expected": shown.page},
        "blank": {"on": show.state.cover != "blank"},
    }.get(step, {})
    names = {"hide": "quick_hide", "turn": "quick_turn"}
    if step.startswith("show "):
        fields, name = {"card": step[5:]}, "quick_show"
    else:
        name = names.get(step, step)
    show.wait(700)
    if step == "wait":
        return
    try:
        show.ask(name, **fields)
    except Refused as refused:
        assert refused.message


@settings(max_examples=150, deadline=None)
@given(st.lists(STEPS, max_size=30))
def test_whatever_is_pressed_a_film_never_plays_under_a_card_nor_is_a_deck_left_by_go(
    steps: list[str],
) -> None:
    show = Playbook().until("phim")
    kept(kept(kept(show, "a"), "b"), "deck", "deck", 3)
    for step in steps:
        deck, program = show.state.quick.turns, show.program
        press(show, step)
        film = show.state.program.film
        if show.state.quick.shown.card:
            assert not (film and film.playing)
            assert screen_view(show.frame())["quick"] is not None
        if deck and step in ("go", "back"):
            assert (show.state.quick.turns, show.program) == (True, program)
        if step == "go" and program != show.program:
            assert on_hall(show) is None
        json.dumps(console_view(show.frame()))
    show.ask("release") if show.state.cover else None
    show.ask("resume") if show.state.held else None
    show.ask("quick_hide", card=show.state.quick.shown.card) if show.state.quick.on else None
    assert show.state.quick.shown.film_stands is False
