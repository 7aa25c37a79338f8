"""``abbreviations.yaml``: an organisation's own short forms, beside the agenda when there is one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ceremony.loaders.beside import read_beside
from ceremony.loaders.reading import Reading
from ceremony.loaders.source_text import name_in
from ceremony.model.abbreviation import AbbreviationFile

NAME = "abbreviations.yaml"


def read_abbreviations(reading: Reading) -> None:
    """Read the file into ``reading``; a short form that stands twice is a fault."""
    path = reading.folder / NAME
    if not path.exists():
        return
    file = name_in(reading.root, path)
    found = read_beside(reading, NAME, AbbreviationFile)
    if found is None:
        return
    tree, read = found
    first: set[str] = set()
    for index, each in enumerate(read.abbreviations):
        if each.short in first:
            place = tree.at(("abbreviations", index, "short"))
            reading.fault(file, place, "abbreviation-twice", short=each.short)
        first.add(each.short)
    reading.abbreviations = read


def accept(folder: Path, readings: Iterable[tuple[str, str]], by: str, on: str) -> Path:
    """Write down that ``by`` has looked at these readings (short, full); the rest of the file stays.

    ``folder`` is the event's own in agendas/; ``on`` is the day, ISO.
    """
    from ruamel.yaml import YAML

    path = folder / NAME
    yaml = YAML()
    yaml.width = 120
    yaml.indent(mapping=2, sequence=4, offset=2)
    kept = yaml.load(path.read_text(encoding="utf-8")) if path.exists() else None
    kept = {} if kept is None else kept
    accepted = kept.setdefault("accepted", [])
    accepted.extend({"short": short, "full": full, "by": by, "on": on} for short, full in readings)
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        yaml.dump(kept, file)
    part.replace(path)
    return path
