"""What the columns of a table of results are called, and what is told about those that are not read."""

from __future__ import annotations

from difflib import SequenceMatcher

from ceremony.language.catalogs import say
from ceremony.language.text import search_key
from ceremony.loaders.results.faults import Faults
from ceremony.loaders.results.grid import Grid
from ceremony.loaders.results.header import Column, Header
from ceremony.loaders.results.words import COLUMNS, comparison, split_year
from ceremony.loaders.sheets.letters import column_letters
from ceremony.loaders.suggest import hint, nearest
from ceremony.loaders.yaml_source import Node

_ALIKE = 0.85  # of the letters: what is less alike may be another word
_FIGURES = ("plan", "actual", "last_year")


def tell_columns(faults: Faults, header: Header, grid: Grid, offset: int) -> None:
    """Columns that stand twice, that nobody knows, of other years, of estimates."""
    seen: dict[str, Column] = {}
    for column in header.columns:
        node = Node(offset + header.first, column.place)
        if column.field == "other":
            faults.warn(node, "column-other-year", column=column.text[:60], year=column.year)
        elif column.field in COLUMNS and column.field in seen:
            _tell_twice(faults, node, seen[column.field], column, grid)
        elif not column.field and column.text:
            _tell_unknown(faults, node, column, header)
        elif column.field in COLUMNS:
            seen[column.field] = column
            if column.estimate and column.field == "actual":
                faults.note(node, "column-estimate", column=column.text[:60])


def _tell_twice(faults: Faults, node: Node, first: Column, column: Column, grid: Grid) -> None:
    """Two columns that hold the same field are a question, never a choice."""
    other = f"{column_letters(first.place)} “{first.text[:60]}”"
    faults.fault(node, "column-again", column=column.text[:60], other=other)


def _tell_unknown(faults: Faults, node: Node, column: Column, header: Header) -> None:
    """A slip of a known word is to be mended; anything else is left out, and told."""
    words = [word for words in COLUMNS.values() for word in words]
    rest, _ = split_year(column.text)
    near = nearest(rest, words)
    alike = SequenceMatcher(None, search_key(rest), search_key(near)).ratio() if near else 0.0
    if alike >= _ALIKE and not comparison(column.text) and "%" not in column.text:
        advice = say(faults.language, "loaders.did-you-mean", word=near)
        faults.fault(node, "column-unknown", advice=advice, column=column.text[:60])
    elif not {known.field for known in header.columns} & set(_FIGURES):
        faults.fault(node, "column-unknown", advice=hint(faults.language, "", words), column=column.text[:60])
    else:
        faults.warn(node, "column-left", column=column.text[:60])
