"""The clock never jumps while the machine runs, and is carried over a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ceremony.journal import Journal
from ceremony.live import SystemClock


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "journal.sqlite")
    yield opened
    opened.close()


def clock(journal: Journal | None, *, wall: int, boot: list[int], ident: str = "one") -> SystemClock:
    return SystemClock(journal, wall_ms=lambda: wall, boot_ms=lambda: boot[0], boot_id=ident)


def test_it_starts_from_the_wall_and_goes_with_the_boot_clock(journal: Journal) -> None:
    boot = [500]
    made = clock(journal, wall=1_000_000, boot=boot)
    boot[0] += 250
    assert made.now() == 1_000_250


def test_a_restart_goes_on_exactly_although_the_wall_clock_has_jumped(journal: Journal) -> None:
    boot = [500]
    first = clock(journal, wall=1_000_000, boot=boot)
    boot[0] += 2_000
    second = clock(journal, wall=1_039_000, boot=boot)
    assert second.now() == first.now() == 1_002_000
    assert not second.rebooted


def test_a_reboot_starts_from_the_wall_again(journal: Journal) -> None:
    clock(journal, wall=1_000_000, boot=[500])
    after = clock(journal, wall=1_500_000, boot=[10], ident="two")
    assert after.now() == 1_500_000
    assert after.rebooted


def test_a_wall_clock_set_back_never_leads_behind_the_journal(journal: Journal) -> None:
    clock(journal, wall=1_000_000, boot=[500])
    assert clock(journal, wall=5, boot=[10], ident="two").now() == 1_000_000


def test_without_a_boot_id_the_wall_clock_counts(journal: Journal) -> None:
    clock(journal, wall=1_000_000, boot=[500], ident="")
    assert clock(journal, wall=1_100_000, boot=[600], ident="").now() == 1_100_000


def test_the_real_clock_tells_about_now_and_never_goes_back() -> None:
    made = SystemClock()
    told = [made.now() for _ in range(1000)]
    assert told == sorted(told)
    assert told[0] > 1_600_000_000_000


def test_after_a_reboot_it_knows_when_the_machine_went_down(journal: Journal) -> None:
    boot = [500]
    first = clock(journal, wall=1_000_000, boot=boot)
    assert first.stopped_at is None
    boot[0] += 60_000
    first.remember()
    after = clock(journal, wall=1_500_000, boot=[10], ident="two")
    assert after.stopped_at == 1_060_000
    assert after.now() == 1_500_000


def test_what_it_remembers_takes_no_more_room_than_one_line(journal: Journal) -> None:
    made = clock(journal, wall=1_000_000, boot=[500])
    for _ in range(5):
        made.remember()
    assert journal._sql("SELECT count(*) FROM anchors").fetchone() == (1,)


def test_a_nameless_machine_that_ran_on_is_known_by_its_beginning(journal: Journal) -> None:
    clock(journal, wall=1_000_000, boot=[500], ident="")
    after = clock(journal, wall=1_100_700, boot=[100_500], ident="")
    assert not after.rebooted
    assert after.now() == 1_100_000
