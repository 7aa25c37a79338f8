"""The as-run record."""

from __future__ import annotations

from ceremony.core.asrun import as_run
from tests.core.playbook import MINUTE, START, Playbook


def test_planned_stands_beside_what_happened() -> None:
    show = Playbook(now=START - 15 * MINUTE).open().wait(2 * MINUTE)
    show.ask("go", expected="don-khach")
    show.wait(14 * MINUTE)
    show.ask("go", expected="ly-do")
    first, second, third = as_run(show.rundown, show.state, show.now)[:3]
    assert (first.late_ms, first.actual_ms, first.planned_ms) == (2 * MINUTE, 14 * MINUTE, 15 * MINUTE)
    assert (second.started, second.ended, second.state) == (show.now, None, "on-air")
    assert (third.started, third.actual_ms, third.late_ms) == (None, None, None)


def test_groups_have_no_row_of_their_own() -> None:
    show = Playbook()
    assert "tham-luan" not in [row.item for row in as_run(show.rundown, show.state, show.now)]
