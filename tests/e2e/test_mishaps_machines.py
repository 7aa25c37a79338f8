"""Films, projectors, links, wrong keys: played by hand, the presses counted, the hall watched."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.hand import Evening, Hand, on_front, open_evening
from tests.running import wait_until
from tests.web.test_windows import stand_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

FILM_AT = """() => {
  const film = document.querySelector('.layer[data-place="front"] video');
  return film && film.videoWidth ? {at: film.currentTime, paused: film.paused} : null;
}"""
COVERED = '#holding[data-cover="true"]'


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the addresses are noted that a browser was asked to open; none is opened."""
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory, opened: Path, browser: Browser) -> Iterator[Evening]:
    with pytest.MonkeyPatch.context() as machine:
        machine.setenv("CEREMONY_BROWSER", str(stand_in(opened, "screen-browser")[0]))
        with open_evening(tmp_path_factory.mktemp("hall"), browser) as evening:
            yield evening


@pytest.fixture
def frozen(evening: Evening) -> Iterator[Callable[[bool], None]]:
    """Freezes the server and lets it go on; it always goes on afterwards."""
    pid = evening.hall.show.pid
    yield lambda stop: os.kill(pid, signal.SIGSTOP if stop else signal.SIGCONT)
    os.kill(pid, signal.SIGCONT)
    expect(evening.console.locator("#lost")).to_have_count(0)


def film_moves(screen: Page) -> float:
    """Until the film moves in the hall; where it is."""
    first = wait_until(lambda: screen.evaluate(FILM_AT))["at"]
    return float(wait_until(lambda: max(0, screen.evaluate(FILM_AT)["at"] - first)) + first)


def start_film(evening: Evening) -> Hand:
    assert evening.hall.show.command("take", cue="bao-cao")["ok"]
    film_moves(evening.screen)
    expect(evening.console.locator(".transport")).to_be_visible()
    return Hand(evening.console)


def press_cover(evening: Evening, key: str, cover: str | None) -> None:
    """A key that covers the hall or gives it back, until the operator sees that it did."""
    evening.console.keyboard.press(key)
    wait_until(lambda: evening.hall.show.view()["cover"] == cover)
    expect(evening.console.locator(".pane--program .pane__cover")).to_have_count(1 if cover else 0)
    unhurried(evening)


def unhurried(evening: Evening) -> None:
    """Until another press on a key that covers the hall counts as one of its own."""
    at = evening.hall.show.view()["now"]
    wait_until(lambda: evening.hall.show.view()["now"] - at > 450)


def test_a_silent_film_gives_way_to_its_fallback_with_one_press(evening: Evening) -> None:
    """Row 5, also on a small laptop."""
    evening.console.set_viewport_size({"width": 1093, "height": 614})
    hand = start_film(evening)
    hand.click(evening.console.locator(".transport").get_by_role("button", name="Bản dự phòng"))
    wait_until(lambda: str(evening.hall.on_program()).startswith("bao-cao/du-phong"))
    evening.hall.wait_shown(evening.screen)
    assert (hand.presses, evening.screen.evaluate(FILM_AT)) == (1, None)
    evening.console.set_viewport_size({"width": 1366, "height": 768})


def test_a_film_is_stopped_midway_with_one_press(evening: Evening) -> None:
    """Row 6: its own button, or *Giữ*; the hall keeps the picture."""
    for button in (".transport .key--main", ".steps .big >> nth=0"):
        hand = start_film(evening)
        hand.click(button)
        wait_until(lambda: evening.screen.evaluate(FILM_AT)["paused"])
        assert (hand.presses, evening.hall.on_program()) == (1, "bao-cao")
    assert evening.hall.show.command("resume")["ok"]


def test_the_film_comes_back_with_two_presses(evening: Evening) -> None:
    """Row 19: the row of the item that has run, GO."""
    start_film(evening)
    evening.at("tham-luan-1")
    hand = Hand(evening.console)
    hand.click(evening.row("bao-cao"))
    evening.wait_standby("bao-cao")
    hand.key("Space")
    evening.wait_program("bao-cao")
    film_moves(evening.screen)
    assert hand.presses == 2


def test_a_projector_plugged_in_anew_needs_no_press(evening: Evening) -> None:
    """Row 7: another shape, the same words, whole, and nothing to scroll."""
    hand = evening.at("tham-luan-1")
    before = on_front(evening.screen)
    for width, height in ((1024, 768), (1366, 600), (1280, 720)):
        evening.screen.set_viewport_size({"width": width, "height": height})
        box = evening.screen.locator('.layer[data-place="front"] .card').bounding_box()
        assert box is not None
        assert box["width"] <= width + 1 and box["height"] <= height + 1
        assert evening.screen.evaluate("document.documentElement.scrollHeight <= innerHeight")
        assert on_front(evening.screen) == before
    assert hand.presses == 0


def test_a_closed_window_of_the_hall_is_opened_again_with_two_presses(evening: Evening, opened: Path) -> None:
    """Row 8: *Thêm → Mở cửa sổ màn chiếu*; the picture is there by itself."""
    hand = evening.at("tham-luan-1")
    before = on_front(evening.screen)
    hand.click(".bottom__more")
    hand.click(evening.console.get_by_role("menuitem", name="Mở cửa sổ màn chiếu"))
    note = opened / "screen-browser.txt"
    wait_until(note.exists)
    told = note.read_text(encoding="utf-8")
    context = evening.screen.context.browser.new_context()  # type: ignore[union-attr]
    fresh = context.new_page()
    fresh.goto(next(word for word in told.replace("--app=", " ").split() if "/screen#code=" in word))
    evening.hall.wait_shown(fresh)
    assert (hand.presses, on_front(fresh)) == (2, before)
    context.close()


def test_a_closed_console_comes_back_by_its_address_alone(evening: Evening) -> None:
    """Row 9: one press, no key to type; the hall knows nothing of it."""
    evening.at("tham-luan-1")
    before, context = on_front(evening.screen), evening.console.context
    evening.console.close()
    evening.console = context.new_page()
    evening.console.goto(f"{evening.hall.show.url}/console")
    evening.wait_standby(evening.standby())
    assert on_front(evening.screen) == before


def test_two_consoles_at_once_make_one_step(evening: Evening, frozen: Callable[[bool], None]) -> None:
    """Row 10: both presses reach the server together; one is done, the other is told in words."""
    evening.at("tham-luan-1")
    other = evening.hall.page("console", 1366, 768)
    expect(other.locator("#go-next")).to_contain_text("Bùi Duy Khánh")
    frozen(True)
    for page in (evening.console, other):
        page.keyboard.press("PageDown")
    frozen(False)
    evening.wait_program("tham-luan-2")
    wait_until(lambda: any(page.locator("#refusal").inner_text() for page in (evening.console, other)))
    assert (evening.hall.on_program(), evening.standby()) == ("tham-luan-2", "chi-dao")
    other.context.close()


def test_a_frozen_laptop_needs_no_press_and_panic_goes_before_a_waiting_go(
    evening: Evening, frozen: Callable[[bool], None]
) -> None:
    """Rows 11 and 26: the film goes on; F10 replaces the GO that waits, and that GO is never done."""
    start_film(evening)
    frozen(True)
    expect(evening.console.locator("#lost")).to_be_visible(timeout=15_000)
    film_moves(evening.screen)
    evening.console.keyboard.press("PageDown")
    hand = Hand(evening.console)
    hand.key("F10")
    frozen(False)
    expect(evening.screen.locator(COVERED)).to_have_count(1)
    assert (hand.presses, evening.hall.on_program()) == (1, "bao-cao")
    assert evening.hall.show.command("release")["ok"]


def test_a_stage_display_without_a_link_comes_back_by_itself(evening: Evening) -> None:
    """Row 12: its name is red on the console meanwhile, the hall untouched; no press."""
    evening.at("tham-luan-1")
    tile = evening.console.locator('.screen[data-wrong="true"]', has_text="Sân khấu")
    evening.stage.context.set_offline(True)
    expect(tile).to_contain_text("im lặng", timeout=20_000)
    evening.wait_program("tham-luan-1")
    hand = evening.at("tham-luan-2")
    evening.stage.context.set_offline(False)
    expect(evening.stage.locator(".head__title")).to_contain_text("Bùi Duy Khánh", timeout=20_000)
    expect(tile).to_have_count(0)
    assert hand.presses == 0


def test_wrong_keys_do_nothing_and_the_black_key_is_taken_back_by_itself(evening: Evening) -> None:
    """Row 13: no press to mend; "." is black, "." again gives the picture back."""
    evening.at("tham-luan-1")
    before, told = on_front(evening.screen), evening.hall.show.view()
    for cover in ("black", None):
        press_cover(evening, ".", cover)
    for key in ("F5", "Escape", "b", "g", "1", "Enter", "Home", "End", "Delete", "F11", "Tab", "Escape"):
        evening.console.keyboard.press(key)
    for cover in ("black", None):  # what was sent before is done by then
        press_cover(evening, "F9", cover)
    after = evening.hall.show.view()
    assert [after[part]["cue"] for part in ("program", "standby")] == [
        told["program"]["cue"],
        told["standby"]["cue"],
    ]
    assert (after["entries"], on_front(evening.screen)) == (told["entries"] + 4, before)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_an_emergency_takes_one_press_on_a_laptop_and_on_a_phone(
    evening: Evening, width: int, height: int
) -> None:
    """Row 26."""
    evening.at("tham-luan-1")
    evening.console.set_viewport_size({"width": width, "height": height})
    button = evening.console.locator(".rail .big").nth(2)
    expect(button).to_be_in_viewport(ratio=1)
    hand = Hand(evening.console)
    if width > 400:
        hand.key("F10")
    else:
        box = button.bounding_box()
        assert box is not None
        hand.presses += 1
        evening.console.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(evening.screen.locator(COVERED)).to_have_count(1)
    assert hand.presses == 1
    unhurried(evening)
    assert evening.hall.show.command("release")["ok"]
    evening.console.set_viewport_size({"width": 1366, "height": 768})
