"""Commands about edits of the files while the show runs: the MC's words, what is taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ceremony.core.command import REFERENCE, Command
from ceremony.core.fields import ruled


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class WordsSeen(Command):
    """The MC has seen that the words of a cue were changed."""

    type: ClassVar[str] = "words_seen"
    cue: str = ruled(REFERENCE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AdoptAnyway(Command):
    """Run by the files as they are, though much of what was to come is gone; ``expected``: which rundown."""

    type: ClassVar[str] = "adopt_anyway"
    expected: str = ruled(REFERENCE)


SCRIPT_TYPES: Mapping[str, type[Command]] = {WordsSeen.type: WordsSeen, AdoptAnyway.type: AdoptAnyway}
SCRIPT_ROLES: Mapping[str, frozenset[str]] = {WordsSeen.type: frozenset(("console", "stage"))}
