"""A crashed or offline page shows the same picture again; one that cannot connect is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.running import wait_until
from tests.soak.pages import Room


@pytest.mark.browser
def test_the_hall_and_the_console_come_back_after_every_mishap(browser: Browser, tmp_path: Path) -> None:
    room = Room(tmp_path, browser)
    try:
        for mishap, name in (
            ("crash", "screen/trai"),
            ("kill_and_crash", "console"),
            ("offline", "screen/trai"),
        ):
            wait_until(room.step)
            assert room.play(mishap, name) < 10  # a busy machine; `soak pages` tells the real figures
        room.fault = "no-link"  # planted: a page that never connects again is not taken for right
        room.crash("screen/trai")
        wait_until(room.step)
        room.pages["screen/trai"].wait_for_timeout(500)
        assert not room.right("screen/trai")
    finally:
        room.close()
