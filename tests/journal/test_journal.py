"""The journal: what is in it stays in it, and what is wrong with it is said."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ceremony.core.events import PlanShifted
from ceremony.core.show import replay
from ceremony.journal import (
    Anchor,
    Entry,
    Journal,
    JournalBusy,
    JournalDamaged,
    JournalFault,
    JournalFull,
    JournalLost,
    JournalNewer,
)
from ceremony.model.rundown import dump
from tests.sample import rundown


def entry(seq: int, **more: object) -> Entry:
    fields: dict[str, object] = {
        "seq": seq,
        "epoch": 1,
        "at": 1000 + seq,
        "by": "bàn điều khiển",
        "role": "console",
        "id": f"c{seq}",
        "type": "shift",
        "command": {"type": "shift", "ms": 1},
        "answer": {"ok": True, "seq": seq},
        "events": (PlanShifted(1000 + seq, 1),),
    }
    return Entry(**fields | more)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal(path)
    yield opened
    opened.close()


def test_what_was_written_is_read_back_after_a_restart(path: Path) -> None:
    first = Journal(path)
    first.append(entry(1), entry(2))
    first.append(entry(3))
    first.close()
    second = Journal(path)
    assert list(second.entries()) == [entry(1), entry(2), entry(3)]
    assert second.last_seq == 3
    assert second.answer("c2") == {"ok": True, "seq": 2}
    assert second.answer("unknown") is None
    second.close()


def test_every_start_is_an_epoch(path: Path) -> None:
    epochs = []
    for _ in range(3):
        opened = Journal(path)
        epochs.append(opened.epoch)
        opened.close()
    assert epochs == [1, 2, 3]


def test_entries_of_one_append_are_written_together_or_not_at_all(journal: Journal) -> None:
    with pytest.raises(JournalFault):
        journal.append(entry(1), entry(2, id="c1"))
    assert list(journal.entries()) == []
    journal.append(entry(1))
    assert journal.last_seq == 1


def test_an_id_can_be_written_once_only(journal: Journal) -> None:
    journal.append(entry(1))
    with pytest.raises(JournalFault):
        journal.append(entry(2, id="c1"))


def test_rundowns_are_kept_with_the_entry_that_adopts_them(journal: Journal) -> None:
    kept = rundown()
    journal.append(entry(1), rundowns={kept.rev: dump(kept)})
    assert journal.rundown(kept.rev) == kept
    assert journal.rundown("unknown") is None


def test_the_disk_is_synced_before_an_append_is_over(journal: Journal) -> None:
    assert journal._sql("PRAGMA synchronous").fetchone() == (2,)
    assert journal._sql("PRAGMA journal_mode").fetchone() == ("wal",)


def test_clock_anchors_are_kept(path: Path) -> None:
    first = Journal(path)
    assert first.anchor() is None
    for number in (1, 2):
        first.set_anchor(Anchor(number, 10, "boot", 20))
    first.close()
    second = Journal(path)
    assert second.anchor() == Anchor(2, 10, "boot", 20)
    second.close()


def test_a_newer_journal_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version=99")
    db.close()
    with pytest.raises(JournalNewer):
        Journal(path)


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TABLE entries",
        "DROP TABLE starts",
        "ALTER TABLE entries RENAME COLUMN answer TO reply",
        "INSERT INTO starts (epoch, wall_ms, shape) VALUES (9223372036854775807, 1, '')",
        "INSERT INTO starts (epoch, wall_ms, shape) VALUES (-7, 1, ''), (9007199254740992, 1, '')",
    ],
)
def test_tables_that_are_not_ours_are_said_to_be_damaged(path: Path, harm: str) -> None:
    with contextlib.closing(Journal(path)) as first:
        first.append(entry(1))
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        db.execute(harm)
    with pytest.raises(JournalDamaged), contextlib.closing(Journal(path)) as second:
        list(second.entries())


@pytest.mark.parametrize("left", ["-wal", ".ballast"])
def test_an_emptied_file_never_begins_a_new_show_in_silence(path: Path, left: str) -> None:
    Journal(path).close()
    path.write_bytes(b"")
    path.with_name(path.name + ".ballast").unlink()
    path.with_name(path.name + left).write_bytes(b"rest")
    with pytest.raises(JournalDamaged, match="0 bytes"):
        Journal(path)


def test_a_log_without_its_file_is_not_thrown_away(path: Path) -> None:
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"rest")
    with pytest.raises(JournalDamaged):
        Journal(path)
    assert log.exists()


def test_a_first_start_that_was_cut_off_begins_anew(path: Path) -> None:
    path.write_bytes(b"")
    Journal(path).close()


def test_what_cannot_be_opened_is_told_by_its_reason(path: Path) -> None:
    path.mkdir()
    with pytest.raises(JournalLost, match=r"disk I/O|unable to open"):
        Journal(path)


def test_a_second_writer_is_refused(journal: Journal, path: Path) -> None:
    journal.append(entry(1))
    with pytest.raises(JournalBusy):
        Journal(path)


def test_a_file_that_is_no_journal_is_said_to_be_damaged(path: Path) -> None:
    path.write_bytes(b"not a journal at all" * 500)
    with pytest.raises(JournalDamaged):
        Journal(path)


def test_a_changed_entry_breaks_the_seal(path: Path) -> None:
    first = Journal(path)
    first.append(entry(1), entry(2), entry(3))
    first.close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE entries SET by = 'somebody else' WHERE seq = 2")
    db.close()
    second = Journal(path)
    with pytest.raises(JournalDamaged):
        list(second.entries())
    second.close()


def test_a_removed_entry_breaks_the_seal(path: Path) -> None:
    first = Journal(path)
    first.append(entry(1), entry(2), entry(3))
    first.close()
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM entries WHERE seq = 2")
    db.close()
    second = Journal(path)
    with pytest.raises(JournalDamaged):
        list(second.entries())
    second.close()


def test_a_flipped_byte_is_never_a_silent_wrong_state(path: Path) -> None:
    first = Journal(path)
    kept = [entry(number) for number in range(1, 40)]
    first.append(*kept)
    first.close()
    whole, chance = path.read_bytes(), random.Random(1)
    for _ in range(60):
        place = chance.randrange(len(whole))
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        try:
            opened = Journal(path)
        except JournalFault:
            continue
        try:
            read = list(opened.entries())
            assert read == kept[: len(read)]
        except JournalFault:
            pass
        finally:
            opened.close()


def fill(journal: Journal) -> None:
    """Let the disk be full for this journal."""
    (pages,) = journal._sql("PRAGMA page_count").fetchone()
    journal._sql(f"PRAGMA max_page_count={pages}")


def free(journal: Journal) -> None:
    """Let there be room again."""
    journal._sql("PRAGMA max_page_count=1000000")


def test_a_full_disk_is_said_and_nothing_is_half_written(journal: Journal) -> None:
    fill(journal)
    with pytest.raises(JournalFull):
        journal.append(*(entry(seq) for seq in range(1, 400)))
    assert list(journal.entries()) == []
    assert not journal._ballast.exists()  # it was given up for the second try
    free(journal)
    journal.append(entry(1))
    assert list(journal.entries()) == [entry(1)]


def test_a_connection_that_is_lost_is_opened_again(journal: Journal) -> None:
    journal.append(entry(1))
    assert journal._db is not None
    journal._db.close()  # the connection is lost under the journal's feet
    journal.append(entry(1), entry(2))
    assert list(journal.entries()) == [entry(1), entry(2)]


@pytest.mark.skipif(os.name == "nt", reason="there an open file cannot be deleted")
def test_a_journal_deleted_while_it_is_open_is_put_back_whole(journal: Journal, path: Path) -> None:
    journal.append(entry(1))
    for part in path.parent.glob(path.name + "*"):
        part.unlink()
    journal.append(entry(2))
    journal.close()
    again = Journal(path)
    assert list(again.entries()) == [entry(1), entry(2)]
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="there an open file cannot be moved")
def test_another_file_in_the_journals_place_is_left_alone_until_it_is_gone(
    journal: Journal, path: Path
) -> None:
    journal.append(entry(1))
    away = path.with_name("away")
    path.rename(away)
    path.write_bytes(b"a stranger")
    for _ in range(2):
        with pytest.raises(JournalLost):
            journal.append(entry(2))
    assert path.read_bytes() == b"a stranger"
    away.replace(path)
    journal.append(entry(2))
    assert list(journal.entries()) == [entry(1), entry(2)]


def test_ten_thousand_entries_are_recovered_quickly(path: Path) -> None:
    first = Journal(path)
    first.append(*(entry(seq) for seq in range(1, 10_001)))
    first.close()
    second = Journal(path)
    best = min(timed(second) for _ in range(3))
    second.close()
    assert best < 0.3 * 3  # measured 0.15 s; the factor is for a busy machine


def timed(journal: Journal) -> float:
    begun = time.process_time()
    state = replay(event for entry in journal.entries() for event in entry.events)
    assert state.shift_ms == 10_000
    return time.process_time() - begun
