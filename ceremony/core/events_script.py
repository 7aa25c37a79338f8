"""Events about the MC's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ceremony.core.event import Event


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class WordsChanged(Event):
    """A cue that has not run says something else; ``before`` is what it said, "" for a new cue."""

    cue: str
    before: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class WordsNoted(Event):
    """The MC has seen the change."""

    cue: str


SCRIPT_KINDS: Mapping[str, type[Event]] = {kind.__name__: kind for kind in (WordsChanged, WordsNoted)}
