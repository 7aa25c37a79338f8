"""One reading of an event: what has been found so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ceremony.language.catalogs import say
from ceremony.loaders.media_folder import MediaFolder
from ceremony.loaders.yaml_source import Node
from ceremony.model.abbreviation import AbbreviationFile
from ceremony.model.award_form import AwardForm, shipped_forms
from ceremony.model.decision import Decision
from ceremony.model.people import Person
from ceremony.model.problem import Problem, Severity
from ceremony.model.roster import Recipient, Signer

if TYPE_CHECKING:
    from ceremony.model.results import Results
    from ceremony.model.slide import Slide
    from ceremony.model.storyboard import Storyboard


@dataclass
class Reading:
    """What has been read of an event so far, and what is wrong with it."""

    root: Path
    event: str
    language: str
    problems: list[Problem] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)  # id of a row → its file
    people_whole: bool = True  # nobody is called unknown while people.yaml itself is broken
    decisions: dict[str, Decision] = field(default_factory=dict)
    decisions_whole: bool = True  # the same for the file of the decisions
    decision_files: dict[str, tuple[Decision, ...]] = field(default_factory=dict)
    slides: dict[str, Slide] = field(default_factory=dict)
    broken_slides: frozenset[str] = frozenset()  # their own faults are told
    broken_tables: set[str] = field(default_factory=set)  # the same for lists: nobody counts their rows
    recipients: dict[str, tuple[Recipient, ...]] = field(default_factory=dict)
    signers: dict[str, tuple[Signer, ...]] = field(default_factory=dict)
    results: dict[str, Results] = field(default_factory=dict)
    storyboards: dict[str, Storyboard] = field(default_factory=dict)
    award_forms: tuple[AwardForm, ...] = field(default_factory=shipped_forms)
    abbreviations: AbbreviationFile = field(default_factory=AbbreviationFile)
    film_ms: dict[str, int] = field(default_factory=dict)
    written: str = "vi"  # the event's own language: how its figures are written

    @property
    def folder(self) -> Path:
        """The event's own folder in agendas/."""
        return self.root / "agendas" / self.event

    @cached_property
    def media(self) -> MediaFolder:
        """The files of media/<event>/."""
        return MediaFolder(self.root / "media" / self.event)

    @property
    def shelf(self) -> Path:
        """Where what was found out about the event is kept."""
        return self.root / ".ceremony" / self.event

    def warn(self, file: str, node: Node, code: str, /, **values: object) -> None:
        """Record what somebody should look at, and what stops nothing."""
        self.fault(file, node, code, **values)
        self.problems[-1] = replace(self.problems[-1], severity=Severity.WARNING)

    def fault(self, file: str, node: Node, code: str, advice: str = "", /, **values: object) -> None:
        """Record a fault at a node."""
        message = say(self.language, f"loaders.{code}", **values)
        advice = advice or say(self.language, f"loaders.{code}.hint", **values)
        self.problems.append(Problem(file, node.line, node.column, f"agenda.{code}", message, advice))
