"""A production: everything that was written for one event, read and bound together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ceremony.model.abbreviation import AbbreviationFile
from ceremony.model.agenda import Agenda
from ceremony.model.award_form import AwardForm, shipped_forms
from ceremony.model.decision import Decision
from ceremony.model.people import Person
from ceremony.model.roster import Recipient, Signer

if TYPE_CHECKING:
    from ceremony.model.results import Results
    from ceremony.model.slide import Slide
    from ceremony.model.storyboard import Storyboard


@dataclass(frozen=True, slots=True)
class Production:
    """All files of an event as values. Lists and films are keyed by the name the agenda uses."""

    event: str
    agenda: Agenda
    people: dict[str, Person] = field(default_factory=dict)
    slides: dict[str, Slide] = field(default_factory=dict)
    recipients: dict[str, tuple[Recipient, ...]] = field(default_factory=dict)
    signers: dict[str, tuple[Signer, ...]] = field(default_factory=dict)
    results: dict[str, Results] = field(default_factory=dict)
    storyboards: dict[str, Storyboard] = field(default_factory=dict)  # by the film's file
    award_forms: tuple[AwardForm, ...] = field(default_factory=shipped_forms)  # from high to low
    abbreviations: AbbreviationFile = field(default_factory=AbbreviationFile)
    film_ms: dict[str, int] = field(default_factory=dict)  # 0: the film is missing or unreadable
    decision_files: dict[str, tuple[Decision, ...]] = field(default_factory=dict)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided, whether the agenda holds it or names a file."""
        written = self.agenda.decisions
        return self.decision_files.get(written, ()) if isinstance(written, str) else written
