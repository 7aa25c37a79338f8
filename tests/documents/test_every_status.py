"""However it stands with people, every paper can be printed, in both languages."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

from ceremony.cli.print import print_sheets
from ceremony.core.commands import RECIPIENT_STATUSES, SIGNER_STATUSES
from ceremony.core.state_signing import AT_WORK, DONE
from ceremony.documents import press
from ceremony.documents.awards import batch_sheets, tray_sheets
from ceremony.documents.course import DONE as COUNTED
from ceremony.documents.course import STANDINGS
from ceremony.documents.lineup import live_edition
from ceremony.documents.minutes import minutes
from ceremony.documents.news import news
from ceremony.documents.press import print_after, print_before
from ceremony.documents.record import Record, read_record
from ceremony.documents.register import register
from ceremony.documents.report import as_run_report
from ceremony.documents.rollcall import roll_call
from ceremony.documents.stock import read_stock
from ceremony.language.catalogs import say
from ceremony.model.printing import AFTER
from tests.documents.event import ROOT, founding
from tests.live.stage import Stage

STATUSES = tuple(dict.fromkeys((*RECIPIENT_STATUSES, *SIGNER_STATUSES, *AT_WORK, *DONE)))


@cache
def begun() -> Record:
    """The founding event while an award and the signing have been on program."""
    with TemporaryDirectory() as folder:
        show = Stage(Path(folder), founding()[1].rundown)
        show.send("open")
        cues = {cue.layout: cue.id for cue in show.rundown.cues if cue.subject}
        for cue in cues.values():
            show.send("take", cue=cue)
        show.journal.close()
        return read_record(show.path)


def everybody(status: str, language: str) -> Record:
    """Everybody stands in one way."""
    record = begun()
    people = {who.id: status for who in record.rundown.entrants}
    rundown = replace(record.rundown, language=language)
    return replace(record, rundown=rundown, state=replace(record.state, statuses=people))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("status", STATUSES)
def test_every_paper_has_words_for_every_status(status: str, language: str) -> None:
    record = everybody(status, language)
    edition = replace(founding()[1], rundown=record.rundown)
    for paper in (as_run_report, minutes, register):
        assert paper(record, edition).content
    assert news(record, edition, founding()[0]).content
    assert roll_call(record, edition)
    for sheet in (batch_sheets, tray_sheets):
        assert sheet(founding()[0], live_edition(record, edition)).content


def test_the_papers_of_a_show_where_it_stands_with_everybody_otherwise_are_printed(tmp_path: Path) -> None:
    record = begun()
    ways = itertools.cycle(STATUSES)
    people = {who.id: next(ways) for who in record.rundown.entrants}
    mixed = replace(record, state=replace(record.state, statuses=people))
    for kind in AFTER:
        for printed in print_after(kind, mixed, founding()[1], founding()[0]):
            assert printed.body
    for kind in ("batches", "trays"):
        live = live_edition(mixed, founding()[1])
        for printed in print_before(kind, founding()[0], live, read_stock(tmp_path / "none", 0, 0)):
            assert printed.body


def test_the_minutes_count_every_status_once() -> None:
    grouped = [status for _, statuses in STANDINGS for status in statuses]
    assert sorted({*grouped, *(s for done in COUNTED.values() for s in done)}) == sorted(STATUSES)
    assert len(grouped) == len(set(grouped))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("status", STATUSES)
def test_no_status_is_without_its_word(status: str, language: str) -> None:
    assert say(language, f"documents.standing.{status}")


def test_who_has_withdrawn_is_named_in_the_minutes_and_on_the_batch_sheet() -> None:
    record = everybody("withdrawn", "vi")
    edition = replace(founding()[1], rundown=record.rundown)
    assert "Rút tên (" in str(minutes(record, edition).content)
    assert "rút tên" in str(batch_sheets(founding()[0], live_edition(record, founding()[1])).content)


@pytest.mark.parametrize("folder", ["documents", "core", "page"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_whoever_tells_of_one_status_can_tell_of_all(folder: str, language: str) -> None:
    prefix = "standing" if folder == "documents" else "status"
    for status in STATUSES:
        say(language, f"{folder}.{prefix}.{status}")


def test_a_paper_with_a_defect_is_told_in_a_sentence_and_the_others_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise KeyError("a word that is nowhere")

    monkeypatch.setattr(press, "_BEFORE", {**press._BEFORE, "seats": broken})
    words = [
        "thanh-khe-tay-2021",
        "seats",
        "order",
        "--workspace",
        str(ROOT),
        "--out",
        str(tmp_path),
        "--json",
    ]
    done = CliRunner().invoke(print_sheets, words)
    assert done.exit_code == 1
    assert json.loads(done.stdout)["files"]
    assert "Không in được" in done.stderr
    assert "Traceback" not in done.output
