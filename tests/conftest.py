"""What all tests share: one browser a process."""

from __future__ import annotations

import sys
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


def _bounds() -> list[tuple[int, int]]:
    """The limits of this process, where the system has any."""
    if sys.platform == "win32":
        return []
    import resource

    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE)
    return [resource.getrlimit(kind) for kind in kinds]


@pytest.fixture(autouse=True)
def _no_limit_stays_behind() -> Iterator[None]:
    """A test that binds its own process ends the browser of another one, an hour later."""
    before = _bounds()
    yield
    assert _bounds() == before


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened
