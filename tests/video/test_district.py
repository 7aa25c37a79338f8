"""The films of a whole district in one call: one pool, and one ward's fault stops no other."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from ceremony.cli import film as command
from ceremony.loaders.film_stamp import film_stamp
from tests.results_sample import ROOT

AGENDA = """
event: {name: Hội nghị tổng kết, short: Hội nghị, headline: [HỘI NGHỊ], organiser: không rõ, date: không rõ,
  venue: không rõ, sample: true}
schedule: {start: "8:00", sample: true}
items:
  - {id: phim, kind: film, title: Phim, duration: 2 phút, film: {file: phim.mp4, results: results.yaml}}
"""
RESULTS = """
title: Báo cáo của %s
year: 2025
organiser: Ủy ban nhân dân phường mẫu
sample: true
movements: [{name: Thi đua}]
groups: [{code: g, title: An ninh}]
indicators:
  - {code: A, group: g, name: Camera, unit: camera, direction: up, plan: 4, actual: 5}
"""


def put(workspace: Path, ward: str, results: str | None = RESULTS) -> None:
    """A ward's event; without results it has no film."""
    folder = workspace / "agendas" / ward
    folder.mkdir(parents=True)
    agenda = AGENDA if results else AGENDA.replace(", results: results.yaml", "")
    (folder / "agenda.yaml").write_text(agenda, encoding="utf-8")
    if results:
        text = results % ward if "%s" in results else results
        (folder / "results.yaml").write_text(text, encoding="utf-8")


def build(*arguments: str) -> tuple[int, list[dict[str, object]]]:
    result = CliRunner().invoke(command.film, ["build", *arguments, "--draft", "--json"])
    return result.exit_code, [json.loads(line) for line in result.output.splitlines()]


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """Two wards in order, one with a fault, one that shows no film of ours."""
    for ward in ("hoa-khe", "thac-gian"):
        put(tmp_path, ward)
    put(tmp_path, "an-khe", "indicators: [")
    put(tmp_path, "chinh-gian", None)
    return tmp_path


def test_all_wards_of_a_folder_are_built_and_a_faulty_one_is_told_and_stops_no_other(district: Path) -> None:
    code, lines = build(str(district))
    assert code == 1
    ends = {line["event"]: line for line in lines if line["type"] in ("done", "failed")}
    assert {event: line["type"] for event, line in ends.items()} == {
        "hoa-khe": "done",
        "thac-gian": "done",
        "an-khe": "failed",
        "chinh-gian": "done",
    }
    assert "results.yaml:" in str(ends["an-khe"]["error"])
    assert lines[-1] == {"type": "finished", "built": 2, "kept": 0, "none": 1, "failed": 1}
    stamps = {film_stamp(district / "media" / ward / "phim-nhap.mp4") for ward in ("hoa-khe", "thac-gian")}
    assert len(stamps) == 2
    assert None not in stamps
    progress = [line for line in lines if line["type"] == "progress"]
    assert {line["event"] for line in progress} == {"hoa-khe", "thac-gian"}


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_sigterm_ends_all_films_of_a_district_and_leaves_no_half_film(district: Path) -> None:
    line = [sys.executable, "-m", "ceremony", "film", "build", str(district), "--json"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT) as child:
        assert child.stdout is not None
        while json.loads(child.stdout.readline())["type"] != "progress":
            pass
        os.kill(child.pid, signal.SIGTERM)
        last = json.loads(child.stdout.read().splitlines()[-1])
        assert child.wait(timeout=60) == 1
    assert last["type"] == "failed"
    assert not [*district.rglob("*.part"), *district.rglob("*.mp4")]


def test_a_name_that_is_no_folder_is_told(district: Path) -> None:
    code, lines = build(str(district / "khong-co"))
    assert code == 1
    assert "khong-co" in str(lines[0]["error"])


def test_an_executor_that_nobody_knows_is_told(district: Path) -> None:
    code, lines = build("hoa-khe", "--workspace", str(district), "--executor", "spark://x")
    assert code == 1
    assert "spark://x" in str(lines[0]["error"])
