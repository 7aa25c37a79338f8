"""Views: what each role is told, and what it must not be told."""

from __future__ import annotations

import json
from dataclasses import replace

from ceremony.core.commands import COMMAND_TYPES, ROLES
from ceremony.core.pictures import picture_key
from ceremony.core.views import console_view, desk_view, follow_view, screen_view, stage_view, tick_view
from ceremony.model.rundown import Cue, Rundown, Sound
from tests.core.playbook import MINUTE, SECOND, START, Playbook
from tests.sample import rundown


def sealed() -> Rundown:
    """The sample with its recipients sealed until they are shown."""
    cues = tuple(replace(cue, sealed=True) if cue.item == "trao" else cue for cue in rundown().cues)
    return replace(rundown(), cues=cues)


def test_every_view_is_plain_json() -> None:
    show = Playbook().until("phim")
    for view in (console_view, desk_view, follow_view, screen_view, stage_view):
        told = view(show.frame())
        assert json.loads(json.dumps(told)) == told
        assert told["phase"] == "open"


def test_screens_show_nothing_before_the_first_go() -> None:
    told = screen_view(Playbook().open().frame())
    assert told["program"] is None
    assert told["next"]["cue"] == "don-khach"
    assert "Hội nghị sẽ tiếp tục" in told["holding"]


def test_until_the_first_go_the_events_title_stands_and_the_console_shows_it_too() -> None:
    titled = replace(rundown(), waiting_html="<p>Hội nghị tổng kết</p>")
    show = Playbook(titled).open()
    assert [view(show.frame())["waiting"] for view in (screen_view, console_view)] == [
        titled.waiting_html
    ] * 2
    show.go()
    assert [view(show.frame())["waiting"] for view in (screen_view, console_view)] == [
        titled.waiting_html,
        "",
    ]


def test_an_event_of_an_older_record_waits_with_its_holding_card() -> None:
    show = Playbook().open()
    assert screen_view(show.frame())["waiting"] == rundown().holding_html


def test_a_screen_gets_the_film_with_its_anchor_and_the_next_film_standing_still() -> None:
    show = Playbook().until("ly-do")
    assert screen_view(show.frame())["next"]["film"]["playing"] is False
    show.go().wait(3 * SECOND)
    film = screen_view(show.frame())["program"]["film"]
    assert (film["playing"], film["position_ms"], show.now - film["since"]) == (True, 0, 3 * SECOND)


def test_what_comes_next_is_told_the_same_however_long_it_waits() -> None:
    tune = Sound("nhac.mp3", True, 40, 400)
    cues = tuple(replace(cue, sound=tune) if cue.film else cue for cue in rundown().cues)
    show = Playbook(replace(rundown(), cues=cues)).until("ly-do")
    first = screen_view(show.frame())["next"]
    assert (first["film"] is not None, first["sound"] is not None) == (True, True)
    assert screen_view(show.wait(9 * SECOND).frame())["next"] == first


def test_the_console_shows_what_waits_with_the_numbers_that_the_hall_will_see() -> None:
    show, seen = Playbook().open(), 0
    while promised := console_view(show.frame())["standby"]:
        came = console_view(show.go().frame())["program"]
        assert [came[part] for part in ("cue", "slots", "marks")] == [
            promised[part] for part in ("cue", "slots", "marks")
        ]
        seen += len(came["marks"])
    assert seen


def test_a_film_that_has_ended_says_so() -> None:
    show = Playbook().until("phim").wait(200 * SECOND)
    film = screen_view(show.frame())["program"]["film"]
    assert (film["playing"], film["ended"], film["position_ms"]) == (False, True, 90_000)


def test_panic_is_silent() -> None:
    show = Playbook().until("phim")
    show.ask("panic")
    told = screen_view(show.frame())
    assert (told["cover"], told["program"]["film"]["volume"]) == ("holding", 0)
    assert console_view(show.frame())["program"]["film"]["volume"] == 80


def test_a_sealed_standby_is_not_sent_to_screens() -> None:
    show = Playbook(sealed()).until("ky/02")
    told = screen_view(show.frame())
    assert told["next"] is None
    assert "mẫu 1" not in json.dumps(told, ensure_ascii=False)


def test_guests_read_no_name_before_its_time() -> None:
    show = Playbook().until("phim")
    told = json.dumps(follow_view(show.frame()), ensure_ascii=False)
    assert "Nguyễn Thị Hương" not in told
    assert "mẫu" not in told.replace("Hội nghị mẫu", "")
    show.until("tham-luan-1")
    assert follow_view(show.frame())["now_title"] == "Bà Nguyễn Thị Hương"


def test_guests_get_no_pictures_and_no_script() -> None:
    told = json.dumps(follow_view(Playbook().until("ly-do").frame()), ensure_ascii=False)
    assert "<section" not in told
    assert "Kính thưa" not in told


def test_guests_see_what_is_done_and_what_is_now() -> None:
    rows = follow_view(Playbook().until("phim").frame())["programme"]
    assert [row["state"] for row in rows[:4]] == ["done", "done", "now", "todo"]


def test_the_console_is_told_for_every_command_whether_it_can() -> None:
    show = Playbook().open()
    can = console_view(show.frame())["can"]
    assert can.keys() == {kind for kind in COMMAND_TYPES if ROLES[kind] - {"sign", "timer", "maker"}}
    assert can["go"] is True
    assert can["open"] == "Chương trình đã mở rồi."


def test_the_guard_between_two_presses_does_not_dim_the_button() -> None:
    assert console_view(Playbook().open().go().frame())["can"]["go"] is True


def test_overlays_keep_off_a_clean_picture() -> None:
    cues = tuple(replace(cue, clean=True) if cue.id == "ly-do" else cue for cue in rundown().cues)
    show = Playbook(replace(rundown(), cues=cues)).until("don-khach")
    show.ask("overlay_on", kind="clock")
    assert screen_view(show.frame())["overlays"]
    assert screen_view(show.go().frame())["overlays"] == []


def test_the_picture_keeps_its_key_when_only_a_mark_moves() -> None:
    one = Cue("a", "i", "A", "batch", '<p data-key="x" data-state="lit">x</p>')
    two = Cue("b", "i", "B", "batch", '<p data-key="x" data-state="">x</p>')
    other = Cue("c", "i", "C", "batch", '<p data-key="y">y</p>')
    assert picture_key(one) == picture_key(two) != picture_key(other)


def test_a_countdown_runs_to_the_next_planned_start() -> None:
    show = Playbook().until("don-khach")
    told = screen_view(show.frame())["program"]["countdown"]
    assert told == {"until": show.clocks.items["ly-do"].planned}


def test_the_stage_reads_script_following_and_messages() -> None:
    show = Playbook().until("ly-do")
    show.ask("message", text="Nhanh lên")
    told = stage_view(show.frame())
    assert told["program"]["script"].startswith("Kính thưa")
    assert (told["standby"]["cue"], told["following"]) == ("phim", "Bà Nguyễn Thị Hương")
    assert told["messages"][0]["text"] == "Nhanh lên"
    assert told["timer"] == "down"


def test_the_desk_sees_batch_queue_and_last() -> None:
    show = Playbook().until("trao/dot-1/2")
    told = desk_view(show.frame())
    assert told["batch"]["title"] == "Đợt 1"
    assert [row["status"] for row in told["batch"]["rows"]] == ["received", "on_stage", "called"]
    assert [row["id"] for row in told["queue"]] == ["nhan-003"]
    assert [row["id"] for row in told["last"]][:2] == ["nhan-001", "ky-02"]


def test_the_closed_show_keeps_its_last_picture_for_a_screen_that_reloads() -> None:
    show = Playbook().until("be-mac")
    show.ask("close")
    told = screen_view(show.frame())
    assert (told["phase"], told["program"]["cue"], told["next"]) == ("closed", "be-mac", None)


def test_ticks_carry_clocks_to_console_and_stage_only() -> None:
    frame = Playbook().until("phim").frame()
    assert tick_view(frame, "console")["clocks"]["film_remaining_ms"] == 90_000
    assert "clocks" not in tick_view(frame, "screen")


def test_a_group_that_was_left_half_done_is_not_on_air_any_more() -> None:
    whole = rundown()
    place = next(number for number, item in enumerate(whole.items) if item.id == "tham-luan-1") + 1
    second = replace(whole.items[place - 1], id="tham-luan-2")
    show = Playbook(replace(whole, items=(*whole.items[:place], second, *whole.items[place:])))
    show.until("tham-luan-1")
    assert console_view(show.frame())["items"]["tham-luan"]["state"] == "on-air"
    show.ask("take", cue="be-mac")
    states = {ident: item["state"] for ident, item in console_view(show.frame())["items"].items()}
    assert (states["tham-luan"], states["tham-luan-2"]) == ("done", "todo")
    assert [ident for ident, state in states.items() if state == "on-air"] == ["be-mac"]


def test_before_the_opening_the_stage_reads_what_comes_first_and_not_the_end() -> None:
    show = Playbook()
    told = stage_view(show.frame())
    assert (told["phase"], told["program"], told["standby"]["cue"]) == ("waiting", None, "don-khach")
    assert told["following"] == "Hội nghị tổng kết"
    opened = stage_view(show.open().frame())
    assert [opened[part] for part in ("standby", "following")] == [
        told[part] for part in ("standby", "following")
    ]


def test_the_console_counts_down_with_the_hall_and_more_time_is_more_time_on_both() -> None:
    show = Playbook(now=START - 14 * MINUTE).until("don-khach").wait(30 * SECOND)

    def both() -> tuple[int, int]:
        until = screen_view(show.frame())["program"]["countdown"]["until"]
        return until - show.now, console_view(show.frame())["clocks"]["remaining_ms"]

    hall, console = both()
    assert hall == console > 0
    show.ask("timer_add", ms=2 * MINUTE)
    assert both() == (hall + 2 * MINUTE, hall + 2 * MINUTE)
    show.ask("shift", ms=MINUTE)
    assert len(set(both())) == 1


def test_the_desk_tells_the_count_of_signatures_only_where_people_sign() -> None:
    show = Playbook()
    seen = {}
    for cue in ("ly-do", "tham-luan-1", "ky/01", "ky/02", "trao/dot-1/1", "be-mac"):
        signing = desk_view(show.until(cue).frame())["signing"]
        seen[cue] = (signing["on"], bool(signing["tally"]))
    assert [cue for cue, told in seen.items() if told == (True, True)] == ["tham-luan-1", "ky/01", "ky/02"]
    assert set(seen.values()) == {(True, True), (False, False)}


def test_a_slot_that_is_open_is_shown_beside_the_stage_wherever_the_show_is() -> None:
    show = Playbook().until("be-mac")
    show.ask("slot_open", subject="ky-01", tablet="t1", again=True)
    assert desk_view(show.frame())["signing"]["on"] is True


def test_what_follows_a_batch_is_told_where_nobody_is_called() -> None:
    show = Playbook().until("ky/02")
    queue = desk_view(show.frame())["awards"]
    assert (queue["standby"], queue["follows"]) == (None, "Đợt 1")
    assert desk_view(show.go(2).frame())["awards"]["follows"] == ""
    assert desk_view(show.until("trao/dot-1/3").frame())["awards"]["follows"] == "Trân trọng cảm ơn"


def test_the_prompter_keeps_together_what_no_line_may_part() -> None:
    words = "Mời đồng chí Bí thư Đoàn TNCS Hồ Chí Minh, Tổ dân phố 55."
    whole = rundown()
    cues = tuple(replace(one, script=words) if one.id == "ly-do" else one for one in whole.cues)
    told = stage_view(Playbook(replace(whole, cues=cues)).until("ly-do").frame())
    assert "Hồ\u00a0Chí\u00a0Minh" in told["program"]["script"]
    assert "Tổ\u00a0dân\u00a0phố\u00a055" in told["program"]["script"]
