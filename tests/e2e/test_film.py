"""The film in the hall: it plays, it survives reloads and crashes at the right second, it can fail safely."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.e2e.hall import Hall
from tests.running import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

FILM = """() => {
  const film = document.querySelector('.layer[data-place="front"] video');
  return film ? {at: film.currentTime, paused: film.paused, muted: film.muted, width: film.videoWidth} : null;
}"""


def should_be_at(hall: Hall) -> float:
    """The second of the film that the server's anchor says it is at now."""
    view = hall.show.view()
    film = view["program"]["film"]
    run = (view["now"] - film["since"]) if film["playing"] else 0
    return float((film["position_ms"] + run) / 1000)


def moving_at(hall: Hall, screen: Page, tolerance: float = 0.35) -> None:
    """Until the film moves on this screen and is where it should be."""

    def right() -> bool:
        seen = screen.evaluate(FILM)
        return bool(
            seen and not seen["paused"] and seen["width"] and abs(seen["at"] - should_be_at(hall)) < tolerance
        )

    wait_until(right)


def start_film(hall: Hall) -> None:
    assert hall.show.command("take", cue="bao-cao")["ok"]


def test_a_film_plays_on_every_screen_and_sounds_on_one(hall: Hall) -> None:
    screens = [hall.page("screen/trai"), hall.page("screen/phai")]
    start_film(hall)
    for screen in screens:
        moving_at(hall, screen)
    wait_until(lambda: sorted(screen.evaluate(FILM)["muted"] for screen in screens) == [False, True])


SUBTITLES = """() => {
  const film = document.querySelector('.layer[data-place="front"] video');
  const track = film && film.textTracks[0];
  return track && track.activeCues ? [...track.activeCues].map((cue) => cue.text) : [];
}"""


def test_the_subtitles_beside_the_film_are_shown_in_the_hall(hall: Hall) -> None:
    screen = hall.page("screen/trai")
    start_film(hall)
    moving_at(hall, screen)
    wait_until(lambda: screen.evaluate(SUBTITLES) == ["Camera an ninh: 52 camera."])
    screen.screenshot(path=str(hall.show.workspace / "subtitles.png"))


def test_a_reloaded_screen_comes_back_at_the_same_second(hall: Hall) -> None:
    screen = hall.page("screen/trai")
    start_film(hall)
    moving_at(hall, screen)
    screen.reload()
    moving_at(hall, screen)


def test_a_killed_server_comes_back_at_the_same_second_and_the_screen_never_stopped(hall: Hall) -> None:
    screen = hall.page("screen/trai")
    start_film(hall)
    moving_at(hall, screen)
    before = screen.evaluate(FILM)["at"]
    epoch = hall.show.view()["epoch"]
    hall.show.kill()
    wait_until(lambda: screen.evaluate(FILM)["at"] > before + 1)  # the hall sees nothing of it
    hall.show.restart()
    view = hall.show.view()
    assert view["epoch"] == epoch + 1
    assert view["program"]["cue"] == "bao-cao"
    moving_at(hall, screen)
    wait_until(lambda: any(row["connected"] for row in hall.show.view()["screens"]))


def test_pause_seek_and_hold_reach_the_screen(hall: Hall) -> None:
    screen = hall.page("screen/trai")
    start_film(hall)
    moving_at(hall, screen)
    assert hall.show.command("film_pause")["ok"]
    wait_until(lambda: screen.evaluate(FILM)["paused"])
    assert hall.show.command("film_seek", position_ms=20_000)["ok"]
    wait_until(lambda: abs(screen.evaluate(FILM)["at"] - 20) < 0.1)
    assert hall.show.command("film_play")["ok"]
    moving_at(hall, screen)
    assert hall.show.command("hold")["ok"]
    wait_until(lambda: screen.evaluate(FILM)["paused"])


def test_one_key_brings_the_fallback_deck_and_its_words(hall: Hall) -> None:
    console, screen = hall.page("console", 1366, 768), hall.page("screen/trai")
    start_film(hall)
    moving_at(hall, screen)
    assert hall.show.command("fallback")["ok"]
    view = hall.wait_shown(screen)
    assert view["program"]["cue"] == "bao-cao/du-phong-1"
    assert view["program"]["script"]
    wait_until(lambda: view["program"]["script"][:20].strip("*") in console.inner_text("body"))


def test_a_film_that_is_missing_keeps_the_last_picture_and_tells_the_console(hall: Hall) -> None:
    screen = hall.page("screen/trai")
    assert hall.show.command("take", cue="ly-do")["ok"]
    hall.wait_shown(screen)
    film = hall.show.workspace / "media" / hall.show.event / "phim" / "tong-ket.mp4"
    film.rename(film.with_suffix(".gone"))
    screen.reload()
    hall.wait_shown(screen)
    start_film(hall)
    wait_until(lambda: any(row["problem"] for row in hall.show.view()["screens"]))
    assert screen.evaluate("document.body.innerText.includes('Error')") is False
    assert hall.show.command("fallback")["ok"]
    hall.wait_shown(screen)
