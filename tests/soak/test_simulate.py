"""Simulated shows on a failing disk, network and clock; and proof that planted faults are found in them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.soak.rig.disk import available
from tests.soak.rig.planted import ENGINE_FAULTS
from tests.soak.simulate import find, play

pytestmark = pytest.mark.skipif(not available(), reason="SQLite is built into this Python")


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def test_a_quarter_of_an_hour_of_failing_disks_and_links_is_the_same_twice_and_loses_nothing(
    tmp_path: Path,
) -> None:
    tally = play(20211231, parent=tmp_path)
    assert tally.answers > 300
    assert tally.kills
    assert tally.power_cuts
    assert play(20211231, parent=tmp_path) == tally


@pytest.mark.parametrize("fault", ENGINE_FAULTS)
def test_a_planted_fault_is_found(fault: str, tmp_path: Path) -> None:
    assert find(fault, seed=100, shows=8, parent=tmp_path)
