"""A hundred slips of people who write an event by hand: each told once, where it is, with what to write."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from ceremony.cli.check import find_problems
from ceremony.model.problem import Severity
from tests.loaders.slips import AGENDA, CLOSING, FOLDERS, SLIPS, TEXTS, Slip, slip
from tests.preflight.small_event import png


def write(root: Path, slip: Slip | None = None) -> None:
    texts = dict(TEXTS)
    if slip is not None and slip.old:
        assert slip.old in texts[slip.file]
        at = texts[slip.file].rindex(slip.old) if slip.old == CLOSING else texts[slip.file].index(slip.old)
        texts[slip.file] = texts[slip.file][:at] + slip.new + texts[slip.file][at + len(slip.old) :]
    for name, text in texts.items():
        path = root / FOLDERS[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "media" / "mau" / "anh").mkdir(parents=True, exist_ok=True)
    (root / "media" / "mau" / "anh" / "hoa.jpg").write_bytes(png())
    for old, new in (slip.moved if slip else {}).items():
        (root / old).rename(root / new)


def test_there_are_a_hundred_of_them() -> None:
    assert len(SLIPS) >= 98


def test_nothing_is_told_of_an_event_without_a_slip(tmp_path: Path) -> None:
    write(tmp_path)
    assert find_problems(tmp_path, "mau") == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code} {slip.new.strip()[:30]!r}")
def test_a_slip_is_told_once_at_its_place_with_what_to_write(tmp_path: Path, slip: Slip) -> None:
    write(tmp_path, slip)
    problems = find_problems(tmp_path, "mau")
    said = "\n".join(map(str, problems))
    found = [one for one in problems if one.code.startswith(slip.code)]
    assert found, said
    assert any(slip.hint in one.hint for one in found), said
    if slip.at and found[0].line:
        lines = (tmp_path / found[0].file).read_text(encoding="utf-8").split("\n")
        assert any(slip.at in lines[one.line - 1] for one in found), said
    errors = {one.code for one in problems if one.severity is Severity.ERROR}
    assert all(code.startswith((slip.code, *slip.also)) for code in errors), said
    doubts = {one.code for one in problems if one.severity is Severity.WARNING}
    assert doubts <= {slip.code, "yaml.hash"}, said


def test_a_file_whose_name_is_in_another_normal_form_is_simply_found(tmp_path: Path) -> None:
    write(tmp_path)
    folder = tmp_path / "agendas" / "mau"
    (folder / "recipients.csv").rename(folder / unicodedata.normalize("NFD", "danh sách.csv"))
    text = AGENDA.replace("recipients: recipients.csv", "recipients: danh sách.csv")
    (folder / "agenda.yaml").write_text(text, encoding="utf-8")
    assert find_problems(tmp_path, "mau") == []


@pytest.mark.parametrize(
    "comment", ["# ghi chú", "# DỮ LIỆU MẪU: bài không nêu", "#  9", "# - cũ", "#=== phần"]
)
def test_a_comment_is_a_comment(tmp_path: Path, comment: str) -> None:
    write(tmp_path, slip("agenda", CLOSING, f"{CLOSING} {comment}", ""))
    assert find_problems(tmp_path, "mau") == []


def test_a_text_keeps_its_sign_and_its_noughts(tmp_path: Path) -> None:
    from ceremony.loaders.yaml_source import parse_yaml

    tree, _ = parse_yaml("a: +84\nb: 007\nc: -0\nd: 1_000\ne: 12\n", "x.yaml")
    assert tree is not None
    assert tree.plain() == {"a": "+84", "b": "007", "c": "-0", "d": "1_000", "e": 12}
