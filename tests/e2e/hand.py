"""The operator's hand in tests: real keys and clicks on a console, counted.

A press is a key or a click; typing a line counts as none, its Enter as one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.hall import SEEN, Hall, open_hall
from tests.running import wait_until

GUARD_MS = 250  # settings.go_guard_ms of the founding event


class Hand:
    """The operator's hand, which counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0
        expect(page.locator("#go")).to_be_visible()

    def key(self, name: str) -> None:
        self.presses += 1
        self.page.keyboard.press(name)

    def click(self, found: str | Locator) -> None:
        self.presses += 1
        (self.page.locator(found).first if isinstance(found, str) else found).click()

    def write(self, selector: str, words: str) -> None:
        self.page.locator(selector).fill(words)

    def sheet(self, tab: str) -> None:
        """The quick sheet at one of its tabs."""
        self.key("F3")
        expect(self.page.locator(".quick__tabs")).to_be_visible()
        if self.page.locator(f"#quick-tab-{tab}").get_attribute("aria-selected") != "true":
            self.click(f"#quick-tab-{tab}")

    def show(self) -> None:
        """What is prepared goes on: its button has the focus."""
        expect(self.page.locator("#quick-show")).to_be_focused()
        self.key("Enter")
        expect(self.page.locator("#dialog")).to_have_count(0)


def on_front(screen: Page) -> str:
    """The words of the program on the hall, as a guest reads them: live counters and clocks left out."""
    return str(screen.evaluate(SEEN))


@dataclass
class Evening:
    """One show for all of these tests: the operator's page, the hall's screen, the stage display."""

    hall: Hall
    console: Page
    screen: Page
    stage: Page

    def at(self, cue: str) -> Hand:
        """A hand that begins with this cue on program."""
        assert self.hall.show.command("take", cue=cue)["ok"]
        self.hall.wait_shown(self.screen)
        self.wait_standby(self.standby())
        return Hand(self.console)

    def row(self, item: str) -> str:
        """The selector of an item's row."""
        return f'.item[data-item="{item}"] .item__main'

    def more(self, hand: Hand, item: str, entry: str) -> None:
        """An entry of the menu behind a row."""
        hand.click(f'.item[data-item="{item}"] .item__more')
        hand.click(self.console.get_by_role("menuitem", name=entry))

    def standby(self) -> str:
        """What GO would bring."""
        return str(self.hall.show.view()["standby"]["cue"])

    def wait_standby(self, cue: str) -> None:
        wait_until(lambda: self.standby() == cue)
        title = self.hall.show.view()["standby"]["title"]
        expect(self.console.locator("#go-next")).to_contain_text(title)

    def wait_program(self, cue: str) -> None:
        """Until the hall shows this cue, and GO would be heard again: a hand is no faster than the guard."""
        wait_until(lambda: self.hall.on_program() == cue)
        at = self.hall.wait_shown(self.screen)["now"]
        wait_until(lambda: self.hall.show.view()["now"] - at > GUARD_MS)


@contextlib.contextmanager
def open_evening(folder: Path, browser: Browser) -> Iterator[Evening]:
    """The founding event, opened, with its three pages."""
    with open_hall(folder, browser) as hall:
        assert hall.show.command("open")["ok"]
        yield Evening(hall, hall.page("console", 1366, 768), hall.page("screen/trai"), hall.page("stage"))
        assert hall.faults == []
