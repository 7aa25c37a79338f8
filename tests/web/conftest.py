"""One running show for each test module that does not kill it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.running import Show, running_show


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    with running_show(tmp_path_factory.mktemp("workspace")) as running:
        yield running


@pytest.fixture
def own_show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    with running_show(tmp_path_factory.mktemp("workspace")) as running:
        yield running
