"""What comes by itself, checked: only where it can, and never where somebody is called up."""

from __future__ import annotations

from ceremony.loaders.reading import Reading
from ceremony.loaders.yaml_source import Node
from ceremony.model.agenda import Item


def check_turning(reading: Reading, file: str, item: Item, node: Node) -> None:
    """``advance``, ``loop`` and ``arm`` of an item: every fault."""
    for key, code in _faults(item):
        reading.fault(file, node.at((key,)), code)


def _faults(item: Item) -> list[tuple[str, str]]:
    """(key, code) of everything wrong."""
    found = []
    if item.advance is not None:
        if item.awards or item.pledge or item.items:
            found.append(("advance", "advance-people"))
        elif item.advance == 0 and not item.film:
            found.append(("advance", "advance-no-film"))
        elif item.advance and item.film:
            found.append(("advance", "advance-film"))
    if item.loop and not item.advance:
        found.append(("loop", "loop-alone"))
    elif item.loop and len(item.slides) + bool(item.slide) < 2:
        found.append(("loop", "loop-one"))
    if item.arm and not item.film:
        found.append(("arm", "arm-no-film"))
    return found
