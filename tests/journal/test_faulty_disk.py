"""A disk that fails: nothing called durable is lost, and nothing that may be lost is called durable."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ceremony.journal import Journal, JournalFault
from tests.core.playbook import SECOND
from tests.journal.fault_loop import MODES, loop
from tests.journal.faulty_disk import SYNC, FaultyDisk, can_be_plugged
from tests.live.stage import Stage

pytestmark = pytest.mark.skipif(not can_be_plugged(), reason="this Python's SQLite is out of reach")


@pytest.fixture
def disk() -> Iterator[FaultyDisk]:
    with FaultyDisk().plugged() as plugged:
        yield plugged
        plugged.fails = lambda *_: 0


def refuse_syncs(_number: int, kind: str, _path: str) -> int:
    return SYNC if kind == "sync" else 0


def test_the_nth_failure_of_the_disk_loses_nothing_and_promises_nothing() -> None:
    shows, faults = loop(every=6, seed=random.randrange(1000))
    assert not faults
    assert min(shows[mode] for mode in MODES) > 10


def test_a_journal_that_believes_what_it_reads_back_is_found_out() -> None:
    assert loop(every=14, seed=0, bug="read-back")[1]


def test_while_every_sync_fails_no_command_is_called_durable_and_none_is_refused(
    disk: FaultyDisk, tmp_path: Path
) -> None:
    stage = Stage(tmp_path).until("ly-do")
    disk.fails = refuse_syncs
    for _ in range(5):
        stage.clock.time += SECOND
        answer = stage.send("message", text="Kính thưa quý vị")
        assert (answer["ok"], answer["durable"]) == (True, False)
    view = stage.conductor.view("console")
    assert (view["durable"], view["disk"]) == (False, "lost")
    assert view["disk_words"]


def test_one_sync_that_failed_is_made_up_for_by_pages_written_anew(disk: FaultyDisk, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "old").until("ly-do")
    disk.fails = refuse_syncs
    assert not stage.send("blackout")["durable"]
    disk.fails = lambda *_: 0
    assert stage.send("release")["durable"]
    (tmp_path / "new").mkdir()
    disk.cut_power(tmp_path / "old", tmp_path / "new", random.Random(1))
    found = Journal(tmp_path / "new" / "journal.sqlite")
    assert found.last_seq == stage.conductor.seq
    found.close()


def test_a_disk_that_refuses_starts_the_show_from_what_can_be_read(disk: FaultyDisk, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    stage = Stage(old).until("phim")
    disk.carry_over(old, new)  # killed: the log was not folded
    disk.fails = lambda *_: SYNC
    again = Stage(new, stage.rundown)
    assert again.conductor.state.program.cue == "phim"
    assert again.conductor.view("console")["disk"] == "lost"
    assert not again.send("blackout")["durable"]
    disk.fails = lambda *_: 0
    again.conductor.retry()
    assert again.conductor.durable
    assert again.conductor.epoch == 2


def test_a_new_journal_on_a_disk_that_refuses_is_no_journal(disk: FaultyDisk, tmp_path: Path) -> None:
    disk.fails = lambda *_: SYNC
    with pytest.raises(JournalFault):
        Journal(tmp_path / "journal.sqlite")
