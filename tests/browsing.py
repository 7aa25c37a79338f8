"""The one real browser of a test process."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--autoplay-policy=no-user-gesture-required",  # as the launcher of screens sets it
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def find_browser() -> str:
    """The browser of this machine; CEREMONY_BROWSER names another. LookupError when there is none."""
    named = os.environ.get("CEREMONY_BROWSER")
    found = named or next((path for path in map(shutil.which, NAMES) if path), None)
    if not found:
        raise LookupError("no Chromium, Chrome or Edge here: python3 dev.py test finds or installs one")
    return found


@contextlib.contextmanager
def open_browser() -> Iterator[Browser]:
    """A headless browser. Only one may be open in a process: the driver's loop cannot be nested."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        yield browser
        browser.close()
