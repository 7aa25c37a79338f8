"""The texts of an event that the hall will see, each where it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from ceremony.language.catalogs import say
from ceremony.loaders.tables import RECIPIENT_COLUMNS, SIGNER_COLUMNS, read_table
from ceremony.loaders.yaml_source import read_yaml
from ceremony.model.problem import Problem, Severity
from ceremony.model.roster import Recipient, Signer
from ceremony.preflight.event import Event

_LISTED = ("name", "unit", "area", "title", "form", "movement", "decision", "reason", "honorific")


@dataclass(frozen=True)
class Written:
    """A text with its place; ``field`` is its column or key, ``whose`` the name or title it belongs to."""

    file: str
    line: int
    column: int
    field: str
    whose: str
    text: str

    @property
    def listed(self) -> bool:
        """True for a cell of a table."""
        return self.file.endswith(".csv")

    def problem(self, event: Event, code: str, severity: Severity, **values: object) -> Problem:
        """A problem at this text; its sentences may name ``text``, ``whose`` and ``event``."""
        values = {"text": self.text[:80], "whose": self.whose[:80], "event": event.production.event} | values
        message, hint = (say(event.language, f"preflight.{code}{end}", **values) for end in ("", ".hint"))
        return Problem(self.file, self.line, self.column, code, message, hint, severity)


def written_texts(event: Event) -> list[Written]:
    """Lists, people and the agenda's own titles, in the order of the files."""
    made = event.production
    found: list[Written] = []
    for name, recipients in made.recipients.items():
        found += _of_list(event, name, recipients)
    for name, signers in made.signers.items():
        found += _of_list(event, name, signers)
    found += _of_people(event)
    found += _of_agenda(event)
    return found


def _of_list(event: Event, name: str, rows: tuple[Recipient, ...] | tuple[Signer, ...]) -> Iterator[Written]:
    file = f"agendas/{event.production.event}/{name}"
    lines = _Lines(event, name, rows)
    for row in rows:
        for field in _LISTED:
            text = getattr(row, field, "")
            if text:
                yield Written(file, lines.of(row.id), 1, field, row.name, text)


class _Lines:
    """The line of each row of a list. The table is read anew, and only when somebody asks for a line."""

    def __init__(self, event: Event, name: str, rows: tuple[BaseModel, ...]) -> None:
        self.event, self.name = event, name
        self.signers = bool(rows) and isinstance(rows[0], Signer)
        self._found: Mapping[str, int] | None = None

    def of(self, ident: str) -> int:
        if self._found is None:
            root = self.event.workspace
            path = root / "agendas" / self.event.production.event / self.name
            if self.signers:
                self._found = read_table(path, root, Signer, SIGNER_COLUMNS)[1]
            else:
                self._found = read_table(path, root, Recipient, RECIPIENT_COLUMNS)[1]
        return self._found.get(ident, 0)


def _of_people(event: Event) -> Iterator[Written]:
    made = event.production
    file = f"agendas/{made.event}/{made.agenda.people}"
    if not made.people:
        return
    tree, _ = read_yaml(event.workspace / file, event.workspace, event.language)
    for index, person in enumerate(made.people.values()):
        texts = [(("name",), person.name), *((("titles", n), title) for n, title in enumerate(person.titles))]
        for path, text in texts:
            place = tree.at(("people", index, *path)) if tree else None
            line, column = (place.line, place.column) if place else (1, 1)
            yield Written(file, line, column, str(path[0]), person.name, text)


def _of_agenda(event: Event) -> Iterator[Written]:
    about = event.production.agenda.event
    root = event.places.get("")
    for path, text in (
        (("event", "name"), about.name),
        (("event", "short"), about.short),
        *((("event", "headline", n), line) for n, line in enumerate(about.headline)),
        *((("event", "lines", n), line) for n, line in enumerate(about.lines)),
        (("event", "organiser"), about.organiser),
        (("event", "venue"), about.venue),
    ):
        if isinstance(text, str) and root:
            place = root.at(path)
            yield Written(event.agenda_file, place.line, place.column, str(path[1]), about.name, text)
    for item in event.items:
        place = event.places[item.id]
        for path, text in ((("title",), item.title), (("topic",), item.topic)):
            if text:
                at = place.at(path)
                yield Written(event.agenda_file, at.line, at.column, str(path[0]), item.title, text)
