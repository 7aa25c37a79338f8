"""The decisions of an event: those in the agenda, or those in the file that it names."""

from __future__ import annotations

from collections.abc import Sequence

from ceremony.loaders.reading import Reading
from ceremony.loaders.source_text import name_in
from ceremony.loaders.validate import validate
from ceremony.loaders.yaml_source import Node, read_yaml
from ceremony.model.agenda import Agenda
from ceremony.model.decision import Decision, DecisionFile

NAME = "decisions.yaml"


def read_decisions(reading: Reading, file: str, agenda: Agenda, node: Node) -> None:
    """Read them into ``reading``; an id that stands twice is a fault."""
    written = agenda.decisions
    if not isinstance(written, str):
        _keep(reading, file, node, written)
        return
    if not (reading.folder / written).exists():
        reading.fault(file, node.at(("decisions",)), "file-missing", file=written)
        reading.decisions_whole = False
        return
    tree, found = read_decision_file(reading, written)
    if tree is None or found is None:
        reading.decisions_whole = False
        return
    reading.decision_files[written] = found
    _keep(reading, name_in(reading.root, reading.folder / written), tree, found)


def read_decision_file(reading: Reading, name: str) -> tuple[Node | None, tuple[Decision, ...] | None]:
    """The tree of a file and the decisions in it, None for what cannot be read."""
    path = reading.folder / name
    tree, problems = read_yaml(path, reading.root, reading.language)
    reading.problems += problems
    if tree is None:
        return None, None
    read, problems = validate(tree, DecisionFile, name_in(reading.root, path), reading.language)
    reading.problems += problems
    return tree, read.decisions if read else None


def _keep(reading: Reading, file: str, tree: Node, decisions: Sequence[Decision]) -> None:
    for index, decision in enumerate(decisions):
        if decision.id in reading.decisions:
            reading.fault(file, tree.at(("decisions", index, "id")), "id-again", id=decision.id)
        reading.decisions[decision.id] = decision
