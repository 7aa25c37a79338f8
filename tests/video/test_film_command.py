"""``ceremony film`` as staff and other programs use it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from ceremony.cli import film as command
from ceremony.cli.film_build import Wish, tell_changed, tell_doubts
from ceremony.cli.film_task import find_task
from ceremony.cli.instance import Instance, running_event
from ceremony.loaders.film_approval import read_approval
from ceremony.loaders.film_stamp import film_stamp
from ceremony.model.recipe import TAG
from ceremony.video.build import build_film
from ceremony.video.film import Film
from ceremony.video.h264 import Codec
from ceremony.video.stage import Stage
from tests.results_sample import ROOT

EVENT = "thanh-khe-tay-2021"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The founding event alone in a workspace of its own."""
    for room in ("agendas", "slides"):
        if (ROOT / room / EVENT).is_dir():
            shutil.copytree(ROOT / room / EVENT, tmp_path / room / EVENT)
    return tmp_path


def put_a_film(workspace: Path, tag: str | None = None) -> Path:
    """A tiny film with a stamp where the event's film belongs."""
    task = find_task(workspace, EVENT)
    assert task is not None
    film = Film(task.film().line[:1] and [task.film().line[0].scene], Stage(320, 180))
    build_film(film, task.target, tag=TAG + (tag or task.recipe()), codec=Codec("superfast", 35))
    return task.target


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(command.film, list(arguments))
    return result.exit_code, result.output


def test_the_agenda_names_the_film(workspace: Path) -> None:
    task = find_task(workspace, EVENT)
    assert task is not None
    assert task.target == workspace / "media" / EVENT / "phim" / "tong-ket.mp4"
    assert not task.up_to_date()


def test_an_up_to_date_film_is_not_built_again(workspace: Path) -> None:
    target = put_a_film(workspace)
    before = target.stat().st_mtime_ns
    code, output = run("build", EVENT, "--workspace", str(workspace), "--json")
    assert code == 0
    assert json.loads(output)["built"] is False
    assert target.stat().st_mtime_ns == before


def test_an_event_whose_film_is_not_ours_to_build_is_no_fault(workspace: Path) -> None:
    agenda = workspace / "agendas" / EVENT / "agenda.yaml"
    lines = agenda.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "results: results.yaml" not in line]
    assert len(kept) == len(lines) - 1
    agenda.write_text("".join(kept), encoding="utf-8")
    code, output = run("build", EVENT, "--workspace", str(workspace), "--json")
    assert (code, json.loads(output)["built"]) == (0, False)
    assert run("storyboard", EVENT, "--workspace", str(workspace))[0] == 1


def test_one_changed_figure_makes_the_film_out_of_date(workspace: Path) -> None:
    put_a_film(workspace)
    results = workspace / "agendas" / EVENT / "results.yaml"
    text = results.read_text(encoding="utf-8")
    results.write_text(text.replace("actual: 8905", "actual: 8906"), encoding="utf-8")
    task = find_task(workspace, EVENT)
    assert task is not None
    assert not task.up_to_date()
    code, output = run("probe", EVENT, "--workspace", str(workspace))
    assert code == 0
    assert json.loads(output.splitlines()[0])["up_to_date"] is False


def test_figures_that_change_during_the_build_are_told_at_its_end(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    task = find_task(workspace, EVENT)
    assert task is not None
    wish = Wish(draft=False, force=False, as_json=False)
    tell_changed(task, workspace, wish)
    assert capsys.readouterr().err == ""
    results = workspace / "agendas" / EVENT / "results.yaml"
    results.write_text(results.read_text(encoding="utf-8").replace("8905", "8906"), encoding="utf-8")
    tell_changed(task, workspace, wish)
    assert f"ceremony film build {EVENT}" in capsys.readouterr().err


def test_what_the_table_leaves_open_is_told_before_the_film_is_made(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = Wish(draft=False, force=False, as_json=False)
    task = find_task(workspace, EVENT)
    assert task is not None
    tell_doubts(task, wish)
    assert capsys.readouterr().err == ""
    results = workspace / "agendas" / EVENT / "results.yaml"
    text = results.read_text(encoding="utf-8")
    results.write_text(
        text.replace("    direction: up\n    plan: 120\n", "    plan: 120\n"), encoding="utf-8"
    )
    task = find_task(workspace, EVENT)
    assert task is not None
    tell_doubts(task, wish)
    assert "[results.direction-unknown]" in capsys.readouterr().err


def test_the_storyboard_lists_every_scene_with_its_time(workspace: Path) -> None:
    code, output = run("storyboard", EVENT, "--workspace", str(workspace), "--json")
    rows = [json.loads(line) for line in output.splitlines()]
    assert code == 0
    assert [row["scene"] for row in rows] == list(range(1, len(rows) + 1))
    assert len({row["key"] for row in rows}) == len(rows)


def test_a_preview_is_one_full_picture(workspace: Path, tmp_path: Path) -> None:
    target = tmp_path / "still.png"
    code, _ = run("preview", EVENT, "4", "--at", "1.2", "-o", str(target), "--workspace", str(workspace))
    assert code == 0
    assert Image.open(target).size == (1920, 1080)
    code, output = run("preview", EVENT, "99", "-o", str(target), "--workspace", str(workspace))
    assert code == 1
    assert "99" in output


def test_faulty_results_are_told_with_their_place_and_no_traceback(workspace: Path) -> None:
    results = workspace / "agendas" / EVENT / "results.yaml"
    results.write_text(results.read_text(encoding="utf-8").replace("8905", "tám nghìn"), encoding="utf-8")
    code, output = run("build", EVENT, "--workspace", str(workspace), "--json")
    assert code == 1
    assert "results.yaml:" in json.loads(output)["error"]


def test_a_film_is_approved_by_name_until_it_or_its_data_change(workspace: Path) -> None:
    where = ("--workspace", str(workspace))
    put_a_film(workspace, "older")
    assert run("approve", EVENT, "--by", "Lê Thị Hà", *where)[0] == 1  # not what the data say
    target = put_a_film(workspace)
    assert json.loads(run("verify", EVENT, *where, "--json")[1])["approved"] is False
    assert run("approve", EVENT, "--by", "  ", *where)[0] == 1
    code, output = run("approve", EVENT, "--by", "Lê Thị Hà", *where)
    assert code == 0
    assert "Lê Thị Hà" in output
    code, output = run("verify", EVENT, *where, "--json")
    said = json.loads(output)
    assert (code, said["approved"], said["by"], said["up_to_date"]) == (0, True, "Lê Thị Hà", True)
    assert run("verify", EVENT, *where)[0] == 0
    good = target.read_bytes()
    target.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))  # another film with the same stamp
    assert json.loads(run("verify", EVENT, *where, "--json")[1])["approved"] is False
    target.write_bytes(good)
    assert run("verify", EVENT, *where)[0] == 0
    results = workspace / "agendas" / EVENT / "results.yaml"
    text = results.read_text(encoding="utf-8")
    results.write_text(text.replace("actual: 8905", "actual: 8906"), encoding="utf-8")
    code, output = run("verify", EVENT, *where, "--json")
    assert (code, json.loads(output)["approved"], json.loads(output)["up_to_date"]) == (1, False, False)
    assert "Lê Thị Hà" in run("verify", EVENT, *where)[1]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"by": 1}', '{"by": 1, "at": 2, "recipe": 3, "content": 4}']
)
def test_a_note_of_approval_that_nobody_can_read_approves_nothing(workspace: Path, text: str) -> None:
    target = put_a_film(workspace)
    target.with_name(target.name + ".approved.json").write_text(text, encoding="utf-8")
    assert read_approval(target) is None
    assert run("verify", EVENT, "--workspace", str(workspace))[0] == 1


def test_no_film_is_built_while_a_show_runs(workspace: Path) -> None:
    with Instance(workspace / ".ceremony" / "another"):
        code, output = run("build", EVENT, "--workspace", str(workspace), "--json")
        assert code == 1
        assert "another" in json.loads(output)["error"]
        assert not list(workspace.rglob("*.mp4"))
    assert running_event(workspace) is None


def test_looking_whether_a_show_runs_never_keeps_one_from_starting(workspace: Path) -> None:
    folder, done = workspace / ".ceremony" / "su-kien", threading.Event()

    def look() -> None:
        while not done.is_set():
            running_event(workspace)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for _ in range(100):
            with Instance(folder):
                assert running_event(workspace) == "su-kien"
    finally:
        done.set()
        looking.join()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_sigterm_leaves_the_old_film_and_says_so(workspace: Path) -> None:
    target = put_a_film(workspace, "older")
    old = target.read_bytes()
    line = [sys.executable, "-m", "ceremony", "film", "build", EVENT, "--workspace", str(workspace), "--json"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT) as child:
        assert child.stdout is not None
        deadline = time.monotonic() + 60
        first = json.loads(child.stdout.readline())
        assert first["type"] == "progress"
        os.kill(child.pid, signal.SIGTERM)
        last = json.loads(child.stdout.read().splitlines()[-1])
        assert child.wait(timeout=max(1.0, deadline - time.monotonic())) == 1
    assert last["type"] == "failed"
    assert target.read_bytes() == old
    assert film_stamp(target) == "older"
    assert not list(target.parent.glob("*.part"))
