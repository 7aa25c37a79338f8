"""Short forms of the long runs: an evening on a fast clock, and the start with a long record."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak import fuzz, recovery
from tests.soak.evening import Evening, Told
from tests.soak.rig.process import tells

needs_proc = pytest.mark.skipif(not tells(), reason="the system does not tell what a process holds")


def play(folder: Path, seconds: float, fault: str = "", mishaps_s: float = 0) -> Told:
    told = Evening(folder, seconds, seed=11, speed=120, fault=fault).play(mishaps_s)
    told.growth, told.whole_life = 1.25, 3  # so short a life is mostly warming up
    return told


@needs_proc
def test_some_minutes_on_a_fast_clock_lose_nothing_and_hold_on_to_nothing(tmp_path: Path) -> None:
    told = play(tmp_path, 3.0, mishaps_s=2.0)
    assert told.faults == []
    assert told.mishaps
    assert told.media
    assert told.count.acknowledged > 20


@needs_proc
def test_an_evening_that_keeps_all_it_ever_showed_is_found(tmp_path: Path) -> None:
    assert play(tmp_path, 2.0, fault="leak").faults


def test_ten_thousand_entries_are_back_at_once(tmp_path: Path) -> None:
    recovery.fill(tmp_path / "show.db", 10_000)
    assert recovery.recover(tmp_path / "show.db", 10_000) < recovery.LIMIT_S / 10 * 3


@pytest.mark.parametrize("kind", ["event", "table"])
def test_mangled_files_end_in_words(kind: str, tmp_path: Path) -> None:
    assert [told for seed in range(4) if (told := fuzz.one(kind, seed, tmp_path))] == []


def test_a_reader_that_stumbles_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(_folder: Path, _chance: object) -> None:
        raise KeyError("made on purpose")

    monkeypatch.setitem(fuzz.TRIES, "event", stumble)
    assert "made on purpose" in fuzz.one("event", 1, tmp_path)
