"""The list of planted faults fits the program, and tests that only they need."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ceremony.preflight.checks import CHECKS
from ceremony.web import app
from tests.live.stage import Stage
from tests.soak.mutants import ALL, HOUSE, Mutant


@pytest.mark.parametrize("mutant", ALL, ids=lambda mutant: mutant.name)
def test_a_planted_fault_has_its_line_and_its_tests(mutant: Mutant) -> None:
    assert (HOUSE / mutant.file).read_text(encoding="utf-8").count(mutant.old) == 1
    where, *_ = mutant.tests.partition(" -k ")
    assert all((HOUSE / one).exists() for one in where.split())


def test_every_check_before_doors_has_its_blind_twin() -> None:
    blind = {mutant.name for mutant in ALL if mutant.name.startswith("blind-")}
    assert blind == {f"blind-{check.__name__.replace('_', '-')}" for check in CHECKS}


def test_commands_wait_for_the_lock_of_the_one_before(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    inside, go_on = threading.Event(), threading.Event()
    submit = stage.conductor._submit
    running: list[int] = []
    most: list[int] = []

    def slow(raw: Mapping[str, object], by: str, role: str) -> tuple[dict[str, Any], bool]:
        running.append(1)
        most.append(len(running))
        inside.set()
        go_on.wait(0.2)
        try:
            return submit(raw, by, role)
        finally:
            running.pop()

    stage.conductor._submit = slow  # type: ignore[method-assign]
    hands = [threading.Thread(target=stage.send, args=("shift",), kwargs={"ms": 1}) for _ in range(2)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    stage.journal.close()
    assert max(most) == 1


def test_events_of_a_page_are_never_handled_side_by_side() -> None:
    assert "async_handlers=False" in Path(app.__file__).read_text(encoding="utf-8")
