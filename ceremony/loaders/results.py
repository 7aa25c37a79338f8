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


def _check_codes(reading: _Reading, top: Node, kind: str, codes: list[str]) -> None:
    seen: set[str] = set()
    for index, code in enumerate(codes):
        if code in seen:
            reading.fault(top.at((kind, index, "code")), "code-again", code=code)
        seen.add(code)


def _check(reading: _Reading, top: Node, results: Results) -> None:
    """What a single field cannot know: codes once, groups known, a headline of its own group."""
    groups = [group.code for group in results.groups]
    _check_codes(reading, top, "groups", groups)
    _check_codes(reading, top, "indicators", [indicator.code for indicator in results.indicators])
    for index, indicator in enumerate(results.indicators):
        if indicator.group not in groups:
            place = top.at(("indicators", index, "group"))
            advice = hint(reading.language, indicator.group, groups)
            reading.fault(place, "group-unknown", advice=advice, group=indicator.group)
    for index, group in enumerate(results.groups):
        members = [indicator.code for indicator in results.of_group(group.code)]
        place = top.at(("groups", index))
        if not members:
            reading.fault(place, "group-empty", severity=Severity.WARNING, group=group.code)
        elif group.headline and group.headline not in members:
            advice = hint(reading.language, group.headline, members)
            reading.fault(
                place.at(("headline",)),
                "headline-unknown",
                advice=advice,
                group=group.code,
                code=group.headline,
            )
    if not reading.problems and all(indicator.actual is None for indicator in results.indicators):
        reading.fault(top.at(("indicators",)), "no-values", severity=Severity.WARNING)


def load_results(path: Path, root: Path, language: str = "vi") -> tuple[Results | None, list[Problem]]:
    """The results in ``path``; None when anything is an error. ``root`` is the workspace."""
    top, problems = read_yaml(path, root, language)
    if top is None:
        return None, problems
    reading = _Reading(name_in(root, path), language)
    _read_numbers(reading, top)
    results, faults = validate(top, Results, reading.file, language)
    if results is not None:
        _check(reading, top, results)
    problems = sorted({*problems, *faults, *reading.problems})
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return results, problems
