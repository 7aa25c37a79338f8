"""The compiled file and the fingerprint of its sources."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ceremony.model.compiled import Compiled, dump_compiled, fingerprint, read_compiled
from ceremony.model.problem import Problem, Severity
from tests.sample import rundown


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    warning = Problem("agendas/a/agenda.yaml", 3, 4, "a.b", "Chú ý", "Sửa", Severity.WARNING)
    compiled = Compiled("abc", rundown(), (warning,))
    file = tmp_path / "rundown.json"
    file.write_text(dump_compiled(compiled), "utf-8")
    assert read_compiled(file) == compiled


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "17", '{"rundown": {}}', '{"rundown": [1], "problems": []}']
)
def test_a_file_of_another_kind_is_none(text: str, tmp_path: Path) -> None:
    file = tmp_path / "rundown.json"
    file.write_text(text, "utf-8")
    assert read_compiled(file) is None
    assert read_compiled(tmp_path / "khong-co.json") is None


@pytest.mark.parametrize("folder", ["agendas", "slides", "media"])
def test_a_changed_file_changes_the_fingerprint(folder: str, tmp_path: Path) -> None:
    place = tmp_path / folder / "a" / "b"
    place.mkdir(parents=True)
    (place / "x").write_text("một", "utf-8")
    before = fingerprint(tmp_path, "a")
    assert fingerprint(tmp_path, "a") == before
    (place / "x").write_text("một hai", "utf-8")
    assert fingerprint(tmp_path, "a") != before


def test_files_of_editors_and_builds_do_not_count(tmp_path: Path) -> None:
    place = tmp_path / "agendas" / "a"
    place.mkdir(parents=True)
    before = fingerprint(tmp_path, "a")
    for name in (".agenda.yaml.swp", "agenda.yaml~", "film.mp4.part", "x.tmp"):
        (place / name).write_text("x", "utf-8")
    assert fingerprint(tmp_path, "a") == before


def test_reading_needs_neither_the_loaders_nor_their_libraries() -> None:
    code = (
        "import sys, ceremony.model.compiled\n"
        "print([m for m in ('pydantic', 'ruamel', 'markdown', 'PIL') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
