"""Two hundred malformed events: each told with its place and what to write instead, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremony.cli.compile import compile_event
from ceremony.loaders.production import load_production
from ceremony.model.problem import Problem, Severity
from tests.loaders.mutations import Case, all_cases
from tests.loaders.small import AGENDA, EVENT, write

CASES = all_cases()


def told(root: Path, language: str | None = None) -> list[Problem]:
    production, problems = load_production(root, EVENT, language)
    assert production is None
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def test_there_are_two_hundred_of_them() -> None:
    assert len(CASES) >= 200


def test_the_small_event_itself_is_whole(tmp_path: Path) -> None:
    production, problems = load_production(write(tmp_path), EVENT)
    assert production is not None
    assert problems == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_spoilt_file_is_told_with_its_place_and_a_hint(case: Case, tmp_path: Path) -> None:
    write(tmp_path, **{case.file.replace(".", "_"): case.content})
    problems = told(tmp_path)
    name = f"agendas/{EVENT}/{case.file}"
    found = [p for p in problems if p.code.startswith(case.code) and p.file.startswith(f"agendas/{EVENT}/")]
    assert found, [str(problem) for problem in problems]
    assert all(p.line >= 1 and p.column >= 1 and p.message and p.hint for p in problems)
    if case.code not in {"agenda.person-unknown", "table.column-missing"}:
        assert any(p.file == name for p in found)
    if case.line:
        assert case.line in {p.line for p in found}, [str(problem) for problem in problems]
    if case.hint:
        assert any(case.hint in p.hint for p in found), [p.hint for p in found]


@pytest.mark.parametrize("case", CASES[::9], ids=lambda case: case.name)
def test_the_command_exits_with_one_and_keeps_the_last_good_file(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "rundown.json"
    out.write_text("bản tốt trước đó", "utf-8")
    write(tmp_path, **{case.file.replace(".", "_"): case.content})
    arguments = [EVENT, "--workspace", str(tmp_path), "--out", str(out), "--json"]
    result = CliRunner().invoke(compile_event, arguments)
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    answer = json.loads(result.stdout)
    assert answer["ok"] is False
    assert answer["problems"]
    assert out.read_text("utf-8") == "bản tốt trước đó"


def test_all_faults_of_all_files_come_at_once_in_order(tmp_path: Path) -> None:
    write(
        tmp_path,
        agenda_yaml=AGENDA.replace("kind: pre", "kind: pree").replace("start: 8:00", "start: 8:61"),
        people_yaml="people:\n  - id: a\n    nmae: b\n",
        recipients_csv="id,name,kind,form\nx,,tập thể,Giấy khen\n",
    )
    problems = told(tmp_path)
    assert {Path(problem.file).name for problem in problems} == {
        "agenda.yaml",
        "people.yaml",
        "recipients.csv",
    }
    assert problems == sorted(problems)
    assert len(problems) >= 4


def test_faults_speak_the_language_that_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, agenda_yaml=AGENDA.replace("kind: pre", "kind: pree"))
    assert "Có phải" in told(tmp_path)[0].hint
    assert "Did you mean" in told(tmp_path, "en")[0].hint


def test_an_event_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    production, problems = load_production(tmp_path, "khong-co")
    assert production is None
    assert [problem.code for problem in problems] == ["agenda.event-unknown"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mangled")


def mangle(text: str, cuts: list[tuple[int, int, str]]) -> str:
    for place, length, instead in cuts:
        at = place % (len(text) + 1)
        text = text[:at] + instead + text[at + length :]
    return text


SIGNS = st.text(st.sampled_from("[]{}:,-&*!|>'\"%@`#?\\\t\n \x85\u2028aắ\x00\ud7ff"), max_size=4)
CUTS = st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 30), SIGNS), min_size=1, max_size=4)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=CUTS)
def test_mangled_text_never_ends_in_a_traceback(shared: Path, cuts: list[tuple[int, int, str]]) -> None:
    write(shared, agenda_yaml=mangle(AGENDA, cuts))
    production, problems = load_production(shared, EVENT)
    if production is None:
        assert problems
        assert all(p.line >= 1 and p.column >= 1 and p.message and p.hint for p in problems)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=200))
def test_any_bytes_never_end_in_a_traceback(shared: Path, raw: bytes) -> None:
    write(shared, agenda_yaml=raw, people_yaml=raw, recipients_csv=raw)
    production, problems = load_production(shared, EVENT)
    assert production is None
    assert problems
