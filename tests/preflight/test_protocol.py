"""The profiles warn with the source of the rule, on the line that differs, and never block."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ceremony.cli.check import find_problems
from ceremony.loaders.protocol import HOME, profile_on, read_profile
from ceremony.model.problem import Problem, Severity
from ceremony.model.protocol import DATED
from tests.preflight.small_event import AGENDA, write_event

WITH_AWARDS_FIRST = AGENDA.replace("items:\n", "protocol: vn-2018\nitems:\n")


def moved(agenda: str, part: str, before: str) -> str:
    """The agenda with one of its items put before another."""
    start = agenda.index(f"  - id: {part}\n")
    end = agenda.find("  - id: ", start + 5)
    text = agenda[start : end if end > 0 else len(agenda)]
    rest = agenda.replace(text, "")
    place = rest.index(f"  - id: {before}\n")
    return rest[:place] + text + rest[place:]


def good(profile: str = "vn-2018", day: str = "31/12/2021") -> str:
    """The small event in the order that the profile asks for."""
    agenda = AGENDA.replace("date: 31/12/2021", f"date: {day}")
    agenda = agenda.replace("items:\n", f"protocol: {profile}\nitems:\n")
    return moved(agenda, "trao", "chi-dao")


def found(root: Path, agenda: str, **spoiled: str) -> list[Problem]:
    problems = find_problems(write_event(root, agenda=agenda, **spoiled), "nho")
    return [problem for problem in problems if problem.code.startswith("protocol.")]


def codes(root: Path, agenda: str, **spoiled: str) -> list[str]:
    return [problem.code for problem in found(root, agenda, **spoiled)]


DAYS = {"vn-2013": "01/05/2016", "vn-2018": "31/12/2021", "vn-2023": "01/05/2024", "vn-2025": "01/05/2026"}


@pytest.mark.parametrize(("profile", "day"), DAYS.items())
def test_an_event_that_does_as_asked_hears_nothing(tmp_path: Path, profile: str, day: str) -> None:
    assert codes(tmp_path, good(profile, day)) == []


def test_without_a_profile_nothing_is_asked(tmp_path: Path) -> None:
    assert codes(tmp_path, AGENDA) == []


def test_awards_after_the_directing_speech_are_told_with_the_source(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, WITH_AWARDS_FIRST)
    assert problem.code == "protocol.order"
    assert problem.severity is Severity.WARNING
    assert "“Trao thưởng” đứng sau “Phát biểu chỉ đạo”" in problem.message
    assert "Nghị định 111/2018/NĐ-CP, Điều 13" in problem.hint
    assert WITH_AWARDS_FIRST.splitlines()[problem.line - 1].strip() == "kind: awarding"


def test_a_profile_without_a_sequence_leaves_the_order_free(tmp_path: Path) -> None:
    agenda = AGENDA.replace("31/12/2021", "01/05/2024").replace("items:\n", "protocol: vn-2023\nitems:\n")
    assert codes(tmp_path, agenda) == []


def test_a_waived_rule_is_a_note_with_the_reason(tmp_path: Path) -> None:
    waived = "protocol: {profile: vn-2018, waive: [{rule: order, reason: theo bài báo}]}"
    (problem,) = found(tmp_path, WITH_AWARDS_FIRST.replace("protocol: vn-2018", waived))
    assert (problem.code, problem.severity) == ("protocol.waived", Severity.NOTE)
    assert "theo bài báo" in problem.message


def test_a_waiver_of_a_rule_that_is_kept_is_silent(tmp_path: Path) -> None:
    waived = "protocol: {profile: vn-2018, waive: [{rule: order, reason: theo bài báo}]}"
    assert codes(tmp_path, good().replace("protocol: vn-2018", waived)) == []


def test_an_unknown_rule_cannot_be_waived(tmp_path: Path) -> None:
    waived = "protocol: {profile: vn-2018, waive: [{rule: oder, reason: nhầm}]}"
    agenda = good().replace("protocol: vn-2018", waived)
    problems = find_problems(write_event(tmp_path, agenda=agenda), "nho")
    assert [problem.severity for problem in problems] == [Severity.ERROR]


@pytest.mark.parametrize(("profile", "day"), [("vn-2018", "01/05/2024"), ("vn-2025", "30/06/2025")])
def test_a_profile_of_another_time_is_told(tmp_path: Path, profile: str, day: str) -> None:
    assert "protocol.dated" in codes(tmp_path, good(profile, day))


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("Kính thưa đồng chí Lê Văn A, kính thưa đồng chí Trần B.", True),
        ("Kính thưa đồng chí Lê Văn A, kính thưa quý vị đại biểu.", False),
        ("Kính thưa **Lê Văn A**; kính thưa ông **Trần B**.", True),
        ("Kính thưa các đồng chí, kính thưa các ông, các bà.", False),
    ],
)
def test_only_one_is_addressed_by_name(tmp_path: Path, script: str, told: bool) -> None:
    agenda = good().replace("script: Kính thưa quý vị đại biểu.", f"script: {script}")
    assert ("protocol.salutation" in codes(tmp_path, agenda)) is told


def introduced(*steps: str) -> str:
    """The small event with introductions of these sides; "host+" names a person."""
    lines = [
        f"      - {{side: {side.rstrip('+')}, "
        + ("person: le-van-a" if side.endswith("+") else f"groups: [Đoàn {number}]")
        + "}"
        for number, side in enumerate(steps)
    ]
    part = "  - id: gioi-thieu\n    kind: introductions\n    title: Giới thiệu\n    introduce:\n"
    return good().replace("  - id: anh\n", part + "\n".join(lines) + "\n  - id: anh\n")


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (("superior", "guest", "host+"), 0),
        (("host+", "superior"), 1),
        (("guest", "superior", "host"), 1),
        (("host+", "host+"), 1),
    ],
)
def test_superiors_are_introduced_first_and_one_of_the_host(
    tmp_path: Path, steps: tuple[str, ...], told: int
) -> None:
    assert codes(tmp_path, introduced(*steps)) == ["protocol.introductions"] * told


def test_nothing_but_awards_is_told(tmp_path: Path) -> None:
    agenda = good()
    for part in ("anh", "phim", "chi-dao", "ky"):
        start = agenda.index(f"  - id: {part}\n")
        end = agenda.find("  - id: ", start + 5)
        agenda = agenda[:start] + (agenda[end:] if end > 0 else "")
    assert codes(tmp_path, agenda) == ["protocol.alone"]


def test_a_decision_without_its_number_is_told(tmp_path: Path) -> None:
    decisions = "decisions:\n  - {id: qd, number: 1, date: 1/12/2021, authority: UBND, subject: x}\nitems:\n"
    agenda = good().replace("items:\n", decisions)
    agenda = agenda.replace("    kind: awarding\n", "    kind: awarding\n    decisions: [qd]\n")
    assert codes(tmp_path, agenda) == []
    assert codes(tmp_path, agenda.replace("number: 1,", "number: không rõ,")) == ["protocol.decision"]


def test_a_body_that_there_is_no_more_is_told(tmp_path: Path) -> None:
    titled = "people: [{person: le-van-a, title: Quận ủy viên}]"
    spoiled = {
        day: good(profile, day).replace("people: [{person: le-van-a}]", titled)
        for profile, day in DAYS.items()
    }
    told = {day: "protocol.bodies" in codes(tmp_path, agenda) for day, agenda in spoiled.items()}
    assert told == {day: profile == "vn-2025" for profile, day in DAYS.items()}


def test_every_day_since_2013_has_one_profile() -> None:
    day, last = date(2013, 12, 16), date(2030, 1, 1)
    while day < last:
        (only,) = [name for name in DATED if read_profile(name).in_force(day.isoformat())]
        assert profile_on(day.isoformat()).profile == only
        day += timedelta(days=1)


def test_every_rule_names_its_source_and_what_it_asks_in_two_languages() -> None:
    rules = [rule for name in DATED for rule in read_profile(name).rules]
    assert all(rule.source and rule.asks and rule.asks_en for rule in rules)
    assert {path.stem for path in HOME.glob("vn-*.yaml")} == set(DATED)
    assert [read_profile(name).profile for name in DATED] == list(DATED)
