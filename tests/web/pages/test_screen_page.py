"""The hall's screen in a real browser: never an empty frame, whole after a reload, covered at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ceremony.model.rundown import Rundown
from ceremony.staging.pictures import draw
from tests import sample
from tests.gallery import REAL
from tests.running import Show, running_show, wait_until

pytestmark = pytest.mark.browser

DRAWN = (
    "countdown",
    "title",
    "section",
    "figure",
    "quote",
    "speaker",
    "pledge",
    "pledge",
    "opener",
    "batch",
    "batch-longest",
)

# In every frame some layer with a picture must be wholly opaque.
WATCH = """() => {
  window.frames_seen = 0; window.empty_frames = 0;
  const look = () => {
    window.frames_seen += 1;
    const full = [...document.querySelectorAll('.layer[data-place]')].some(
      (layer) => layer.querySelector('.card') && Number(getComputedStyle(layer).opacity) === 1);
    if (!full) window.empty_frames += 1;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
FRONT = "() => document.querySelector('.layer[data-place=front] .card')?.className || ''"

PREPARED = "() => document.querySelector('.layer:not(#holding):not([data-place]) .card')?.textContent || ''"
STANDING = "() => document.querySelector('.layer[data-place=front] .card').textContent"
LEAVING = "() => document.querySelectorAll('.layer[data-place=old]').length"


def drawn_rundown() -> Rundown:
    """The sample rundown with real pictures and no film."""
    made = dataclasses.replace(sample.rundown(), waiting_html=draw(REAL["title"]))
    cues = [
        dataclasses.replace(cue, html=draw(REAL[name]), layout=REAL[name].layout, film=None)
        for cue, name in zip(made.cues, DRAWN, strict=False)
    ]
    return dataclasses.replace(
        made, cues=(*cues, *made.cues[len(cues) :]), holding_html=draw(REAL["holding"])
    )


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    with running_show(tmp_path_factory.mktemp("screen"), drawn_rundown()) as show:
        show.command("open")
        show.go()
        yield show


@pytest.fixture
def screen(show: Show, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 960, "height": 540})
    page = context.new_page()
    page.goto(show.address("screen/trai"))
    page.wait_for_selector(".layer[data-place=front] .card")
    yield page
    context.close()


def shows(page: Page, show: Show) -> bool:
    """Whether the page has the program's picture in front."""
    program = show.view("screen")["program"]
    return bool(program["layout"] in page.evaluate(FRONT))


def test_crossing_from_picture_to_picture_never_shows_an_empty_frame(show: Show, screen: Page) -> None:
    screen.evaluate(WATCH)
    for _ in range(4):
        show.go()
    wait_until(lambda: shows(screen, show))
    assert screen.evaluate("() => window.frames_seen") > 5
    assert screen.evaluate("() => window.empty_frames") == 0


def test_after_back_the_picture_that_has_just_left_is_prepared_again(show: Show, screen: Page) -> None:
    standing = screen.evaluate(STANDING)
    wait_until(lambda: not screen.evaluate(LEAVING))
    show.command("back", expected=show.view()["program"]["cue"])
    wait_until(lambda: screen.evaluate(STANDING) != standing and not screen.evaluate(LEAVING))
    wait_until(lambda: screen.evaluate(PREPARED) == standing)


def test_an_emptied_layer_would_be_seen(screen: Page) -> None:
    screen.evaluate(WATCH)
    screen.evaluate(
        "() => document.querySelectorAll('.layer[data-place]').forEach((l) => (l.style.opacity = 0.5))"
    )
    wait_until(lambda: screen.evaluate("() => window.empty_frames") > 0)


def test_a_reload_brings_the_same_picture_back(show: Show, screen: Page) -> None:
    before = screen.evaluate(FRONT)
    screen.reload()
    wait_until(lambda: screen.evaluate(FRONT) == before)


def test_the_screen_answers_what_it_has_painted(show: Show, screen: Page) -> None:
    show.go()

    def painted() -> bool:
        view = show.view()
        return any(
            row["name"] == "trai" and row["connected"] and row["painted_seq"] == view["seq"]
            for row in view["screens"]
        )

    wait_until(painted)


def test_blackout_and_holding_cover_and_uncover(show: Show, screen: Page) -> None:
    show.command("blackout")
    screen.wait_for_selector("#black:not([hidden])")
    show.command("release")
    wait_until(lambda: screen.evaluate("() => document.getElementById('black').hidden"))
    show.command("panic")
    screen.wait_for_selector("#holding[data-cover=true] .card--holding")
    show.command("release")
    screen.wait_for_selector("#holding[data-cover=false]", state="attached")


SEEN = """() => document.elementsFromPoint(innerWidth / 2, innerHeight / 2)
  .map((one) => one.closest('.card')).find(Boolean)?.className"""


def test_the_events_title_is_seen_until_the_first_picture_and_the_holding_card_can_cover_it(
    tmp_path: Path, browser: Browser
) -> None:
    with running_show(tmp_path, drawn_rundown()) as show:
        page = browser.new_context().new_page()
        page.goto(show.address("screen/phai"))
        page.wait_for_selector("#waiting .card")
        assert page.evaluate(SEEN) == "card card--title"
        show.command("panic")
        page.wait_for_selector("#holding[data-cover=true] .card--holding")
        assert page.evaluate(SEEN) == "card card--holding"
        show.command("release")
        show.command("open")
        page.wait_for_selector("#holding[data-cover=false]", state="attached")
        assert page.evaluate(SEEN) == "card card--title"
        show.go()
        page.wait_for_selector(".layer[data-place=front] .card--countdown")
        wait_until(lambda: page.evaluate(SEEN) == "card card--countdown")
        page.context.close()


def test_keys_and_the_mouse_change_nothing(show: Show, screen: Page) -> None:
    before = screen.evaluate(FRONT)
    for key in ("Escape", "Space", "PageDown", "Enter", "F5"):
        screen.keyboard.press(key)
    screen.mouse.click(100, 100, button="right")
    assert screen.evaluate(FRONT) == before
    assert screen.evaluate("() => getComputedStyle(document.body).cursor") == "none"


def test_the_hall_sees_no_word_before_the_first_view(show: Show, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{show.url}/screen")
    assert page.inner_text("body").strip() == ""
    context.close()


def test_the_name_in_the_address_is_kept(show: Show, screen: Page) -> None:
    wait_until(lambda: screen.evaluate("() => localStorage.getItem('ceremony.screen.name')") == "trai")


def test_a_killed_server_leaves_the_picture_standing(tmp_path: Path, browser: Browser) -> None:
    with running_show(tmp_path, drawn_rundown()) as show:
        show.command("open")
        show.go()
        page = browser.new_context().new_page()
        page.goto(show.address("screen/phai"))
        page.wait_for_selector(".layer[data-place=front] .card")
        before = page.evaluate(FRONT)
        show.kill()
        assert page.evaluate(FRONT) == before
        show.restart()
        show.go()
        wait_until(lambda: shows(page, show))
        page.context.close()
