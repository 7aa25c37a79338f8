"""What the spreadsheet library does not tell of a sheet, whatever format it has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

Place = tuple[int, int]  # row and column, from 1

# #N/A, #REF!, #SPILL! and their like in other languages of Excel; LibreOffice's own; a column too narrow.
_ERROR = re.compile(r"#(?:N/A|NV|N/D|GETTING_DATA|[^\W\d_][\w/ .]{1,20}[!?])|Err:\d{3}|#{3,}")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].|General|Standard', re.IGNORECASE)
_WORDS = re.compile(r'"[^"]*[^\W_][^"]*"|\\[^\W\d_]')


def is_error(text: str) -> bool:
    """True for a text that only a formula gone wrong leaves behind."""
    return text[:1] in ("#", "E") and _ERROR.fullmatch(text.strip()) is not None


@cache
def says_more(code: str) -> bool:
    """True for a number format that shows more than the value: percent, days, words, thousands, zeros."""
    first = code.split(";", 1)[0]
    bare = _QUOTED.sub("", first)
    return bool(
        "%" in bare or re.search(r"[dmyhs]", bare, re.IGNORECASE) or _WORDS.search(first)
        or bare.startswith("00") or "?/" in bare or re.search(r"[0#?],+(?![0#?,])", bare)
    )  # fmt: skip


@dataclass(frozen=True)
class Run:
    """A stretch of a cell's text that looks the same."""

    text: str
    struck: bool = False
    raised: bool = False


@dataclass
class SheetFacts:
    """Cells are (row, column) from 1; ``fonts`` names only old fonts, ``formats`` codes that say more."""

    fonts: dict[Place, str] = field(default_factory=dict)
    formats: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    uncalculated: list[Place] = field(default_factory=list)
    merged: list[tuple[Place, Place]] = field(default_factory=list)  # from 0; of ods only
    hidden_rows: set[int] = field(default_factory=set)  # those that a filter hides among them
    filtered_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)
    struck_parts: dict[Place, str] = field(default_factory=dict)
    raised: dict[Place, str] = field(default_factory=dict)
    kept: dict[Place, str] = field(default_factory=dict)  # what stays without the struck and raised runs
    comments: dict[Place, str] = field(default_factory=dict)

    def add_runs(self, place: Place, runs: Iterable[Run]) -> None:
        """A cell's text, run by run."""
        told = [run for run in runs if run.text]
        struck = "".join(run.text for run in told if run.struck)
        raised = "".join(run.text for run in told if run.raised and not run.struck)
        kept = "".join(run.text for run in told if not (run.struck or run.raised))
        if struck.strip() and not (kept + raised).strip():
            self.struck.add(place)
            return
        if struck.strip():
            self.struck_parts[place] = struck
        if raised.strip() and kept.strip():
            self.raised[place] = raised
        if place in self.struck_parts or place in self.raised:
            self.kept[place] = kept if kept.strip() else raised
