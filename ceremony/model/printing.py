"""The kinds of paper, by name, and the files that each becomes: plain words that every room may read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BEFORE = (
    "programme",
    "order",
    "script",
    "signing",
    "pledges",
    "recipients",
    "batches",
    "trays",
    "cards",
    "lookup",
    "certificates",
    "calibration",
    "seats",
)
AFTER = ("minutes", "report", "rollcall", "register", "news")
KINDS = (*BEFORE, *AFTER)
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType({"before": BEFORE, "after": AFTER, "all": KINDS})
# What staff must finish, number or paste elsewhere comes as a text to be edited too.
EDITED = ("programme", "script", "pledges", "recipients", "minutes", "news")


def formats(kind: str) -> tuple[str, ...]:
    """The endings of a kind's files: a printed page, and where it is to be finished a document."""
    if kind == "rollcall":
        return ("xlsx",)
    return ("pdf", "docx") if kind in EDITED else ("pdf",)


def opened(words: tuple[str, ...]) -> list[str]:
    """The kinds asked for, groups opened, each once, in the order asked."""
    return list(dict.fromkeys(kind for word in words for kind in GROUPS.get(word, (word,))))
