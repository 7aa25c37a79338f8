"""The decisions of an event: those in the agenda, or those in the file that it names."""

from __future__ import annotations

from collections.abc import Sequence

from ceremony.loaders.beside import read_beside
from ceremony.loaders.lists import missing_file
from ceremony.loaders.reading import Reading
from ceremony.loaders.source_text import name_in
from ceremony.loaders.yaml_source import Node
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
        missing_file(reading, file, node.at(("decisions",)), written)
        reading.decisions_whole = False
        return
    found = read_beside(reading, written, DecisionFile)
    if found is None:
        reading.decisions_whole = False
        return
    tree, read = found
    reading.decision_files[written] = read.decisions
    _keep(reading, name_in(reading.root, reading.folder / written), tree, read.decisions)


def _keep(reading: Reading, file: str, tree: Node, decisions: Sequence[Decision]) -> None:
    for index, decision in enumerate(decisions):
        if decision.id in reading.decisions:
            reading.fault(file, tree.at(("decisions", index, "id")), "id-again", id=decision.id)
        reading.decisions[decision.id] = decision
