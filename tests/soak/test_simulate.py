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


@pytest.mark.parametrize("seed", [20211231, 20211232])
def test_a_quarter_of_an_hour_of_failing_disks_and_links_loses_doubles_and_turns_back_nothing(
    seed: int, tmp_path: Path
) -> None:
    tally = play(seed, parent=tmp_path)
    assert tally.answers > 300
    assert tally.kills
    assert tally.power_cuts


def test_the_same_seed_is_the_same_show(tmp_path: Path) -> None:
    assert play(7, parent=tmp_path) == play(7, parent=tmp_path)


@pytest.mark.parametrize("fault", ENGINE_FAULTS)
def test_a_planted_fault_is_found(fault: str, tmp_path: Path) -> None:
    assert find(fault, seed=100, shows=8, parent=tmp_path)
