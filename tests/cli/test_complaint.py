"""A command that cannot be done says why in both languages, by the same rule."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from ceremony.cli.main import main
from tests.preflight.small_event import AGENDA, write_event

ENGLISH = AGENDA.replace("event:\n", "event:\n  language: en\n", 1)
REFUSED = [
    "check nope", "compile nope", "print nho nothing", "print nope programme",
    "film build nope", "film build nho/x", "film preview nho", "film probe nho", "film verify nho",
    "roster import {list} --event nope --as people", "script nope", "pledge export nope", "pledge verify nho",
    "rehearse nope --report", "screens nho --port 1", "demo --event nope --dir {workspace} --no-open",
    "new {workspace} --event nho", "new {list}/x", "schema --check --out {list}", "dance", "run",
    "run nho --prot", "run nho --port abc", "print nho programme --first middle",
]  # fmt: skip


def told(words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr("sys.argv", ["ceremony", *words])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code
    out, complaint = capsys.readouterr()
    return str(out + complaint)


def is_vietnamese(text: str) -> bool:
    return any(
        mark in unicodedata.normalize("NFD", text) for mark in "\u0300\u0301\u0302\u0303\u0306\u0309\u0323"
    )


@pytest.mark.parametrize("line", REFUSED)
def test_a_refusal_is_english_when_english_is_asked_for_and_else_vietnamese(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_event(tmp_path, agenda=AGENDA)
    monkeypatch.chdir(tmp_path)
    names = tmp_path / "list.csv"
    names.write_text("name\n", encoding="utf-8")
    words = line.format(workspace=tmp_path, list=names).split()
    assert is_vietnamese(told(words, monkeypatch, capsys))
    assert not is_vietnamese(told([*words, "--language", "en"], monkeypatch, capsys))


def test_an_english_event_is_refused_in_english_without_being_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_event(tmp_path, agenda=ENGLISH)
    monkeypatch.chdir(tmp_path)
    for line in ("pledge verify nho", "film verify nho", "print nho nothing", "run nho --port abc"):
        assert not is_vietnamese(told(line.split(), monkeypatch, capsys)), line


@pytest.mark.parametrize(("asked", "vietnamese"), [([], True), (["--language", "en"], False)])
def test_a_show_that_cannot_run_says_why_in_that_language_too(
    asked: list[str], vietnamese: bool, tmp_path: Path
) -> None:
    broken = AGENDA.replace("kind:", "kin:", 1)
    root = write_event(tmp_path, agenda=broken)
    for event in ("nope", "nho"):
        words = ["run", event, "--workspace", str(root), "--no-open", *asked]
        child = subprocess.run(
            [sys.executable, "-m", "ceremony", *words],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert child.returncode == 1
        assert is_vietnamese(child.stdout + child.stderr) is vietnamese


def test_a_wrong_value_says_what_may_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "từ 0 đến 65535" in told(["run", "x", "--port", "abc"], monkeypatch, capsys)
    assert "vi, en" in told(["check", "x", "--language", "fr"], monkeypatch, capsys)
    assert "→ --port" in told(["run", "x", "--prot"], monkeypatch, capsys)


def test_programs_are_told_the_same_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = told(["run", "--json", "--language", "en"], monkeypatch, capsys)
    assert json.loads(line) == {"ok": False, "message": "Missing EVENT."}
