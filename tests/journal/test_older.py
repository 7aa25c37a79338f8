"""Journals of earlier versions go on; those of later ones are refused in words and stay as they are.

``older/`` holds short shows on the sample rundown, played by the program as it was at that commit, and what
it said of them then. ``format-N`` is the first of that format. To add one, play a show and keep both files.
"""

from __future__ import annotations

import dataclasses
import gzip
import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ceremony.core.events import KINDS
from ceremony.journal import Journal, JournalNewer
from ceremony.journal.shape import shape
from ceremony.live.conductor import Conductor
from tests.live.stage import Hands, Stage
from tests.running import make_workspace
from tests.sample import rundown

OLDER = Path(__file__).parent / "older"
NAMES = sorted(path.name.removesuffix(".db.gz") for path in OLDER.glob("*.db.gz"))


def unpack(name: str, folder: Path) -> Path:
    path = folder / "journal.sqlite"
    path.write_bytes(gzip.decompress((OLDER / f"{name}.db.gz").read_bytes()))
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_journal_of_an_earlier_version_replays_to_the_same_show(name: str, tmp_path: Path) -> None:
    told: dict[str, Any] = json.loads((OLDER / f"{name}.json").read_text(encoding="utf-8"))
    journal = Journal(unpack(name, tmp_path))
    kept = journal.rundown(told["rev"])
    assert kept is not None
    conductor = Conductor(kept, journal, Hands(told["since"] + 60_000))
    state = conductor.state
    found = {
        "phase": state.phase, "cue": state.program.cue, "since": state.program.since,
        "standby": state.standby,
        "shift_ms": state.shift_ms, "skipped": sorted(state.skipped), "statuses": dict(state.statuses),
        "held": state.held, "cover": state.cover, "notes": [note.text for note in state.notes],
        "overlays": [[one.kind, one.text] for one in state.overlays],
        "runs": {item: [run.started, run.ended] for item, run in state.runs.items()},
        "stand": {batch: list(line) for batch, line in state.stand.items()},
        "manners": {who: manner.kind for who, manner in state.manners.items()},
        "additions": [one.name for one in state.additions],
    }  # fmt: skip
    assert found == {key: told[key] for key in found}
    for role in ("console", "screen", "stage", "desk", "follow"):
        assert conductor.view(role, "x")
    raw = {"id": "go", "type": "take", "cue": "be-mac"}
    assert conductor.submit(raw, by="tay", role="console")["durable"]
    journal.close()


def test_no_event_and_no_field_is_ever_taken_away_and_a_new_field_has_a_default() -> None:
    known = json.loads((OLDER / "events.json").read_text(encoding="utf-8"))
    for name, fields in known.items():
        now = {field.name: field for field in dataclasses.fields(KINDS[name])}
        assert set(fields) <= now.keys()
        for field in now.keys() - set(fields):
            assert now[field].default is not dataclasses.MISSING, f"{name}.{field} has no default"


LATER = {
    "tables": "PRAGMA user_version=99",
    "event": """UPDATE entries SET events = '[{"is":"Teleported","at":1}]' WHERE seq = 3""",
    "field": """UPDATE entries SET events = json_set(events, '$[0].mood', 'gay') WHERE seq = 3""",
    "rundown": "UPDATE rundowns SET text = json_set(text, '$.hologram', 1)",
    "item": "UPDATE rundowns SET text = json_set(text, '$.items[0].hologram', 1)",
}


def later(path: Path, what: str) -> None:
    """Make of a journal one that a later version has written."""
    db = sqlite3.connect(path)
    with db:
        db.execute(LATER[what])
        db.execute("UPDATE starts SET shape = 'of-tomorrow'")
    db.close()


def lying(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("what", sorted(LATER))
def test_what_a_later_version_has_written_is_refused_and_stays_as_it_is(what: str, tmp_path: Path) -> None:
    path = unpack("format-2", tmp_path)
    later(path, what)
    before = lying(tmp_path)
    with pytest.raises(JournalNewer):
        Journal(path)
    assert lying(tmp_path) == before


def test_a_later_journal_that_a_crash_has_left_stays_as_it_is_too(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "here").until("ly-do")
    for part in (tmp_path / "here").iterdir():
        (tmp_path / part.name).write_bytes(part.read_bytes())  # as after kill -9, with its log
    stage.journal.close()
    db = sqlite3.connect(tmp_path / "journal.sqlite")
    with db:
        db.execute(LATER["event"])
        db.execute("UPDATE starts SET shape = 'of-tomorrow'")
    for part in list(tmp_path.iterdir()):
        if part.is_file():
            (tmp_path / "copy").mkdir(exist_ok=True)
            (tmp_path / "copy" / part.name).write_bytes(part.read_bytes())
    db.close()
    before = lying(tmp_path / "copy")
    assert "journal.sqlite-wal" in before
    with pytest.raises(JournalNewer):
        Journal(tmp_path / "copy" / "journal.sqlite")
    assert lying(tmp_path / "copy") == before


def test_a_start_leaves_word_of_what_it_may_write(tmp_path: Path) -> None:
    Journal(tmp_path / "journal.sqlite").close()
    with sqlite3.connect(tmp_path / "journal.sqlite") as db:
        assert db.execute("SELECT shape FROM starts").fetchall() == [(shape(),)]
    db.close()


def test_a_start_on_a_later_record_says_so_in_one_line(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, rundown())
    record = workspace / ".ceremony" / rundown().event / "show.db"
    unpack("format-2", tmp_path).rename(record)
    later(record, "field")
    before = record.read_bytes()
    words = ["run", rundown().event, "--workspace", str(workspace), "--port", "0", "--no-open", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "ceremony", *words], capture_output=True, encoding="utf-8", check=False
    )
    (line,) = done.stdout.splitlines()
    assert (done.returncode, json.loads(line)["ok"]) == (1, False)
    assert "mới hơn" in json.loads(line)["message"]
    assert "Traceback" not in done.stderr
    assert record.read_bytes() == before
