"""The results file (YAML) as a model, or all its faults with their places."""

from __future__ import annotations

from pathlib import Path

from pydantic_core import PydanticCustomError

from ceremony.language.catalogs import say
from ceremony.loaders.source_text import name_in
from ceremony.loaders.suggest import hint
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
        for name in NUMBER_FIELDS:
            cell = row.value.get(name) if isinstance(row.value, dict) else None
            if cell is None or cell.value is None:
                continue
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


def load_results(path: Path, root: Path, language: str = "vi") -> tuple[Results | None, list[Problem]]:
    """The results in ``path``; None when anything is an error. ``root`` is the workspace."""
    top, problems = read_yaml(path, root, language)
    if top is None:
        return None, problems
    reading = _Reading(name_in(root, path), language)
    _read_numbers(reading, top)
    results, faults = validate(top, Results, reading.file, language)
    _check(reading, top)
    problems = sorted({*problems, *faults, *reading.problems})
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return results, problems
