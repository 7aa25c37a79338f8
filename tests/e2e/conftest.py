"""One hall for a module's tests: starting browsers is what takes the time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.hall import Hall, open_hall

expect.set_options(timeout=20_000)  # a busy machine is no fault


@pytest.fixture
def hall(tmp_path: Path, browser: Browser) -> Iterator[Hall]:
    """The founding event, opened, its first cue on standby."""
    with open_hall(tmp_path, browser) as hall:
        assert hall.show.command("open")["ok"]
        yield hall
        assert hall.faults == []
