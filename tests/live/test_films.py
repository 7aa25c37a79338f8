"""What disk and screens say of a film becomes one verdict for the show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.film_faults import FILM_CODES, UNPLAYABLE
from ceremony.core.state import FilmFault
from ceremony.live.films import Films, OnDisk, verdict
from tests.live.stage import Stage

FILM = "phim/tong-ket.mp4"
HERE = OnDisk("1", "")


def row(client: str, code: str = "", *, sound: bool = False, **more: Any) -> dict[str, Any]:
    """A screen that holds the film on standby, ready unless ``code`` says why not."""
    told = {"cue": "phim", "ready": not code, "code": code, "src": FILM, "version": "1"}
    blank = {"client": client, "role": "screen", "stale": False, "sound": sound, "film": None, "next": told}
    return blank | more


def code_of(*rows: dict[str, Any], disk: OnDisk = HERE, before: FilmFault | None = None) -> str:
    told = verdict(FILM, disk, rows, before)
    return told.code if told else ""


def test_a_film_that_is_not_on_the_disk_is_missing_whatever_screens_hold() -> None:
    assert code_of(row("a", sound=True), disk=OnDisk("", "missing")) == "missing"


def test_the_screen_that_sounds_decides_and_without_it_one_that_can_show_it_is_enough() -> None:
    assert code_of(row("a", "no_picture", sound=True), row("b")) == "no_picture"
    assert code_of(row("a", sound=True), row("b", "no_picture")) == ""
    assert code_of(row("a", "no_picture"), row("b")) == ""
    assert code_of(row("a", "undecodable"), row("b", "no_picture")) == "no_picture"


@given(st.lists(st.sampled_from([code for code in FILM_CODES if code not in UNPLAYABLE]), max_size=3))
def test_what_may_be_over_in_a_moment_keeps_no_film_from_being_shown(codes: list[str]) -> None:
    assert code_of(*(row(str(at), code) for at, code in enumerate(codes))) == ""


def test_what_was_known_counts_until_somebody_says_more_or_the_file_is_another() -> None:
    known = FilmFault("no_picture", "1", "a")
    assert code_of(before=known) == "no_picture"
    assert code_of(row("a", stale=True), before=known) == "no_picture"
    assert code_of(row("a"), before=known) == ""
    assert code_of(before=known, disk=OnDisk("2", "")) == ""
    assert code_of(before=FilmFault("missing")) == ""


def test_a_screen_that_holds_an_older_film_says_nothing_of_the_new_one() -> None:
    old = row("a", "no_picture")
    old["next"] |= {"version": "0"}
    assert code_of(old) == ""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.journal.close()


def test_only_a_change_is_reported_only_of_a_film_that_is_near_and_a_restart_knows_it(stage: Stage) -> None:
    lies = {FILM: OnDisk("", "missing")}
    films = Films(stage.conductor, lambda src: lies[src])
    films.step()
    assert stage.conductor.state.film_faults == {}
    stage.until("ly-do")
    for _ in range(3):
        before = stage.conductor.seq
        films.step()
    assert stage.conductor.seq == before
    assert stage.conductor.state.film_faults[FILM].code == "missing"
    stage.crash()
    assert stage.conductor.state.film_faults[FILM].code == "missing"
    lies[FILM] = HERE
    Films(stage.conductor, lambda src: lies[src]).step()
    assert stage.conductor.state.film_faults == {}
