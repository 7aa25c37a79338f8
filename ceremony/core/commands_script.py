"""Commands about the MC's words."""

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


SCRIPT_TYPES: Mapping[str, type[Command]] = {WordsSeen.type: WordsSeen}
SCRIPT_ROLES: Mapping[str, frozenset[str]] = {WordsSeen.type: frozenset(("console", "stage"))}
