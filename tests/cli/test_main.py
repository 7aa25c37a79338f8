"""Whatever was asked wrongly: one sentence or the list of faults, exit code 1, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.loaders.small import EVENT, write


def ceremony(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ceremony", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def test_a_mistyped_event_is_told_which_one_was_meant(tmp_path: Path) -> None:
    write(tmp_path)
    near = EVENT + "x"
    for command in ("check", "compile", "run"):
        got = ceremony(command, near, "--workspace", str(tmp_path))
        assert got.returncode == 1
        assert f"“{EVENT}”" in got.stdout + got.stderr
        assert "Traceback" not in got.stderr


@pytest.mark.parametrize("event", ["..", ".", "", "../x", "A b"])
def test_a_path_is_no_event(tmp_path: Path, event: str) -> None:
    got = ceremony("run", event, "--workspace", str(tmp_path), "--json", "--no-open")
    assert got.returncode == 1
    assert json.loads(got.stdout)["ok"] is False
    assert not (tmp_path / ".ceremony").exists()


@pytest.mark.parametrize(
    "words", [["--json"], ["x", "--json", "--port", "abc"], ["x", "--json", "--nothing"]]
)
def test_with_json_even_a_mistyped_command_line_is_one_line_of_json(words: list[str]) -> None:
    got = ceremony("run", *words)
    assert (got.returncode, got.stderr) == (1, "")
    assert json.loads(got.stdout)["ok"] is False


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_or_a_circle_of_links_is_a_fault_of_that_file(tmp_path: Path) -> None:
    write(tmp_path)
    people = tmp_path / "agendas" / EVENT / "people.yaml"
    for make in (os.mkfifo, lambda path: path.symlink_to(path.name)):
        people.unlink(missing_ok=True)
        make(people)
        got = ceremony("check", EVENT, "--workspace", str(tmp_path))
        assert got.returncode == 1
        assert "people.yaml" in got.stdout
        assert got.stderr == ""


@pytest.mark.parametrize("sign", ["\\ud800", "\\0", "\\x1b"])
def test_an_escape_that_nobody_can_see_is_a_fault_with_its_place(tmp_path: Path, sign: str) -> None:
    write(tmp_path)
    agenda = tmp_path / "agendas" / EVENT / "agenda.yaml"
    agenda.write_text(agenda.read_text(encoding="utf-8") + f'\nx: "a{sign}"\n', encoding="utf-8")
    got = ceremony("check", EVENT, "--workspace", str(tmp_path))
    assert got.returncode == 1
    assert "text.control" in got.stdout
    assert got.stderr == ""
