"""A real browser, and the pages of a running show in it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.running import Show, wait_until

SIZES = {
    "screen": (1280, 720),
    "console": (1366, 768),
    "stage": (1280, 720),
    "desk": (1024, 768),
    "follow": (390, 844),
}

GUARD = 300  # milliseconds; presses sooner than the guard allows would be refused

Opener = Callable[..., Page]


@contextlib.contextmanager
def opening(browser: Browser) -> Iterator[Opener]:
    """Opens pages of a show; a script error on any of them is a fault of the test."""
    contexts, faults = [], []

    def opener(show: Show, page: str, size: tuple[int, int] | None = None) -> Page:
        width, height = size or SIZES.get(page, (1280, 720))
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        opened = context.new_page()
        opened.on("pageerror", lambda fault: faults.append(f"{page}: {fault}"))
        opened.goto(show.address(page) if page in SIZES else f"{show.url}/{page}")
        return opened

    yield opener
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    with opening(browser) as opener:
        yield opener


def start_over(show: Show, cue: str = "don-khach") -> None:
    """Brings a show that many tests share to its first cue, uncovered, with the guard's time gone by."""
    for command in ("open", "release", "resume"):
        show.command(command)
    assert show.command("take", cue=cue)["ok"]
    taken = show.view()["now"]
    wait_until(lambda: show.view()["now"] > taken + GUARD)


@pytest.fixture
def open_show(show: Show) -> Show:
    """The module's show, open, its first cue on program."""
    start_over(show)
    return show


@pytest.fixture(scope="module")
def module_console(browser: Browser, show: Show) -> Iterator[Page]:
    with opening(browser) as opener:
        page = opener(show, "console")
        page.locator(".item").first.wait_for()
        yield page


@pytest.fixture
def console(module_console: Page, open_show: Show) -> Page:
    """The console, whose first cue is on program, nothing typed and nothing refused."""
    module_console.reload()
    expect(module_console.locator("#program-title")).to_contain_text("Kính chào")
    module_console.locator(".item").first.wait_for()
    return module_console
