"""A YAML file beside the agenda: its tree, and what its model makes of it."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from ceremony.loaders.reading import Reading
from ceremony.loaders.source_text import name_in
from ceremony.loaders.validate import validate
from ceremony.loaders.yaml_source import Node, read_yaml

Model = TypeVar("Model", bound=BaseModel)


def read_beside(reading: Reading, name: str, model: type[Model]) -> tuple[Node, Model] | None:
    """The tree and the model of a file in the event's folder; None for a broken one, its faults recorded."""
    path = reading.folder / name
    tree, problems = read_yaml(path, reading.root, reading.language)
    reading.problems += problems
    if tree is None:
        return None
    read, problems = validate(tree, model, name_in(reading.root, path), reading.language)
    reading.problems += problems
    return None if read is None else (tree, read)
