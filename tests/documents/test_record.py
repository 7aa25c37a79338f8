"""Papers after the show: what the record holds, and nothing else."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from ceremony.documents.minutes import minutes
from ceremony.documents.record import NothingRecorded, Record, read_record
from ceremony.documents.register import register
from ceremony.documents.report import as_run_report
from ceremony.documents.rollcall import roll_call
from ceremony.documents.sheet import Edition
from ceremony.documents.typesetting import typeset
from tests.documents.test_sheets import words_of
from tests.live.stage import Stage
from tests.sample import rundown


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A show with one signer signed, one absent, and an end."""
    stage = Stage(tmp_path)
    stage.until("ky/02")
    stage.send("mark", subject="ky-01", status="signed")
    stage.send("mark", subject="ky-02", status="absent")
    stage.send("close")
    stage.journal.close()
    return read_record(stage.path)


def edition(record: Record) -> Edition:
    return Edition(record.rundown, record.state.rev)


def test_minutes_count_what_was_signed_and_name_who_was_absent(record: Record) -> None:
    text = " ".join(words_of(typeset(minutes(record, edition(record)))))
    assert "Đã ký 1/2 – ký bổ sung 1." in text
    assert "Vắng (1): Tổ trưởng mẫu 02." in text


def test_minutes_do_not_tell_what_never_ran(record: Record) -> None:
    text = " ".join(words_of(typeset(minutes(record, edition(record)))))
    course, missed = text.split("mà sổ ghi không có")
    assert "Bế mạc" not in course
    assert "Bế mạc" in missed
    assert "Đã nhận" not in text


def test_minutes_of_a_show_that_was_not_closed_leave_its_end_open(record: Record) -> None:
    running = replace(record, state=replace(record.state, closed_at=None, phase="open"))
    assert "sổ ghi chưa có giờ kết thúc" in " ".join(words_of(typeset(minutes(running, edition(running)))))


def test_the_report_sets_planned_against_actual(record: Record) -> None:
    text = " ".join(words_of(typeset(as_run_report(record, edition(record)))))
    assert "Tuyên bố lý do 08:00" in text
    assert "không thực hiện" in text
    assert "DỮ LIỆU MẪU" in text


def test_a_record_of_a_real_event_is_not_marked_for_its_made_up_times(record: Record) -> None:
    people = tuple(replace(who, sample=False) for who in record.rundown.entrants)
    real = replace(record, rundown=replace(record.rundown, entrants=people), made_up=False)
    assert minutes(real, edition(real)).content["mark"] == ""
    assert as_run_report(real, edition(real)).content["mark"] == "DỮ LIỆU MẪU"
    assert minutes(replace(real, made_up=True), edition(real)).content["mark"] == "DỮ LIỆU MẪU"
    assert minutes(replace(real, made_up=None), edition(real)).content["mark"] == "DỮ LIỆU MẪU"


def test_reading_a_record_does_not_change_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.until("ly-do")
    stage.journal.close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    read_record(stage.path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_record_of_a_running_show_can_be_read(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.until("ky/02")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert read_record(stage.path).state.program.cue == "ky/02"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert stage.send("mark", subject="ky-02", status="signed")["ok"]
    assert read_record(stage.path).state.status("ky-02") == "signed"
    stage.journal.close()


def test_a_record_that_is_folded_while_it_is_copied_is_copied_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(tmp_path)
    stage.until("ky/01")
    real, read = Path.read_bytes, []

    def between(path: Path) -> bytes:
        found = real(path)
        if path == stage.path and len(read) < 60:
            read.append(path)
            if len(read) == 1:  # the show goes on, and SQLite folds its log, between two readings
                for status in ("signed", "absent") * 120:
                    stage.send("mark", subject="ky-01", status=status)
        return found

    monkeypatch.setattr(Path, "read_bytes", between)
    assert read_record(stage.path).state.status("ky-01") == "absent"
    assert len(read) > 2
    stage.journal.close()


def test_the_register_says_when_each_signed_and_who_did_not(record: Record) -> None:
    rows = register(record, edition(record)).content["parts"][0]["rows"]
    assert [(row["when"] != "", row["standing"]) for row in rows] == [
        (True, "ký trên bản giấy"),
        (False, "vắng"),
    ]


def test_a_show_that_was_never_opened_has_no_record(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.journal.close()
    for path in (stage.path, tmp_path / "none.db"):
        with pytest.raises(NothingRecorded):
            read_record(path)


def test_the_roll_call_holds_text_and_no_formula(record: Record) -> None:
    first = record.rundown.entrants[0]
    planted = replace(first, name='=HYPERLINK("x")')
    people = (planted, *record.rundown.entrants[1:])
    told = replace(record, rundown=replace(rundown(), entrants=people))
    book = roll_call(told, edition(told))
    parts = zipfile.ZipFile(io.BytesIO(book))
    sheets = "".join(
        parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/")
    )
    assert "<f>" not in sheets
    assert "<hyperlink" not in sheets
    assert "=HYPERLINK" in parts.read("xl/sharedStrings.xml").decode()
    assert book == roll_call(told, edition(told))
