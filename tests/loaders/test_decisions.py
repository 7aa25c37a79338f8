"""Decisions stand in the agenda or in a file that it names; a fault is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.loaders.production import load_production
from ceremony.model.problem import Problem
from ceremony.model.production import Production
from ceremony.model.values import Unknown
from tests.loaders.small import AGENDA, EVENT, write

INLINE = "decisions:\n  - id: qd-1\n    number: không rõ\n    date: không rõ\n"
NAMED = AGENDA.replace(INLINE, "decisions: decisions.yaml\n")
FILE = """\
decisions:
  - id: qd-1
    number: 12/QĐ-UBND
    date: 28/12/2021
    authority: Chủ tịch Ủy ban nhân dân phường Mẫu
  - id: qd-2
    number: không rõ
"""


def load(root: Path, decisions: str | None, agenda: str = NAMED) -> tuple[Production | None, list[Problem]]:
    write(root, agenda_yaml=agenda)
    if decisions is not None:
        (root / "agendas" / EVENT / "decisions.yaml").write_text(decisions, encoding="utf-8")
    return load_production(root, EVENT)


def test_a_file_that_the_agenda_names_holds_the_decisions(tmp_path: Path) -> None:
    production, problems = load(tmp_path, FILE)
    assert problems == []
    assert production is not None
    first, second = production.decisions
    assert (first.id, first.number, first.date) == ("qd-1", "12/QĐ-UBND", "2021-12-28")
    assert {second.number, second.date, second.authority, second.subject} == {Unknown()}


def test_decisions_in_the_agenda_itself_are_read_as_before(tmp_path: Path) -> None:
    production, problems = load(tmp_path, None, AGENDA)
    assert problems == []
    assert production is not None
    assert [decision.id for decision in production.decisions] == ["qd-1"]


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("date: 28/12/2021", "date: 28/13/2021", "agenda.value-date", (4, 11)),
        ("number: 12/QĐ-UBND", "nubmer: 12/QĐ-UBND", "agenda.key-unknown", (3, 5)),
        ("id: qd-2", "id: qd-1", "agenda.id-again", (6, 9)),
        ("id: qd-2", "id: QĐ 2", "agenda.value-id", (6, 9)),
        ("decisions:\n", "decision:\n", "agenda.key-unknown", (1, 1)),
        ("id: qd-2", "id: [qd-2", "yaml.bracket", (7, 11)),
    ],
)
def test_a_fault_in_the_file_is_told_with_line_and_column(
    tmp_path: Path, old: str, new: str, code: str, place: tuple[int, int]
) -> None:
    production, problems = load(tmp_path, FILE.replace(old, new))
    found = [problem for problem in problems if problem.code == code]
    assert production is None
    assert found, problems
    assert (found[0].file, found[0].line, found[0].column) == (f"agendas/{EVENT}/decisions.yaml", *place)
    assert found[0].hint
    assert "agenda.decision-unknown" not in {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("decisions: decisions.yaml", "decisions: quyet-dinh.yaml", "agenda.file-missing", ""),
        ("decisions: decisions.yaml", "decisions: ../decisions.yaml", "agenda.value-file", ""),
        ("decisions: decisions.yaml", "decisions: 17", "agenda.value-list", ""),
        ("decisions: decisions.yaml", "decisions: {a: b}", "agenda.value-list", ""),
        ("decisions: [qd-1]", "decisions: [qd-9]", "agenda.decision-unknown", "qd-2"),
    ],
)
def test_a_fault_in_the_name_is_told_in_the_agenda(
    tmp_path: Path, old: str, new: str, code: str, hint: str
) -> None:
    agenda = NAMED.replace(old, new)
    production, problems = load(tmp_path, FILE, agenda)
    assert production is None
    (problem,) = problems
    line = agenda[: agenda.index(new)].count("\n") + 1
    assert (problem.file, problem.code, problem.line) == (f"agendas/{EVENT}/agenda.yaml", code, line)
    assert hint in problem.hint


def test_an_id_that_stands_twice_in_the_agenda_is_a_fault(tmp_path: Path) -> None:
    _, problems = load(tmp_path, None, AGENDA.replace("  - id: qd-1\n", "  - id: qd-1\n  - id: qd-1\n"))
    assert [problem.code for problem in problems] == ["agenda.id-again"]


def test_beside_a_broken_agenda_the_faults_of_the_file_are_told_too(tmp_path: Path) -> None:
    _, problems = load(tmp_path, FILE.replace("28/12", "31/13"), NAMED.replace("kind: pre", "kind: pree"))
    assert {problem.code for problem in problems} == {"agenda.value-date", "agenda.value-choice"}
