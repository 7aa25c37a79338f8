"""Columns of crosses: "x" under "Bằng khen" means a Bằng khen, under "Tập thể" a collective."""

from __future__ import annotations

import dataclasses

from ceremony.loaders.roster.columns import candidates
from ceremony.loaders.roster.header import Header
from ceremony.loaders.roster.words import has_form
from ceremony.loaders.sheets import Cell
from ceremony.model.roster_words import read_word

_CROSSES = frozenset(["x", "✓", "✔", "√", "✗", "☑", "☒", "v", "*", "+", "•", "●", "có", "true", "1"])


def is_cross(cell: Cell) -> bool:
    """True for a sign that says no more than yes."""
    return cell is not None and str(cell).strip().casefold() in _CROSSES


def read_marks(header: Header, rows: list[list[Cell]]) -> tuple[Header, list[list[Cell]]]:
    """The header and the rows with the words of the header in the place of every cross."""
    found = {
        place: field
        for place in range(len(header.names))
        if (field := _meaning(header, place)) and _is_crossed(rows, header, place)
    }
    said = {
        field for place, field in enumerate(header.fields)
        if place not in found and not _is_blank(rows, header, place)
    }  # fmt: skip
    found = {place: field for place, field in found.items() if field not in said}
    if not found:
        return header, rows
    fields, made = list(header.fields), list(rows)
    fields = ["" if known in found.values() else known for known in fields]
    for place, field in found.items():
        fields[place] = field
    for number in range(header.last, len(rows)):
        crossed = [place for place in found if rows[number][place] is not None]
        if crossed:
            made[number] = list(rows[number])
            for place in crossed:
                made[number][place] = header.own[place]
    return dataclasses.replace(header, fields=tuple(fields), marks=frozenset(found)), made


def _meaning(header: Header, place: int) -> str:
    """The field of which a column of crosses would tell the value by its own name."""
    own = header.own[place]
    if not own or not header.names[place] or place in header.asked:
        return ""
    if read_word("kind", own):
        return "kind"
    if has_form(own) and all(weight < 900 for weight, _ in candidates(own, "recipients")):
        return "form"
    if own != header.names[place] and any(
        weight >= 900 and field == "form"
        for reading in header.readings[place][1:]
        for weight, field in candidates(reading, "recipients")
    ):
        return "form"
    return ""


def _column(rows: list[list[Cell]], header: Header, place: int) -> list[Cell]:
    return [cell for row in rows[header.last :] if (cell := row[place]) is not None]


def _is_crossed(rows: list[list[Cell]], header: Header, place: int) -> bool:
    cells = _column(rows, header, place)
    return bool(cells) and all(map(is_cross, cells))


def _is_blank(rows: list[list[Cell]], header: Header, place: int) -> bool:
    return not _column(rows, header, place)
