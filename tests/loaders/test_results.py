"""The results file: read right, or refused with the place and what to write instead."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ceremony.loaders.results import load_results
from ceremony.model.problem import Problem, Severity
from tests.results_sample import founding

HEAD = """title: Báo cáo
year: 2021
groups:
  - {code: a, title: Nhóm A}
indicators:
"""


def read(tmp_path: Path, rows: str, head: str = HEAD) -> tuple[object, list[Problem]]:
    path = tmp_path / "results.yaml"
    path.write_text(head + rows, encoding="utf-8")
    return load_results(path, tmp_path)


def row(value: str) -> str:
    return f"  - {{code: A1, group: a, name: Một, unit: hộ, actual: {value}}}\n"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("8905", "8905"),
        ("192.5", "192.5"),
        ('"192,5"', "192.5"),
        ('"1.234,5"', "1234.5"),
        ('"−5"', "-5"),
        ('"–1.234,5"', "-1234.5"),
        ('"1\u202f234,5"', "1234.5"),
        ('"1.234.567"', "1234567"),
        ('"12 345"', "12345"),
        ("-3", "-3"),
        ("3.2650", "3.2650"),
    ],
)
def test_numbers_are_read_as_staff_write_them(tmp_path: Path, written: str, value: str) -> None:
    results, problems = read(tmp_path, row(written))
    assert problems == []
    assert results.indicators[0].actual == Decimal(value)  # type: ignore[attr-defined]


def test_a_sign_of_per_cent_is_read_where_the_unit_is_per_cent_and_refused_elsewhere(tmp_path: Path) -> None:
    percent = row('"98,7%"').replace("unit: hộ", 'unit: "%"')
    results, problems = read(tmp_path, percent)
    assert problems == []
    assert results.indicators[0].actual == Decimal("98.7")  # type: ignore[attr-defined]
    assert read(tmp_path, row('"98,7%"'))[1][0].code == "results.value-number"


@pytest.mark.parametrize("written", ["3.260", '"8,200"', "abc", "true", '"1.2.3"', "[1]", '"12,3,4"', '""'])
def test_what_is_no_number_or_may_be_two_is_refused_at_its_place(tmp_path: Path, written: str) -> None:
    results, problems = read(tmp_path, row(written))
    assert results is None
    assert (problems[0].file, problems[0].line) == ("results.yaml", 6)
    assert problems[0].column > 50
    assert problems[0].hint


def test_a_point_that_may_part_thousands_names_both_readings(tmp_path: Path) -> None:
    _, problems = read(tmp_path, row("3.260"))
    assert problems[0].code == "results.value-number-either"
    assert "3260" in problems[0].hint
    assert "3,26" in problems[0].hint


def test_unknown_groups_and_codes_used_twice_are_named(tmp_path: Path) -> None:
    _, problems = read(tmp_path, row("1") + "  - {code: A1, group: aa, name: Hai, actual: 2}\n")
    assert [problem.code for problem in problems] == ["results.code-again", "results.group-unknown"]
    assert all(problem.line == 7 for problem in problems)


def test_a_headline_must_be_in_its_group(tmp_path: Path) -> None:
    head = HEAD.replace("title: Nhóm A}", "title: Nhóm A, headline: A2}")
    _, problems = read(tmp_path, row("1"), head)
    assert [problem.code for problem in problems] == ["results.headline-unknown"]
    assert "A1" in problems[0].hint


def test_an_unknown_key_gets_a_did_you_mean(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "  - {code: A1, group: a, name: Một, actaul: 5}\n")
    assert any("actual" in problem.hint for problem in problems)


def test_an_empty_group_is_only_a_warning(tmp_path: Path) -> None:
    head = HEAD.replace("indicators:", "  - {code: b, title: Nhóm B}\nindicators:")
    results, problems = read(tmp_path, row("1"), head)
    assert results is not None
    assert [problem.severity for problem in problems] == [Severity.WARNING]


def test_a_missing_file_is_a_problem_and_not_a_traceback(tmp_path: Path) -> None:
    results, problems = load_results(tmp_path / "nowhere.yaml", tmp_path)
    assert results is None
    assert problems


def test_problems_speak_english_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "results.yaml"
    path.write_text(HEAD + row("abc"), encoding="utf-8")
    _, problems = load_results(path, tmp_path, "en")
    assert problems[0].message == "“abc” is not a number"


def test_the_founding_results_load_without_a_word_and_are_marked_sample() -> None:
    results = founding()
    assert results.is_sample
    assert all(indicator.sample for indicator in results.indicators)


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    rows = row("abc") + "  - {code: A1, group: aa, name: Hai, unit: hộ, actual: 2, diretion: up}\n"
    results, problems = read(tmp_path, rows)
    assert results is None
    found = {problem.code for problem in problems}
    assert {"results.value-number", "results.code-again", "results.group-unknown"} <= found
    assert any("direction" in problem.hint for problem in problems)


@pytest.mark.parametrize(
    "text", ["", "[]", "a", "indicators: 5", "groups: [1]\nindicators: [x]", "groups: {a: 1}"]
)
def test_what_is_no_table_of_results_is_refused_and_never_raises(tmp_path: Path, text: str) -> None:
    path = tmp_path / "results.yaml"
    path.write_text(text, encoding="utf-8")
    results, problems = load_results(path, tmp_path)
    assert results is None
    assert problems
