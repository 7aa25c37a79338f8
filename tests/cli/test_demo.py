"""``ceremony demo``: where the sample event runs, and a film built only when something has changed."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from ceremony.cli import demo as page
from ceremony.cli.packed import FOUNDING_EVENT, copy_sample, repository, samples


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """An event with one file of results and one film."""
    for name in ("agendas/le/results.yaml", "agendas/le/agenda.yaml", "media/le/phim/tong-ket.mp4"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("    film:\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def builder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands for the child that builds films: counts its calls in a file, fails when told to."""
    script = tmp_path / "python"
    script.write_text('#!/bin/sh\necho x >> "$0.calls"\ntest ! -e "$0.fail"\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    return script


def calls(builder: Path) -> int:
    log = Path(f"{builder}.calls")
    return len(log.read_text().splitlines()) if log.exists() else 0


needs_shell = pytest.mark.skipif(os.name == "nt", reason="a shell script stands for the child")


def test_the_repository_is_its_own_workspace() -> None:
    assert page.demo_workspace(None, FOUNDING_EVENT) == repository()


def test_elsewhere_the_event_is_copied_once_and_kept(tmp_path: Path) -> None:
    folder = page.demo_workspace(tmp_path / "Ceremony", FOUNDING_EVENT)
    agenda = folder / "agendas" / FOUNDING_EVENT / "agenda.yaml"
    agenda.write_text("đã sửa", encoding="utf-8")
    page.demo_workspace(tmp_path / "Ceremony", FOUNDING_EVENT)
    assert agenda.read_text(encoding="utf-8") == "đã sửa"


def test_built_films_are_not_copied(tmp_path: Path) -> None:
    copy_sample(FOUNDING_EVENT, tmp_path)
    assert (samples() / "agendas" / FOUNDING_EVENT).is_dir()
    assert list(tmp_path.rglob("phim/*")) == []


@needs_shell
def test_a_second_start_builds_no_film(workspace: Path, builder: Path) -> None:
    assert page.build_film(workspace, "le", "vi")
    assert page.build_film(workspace, "le", "vi")
    assert calls(builder) == 1


@needs_shell
@pytest.mark.parametrize("changed", ["agendas/le/results.yaml", "media/le/phim/tong-ket.mp4"])
def test_changed_results_or_a_changed_film_build_again(workspace: Path, builder: Path, changed: str) -> None:
    page.build_film(workspace, "le", "vi")
    (workspace / changed).write_text("22", encoding="utf-8")
    page.build_film(workspace, "le", "vi")
    assert calls(builder) == 2


@needs_shell
def test_a_missing_film_is_built_again(workspace: Path, builder: Path) -> None:
    page.build_film(workspace, "le", "vi")
    (workspace / "media/le/phim/tong-ket.mp4").unlink()
    page.build_film(workspace, "le", "vi")
    assert calls(builder) == 2


@needs_shell
def test_a_failed_build_is_told_and_tried_again(workspace: Path, builder: Path) -> None:
    Path(f"{builder}.fail").touch()
    assert not page.build_film(workspace, "le", "vi")
    assert not page.build_film(workspace, "le", "vi")
    assert calls(builder) == 2


@needs_shell
def test_an_agenda_without_a_film_builds_none(workspace: Path, builder: Path) -> None:
    (workspace / "agendas/le/agenda.yaml").write_text("title: phim\n", encoding="utf-8")
    assert page.build_film(workspace, "le", "vi")
    assert calls(builder) == 0


@needs_shell
def test_a_broken_stamp_counts_as_none(workspace: Path, builder: Path) -> None:
    stamp = workspace / ".ceremony" / "le" / page.FILM_STAMP
    stamp.parent.mkdir(parents=True)
    stamp.write_text("{", encoding="utf-8")
    assert page.build_film(workspace, "le", "vi")
    assert json.loads(stamp.read_text(encoding="utf-8"))


def test_an_unknown_event_is_one_sentence_with_the_known_ones(tmp_path: Path) -> None:
    told = CliRunner().invoke(page.demo, ["--event", "khong-co", "--dir", str(tmp_path)])
    assert told.exit_code == 1
    assert FOUNDING_EVENT in told.output


def test_the_show_is_started_with_what_the_caller_asked_for(tmp_path: Path) -> None:
    words = page.run_words(tmp_path, "le", 0, no_open=True, lan=False)
    assert words == ["le", "--workspace", str(tmp_path), "--port", "0", "--no-open"]
