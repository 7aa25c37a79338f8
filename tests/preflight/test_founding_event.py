"""What preflight says of the founding event: just what the article leaves open, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

from ceremony.cli.check import find_problems
from ceremony.model.problem import Problem, Severity

HOUSE = Path(__file__).resolve().parents[2]
EVENT = "thanh-khe-tay-2021"


def found(root: Path) -> list[Problem]:
    """All but the film, which is built and not kept in the repository."""
    return [problem for problem in find_problems(root, EVENT) if not problem.code.startswith("film.")]


def test_only_what_the_article_leaves_open_is_told() -> None:
    told = sorted((problem.code, str(problem.severity)) for problem in found(HOUSE))
    assert told == [
        ("award.no-presenter", "warning"),
        ("protocol.decision", "warning"),
        ("protocol.waived", "note"),
        ("protocol.waived", "note"),
        ("script.placeholder", "warning"),
    ]


def test_awards_after_the_directing_speech_are_a_note_with_the_decree() -> None:
    notes = [problem for problem in found(HOUSE) if problem.severity is Severity.NOTE]
    assert any("sau phát biểu chỉ đạo" in note.message and "111/2018" in note.hint for note in notes)


def test_lists_that_the_article_does_not_print_are_told_while_pending(tmp_path: Path) -> None:
    for top in ("agendas", "slides", "media"):
        shutil.copytree(
            HOUSE / top / EVENT, tmp_path / top / EVENT, ignore=shutil.ignore_patterns("phim", "*.part")
        )
    path = tmp_path / "agendas" / EVENT / "agenda.yaml"
    text = path.read_text(encoding="utf-8")
    for name in ("signers", "recipients"):
        text = text.replace(f"{name}: {name}.csv", f"{name}: chờ danh sách")
    path.write_text(text, encoding="utf-8")
    pending = [problem.message for problem in found(tmp_path) if problem.code == "list.pending"]
    assert len(pending) == 3  # who signs; whose names are announced; who comes up
