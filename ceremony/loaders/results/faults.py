"""The faults of one file of results as they are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ceremony.language.catalogs import say
from ceremony.loaders.sheets.letters import column_letters
from ceremony.loaders.yaml_source import Node
from ceremony.model.problem import Problem, Severity

SHEET = 1_000_000  # rows of the second sheet count from here, so that a place says which sheet it is in


class Faults:
    """What is wrong with one file. ``language`` is spoken, ``written`` is how its numbers are written."""

    def __init__(self, file: str, language: str, written: str) -> None:
        self.file, self.language, self.written = file, language, written
        self.problems: list[Problem] = []
        self.sheets: list[str] = []
        self.refused: set[tuple[int, int]] = set()  # places of figures that could not be read
        self.percent: set[tuple[int, int]] = set()  # places whose figure is per cent beyond doubt

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

    def tell(self, node: Node, name: str, severity: Severity, values: Mapping[str, object]) -> None:
        """The same with its values as they were collected."""
        message = say(self.language, f"results.{name}", **values)
        advice = say(self.language, f"results.{name}.hint", **values)
        self.problems.append(
            Problem(self.file, node.line, node.column, f"results.{name}", message, advice, severity)
        )

    def warn(self, node: Node, name: str, /, **values: object) -> None:
        """Record what somebody should look at, and what stops nothing."""
        self.tell(node, name, Severity.WARNING, values)

    def note(self, node: Node, name: str, /, **values: object) -> None:
        """Record what was understood or left out, so that nothing of the file goes without a word."""
        self.tell(node, name, Severity.NOTE, values)

    def cell(self, row: int, column: int) -> str:
        """A place as it stands in a spreadsheet: "Biểu!F7"; rows and columns of a CSV file alike."""
        sheet = self.sheets[row // SHEET] if row // SHEET < len(self.sheets) else ""
        return (
            f"{sheet}!{column_letters(column)}{row % SHEET}"
            if sheet
            else f"{column_letters(column)}{row % SHEET}"
        )

    def named(self, problem: Problem) -> Problem:
        """The problem with its cell in words and its row as the sheet counts."""
        if not self.sheets or not problem.line:
            return problem
        told = problem.message
        if self.sheets[problem.line // SHEET] and problem.column:
            told = f"{self.cell(problem.line, problem.column)}: {told}"
        return replace(problem, message=told, line=problem.line % SHEET)
