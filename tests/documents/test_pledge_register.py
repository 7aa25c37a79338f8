"""The register of the signing: who, when, before whom, with the ink; altered anywhere, it says where."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ceremony.cli.pledge import pledge
from ceremony.documents.pledge_export import FILE, INK, doubts, write_register
from ceremony.documents.pledge_register import Register, sealed_register
from ceremony.documents.record import read_record
from ceremony.documents.register import register as printed_register
from ceremony.documents.sheet import Edition
from ceremony.journal import JournalDamaged
from tests.core.signing import CUONG, DIEU, points
from tests.live.stage import Stage


def sign(stage: Stage, subject: str, strokes: int = 2, tablet: str = "t1") -> None:
    """Somebody signs on a tablet."""
    assert stage.send("slot_open", subject=subject)["ok"]
    round_ = stage.conductor.state.signing.ink(subject).round
    for stroke in range(strokes):
        chunk = {"slot": subject, "round": round_, "stroke": stroke, "start": 0, "points": points(6, stroke)}
        assert stage.send("ink", role="sign", tablet=tablet, **chunk)["ok"]
    done = {"slot": subject, "round": round_, "points": 6 * strokes}
    assert stage.send("sign", role="sign", tablet=tablet, **done)["ok"]
    stage.clock.time += 5_000


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show in which one has signed before two, a witness has signed, and one is absent."""
    home = tmp_path_factory.mktemp("workspace")
    stage = Stage(home)
    stage.until("ky/01")
    stage.send("seat", tablet="t1", seat="signer")
    stage.send("seat", tablet="t2", seat="witness")
    sign(stage, "ky-01")
    stage.send("attest", subject="ky-01", witnesses=[CUONG, DIEU])
    sign(stage, CUONG, 1, "t2")
    stage.send("mark", subject="ky-02", status="signed")
    stage.send("mark", subject="ky-02", status="absent")
    stage.send("close")
    stage.journal.close()
    place = home / ".ceremony" / "mau"
    place.mkdir(parents=True)
    stage.path.rename(place / "show.db")
    wal = stage.path.with_name(stage.path.name + "-wal")
    if wal.exists():
        wal.rename(place / "show.db-wal")
    return home


def journal(workspace: Path) -> Path:
    return workspace / ".ceremony" / "mau" / "show.db"


def read_register(path: Path) -> Register:
    return sealed_register(read_record(path))


@pytest.fixture
def register(workspace: Path) -> Register:
    return read_register(journal(workspace))


def test_the_register_tells_what_happened_in_its_order(register: Register) -> None:
    told = [(line.act, line.subject, line.means, len(line.witnesses)) for line in register.lines]
    assert told == [
        ("signed", "ky-01", "tablet", 0),
        ("witnessed", "ky-01", "", 2),
        ("signed", CUONG, "tablet", 0),
        ("signed", "ky-02", "paper", 0),
        ("absent", "ky-02", "", 0),
    ]
    first = register.lines[0]
    assert (first.name, first.area, first.tablet) == ("Tổ trưởng mẫu 01", "Khu dân cư 1", "t1")
    assert first.at.endswith("+07:00")
    assert register.lines[1].witnesses == (
        "Lê Văn Cương, Bí thư Đảng ủy", "Lê Thị Nhật Diệu, Chủ tịch UBND phường",
    )  # fmt: skip
    assert register.head["tally"] == "Đã ký 1/2 – ký bổ sung 1"


def test_a_signature_that_was_given_up_stands_in_the_register_as_void(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.until("ky/01")
    stage.send("seat", tablet="t1", seat="signer")
    sign(stage, "ky-01")
    stage.send("slot_open", subject="ky-01", again=True)
    stage.send("slot_close")
    stage.journal.close()
    lines = read_register(stage.path).lines
    assert [line.act for line in lines] == ["signed", "void"]
    assert lines[0].strokes
    assert lines[1].strokes == ()


def test_going_on_without_a_tablet_stands_as_signed_on_paper(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.until("ky/02")
    stage.send("undo")
    stage.journal.close()
    acts = [(line.act, line.means) for line in read_register(stage.path).lines]
    assert acts == [("signed", "paper"), ("void", "")]


def test_what_is_written_is_found_true(register: Register, tmp_path: Path) -> None:
    files = write_register(register, tmp_path)
    assert [path.name for path in files] == [FILE, "001-ky-01.svg", "003-cuong.svg"]
    assert doubts(register, tmp_path) == []


def altered(value: Any) -> Any:
    """Something else of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value[:-1]}!" if value else "!"
    return [*value, altered(value[0])] if value else [[1, 2, 3, 4]]


def paths(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every field of the file."""
    if isinstance(value, dict):
        return [one for key, inner in value.items() for one in paths(inner, (*way, key))]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [one for place, inner in enumerate(value) for one in paths(inner, (*way, place))]
    return [way]


def test_every_single_field_that_was_altered_is_found_and_named(register: Register, tmp_path: Path) -> None:
    write_register(register, tmp_path)
    file = tmp_path / FILE
    true = json.loads(file.read_text(encoding="utf-8"))
    ways = paths(true)
    assert len(ways) > 100
    for way in ways:
        plain = json.loads(json.dumps(true))
        inner = plain
        for step in way[:-1]:
            inner = inner[step]
        inner[way[-1]] = altered(inner[way[-1]])
        file.write_text(json.dumps(plain), encoding="utf-8")
        found = doubts(register, tmp_path)
        assert found, way
        named = {(doubt.values.get("line"), doubt.values.get("field")) for doubt in found}
        if way[0] == "lines":
            assert (way[1] + 1, way[2]) in named, (way, found)
        elif way != ("seal",):
            assert (None, way[0]) in named, (way, found)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda raw: raw["lines"].pop(), "missing"),
        (lambda raw: raw["lines"].append(dict(raw["lines"][-1])), "extra"),
        (lambda raw: raw["lines"].reverse(), "chain"),
        (lambda raw: raw["lines"][1].pop("by"), "chain"),
        (lambda raw: raw["lines"][1].update(note="x"), "line"),
        (lambda raw: raw.pop("lines"), "unreadable"),
        (lambda raw: raw.update(lines=5), "unreadable"),
    ],
)
def test_lines_taken_away_added_or_moved_are_found(
    register: Register, tmp_path: Path, change: Callable[[dict[str, Any]], object], key: str
) -> None:
    write_register(register, tmp_path)
    raw = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    change(raw)
    (tmp_path / FILE).write_text(json.dumps(raw), encoding="utf-8")
    assert key in {doubt.key for doubt in doubts(register, tmp_path)}


def test_an_altered_or_missing_picture_of_a_signature_is_found(register: Register, tmp_path: Path) -> None:
    write_register(register, tmp_path)
    ink = tmp_path / INK / "001-ky-01.svg"
    ink.write_bytes(ink.read_bytes().replace(b"M", b"m", 1))
    assert [doubt.key for doubt in doubts(register, tmp_path)] == ["ink"]
    ink.unlink()
    assert [doubt.key for doubt in doubts(register, tmp_path)] == ["no-ink"]


COLUMNS = ("epoch", "at", "by", "role", "id", "type", "command", "answer", "events", "seal")


@pytest.mark.parametrize("column", COLUMNS)
def test_the_journal_altered_in_one_field_says_in_which_entry(
    workspace: Path, tmp_path: Path, column: str
) -> None:
    copy = tmp_path / "show.db"
    shutil.copytree(journal(workspace).parent, tmp_path, dirs_exist_ok=True)
    entry = next(line.entry for line in read_register(copy).lines if line.act == "witnessed")
    db = sqlite3.connect(copy)
    (value,) = db.execute(f"SELECT {column} FROM entries WHERE seq = ?", (entry,)).fetchone()
    changed = value + 1 if isinstance(value, int) else value[:-2] + chr(ord(value[-2]) ^ 1) + value[-1]
    db.execute(f"UPDATE entries SET {column} = ? WHERE seq = ?", (changed, entry))
    db.commit()
    db.close()
    with pytest.raises(JournalDamaged) as caught:
        read_register(copy)
    assert caught.value.entry == entry


def run(*words: str) -> tuple[int, str]:
    ended = CliRunner().invoke(pledge, list(words), catch_exceptions=False)
    return ended.exit_code, ended.output


def test_export_and_verify_from_the_command_line(workspace: Path, register: Register, tmp_path: Path) -> None:
    where = ["--workspace", str(workspace)]
    code, said = run("export", "mau", *where, "-o", str(tmp_path))
    assert code == 0
    assert register.seal in said
    assert run("verify", "mau", *where, "--files", str(tmp_path), "--seal", register.seal)[0] == 0
    code, said = run("verify", "mau", *where, "--files", str(tmp_path), "--seal", "0" * 64)
    assert code == 1
    assert "Mã niêm phong trên giấy" in said
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(text.replace("Khu dân cư 1", "Khu dân cư 7", 1), encoding="utf-8")
    code, said = run("verify", "mau", *where, "--files", str(tmp_path))
    assert code == 1
    assert "Dòng 1 (Tổ trưởng mẫu 01), ô “area”" in said


def test_the_seal_on_paper_is_taken_with_its_spaces(workspace: Path) -> None:
    record = read_record(journal(workspace))
    sheet = printed_register(record, Edition(record.rundown, record.state.rev))
    printed = sheet.content["seal"].split(": ", 1)[1].split(".")[0]
    where = ("--workspace", str(workspace))
    assert run("verify", "mau", *where, "--seal", printed)[0] == 0
    code, said = run("verify", "mau", *where, "--seal", printed[::-1])
    assert (code, "Mã niêm phong trên giấy" in said) == (1, True)


def test_the_printed_register_carries_the_ink(workspace: Path) -> None:
    record = read_record(journal(workspace))
    sheet = printed_register(record, Edition(record.rundown, record.state.rev))
    rows = sheet.content["parts"][0]["rows"]
    assert rows[0]["ink"].startswith("<svg")
    assert (rows[1]["ink"], rows[1]["standing"]) == ("", "vắng")
