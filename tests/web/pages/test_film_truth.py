"""The hall's own screen tells the truth about its film: what keeps it from being seen, and nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ceremony.model.rundown import Film, Rundown
from tests import sample
from tests.running import Show, running_show, wait_until
from tests.web.pages import bad_films

pytestmark = pytest.mark.browser

SRC = "phim/tong-ket.mp4"
LENGTH = bad_films.SECONDS * 1000
FRONT = "() => document.querySelector('.layer[data-place=front] .card')?.textContent || ''"
GUARD = 300  # milliseconds; a second press that comes sooner is a bouncing key
TIME = "() => document.querySelector('.film')?.currentTime || 0"


def with_film() -> Rundown:
    """The sample rundown with a film as long as those made here."""
    made = sample.rundown()
    film = Film(SRC, LENGTH)
    return dataclasses.replace(
        made, cues=tuple(dataclasses.replace(cue, film=film) if cue.film else cue for cue in made.cues)
    )


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("films")
    film = bad_films.good(folder)
    return {
        "good": film,
        "still": bad_films.still(folder),
        "unknown coding": bad_films.unknown_coding(folder),
        "half copied": bad_films.half_copied(film),
        "zeroed": bad_films.zeroed(film),
        "words": b"<html>404</html>" * 40,
    }


class Hall:
    """A show with one film and one screen that looks at it."""

    def __init__(self, show: Show, page: Page) -> None:
        self.show = show
        self.page = page
        self.path = show.workspace / "media" / show.event / SRC

    def put(self, film: bytes) -> None:
        """Another film on the disk, which the screens know of."""
        before = self.version()
        fresh = self.path.with_suffix(".part")
        fresh.write_bytes(film)
        fresh.replace(self.path)
        wait_until(lambda: self.version() != before)

    def version(self) -> str:
        """Of the film on standby, or on program."""
        view = self.show.view()
        cues = (view["standby"], view["program"])
        return next((str(cue["film"]["version"]) for cue in cues if cue and cue["film"]), "")

    def row(self) -> dict[str, Any]:
        """The screen's row on the console."""
        return next(one for one in self.show.view()["screens"] if one["connected"])

    def trouble(self) -> str:
        """The code of what the console says of the film; "" when it says nothing."""
        told = self.show.view()["film_trouble"]
        return str(told["code"]) if told else ""

    def arm(self) -> None:
        """The film on standby, something else on program, on a screen that has let go of the film before."""
        assert self.show.command("take", cue="ly-do")["ok"]
        wait_until(lambda: "Hội nghị tổng kết" in self.page.evaluate(FRONT))

    def play(self) -> None:
        assert self.show.command("take", cue="phim")["ok"]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Hall]:
    with running_show(tmp_path_factory.mktemp("truth"), with_film()) as show:
        show.command("open")
        context = browser.new_context(viewport={"width": 960, "height": 540})
        page = context.new_page()
        page.goto(show.address("screen/trai"))
        yield Hall(show, page)
        context.close()


@pytest.fixture
def hall(running: Hall, films: dict[str, bytes]) -> Hall:
    """The hall with a good film on standby."""
    running.show.command("resume")
    running.arm()
    running.put(films["good"])
    wait_until(lambda: running.row()["ready"] is True)
    return running


def seconds_of_film(hall: Hall, seconds: float) -> Callable[[], bool]:
    """Whether so much of the film has been seen."""
    return lambda: hall.page.evaluate(TIME) >= seconds


def test_a_screen_is_ready_when_the_first_frame_of_the_film_stands_behind_the_picture(hall: Hall) -> None:
    row = hall.row()
    assert (row["ready"], row["ready_words"], row["film_problem"], row["problem"]) == (True, "", "", "")


@pytest.mark.parametrize("film", ["good", "still"])
def test_of_a_healthy_film_nothing_is_said_from_its_first_frame_to_behind_its_last(
    hall: Hall, films: dict[str, bytes], film: str
) -> None:
    hall.put(films[film])
    wait_until(lambda: hall.row()["ready"] is True)
    hall.play()
    said = set()
    wait_until(lambda: said.add(hall.trouble()) or seconds_of_film(hall, 3.5)())
    hall.show.command("film_pause")
    paused = hall.show.view()["now"]
    wait_until(lambda: said.add(hall.trouble()) or hall.show.view()["now"] > paused + 2_500)
    hall.show.command("film_seek", position_ms=LENGTH - 1_000)
    hall.show.command("film_play")
    wait_until(lambda: said.add(hall.trouble()) or hall.show.view()["program"]["film"]["ended"])
    ended = hall.show.view()["now"]
    wait_until(lambda: said.add(hall.trouble()) or hall.show.view()["now"] > ended + 2_500)
    assert said == {""}


@pytest.mark.parametrize(
    ("film", "code"),
    [("unknown coding", "no_picture"), ("zeroed", "undecodable"), ("words", "undecodable")],
)
def test_a_film_that_cannot_be_shown_is_told_before_go_and_after_it_and_the_hall_keeps_its_picture(
    hall: Hall, films: dict[str, bytes], film: str, code: str
) -> None:
    hall.put(films[film])
    wait_until(lambda: hall.row()["ready_code"] == code)
    before = hall.page.evaluate(FRONT)
    hall.play()
    wait_until(lambda: hall.trouble() == code)
    told = hall.show.view()["film_trouble"]
    assert told["can_fallback"] is True
    assert "trai" in told["words"]
    assert hall.page.evaluate(FRONT) == before
    assert hall.show.command("fallback")["ok"]
    assert hall.trouble() == ""
    wait_until(lambda: "Kết quả 1" in hall.page.evaluate(FRONT))


def test_go_onto_a_film_that_no_screen_can_show_takes_the_fallback_at_the_second_press(
    hall: Hall, films: dict[str, bytes]
) -> None:
    hall.put(films["unknown coding"])
    wait_until(lambda: hall.trouble() == "no_picture")
    refused = hall.show.command("go", expected="phim")
    assert (refused["ok"], refused["code"]) == (False, "press_again")
    assert "phim không có hình" in refused["message"]
    told = hall.show.view()["now"]
    wait_until(lambda: hall.show.view()["now"] > told + GUARD)
    assert hall.show.command("go", expected="phim", confirm=refused["ask"])["ok"]
    wait_until(lambda: "Kết quả 1" in hall.page.evaluate(FRONT))


def test_a_film_copied_in_part_is_told_where_it_breaks_off_and_its_last_frame_stays(
    hall: Hall, films: dict[str, bytes]
) -> None:
    hall.put(films["half copied"])
    wait_until(lambda: hall.row()["ready"] is True)
    hall.play()
    wait_until(lambda: hall.trouble() == "broken")
    shown = hall.page.evaluate(TIME)
    assert shown > 1
    again = hall.show.view()["now"]
    wait_until(lambda: hall.show.view()["now"] > again + 4_500)  # two attempts to open it anew
    assert hall.trouble() == "broken"
    assert hall.page.evaluate("() => document.querySelector('.film').dataset.ready") == "true"
    hall.arm()
    wait_until(lambda: hall.row()["ready_code"] == "broken")


def test_a_film_cut_to_nothing_or_taken_away_is_told_before_go(hall: Hall, films: dict[str, bytes]) -> None:
    hall.put(b"")
    wait_until(lambda: hall.row()["ready"] is False and hall.row()["ready_code"])
    hall.path.unlink()
    wait_until(lambda: hall.row()["ready_code"] == "missing")
    hall.play()
    wait_until(lambda: hall.trouble() == "missing")
    hall.put(films["good"])
    wait_until(lambda: hall.trouble() == "")
    wait_until(seconds_of_film(hall, 0.5))


def test_another_film_under_the_same_name_is_held_before_a_screen_is_ready_again(
    hall: Hall, films: dict[str, bytes]
) -> None:
    before = hall.page.evaluate("() => document.querySelector('.film').currentSrc")
    hall.put(films["still"])
    wait_until(lambda: hall.page.evaluate("() => document.querySelector('.film').currentSrc") != before)
    wait_until(lambda: hall.row()["ready"] is True)


def test_a_film_that_gets_no_data_is_told_as_one_that_stands(hall: Hall) -> None:
    hall.play()
    wait_until(seconds_of_film(hall, 0.3))
    # a player that waits for bytes that do not come: its own time no longer moves, wherever it is sent
    hall.page.evaluate(
        """() => { const video = document.querySelector('.film'), at = video.currentTime;
                   const stands = { configurable: true, get: () => at, set() {} };
                   Object.defineProperty(video, 'currentTime', stands);
                   video.play = () => Promise.resolve();
                   video.pause(); }"""
    )
    wait_until(lambda: hall.trouble() == "stalled")
    hall.page.evaluate("""() => { const video = document.querySelector('.film');
                                 delete video.play; delete video.currentTime; }""")
    wait_until(lambda: hall.trouble() == "")


LOOKS = """async (looks) => {
  const { makeWatch } = await import("/static/js/screen/watch.js");
  const watch = makeWatch();
  const opened = { fault: "", opened: true, width: 320, whole: true };
  const well = { ...opened, onAir: true, moving: true, painting: true };
  let at = 1000;
  return looks.map((look) => {
    at += look.ms ?? 250;
    watch.look({ ...well, at, time: at / 1000, ...look });
    return watch.code;
  });
}"""


def looked(hall: Hall, *looks: dict[str, object]) -> str:
    """What is said of a film after these looks at it."""
    return str(hall.page.evaluate(LOOKS, list(looks))[-1])


def test_a_film_that_stands_is_told_after_a_second_and_a_half_and_not_before(running: Hall) -> None:
    stands = {"time": 3}
    assert looked(running, {}, *[stands] * 6) == ""
    assert looked(running, {}, *[stands] * 8) == "stalled"
    assert looked(running, {}, *[stands] * 8, {}, {}, {}, {}, {}) == ""


@pytest.mark.parametrize("excuse", [{"painting": False}, {"moving": False}, {"onAir": False}])
def test_a_hidden_window_a_paused_film_and_one_that_is_not_on_are_not_accused(
    running: Hall, excuse: dict[str, object]
) -> None:
    assert looked(running, {}, *[{"time": 3} | excuse] * 20) == ""


def test_a_machine_that_stood_still_accuses_no_film(running: Hall) -> None:
    assert looked(running, {}, {"time": 3}, {"time": 3, "ms": 9_000}) == ""


def test_no_first_frame_is_told_though_nothing_failed(running: Hall) -> None:
    opening = {"opened": False, "width": 0, "whole": False, "time": 0}
    assert looked(running, *[opening] * 6) == ""
    assert looked(running, *[opening] * 8) == "no_frame"
