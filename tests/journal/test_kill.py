"""kill -9 at any instant, on the real engine; and proof that the loop would notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journal.kill_loop import BUGS, run


def test_two_hundred_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    ledger = run(200, seed=20211231, folder=tmp_path)
    assert ledger.faults == []
    assert ledger.kills == 200
    assert ledger.again > 0  # some commands were sent again, and answered from memory
    assert len(ledger.acked) > 50


@pytest.mark.parametrize("bug", BUGS)
def test_the_loop_catches_a_planted_fault(bug: str, tmp_path: Path) -> None:
    assert run(100, bug=bug, seed=7, folder=tmp_path, patience=1).faults
