"""The results file (YAML, CSV, XLSX) as a model, or all its faults with their places."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pydantic_core import PydanticCustomError

from ceremony.language.catalogs import say
from ceremony.language.text import match_key
from ceremony.loaders.results_table import TableReading
from ceremony.loaders.source_text import name_in, read_text
from ceremony.loaders.suggest import hint
from ceremony.loaders.tables import separator
from ceremony.loaders.validate import validate
from ceremony.loaders.yaml_source import Node, read_yaml
from ceremony.model.problem import Problem, Severity
from ceremony.model.results import NUMBER_FIELDS, Results, read_number


class _Reading:
    """The faults of one file as they are found."""

    def __init__(self, file: str, language: str) -> None:
        self.file, self.language = file, language
        self.problems: list[Problem] = []

    def fault(
        self,
        node: Node,
        name: str,
        /,
        *,
        advice: str = "",
        severity: Severity = Severity.ERROR,
        **values: object,
    ) -> None:
        """Record a fault at a node; without ``advice`` the catalog has it."""
        message = say(self.language, f"results.{name}", **values)
        advice = advice or say(self.language, f"results.{name}.hint", **values)
        self.problems.append(
            Problem(self.file, node.line, node.column, f"results.{name}", message, advice, severity)
        )


def _read_numbers(reading: _Reading, top: Node) -> None:
    """Numbers as numbers; what is none is recorded once, here, with what to write instead."""
    rows = top.at(("indicators",)).value
    for row in rows if isinstance(rows, list) else ():
        percent = isinstance(row.value, dict) and _said(row, "unit").startswith("%")
        for name in NUMBER_FIELDS:
            cell = row.value.get(name) if isinstance(row.value, dict) else None
            if cell is None or cell.value is None:
                continue
            if percent and isinstance(cell.value, str):
                cell.value = cell.value.strip().removesuffix("%")  # the unit says so already
            try:
                cell.value = read_number(cell.value)
            except PydanticCustomError as error:
                context = {key: value for key, value in (error.context or {}).items() if key != "code"}
                reading.fault(cell, error.type, **context)
                cell.value = None


def _rows(top: Node, kind: str) -> list[Node]:
    """The mappings of a list; what is none is left to the model to refuse."""
    rows = top.at((kind,)).value if isinstance(top.value, dict) and kind in top.value else []
    return [row for row in rows if isinstance(row.value, dict)] if isinstance(rows, list) else []


def _said(row: Node, key: str) -> str:
    """What a mapping says under a key, as text; "" when it says nothing."""
    cell = row.value.get(key)
    return "" if cell is None or cell.value is None else str(cell.value).strip()


def _check_codes(reading: _Reading, rows: list[Node]) -> list[str]:
    """The codes of a list, each used once."""
    codes: list[str] = []
    for row in rows:
        code = _said(row, "code")
        if code and code in codes:
            reading.fault(row.at(("code",)), "code-again", code=code)
        codes.append(code)
    return codes


def _check_group(reading: _Reading, group: Node, rows: list[Node]) -> None:
    """A group has indicators, and its headline is one of them."""
    code, wanted = _said(group, "code"), _said(group, "headline")
    members = [_said(row, "code") for row in rows if _said(row, "group") == code]
    if not members:
        reading.fault(group, "group-empty", severity=Severity.WARNING, group=code)
    elif wanted and wanted not in members:
        advice = hint(reading.language, wanted, members)
        reading.fault(group.at(("headline",)), "headline-unknown", advice=advice, group=code, code=wanted)


def _check(reading: _Reading, top: Node) -> None:
    """What a single field cannot know: codes once, groups known, a headline of its own group."""
    groups, rows = _rows(top, "groups"), _rows(top, "indicators")
    known = _check_codes(reading, groups)
    _check_codes(reading, rows)
    for row in rows:
        group = _said(row, "group")
        if group and group not in known:
            advice = hint(reading.language, group, known)
            reading.fault(row.at(("group",)), "group-unknown", advice=advice, group=group)
    for one in groups:
        _check_group(reading, one, rows)
    if rows and not reading.problems and not any(_said(row, "actual") for row in rows):
        reading.fault(top.at(("indicators",)), "no-values", severity=Severity.WARNING)


def _finish(
    reading: _Reading, top: Node, problems: Iterable[Problem] = ()
) -> tuple[Results | None, list[Problem]]:
    """A tree as results; None when anything is an error."""
    _read_numbers(reading, top)
    results, faults = validate(top, Results, reading.file, reading.language)
    _check(reading, top)
    every = sorted({*problems, *faults, *reading.problems})
    failed = any(problem.severity is Severity.ERROR for problem in every)
    return (None if failed else results), every


def _load_yaml(path: Path, root: Path, language: str) -> tuple[Results | None, list[Problem]]:
    top, problems = read_yaml(path, root, language)
    if top is None:
        return None, problems
    return _finish(_Reading(name_in(root, path), language), top, problems)


def _load_csv(path: Path, root: Path, language: str) -> tuple[Results | None, list[Problem]]:
    text, problems = read_text(path, root, language)
    if text is None:
        return None, problems
    reading = _Reading(name_in(root, path), language)
    rows: list[list[str | None]] = []
    # A line's own number counts, so quoted line breaks leave empty rows behind them.
    lines = csv.reader(io.StringIO(text), delimiter=separator(_widest(text)), strict=True)
    try:
        for cells in lines:
            rows += [[] for _ in range(lines.line_num - len(rows) - 1)]
            rows.append([cell.strip() or None for cell in cells])
    except csv.Error:
        reading.fault(Node(max(lines.line_num, 1), 1), "csv-quote")
    return _finish(reading, TableReading(rows, language, reading.fault).read())


def _widest(text: str) -> str:
    """The line with the most separators: the header or a row, never the title above them."""
    return max(text.split("\n")[:40], key=lambda line: max(line.count(sign) for sign in ";,\t"))


def _load_workbook(path: Path, root: Path, language: str) -> tuple[Results | None, list[Problem]]:
    from ceremony.loaders.sheets.letters import column_letters
    from ceremony.loaders.workbook import WorkbookError, read_workbook

    reading = _Reading(name_in(root, path), language)
    try:
        sheets = [sheet for sheet in read_workbook(path) if any(any(row) for row in sheet.rows)]
    except FileNotFoundError:
        return None, read_text(path, root, language)[1]
    except OSError as error:
        reading.fault(Node(0, 0), "workbook-unreadable", reason=error.strerror or type(error).__name__)
        return None, reading.problems
    except WorkbookError as error:
        reading.fault(Node(0, 0), f"workbook-{error.code}")
        return None, reading.problems
    if not sheets:
        reading.fault(Node(0, 0), "workbook-empty")
        return None, reading.problems
    table = max(
        sheets, key=lambda sheet: max(len([cell for cell in row if cell is not None]) for row in sheet.rows)
    )
    made = TableReading(table.rows, language, reading.fault)
    for sheet in sheets:
        if sheet is not table and _is_about(sheet.name):
            other = TableReading(sheet.rows, language, reading.fault)
            other.read_about()
            made.about, made.groups = other.about, other.groups
    top = made.read()
    for row, column in sorted(table.uncalculated):
        reading.fault(Node(row, column), "formula-empty")
    _check_shares(reading, top)
    results, problems = _finish(reading, top)

    def named(problem: Problem) -> Problem:
        if not problem.line:
            return problem
        cell = f"{table.name}!{column_letters(problem.column)}{problem.line}"
        return replace(problem, message=f"{cell}: {problem.message}")

    return results, [named(problem) for problem in problems]


def _is_about(name: str) -> bool:
    return match_key(name) in {match_key(word) for word in ("Thông tin", "Chung", "Thông tin chung", "About")}


def _check_shares(reading: _Reading, top: Node) -> None:
    """A cell formatted as per cent holds 0.946 where it shows 94.6 %: look at what may be that."""
    for row in _rows(top, "indicators"):
        if not _said(row, "unit").startswith("%"):
            continue
        cells = [row.value[name] for name in ("plan", "actual", "last_year") if name in row.value]
        values = [cell.value for cell in cells if isinstance(cell.value, int | Decimal)]
        if values and all(0 < value <= 1 for value in values) and any(value != 1 for value in values):
            reading.fault(cells[0], "percent-cell", severity=Severity.WARNING)


def load_results(path: Path, root: Path, language: str = "vi") -> tuple[Results | None, list[Problem]]:
    """The results in ``path``; None when anything is an error. ``root`` is the workspace."""
    kind = path.suffix.casefold()
    if kind in (".xlsx", ".xlsm", ".ods", ".xls"):
        return _load_workbook(path, root, language)
    if kind in (".csv", ".tsv"):
        return _load_csv(path, root, language)
    return _load_yaml(path, root, language)
