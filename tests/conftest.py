"""What all tests share: one browser a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.browsing import open_browser

settings.register_profile("any-machine", deadline=None)  # a busy machine is no fault
settings.load_profile("any-machine")


@pytest.fixture(scope="session", autouse=True)
def _no_language_of_the_machine() -> Iterator[None]:
    """Commands speak Vietnamese unless a test asks otherwise, whatever this machine speaks."""
    with pytest.MonkeyPatch.context() as machine:
        machine.delenv("LC_ALL", raising=False)
        machine.delenv("LC_MESSAGES", raising=False)
        machine.setenv("LANG", "C.UTF-8")
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened
