"""What spoils a paper is told at check: a part without a length, a made-up person left over."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.cli.check import find_problems
from ceremony.model.problem import Problem
from tests.preflight.small_event import AGENDA, PEOPLE, write_event

TIMED = AGENDA.replace("items:\n", 'schedule: {start: "8:00"}\nitems:\n', 1)
LENGTH = "    duration: 5 phút\n"
GHOST = "  - id: chu-tri\n    name: Họ và Tên Người Chủ Trì\n    sample: true\n"


def found(root: Path, **spoiled: str) -> list[tuple[str, str, int]]:
    problems = find_problems(write_event(root, **spoiled), "nho")
    return [(one.code, one.file, one.line) for one in problems]


def test_a_part_without_a_length_is_told_at_its_line(tmp_path: Path) -> None:
    agenda = TIMED.replace(LENGTH, "", 1)
    line = agenda.splitlines().index("  - id: ly-do") + 1
    assert found(tmp_path, agenda=agenda) == [("item.no-duration", "agendas/nho/agenda.yaml", line)]


def test_many_parts_without_a_length_are_told_in_one_line(tmp_path: Path) -> None:
    lengths = [line for line in TIMED.splitlines() if not line.startswith("    duration:")]
    agenda = "\n".join(lengths) + "\n"
    assert [code for code, _, _ in found(tmp_path, agenda=agenda)] == ["item.no-durations"]


@pytest.mark.parametrize(
    "agenda",
    [
        TIMED,
        AGENDA.replace(LENGTH, "", 1),  # nobody plans times
        TIMED.replace(LENGTH, "", 1).replace("  - id: anh\n", '  - id: anh\n    start: "8:30"\n'),
        TIMED[: TIMED.rindex("    duration:")] + TIMED[TIMED.rindex("    awards:") :],  # nothing follows
    ],
)
def test_a_length_that_no_paper_needs_is_not_asked_for(tmp_path: Path, agenda: str) -> None:
    assert found(tmp_path, agenda=agenda) == []


def test_a_film_that_is_not_there_yet_is_told_once(tmp_path: Path) -> None:
    part = TIMED.split("  - id: phim")[1].split("  - id:")[0]
    unbuilt = part.replace(LENGTH, "").replace("phim.mp4", "khac.mp4")
    codes = [code for code, _, _ in found(tmp_path, agenda=TIMED.replace(part, unbuilt))]
    assert codes == ["media.missing"]


def test_a_made_up_person_whom_no_part_names_is_told_where_they_stand(tmp_path: Path) -> None:
    line = (PEOPLE + GHOST).splitlines().index("  - id: chu-tri") + 1
    assert found(tmp_path, people=PEOPLE + GHOST) == [
        ("person.sample-unused", "agendas/nho/people.yaml", line)
    ]


def test_a_made_up_person_who_acts_is_no_leftover(tmp_path: Path) -> None:
    people = PEOPLE + "    sample: true\n"
    assert "person.sample-unused" not in {code for code, _, _ in found(tmp_path, people=people)}


def test_a_real_person_whom_no_part_names_is_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, people=PEOPLE + GHOST.replace("    sample: true\n", "")) == []


def hints(problems: list[Problem]) -> list[str]:
    return [one.hint for one in problems]


def test_the_hint_names_the_id_to_take_out(tmp_path: Path) -> None:
    problems = find_problems(write_event(tmp_path, people=PEOPLE + GHOST), "nho", "en")
    assert hints(problems) == ["Take the person with id: chu-tri out of this file"]
