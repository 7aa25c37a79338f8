"""What preflight looks at: an event's files as read, and the rundown made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from ceremony.files.named import find_file
from ceremony.language.catalogs import say
from ceremony.loaders.yaml_source import Node, read_yaml
from ceremony.media.facts import Facts
from ceremony.media.probing import read_facts
from ceremony.model.agenda import Item
from ceremony.model.problem import Problem, Severity
from ceremony.model.production import Production
from ceremony.model.rundown import Cue, Rundown
from ceremony.preflight.named import Named, media_named, written_at


@dataclass(frozen=True)
class Event:
    """An event before doors: its workspace, its production and its rundown."""

    workspace: Path
    production: Production
    rundown: Rundown
    language: str = "vi"
    today: date = field(default_factory=lambda: datetime.now().astimezone().date())

    @property
    def agenda_file(self) -> str:
        """The agenda's name as problems print it."""
        return f"agendas/{self.production.event}/agenda.yaml"

    @property
    def media(self) -> Path:
        """The folder of the event's media."""
        return self.workspace / "media" / self.production.event

    @cached_property
    def facts(self) -> dict[str, Facts]:
        """What each media file that the show names really is, by that name; those that are there."""
        found = {named.name: find_file(self.media, named.name) for named in media_named(self)}
        paths = {name: path for name, path in found.items() if path}
        known = read_facts(paths.values(), self.workspace / ".ceremony" / self.production.event)
        return {name: known[path] for name, path in paths.items() if path in known}

    @cached_property
    def _tree(self) -> Node | None:
        tree, _ = read_yaml(self.workspace / self.agenda_file, self.workspace, self.language)
        return tree

    @cached_property
    def places(self) -> dict[str, Node]:
        """Where each item stands in the agenda, by item id; the agenda itself is ""."""
        places: dict[str, Node] = {}
        if self._tree is None:
            return places
        places[""] = self._tree
        for outer, item in enumerate(self.production.agenda.items):
            places[item.id] = self._tree.at(("items", outer))
            for inner, child in enumerate(item.items):
                places[child.id] = self._tree.at(("items", outer, "items", inner))
        return places

    @property
    def items(self) -> Iterator[Item]:
        """Every item of the agenda, groups and children, in the order written."""
        return (item for item, _ in self.production.agenda.walk())

    def cues_of(self, item: str) -> tuple[Cue, ...]:
        """The cues of an item, in GO order."""
        return tuple(cue for cue in self.rundown.cues if cue.item == item)

    def problem(
        self,
        item: str,
        code: str,
        severity: Severity,
        path: tuple[int | str, ...] = (),
        **values: object,
    ) -> Problem:
        """A problem at an item of the agenda, or at ``path`` inside it.

        The sentence is the catalog's ``preflight.<code>``, the hint ``preflight.<code>.hint``; both may
        name the ``event``.
        """
        values = {"event": self.media.name} | values
        place = self.places.get(item, Node(1, 1))
        place = place.at(path) if path else place
        return Problem(
            self.agenda_file,
            place.line,
            place.column,
            code,
            say(self.language, f"preflight.{code}", **values),
            say(self.language, f"preflight.{code}.hint", **values),
            severity,
        )

    def media_problem(
        self, named: Named, code: str, severity: Severity, advice: str = "", /, **values: object
    ) -> Problem:
        """A problem with a media file, where its name is written; ``advice`` replaces the catalog's hint."""
        made = self.problem(named.item, code, severity, named.path, file=named.name, **values)
        place = written_at(self, named.name) if named.use == "still" else None
        if place:
            made = replace(made, file=place[0], line=place[1], column=place[2])
        return replace(made, hint=advice) if advice else made
