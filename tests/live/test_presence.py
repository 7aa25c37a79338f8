"""Presence: who is there, what was painted, which screen sounds."""

from __future__ import annotations

from typing import Any

from ceremony.live import Presence

NONE: dict[str, str] = {}


def two() -> Presence:
    presence = Presence()
    presence.joined("a", "trái", "screen", 0)
    presence.joined("b", "phải", "screen", 10)
    return presence


def row(presence: Presence, client: str, now: int, chosen: str = "") -> dict[str, Any]:
    return next(row for row in presence.rows(chosen, NONE, now) if row["client"] == client)


def test_a_screen_tells_what_it_has_painted() -> None:
    presence = two()
    presence.painted("a", 42, 31, 100)
    told = row(presence, "a", 100)
    assert (told["painted_seq"], told["painted_ms"], told["stale"]) == (42, 31, False)


def test_a_silent_screen_is_stale_after_four_seconds() -> None:
    presence = two()
    assert not row(presence, "a", 3_999)["stale"]
    assert row(presence, "a", 4_000)["stale"]
    presence.health("a", {"visible": True}, 5_000)
    assert not row(presence, "a", 5_000)["stale"]


def test_a_screen_that_left_is_shown_as_missing_and_keeps_its_place() -> None:
    presence = two()
    presence.left("a", 100)
    assert (row(presence, "a", 100)["connected"], row(presence, "a", 100)["stale"]) == (False, True)
    presence.joined("a", "trái", "screen", 300)
    assert [one["client"] for one in presence.rows("", NONE, 300)] == ["a", "b"]


def test_a_screen_that_left_is_forgotten_after_a_while() -> None:
    presence = two()
    presence.left("a", 100)
    assert len(presence.rows("", NONE, 100 + 900_000)) == 1


def test_a_screen_that_left_is_forgotten_when_the_operator_says_so_and_one_that_is_there_never() -> None:
    presence = two()
    presence.left("a", 100)
    for client in ("a", "b", "nobody"):
        presence.forget(client)
    assert [one["client"] for one in presence.rows("", NONE, 200)] == ["b"]


def test_a_desk_is_listed_and_missed_when_it_leaves() -> None:
    presence = two()
    presence.joined("e", "", "desk", 0)
    presence.left("e", 50)
    assert row(presence, "e", 100)["connected"] is False


def test_pages_that_are_no_screens_are_not_listed() -> None:
    presence = two()
    presence.joined("c", "", "console", 0)
    presence.joined("d", "sân khấu", "stage", 0)
    assert {one["client"] for one in presence.rows("", NONE, 0)} == {"a", "b", "d"}


def test_the_first_screen_sounds_when_none_was_chosen() -> None:
    presence = two()
    assert [one["sound"] for one in presence.rows("", NONE, 10)] == [True, False]


def test_sound_does_not_jump_while_a_screen_reloads_but_moves_when_it_is_gone() -> None:
    presence = two()
    presence.left("a", 1_000)
    assert presence.sounding("", NONE, 2_000) == "a"
    assert presence.sounding("", NONE, 5_000) == "b"


def test_after_a_restart_nobody_sounds_before_the_screen_that_did() -> None:
    presence = Presence()
    presence.keep_sound("b", 4_000)
    presence.joined("a", "trái", "screen", 0)
    assert presence.sounding("", NONE, 10) == ""
    presence.joined("b", "phải", "screen", 20)
    assert presence.sounding("", NONE, 20) == "b"


def test_when_the_screen_that_sounded_does_not_come_back_the_first_one_takes_over() -> None:
    presence = Presence()
    presence.keep_sound("b", 4_000)
    presence.joined("a", "trái", "screen", 0)
    assert presence.sounding("", NONE, 4_000) == "a"


def test_a_chosen_screen_sounds_alone_even_when_two_have_its_name() -> None:
    presence = two()
    presence.joined("c", "phải", "screen", 20)
    rows = presence.rows("phải", NONE, 20)
    assert [one["client"] for one in rows if one["sound"]] == ["b"]


def test_a_chosen_screen_keeps_the_sound_when_its_link_is_lost() -> None:
    presence = two()
    presence.left("b", 1_000)
    assert presence.sounding("phải", NONE, 60_000) == "b"


def test_names_given_from_the_console_win() -> None:
    presence = two()
    assert presence.screen("a", "", {"a": "Sân khấu"}, 0)["name"] == "Sân khấu"
    assert presence.sounding("Sân khấu", {"b": "Sân khấu"}, 0) == "b"


def test_a_report_of_health_takes_only_what_fits() -> None:
    presence = two()
    presence.health("a", {"visible": "yes", "width": True, "height": 1080, "problem": "x" * 500}, 1)
    told = row(presence, "a", 1)
    assert (told["visible"], told["width"], told["height"], len(told["problem"])) == (None, None, 1080, 200)


def test_changes_are_announced_and_sameness_is_not() -> None:
    calls: list[int] = []
    presence = Presence(lambda: calls.append(1))
    presence.joined("a", "", "screen", 0)
    presence.painted("a", 1, 5, 1)
    presence.painted("a", 1, 5, 2)
    presence.health("a", {"visible": True}, 3)
    presence.health("a", {"visible": True}, 4)
    assert len(calls) == 3
