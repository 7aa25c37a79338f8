"""Tables of results as offices send them: an XLSX file with merged fields, formats and error cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from ceremony.loaders.results import load_results
from ceremony.model.problem import Problem, Severity
from ceremony.model.results import Results
from tests.loaders.pages import Area, Cell, Formula

HEAD: list[Cell] = ["STT", "Nhóm", "Chỉ tiêu", "ĐVT", "KH 2021", "TH 2021", "TH 2020"]
PLAIN: list[Cell] = ["STT", "Chỉ tiêu", "ĐVT", "KH 2021", "TH 2021"]


def write_book(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    *,
    merged: Sequence[Area] = (),
    formats: Mapping[tuple[int, int], str] | None = None,
    hidden: Sequence[int] = (),
) -> Path:
    """Sheets of cells; merged areas, formats and hidden rows (from 0) are those of every sheet."""
    with xlsxwriter.Workbook(path) as book:
        looks = {place: book.add_format({"num_format": code}) for place, code in (formats or {}).items()}
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for area in merged:
                sheet.merge_range(*area, "", book.add_format())
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    look = looks.get((row, column))
                    if isinstance(value, Formula):
                        sheet.write_formula(row, column, "=" + value.text, look, value.value or "")
                    elif isinstance(value, str):
                        sheet.write_string(row, column, value, look)
                    elif value is not None:
                        sheet.write(row, column, value, look)
            for row in hidden:
                sheet.set_row(row, None, None, {"hidden": True})
    return path


def read_book(
    tmp_path: Path,
    rows: Sequence[Sequence[Cell]],
    *,
    merged: Sequence[Area] = (),
    formats: Mapping[tuple[int, int], str] | None = None,
    written: str = "vi",
) -> tuple[Results | None, list[Problem]]:
    """One sheet called “Biểu”, read."""
    path = write_book(tmp_path / "results.xlsx", {"Biểu": rows}, merged=merged, formats=formats)
    return load_results(path, tmp_path, "vi", written)


def codes(problems: Sequence[Problem], *severities: Severity) -> list[str]:
    """What was told, without the room's name; notes only when they are asked for."""
    wanted = severities or (Severity.ERROR, Severity.WARNING)
    return [problem.code.partition(".")[2] for problem in problems if problem.severity in wanted]


def taken(read: tuple[Results | None, list[Problem]]) -> Results:
    """The results; whatever stopped them is shown."""
    results, problems = read
    assert results is not None, [str(problem) for problem in problems]
    return results
