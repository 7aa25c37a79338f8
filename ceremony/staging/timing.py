"""When each item is planned to start: the first start and the lengths, as far as they are known."""

from __future__ import annotations

from ceremony.model.agenda import Agenda, Item
from ceremony.model.values import Unknown


def length(item: Item, film_ms: dict[str, int]) -> int | None:
    """The item's planned length in milliseconds: its film's, else what is written, else its children's."""
    if item.film and film_ms.get(item.film.file):
        return film_ms[item.film.file]
    if isinstance(item.duration, int):
        return item.duration
    if item.items:
        parts = [length(child, film_ms) for child in item.items]
        return sum(part for part in parts if part is not None) if None not in parts else None
    return None


def planned(agenda: Agenda, film_ms: dict[str, int]) -> dict[str, int]:
    """Milliseconds after midnight by item id. After an item of unknown length nothing is claimed."""
    clock = None if isinstance(agenda.schedule.start, Unknown) else agenda.schedule.start
    starts: dict[str, int] = {}
    for item in agenda.items:
        if isinstance(item.start, int):
            clock = item.start
        begin = clock
        for part in (item, *item.items):
            if part is not item and isinstance(part.start, int):
                clock = part.start
            if clock is not None:
                starts[part.id] = clock
            if part is not item or not item.items:
                took = length(part, film_ms)
                clock = None if clock is None or took is None else clock + took
        whole = length(item, film_ms)
        if item.items and clock is None and begin is not None and whole is not None:
            clock = begin + whole
    return starts
