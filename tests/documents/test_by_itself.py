"""The printed script says what comes without GO, and where GO waits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ceremony.core.order import by_go, next_in_line
from ceremony.documents.script import script
from tests.documents.event import sample_event


def pictures(event: str, item: str, **told: object) -> list[dict[str, Any]]:
    """What is printed of each picture of an item; ``told`` is what its cues say of themselves."""
    production, edition = sample_event(event)
    rundown = edition.rundown
    cues = tuple(replace(cue, **told) if cue.item == item else cue for cue in rundown.cues)  # type: ignore[arg-type]
    edition = replace(edition, rundown=replace(rundown, cues=cues))
    items = script(production, edition).content["items"]
    return [cue for one in items if one["id"] == item for cue in one["cues"]]


def then(event: str, item: str, **told: object) -> list[str]:
    """What is printed beside them about what comes next."""
    return [cue["then"] for cue in pictures(event, item, **told)]


def test_pictures_that_turn_are_one_line_with_their_time() -> None:
    assert then("dai-hoc-mau-2026", "don-khach") == ["các hình tự thay nhau, mỗi hình 00:15"]


def test_a_picture_with_words_of_its_own_keeps_its_line_and_does_not_ask_for_go() -> None:
    printed = pictures("dai-hoc-mau-2026", "don-khach", script="Xin mời.")
    assert [cue["go"] for cue in printed] == ["GO", "TỰ LÊN", "TỰ LÊN"]


def test_what_comes_after_a_film_by_itself_does_not_ask_for_go() -> None:
    cues = sample_event("cong-ty-mau-2026")[1].rundown.cues
    film = next(cue for cue in cues if cue.film)
    rundown = replace(
        sample_event("cong-ty-mau-2026")[1].rundown,
        cues=tuple(replace(cue, advance="end") if cue is film else cue for cue in cues),
    )
    after = next_in_line(rundown, film)
    assert after is not None
    assert [cue.id for cue in rundown.cues if not by_go(rundown, cue)] == [after.id]


def test_a_film_that_is_to_be_seen_to_its_end_is_told() -> None:
    assert then("cong-ty-mau-2026", "bao-cao") == ["GO chờ hết phim"]


def test_what_comes_at_the_films_end_is_told() -> None:
    told = then("cong-ty-mau-2026", "bao-cao", advance="end", arm_end=False)
    assert told == ["hết phim thì hình sau tự lên"]


def test_nothing_is_promised_where_people_are_called() -> None:
    cues = sample_event("thanh-khe-tay-2021")[1].rundown.cues
    before = cues[next(place for place, cue in enumerate(cues) if cue.by_hand) - 1]
    place = [cue.id for cue in cues if cue.item == before.item].index(before.id)
    assert not before.fallback_of
    assert then("thanh-khe-tay-2021", before.item, advance="time", advance_ms=9_000)[place] == ""


def test_nothing_is_said_where_only_go_goes_on() -> None:
    assert set(then("thanh-khe-tay-2021", "don-khach")) == {""}
