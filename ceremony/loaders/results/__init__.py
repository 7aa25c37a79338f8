"""The results file (YAML, CSV, XLSX, XLS, ODS) as a model, or all its faults with their places."""

from __future__ import annotations

from pathlib import Path

from ceremony.loaders.results.faults import Faults
from ceremony.loaders.results.tree import finish
from ceremony.loaders.source_text import name_in, read_text
from ceremony.loaders.yaml_source import Node, read_yaml
from ceremony.model.problem import Problem
from ceremony.model.results import Results

TABLES = (".xlsx", ".xlsm", ".ods", ".xls", ".csv", ".tsv")


def load_results(
    path: Path, root: Path, language: str = "vi", written: str | None = None
) -> tuple[Results | None, list[Problem]]:
    """The results in ``path``; None when anything is an error. ``root`` is the workspace.

    Faults speak ``language``; numbers are read as the event's own language ``written`` writes them.
    """
    faults = Faults(name_in(root, path), language, written or language)
    if path.suffix.casefold() in TABLES:
        return _load_table(path, root, faults)
    top, problems = read_yaml(path, root, language)
    return (None, problems) if top is None else finish(faults, top, problems)


def _load_table(path: Path, root: Path, faults: Faults) -> tuple[Results | None, list[Problem]]:
    from ceremony.loaders.results.sheets import read_tables

    try:
        top = read_tables(path, faults)
    except FileNotFoundError:
        return None, read_text(path, root, faults.language)[1]
    except OSError as error:
        faults.fault(Node(0, 0), "workbook-unreadable", reason=error.strerror or type(error).__name__)
        top = None
    if top is None:
        return None, sorted({faults.named(problem) for problem in faults.problems})
    return finish(faults, top)
