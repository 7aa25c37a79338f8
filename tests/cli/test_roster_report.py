"""The report of an import: doubts first, by kind, and no row hides behind a number."""

from __future__ import annotations

from pathlib import Path

from ceremony.cli.roster_report import report
from ceremony.loaders.roster.entry import Note, Outcome
from tests.loaders.small import EVENT, write


def told(root: Path, *notes: Note) -> list[str]:
    target = write(root) / "agendas" / EVENT / "recipients.csv"
    lines = report(Outcome("recipients", notes=list(notes)), target, root, "vi", written=False, kept=None)
    return [line for line, _ in lines]


def some(level: str, code: str, count: int, first: int = 2) -> list[Note]:
    return [Note(level, code, "DS", row, f"điều {code} {row}") for row in range(first, first + count)]


def test_what_was_refused_comes_first_then_doubts_then_the_rest(tmp_path: Path) -> None:
    lines = told(
        tmp_path,
        *some("said", "kind-guessed", 86),
        *some("look", "ditto", 2),
        *some("refused", "row-again", 1),
    )
    heads = [n for n, line in enumerate(lines) if line.endswith(":") or line.startswith("Ghi nhận")]
    assert [lines[n].split()[0] for n in heads[:3]] == ["KHÔNG", "Cần", "Ghi"]


def test_what_holds_for_every_row_is_said_once(tmp_path: Path) -> None:
    lines = [line for line in told(tmp_path, *some("said", "kind-guessed", 86)) if "cá nhân" in line]
    assert lines == ["  Danh sách không ghi đối tượng, hiểu là cá nhân (86): bảng “DS”: dòng 2–87"]


def test_many_doubts_of_a_kind_are_told_together_with_all_their_rows(tmp_path: Path) -> None:
    notes = [*some("look", "ditto", 30), *some("look", "ditto", 1, first=40)]
    lines = told(tmp_path, *notes)
    assert "(31): bảng “DS”: dòng 2–31, 40" in "\n".join(lines)
    assert sum("điều ditto" in line for line in lines) == 6


def test_a_name_that_cannot_be_drawn_is_always_told_by_itself(tmp_path: Path) -> None:
    assert sum("điều glyphs" in line for line in told(tmp_path, *some("look", "glyphs", 30))) == 30


def test_a_kind_without_a_title_is_told_row_by_row(tmp_path: Path) -> None:
    assert sum("điều strange" in line for line in told(tmp_path, *some("look", "strange", 20))) == 20
