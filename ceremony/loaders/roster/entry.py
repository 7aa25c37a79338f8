"""What an import speaks of: what the caller wants, what a list holds, what is to be told, what it came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from ceremony.loaders.roster.ledger import Ledger

FILES = {
    "recipients": "recipients.csv", "signers": "signers.csv",
    "people": "people.yaml", "decisions": "decisions.yaml",
}  # fmt: skip


@dataclass(frozen=True)
class Note:
    """Something to be told: ``level`` is "refused" (a row not taken), "look" (a person should) or "said"."""

    level: str
    code: str
    sheet: str
    row: int
    text: str

    def place(self, language: str) -> str:
        """Where it is, in words."""
        if not self.row:
            return self.sheet
        key = "roster.place" if self.sheet else "roster.place-csv"
        return say(language, key, sheet=self.sheet, row=self.row)


@dataclass
class Entry:
    """A person, collective or decision; ``fields`` by the names of columns, ``guessed``: not in the list."""

    sheet: str
    row: int
    fields: dict[str, str]
    guessed: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Wish:
    """What the caller said besides the file."""

    kind: str  # recipients, signers, people, decisions
    language: str = "vi"
    dates: str = ""  # dmy, mdy
    columns: Mapping[str, str] = field(default_factory=dict)  # header or letters → field
    fonts: Mapping[str, str] = field(default_factory=dict)  # header or letters → unicode, tcvn3, tcvn3h, vni
    defaults: Mapping[str, str] = field(default_factory=dict)
    header: int = 0


@dataclass(frozen=True)
class Column:
    """One column of the preview; ``before`` and ``after`` only when an old font was read.

    ``left`` counts the cells that are not taken though their rows are.
    """

    letters: str
    name: str
    field: str
    example: str
    font: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    left: int = 0


@dataclass
class Outcome:
    """What an import came to. ``text`` is what will stand in the file; nothing is written here."""

    kind: str
    sheets: list[str] = field(default_factory=list)
    columns: dict[str, list[Column]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)  # sheet and row of each row
    kept: int = 0
    added: int = 0
    renamed: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    text: str = ""
    mark: bool = False
    ledgers: list[Ledger] = field(default_factory=list)  # of each sheet
