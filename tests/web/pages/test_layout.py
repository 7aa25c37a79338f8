"""The console in windows of seven sizes, in every state, in Chromium and in Firefox."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.hall import EVENT, make_workspace
from tests.firefox import find_firefox, open_firefox
from tests.running import Show, running_show, wait_until
from tests.web.layout import FAULTS, SIZES, STATES, TOOLS, State

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


class Window(Protocol):
    """What a browser does for these tests."""

    def go(self, url: str) -> None: ...
    def resize(self, width: int, height: int) -> None: ...
    def run(self, body: str) -> Any: ...


class Chromium:
    """A page of the tests' Chromium as a window."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go(self, url: str) -> None:
        self.page.goto("about:blank")  # an address that differs in its fragment alone is no other page
        self.page.goto(url)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def run(self, body: str) -> Any:
        return self.page.evaluate(f"async () => {{{body}}}")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    """The founding event with its screens and tablets."""
    show = Show(make_workspace(tmp_path_factory.mktemp("layout")), EVENT)
    sockets = [show.socket(role, name=name) for role, name in DEVICES]
    yield show
    for each in sockets:
        each.close()
    show.stop()


DEVICES = (("screen", "Hội trường 1"), ("screen", "Hội trường 2"), ("stage", ""), ("sign", ""), ("desk", ""))


@pytest.fixture(scope="module")
def chromium(browser: Browser) -> Iterator[Window]:
    context = browser.new_context()
    yield Chromium(context.new_page())
    context.close()


@pytest.fixture(scope="module")
def firefox() -> Iterator[Window]:
    if find_firefox() is None:
        pytest.skip("no Firefox on this machine")
    with open_firefox() as window:
        yield window


def faults(window: Window, sizes: tuple[tuple[int, int], ...] = SIZES, again: str = "") -> list[str]:
    """What is wrong with the page as it stands, at every size."""
    found = []
    for width, height in sizes:
        window.resize(width, height)
        said = window.run(f"{TOOLS} await frames(); {again} {FAULTS}")
        found += [f"{width}×{height}: {one}" for one in said]
    return found


def open_console(window: Window, show: Show, state: State) -> None:
    """The console in a state."""
    state.show(show)
    window.resize(*SIZES[1])
    window.go(show.address("console"))
    begin = f'await until(() => find("#program-title", {state.title!r})); await until(() => find(".item"));'
    window.run(f"{TOOLS} {begin} await document.fonts.ready; {state.page}")


def walk(window: Window, show: Show) -> list[str]:
    """The faults of all states."""
    found = []
    for state in STATES:
        open_console(window, show, state)
        said = faults(window, again=state.page if state.each else "")
        found += [f"{state.name} {one}" for one in said]
    return found


def lose(window: Window, show: Show, ask: Callable[[], list[str]]) -> list[str]:
    """What ``ask`` tells while the server is silent and the page says so."""
    open_console(window, show, STATES[0])
    assert show.child is not None
    show.child.send_signal(signal.SIGSTOP)
    try:
        window.run(f'{TOOLS} await until(() => find("#lost"));')
        return ask()
    finally:
        show.child.send_signal(signal.SIGCONT)


@pytest.fixture(params=["chromium", "firefox"])
def window(request: pytest.FixtureRequest) -> Window:
    made: Window = request.getfixturevalue(request.param)
    return made


def test_nothing_lies_over_anything_and_go_and_the_rail_are_in_reach(window: Window, hall: Show) -> None:
    assert walk(window, hall) == []


def test_a_lost_link_covers_nothing(window: Window, hall: Show) -> None:
    assert lose(window, hall, lambda: faults(window)) == []


def rehearsing(show: Show) -> bool:
    """Whether it rehearses by now; the program starts anew for it."""
    try:
        return bool(show.view()["rehearsal"])
    except OSError:
        return False


def test_a_show_that_is_not_open_and_a_rehearsal_are_whole(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    windows = [request.getfixturevalue("chromium")]
    windows += [request.getfixturevalue("firefox")] if find_firefox() else []
    with running_show(tmp_path) as show:
        ready = f'{TOOLS} await until(() => find(".item")); await document.fonts.ready;'
        for window in windows:
            window.resize(*SIZES[1])
            window.go(show.address("console"))
            window.run(ready)
            assert faults(window) == []
        mode = {"on": True, "speed": 1, "people": False}
        assert show.http("POST", "/api/rehearsal", role="console", body=mode).status == 200
        wait_until(lambda: rehearsing(show))
        for window in windows:
            window.resize(*SIZES[1])
            window.go(show.address("console"))
            window.run(ready)
            frame = 'return getComputedStyle(document.querySelector("#page"), "::after").borderTopWidth'
            assert window.run(frame) == "5px"
            assert faults(window) == []


# --- the check itself finds what it is for ----------------------------------------------------------------

BREAKS = {
    "a control over another": (".rail { margin-top: -40px }", "lie over each other"),
    "GO out of the window": (".hand { transform: translateY(200px) }", "not in the window"),
    "a band over the panic keys": (
        "body::before { content: ''; position: fixed; inset: auto 0 0; height: 200px; z-index: 99 }",
        "is not reached",
    ),
    "words cut": (".tab { width: 40px; overflow: hidden }", "its words"),
    "a column that is too wide": (".transport { min-width: 900px }", "lie over each other"),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_the_check_finds_a_planted_fault(chromium: Window, hall: Show, fault: str) -> None:
    style, words = BREAKS[fault]
    open_console(chromium, hall, next(one for one in STATES if one.name == "film"))
    put = f"sheet.replaceSync({json.dumps(style)}); document.adoptedStyleSheets.push(sheet);"
    chromium.run(f"const sheet = new CSSStyleSheet(); {put}")
    found = faults(chromium, ((1280, 720),))
    assert any(words in one for one in found), found
