"""What stands in lists, people and titles and is no name and no word is found where it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.cli.check import find_problems
from ceremony.model.problem import Problem, Severity
from tests.preflight.small_event import AGENDA, PEOPLE, RECIPIENTS, SIGNERS, write_event

FIRST, SECOND = "Cá nhân mẫu 1", "Cá nhân mẫu 2"


def named(root: Path, name: str, old: str = SECOND) -> list[Problem]:
    return find_problems(write_event(root, recipients=RECIPIENTS.replace(old, name)), "nho")


def only(found: list[Problem], code: str) -> Problem:
    (problem,) = (one for one in found if one.code == code)
    return problem


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Nguy?n Th? Lan", "text.spoiled"), ("Nguyá»…n Thị Lan", "text.misread"), ("Tr̀n B́nh",
        "text.misread"),
        ("#REF!", "text.sheet-error"), ("nt", "text.ditto"), ("NguyÔn ThÞ Lan", "text.old-font"),
        ("Nguyeãn Thò Lan", "text.old-font"), ("Đang cập nhật", "text.open"), ("(chưa có tên)",
        "text.open"),
        ("김민수", "text.glyphs"), ("ธนพล", "text.glyphs"), ("अमित", "text.glyphs"), ("王伟", "text.glyphs"),
        ("Lan 🎉", "text.glyphs"), ("Дмитрий", "text.glyphs"),
    ],
)  # fmt: skip
def test_what_is_no_name_is_an_error_at_its_row(tmp_path: Path, name: str, code: str) -> None:
    problem = only(named(tmp_path, name), code)
    assert (problem.file, problem.line) == ("agendas/nho/recipients.csv", 3)
    assert problem.severity is Severity.ERROR
    assert name.split(maxsplit=1)[0] in problem.message


@pytest.mark.parametrize(
    "name", ["Y Thôn Ayŭn", "Siu Blơ̆", "Müller", "Øre Łukasz", "K'Bông", "Nguyễn Thị Ẩn", "Ổ Ế Ẫ Ỹ"]
)
def test_a_name_of_any_letters_that_can_be_drawn_is_none(tmp_path: Path, name: str) -> None:
    assert named(tmp_path, name) == []


def test_each_name_is_told_with_its_signs(tmp_path: Path) -> None:
    rows = RECIPIENTS.replace(FIRST, "김수").replace(SECOND, "王伟")
    found = [
        one for one in find_problems(write_event(tmp_path, recipients=rows), "nho") if "glyphs" in one.code
    ]
    assert [(one.line, one.code) for one in found] == [(2, "text.glyphs"), (3, "text.glyphs")]
    assert "김 (U+AE40)" in found[0].message


def test_a_unit_that_nobody_knows_yet_is_a_warning_and_one_as_above_an_error(tmp_path: Path) -> None:
    assert only(named(tmp_path, "chưa có", "Khu 2"), "text.open").severity is Severity.WARNING
    assert only(named(tmp_path, "-nt-", "Khu 2"), "text.ditto").severity is Severity.ERROR


def test_signers_and_people_and_titles_are_looked_at_too(tmp_path: Path) -> None:
    signers = SIGNERS.replace("Khu dân cư 1", "??ng Hòa")
    people = PEOPLE.replace("[Chủ tịch]", "[Chá»§ tá»‹ch]")
    agenda = AGENDA.replace("title: Hình ảnh", "title: Hình ảnh 写真")
    found = find_problems(write_event(tmp_path, signers=signers, people=people, agenda=agenda), "nho")
    places = {(one.code, one.file.rpartition("/")[2], one.line) for one in found}
    assert ("text.spoiled", "signers.csv", 2) in places
    assert ("text.misread", "people.yaml", 5) in places
    assert ("text.glyphs", "agenda.yaml", 13) in places


def test_a_picture_with_signs_that_no_name_has_is_told(tmp_path: Path) -> None:
    slide = "---\nlayout: text\ntitle: Xin chào\n---\nさくら\n"
    found = find_problems(write_event(tmp_path, slide=slide), "nho")
    assert only(found, "picture.glyphs").severity is Severity.ERROR


def test_titles_of_agenda_parts_may_begin_with_any_word(tmp_path: Path) -> None:
    agenda = AGENDA.replace("title: Hình ảnh", "title: Chờ khai mạc, đang cập nhật")
    assert find_problems(write_event(tmp_path, agenda=agenda), "nho") == []
