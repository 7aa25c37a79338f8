"""What was most likely typed wrong is told, and what may well be right is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.cli.check import find_problems
from ceremony.model.problem import Problem
from tests.preflight.small_event import AGENDA, PEOPLE, png, write_event

PURPOSE = "    title: Tuyên bố lý do\n"
PICTURE = "    title: Hình ảnh\n"


def found(root: Path, code: str, **spoiled: str) -> list[Problem]:
    return [one for one in find_problems(write_event(root, **spoiled), "nho") if one.code == code]


def test_a_year_that_is_over_and_that_nobody_speaks_of_is_told(tmp_path: Path) -> None:
    (told,) = found(tmp_path, "date.past", agenda=AGENDA.replace("31/12/2021", "31/12/2011"))
    assert (told.file, told.line) == ("agendas/nho/agenda.yaml", 3)
    assert found(tmp_path, "date.past") == []
    ahead = AGENDA.replace("31/12/2021", "31/12/2091")
    assert found(tmp_path, "date.past", agenda=ahead) == []


def times(first: str, second: str) -> str:
    started = AGENDA.replace(PURPOSE, f"{PURPOSE}    start: {first}\n")
    return started.replace(PICTURE, f"{PICTURE}    start: {second}\n")


def test_a_part_that_begins_before_the_one_above_it_is_told(tmp_path: Path) -> None:
    assert len(found(tmp_path, "start.backwards", agenda=times("8:30", "8:00"))) == 1
    assert found(tmp_path, "start.backwards", agenda=times("8:00", "8:30")) == []
    assert found(tmp_path, "start.backwards", agenda=times("23:30", "0:15")) == []


@pytest.mark.parametrize("place", ["presenters", "witnesses", "people"])
def test_somebody_who_stands_twice_in_one_place_is_told(tmp_path: Path, place: str) -> None:
    twice = AGENDA.replace(
        f"{place}: [{{person: le-van-a}}]", f"{place}: [{{person: le-van-a}}, {{person: le-van-a}}]"
    )
    assert len(found(tmp_path, "person.twice", agenda=twice)) == 1
    assert found(tmp_path, "person.twice") == []


def test_a_name_in_capitals_is_told_with_the_name_to_write(tmp_path: Path) -> None:
    (told,) = found(tmp_path, "person.capitals", people=PEOPLE.replace("Lê Văn A", "LÊ VĂN ÁNH"))
    assert "Lê Văn Ánh" in told.hint
    assert found(tmp_path, "person.capitals") == []


def test_titles_in_brackets_of_which_one_is_shown_are_told(tmp_path: Path) -> None:
    two = "titles: [Phó Bí thư, Chủ tịch]"
    (told,) = found(tmp_path, "person.titles", people=PEOPLE.replace("titles: [Chủ tịch]", two))
    assert '["Phó Bí thư, Chủ tịch"]' in told.hint
    lines = "titles:\n      - Phó Bí thư\n      - Chủ tịch"
    assert found(tmp_path, "person.titles", people=PEOPLE.replace("titles: [Chủ tịch]", lines)) == []


@pytest.mark.parametrize("sign", ["#REF!", "#N/A", "Err:508", "#DIV/0!", "#####"])
def test_an_error_of_a_spreadsheet_is_told(tmp_path: Path, sign: str) -> None:
    (told,) = found(tmp_path, "text.sheet-error", people=PEOPLE.replace("[Chủ tịch]", f'["{sign}"]'))
    assert told.line == 5
    assert found(tmp_path, "text.sheet-error", people=PEOPLE.replace("[Chủ tịch]", '["Tổ #1"]')) == []


def test_a_photo_of_a_person_is_missed_where_it_is_named(tmp_path: Path) -> None:
    (told,) = found(tmp_path, "media.missing", people=PEOPLE + "    photo: anh/le-a.png\n")
    assert (told.file, told.line) == ("agendas/nho/people.yaml", 6)


def test_a_photo_under_other_capitals_is_shown_and_told(tmp_path: Path) -> None:
    write_event(tmp_path)
    (tmp_path / "media" / "nho" / "Le-A.png").write_bytes(png())
    people = PEOPLE + "    photo: le-a.png\n"
    (told,) = found(tmp_path, "media.spelling", people=people)
    assert "Le-A.png" in told.hint
    assert found(tmp_path, "media.missing", people=people) == []
