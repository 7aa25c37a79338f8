"""The page's wire in a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.running import Show, running_show, wait_until

pytestmark = pytest.mark.browser

# A page of our own, put where the console is: it only has the wire.
WIRE = """async (role) => {
  const { connect } = await import("/static/js/wire.js");
  window.views = []; window.ticks = []; window.links = [];
  window.wire = connect({
    role, name: "thử",
    onView: (view) => window.views.push(view),
    onTick: (tick) => window.ticks.push(tick),
    onLink: (link) => window.links.push([link, performance.now()]),
  });
}"""


@pytest.fixture
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    with running_show(tmp_path_factory.mktemp("workspace")) as running:
        yield running


def bare_page(browser: Browser, show: Show) -> Page:
    page = browser.new_context().new_page()
    page.goto(f"{show.url}/healthz")
    return page


def wired(browser: Browser, show: Show, role: str = "console") -> Page:
    page = bare_page(browser, show)
    page.evaluate(f"location.hash = 'token={show.tokens[role]}'")
    page.evaluate(WIRE, role)
    page.wait_for_function("() => window.views.length > 0")
    return page


def test_the_token_leaves_the_address_and_stays_in_the_browser(browser: Browser, show: Show) -> None:
    page = wired(browser, show)
    assert "token" not in page.url
    assert page.evaluate("localStorage['ceremony.token.console']") == show.tokens["console"]


def test_a_page_without_a_token_is_sent_to_pair(browser: Browser, show: Show) -> None:
    page = bare_page(browser, show)
    page.evaluate(WIRE, "stage")
    page.wait_for_url("**/pair?role=stage")


def test_a_page_with_a_wrong_token_forgets_it_and_is_sent_to_pair(browser: Browser, show: Show) -> None:
    page = bare_page(browser, show)
    page.evaluate("location.hash = 'token=wrong'")
    page.evaluate(WIRE, "stage")
    page.wait_for_url("**/pair?role=stage")
    assert page.evaluate("localStorage['ceremony.token.stage']") is None


def test_a_command_is_acknowledged_and_its_view_comes(browser: Browser, show: Show) -> None:
    page = wired(browser, show)
    answer = page.evaluate("() => window.wire.send('open')")
    assert answer["ok"] is True
    page.wait_for_function("() => window.views.at(-1).phase === 'open'")
    assert page.evaluate("() => window.wire.waiting") == 0


def test_a_command_sent_while_the_server_is_gone_runs_once_when_it_is_back(
    browser: Browser, show: Show
) -> None:
    page = wired(browser, show)
    show.kill()
    page.wait_for_function("() => window.wire.link === 'down'")
    page.evaluate(
        "() => { window.answers = []; window.wire.send('open').then((a) => window.answers.push(a)); }"
    )
    assert page.evaluate("() => window.wire.waiting") == 1
    show.restart()
    page.wait_for_function("() => window.answers.length === 1")
    assert page.evaluate("() => window.answers[0].ok") is True
    opened = [line for line in show.view()["log"] if line["by"] == "console"]
    assert len(opened) == 1


def test_a_page_is_whole_again_after_the_server_was_killed(browser: Browser, show: Show) -> None:
    page = wired(browser, show)
    page.evaluate("() => window.wire.send('open')")
    epoch = page.evaluate("() => window.views.at(-1).epoch")
    show.kill()
    show.restart()
    page.wait_for_function(f"() => window.views.at(-1).epoch > {epoch}")
    assert page.evaluate("() => window.views.at(-1).phase") == "open"
    assert page.evaluate("() => window.links.map(([link]) => link)") == ["up", "down", "up"]


def test_a_silent_server_is_noticed_within_four_seconds(browser: Browser, show: Show) -> None:
    import signal

    page = wired(browser, show)
    page.wait_for_function("() => window.ticks.length > 0")
    os.kill(show.pid, signal.SIGSTOP)
    begun = page.evaluate("() => performance.now()")
    try:
        page.wait_for_function("() => window.wire.link === 'down'")
        assert page.evaluate("() => window.links.at(-1)[1]") - begun < 4500
    finally:
        os.kill(show.pid, signal.SIGCONT)
    page.wait_for_function("() => window.wire.link === 'up'")


def test_a_page_knows_the_servers_clock(browser: Browser, show: Show) -> None:
    page = wired(browser, show)

    def difference() -> float:
        pair: list[Any] = page.evaluate("async () => [window.views.at(-1).now, window.wire.now()]")
        return abs(show.view()["now"] - float(pair[1]))

    wait_until(lambda: difference() < 150)


def test_two_windows_of_one_browser_are_two_clients_and_each_keeps_its_own(
    browser: Browser, show: Show
) -> None:
    first = wired(browser, show, "screen")
    other = first.context.new_page()
    other.goto(f"{show.url}/healthz")
    other.evaluate(WIRE, "screen")
    other.wait_for_function("() => window.views.length > 0")
    ids = [page.evaluate("() => window.wire.client") for page in (first, other)]
    assert ids[0] != ids[1]
    first.reload()
    first.evaluate(WIRE, "screen")
    assert first.evaluate("() => window.wire.client") == ids[0]


@pytest.mark.parametrize("page_name", ["console", "screen/a", "stage", "desk", "follow", "pair"])
def test_no_page_breaks_its_own_policy_or_asks_another_host(
    browser: Browser, show: Show, page_name: str
) -> None:
    page = browser.new_context().new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("request", lambda request: asked.append(request.url))
    address = f"{show.url}/pair?role=stage" if page_name == "pair" else show.address(page_name)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not [text for text in said if "Content Security Policy" in text or "Error" in text], said
    own = (show.url, "data:", "blob:", show.url.replace("http", "ws"))
    assert not [url for url in asked if not url.startswith(own)]
