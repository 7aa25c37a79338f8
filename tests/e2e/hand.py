"""The operator's hand in tests: real keys and clicks on a console, counted.

A press is a key or a click; typing a line counts as none, its Enter as one.
"""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


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
