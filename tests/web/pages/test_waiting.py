"""The server is silent: what waits can be taken back, lapses, and never goes before what covers the hall."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.running import Show, wait_until
from tests.web.pages.conftest import Opener

pytestmark = pytest.mark.browser


@pytest.fixture
def standing(own_show: Show) -> Show:
    """A show whose first cue is on program."""
    own_show.command("open")
    own_show.go()
    return own_show


@pytest.fixture
def page(open_page: Opener, standing: Show) -> Page:
    page = open_page(standing, "console")
    expect(page.locator("#program-title")).to_contain_text("Kính chào")
    expect(page.locator("#go-next")).to_contain_text("Hội nghị")
    return page


@contextlib.contextmanager
def silent(show: Show) -> Iterator[None]:
    """The server stands still meanwhile."""
    assert show.child is not None
    show.child.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        show.child.send_signal(signal.SIGCONT)


def on_program(show: Show) -> str:
    return str(show.view()["program"]["cue"])


def back(page: Page) -> None:
    """Until the page hears the server again, and everything it sent has been answered."""
    expect(page.locator("#lost")).to_have_count(0, timeout=20_000)
    page.wait_for_function("() => !document.querySelector('.answer--waits')")


def test_a_go_that_waits_is_done_once_when_the_server_is_back_in_time(page: Page, standing: Show) -> None:
    with silent(standing):
        page.keyboard.press("Space")
        expect(page.locator("#answer")).to_contain_text("GO đang chờ máy chủ")
    wait_until(lambda: on_program(standing) == "ly-do")


@pytest.mark.parametrize("way", ["Escape", "button"])
def test_a_go_that_waits_can_be_taken_back(page: Page, standing: Show, way: str) -> None:
    with silent(standing):
        expect(page.locator("#lost")).to_be_visible(timeout=10_000)
        page.keyboard.press("Space")
        expect(page.locator("#answer")).to_contain_text("GO đang chờ máy chủ")
        if way == "Escape":
            page.keyboard.press("Escape")
        else:
            page.get_by_role("button", name="Bỏ (Esc)").click()
        expect(page.locator("#answer")).to_contain_text("Đã bỏ GO")
    back(page)
    assert on_program(standing) == "don-khach"


@pytest.mark.parametrize("when", ["before the page knows", "after"])
def test_a_go_lapses_after_five_seconds_and_is_never_done_late(page: Page, standing: Show, when: str) -> None:
    with silent(standing):
        if when == "after":
            expect(page.locator("#lost")).to_be_visible(timeout=10_000)
        page.keyboard.press("Space")
        expect(page.locator("#refusal")).to_contain_text("không trả lời trong 5 giây", timeout=10_000)
    back(page)
    page.keyboard.press("F8")  # what is sent now is answered after all that came before it
    expect(page.locator("#message-text")).to_be_focused()
    page.keyboard.type("Xong")
    page.keyboard.press("Enter")
    wait_until(lambda: standing.view()["messages"])
    assert on_program(standing) == "don-khach"


def test_panic_takes_the_place_of_a_go_that_waits(page: Page, standing: Show) -> None:
    with silent(standing):
        expect(page.locator("#lost")).to_be_visible(timeout=10_000)
        page.keyboard.press("Space")
        expect(page.locator("#answer")).to_contain_text("GO đang chờ máy chủ")
        page.keyboard.press("F10")
        expect(page.locator("#answer")).to_contain_text("Đã bỏ GO đang chờ: Màn chờ đi trước")
        page.keyboard.press("Space")
        expect(page.locator("#refusal")).to_contain_text("Màn chờ đang chờ máy chủ")
    wait_until(lambda: standing.view()["cover"] == "holding")
    back(page)
    assert on_program(standing) == "don-khach"


def test_the_server_refuses_what_comes_after_its_moment(standing: Show) -> None:
    view = standing.view()
    late = standing.command("go", expected=view["standby"]["cue"], lapses=view["now"] - 1)
    assert (late["ok"], late["code"]) == (False, "lapsed")
    wanted = {"expected": view["standby"]["cue"], "lapses": view["now"] + 600_000}
    wait_until(lambda: standing.command("go", **wanted)["ok"])  # once the guard's time has gone by
