"""An organisation's own short forms, and the readings that a person has looked at."""

from __future__ import annotations

from pydantic import Field

from ceremony.language.abbreviations import expand
from ceremony.model.people import Strict
from ceremony.model.values import Date, Text


class Abbreviation(Strict):
    """How one short form is read in this event; it wins over the dictionary."""

    short: Text
    full: Text


class Accepted(Strict):
    """A reading that somebody has looked at."""

    short: Text
    full: Text
    by: Text | None = None
    on: Date | None = None


class AbbreviationFile(Strict):
    """``abbreviations.yaml`` beside the agenda; ``accepted`` is written by ``ceremony script --accept``."""

    abbreviations: tuple[Abbreviation, ...] = Field(default=(), max_length=500)
    accepted: tuple[Accepted, ...] = Field(default=(), max_length=2000)

    @property
    def readings(self) -> dict[str, str]:
        """The organisation's own readings by short form."""
        return {each.short: each.full for each in self.abbreviations}

    @property
    def seen(self) -> frozenset[tuple[str, str]]:
        """Every (short form, reading) that needs no second look: accepted ones, and the own list itself."""
        own = {(each.short, expand(each.short, self.readings)) for each in self.abbreviations}
        return frozenset(own | {(each.short, each.full) for each in self.accepted})
