"""All files of an event as one production, or all their faults at once in file and line order."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ceremony.language.catalogs import say
from ceremony.language.text import nfc, search_key
from ceremony.loaders.abbreviations import read_abbreviations
from ceremony.loaders.award_forms import read_award_forms
from ceremony.loaders.beside import read_beside
from ceremony.loaders.decisions import NAME as DECISIONS
from ceremony.loaders.decisions import read_decisions
from ceremony.loaders.hints.nearby import nearby
from ceremony.loaders.lists import read_film, read_recipients, read_signers
from ceremony.loaders.media_folder import with_photo
from ceremony.loaders.reading import Reading
from ceremony.loaders.source_text import name_in
from ceremony.loaders.suggest import hint
from ceremony.loaders.tables import RECIPIENT_COLUMNS, SIGNER_COLUMNS, read_table
from ceremony.loaders.turning import check_turning
from ceremony.loaders.validate import validate
from ceremony.loaders.yaml_source import Node, read_yaml
from ceremony.model.agenda import Agenda, Item
from ceremony.model.decision import DecisionFile
from ceremony.model.people import PeopleFile, PersonRef
from ceremony.model.problem import Problem, Severity
from ceremony.model.production import Production
from ceremony.model.roster import Recipient, Signer

_EVENT = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z")


def _language_of(node: Node | None) -> str:
    """The event's language, as far as a broken agenda can still say it."""
    said = node.at(("event", "language")).value if node else None
    return said if said in ("vi", "en") else "vi"


def _read_people(reading: Reading, agenda: Agenda, node: Node) -> None:
    path = reading.folder / agenda.people
    if not path.exists() and "people" not in node.value and not nearby(path):
        return
    file = name_in(reading.root, path)
    found = read_beside(reading, agenda.people, PeopleFile)
    reading.people_whole = found is not None
    if found is None:
        return
    tree, people = found
    for index, person in enumerate(people.people):
        if person.id in reading.people:
            place = tree.at(("people", index, "id"))
            reading.fault(file, place, "id-again", id=person.id)
        reading.people[person.id] = with_photo(person, reading.media)


def _nodes(agenda: Agenda, node: Node) -> list[tuple[Item, Node]]:
    """Every item with its node, in the order of ``Agenda.walk``."""
    pairs: list[tuple[Item, Node]] = []
    for index, item in enumerate(agenda.items):
        place = node.at(("items", index))
        pairs.append((item, place))
        pairs.extend((child, place.at(("items", inner))) for inner, child in enumerate(item.items))
    return pairs


def _ids_by_name(node: Node | None, reading: Reading) -> dict[str, str]:
    """Ids of people and slides by the name that somebody may have written in their place."""
    ids = {
        search_key(path.stem): path.stem for path in (reading.root / "slides" / reading.event).glob("*.md")
    }
    file = node.at(("people",)).value if node else None
    name = Path(file).name if isinstance(file, str) else "people.yaml"
    tree, _ = read_yaml(reading.folder / name, reading.root)
    people = tree.at(("people",)).plain() if tree else None
    for person in people if isinstance(people, list) else ():
        if isinstance(person, dict) and isinstance(person.get("name"), str) and person.get("id"):
            ids[search_key(person["name"])] = str(person["id"])
    return ids


def _check_person(reading: Reading, file: str, ident: str, place: Node) -> None:
    if reading.people_whole and ident not in reading.people:
        reading.fault(file, place, "person-unknown", hint(reading.language, ident, reading.people), id=ident)


def _check_people(reading: Reading, file: str, item: Item, node: Node) -> None:
    groups = (("people", item.people), *_inner_people(item))
    for path, refs in groups:
        for index, ref in enumerate(refs):
            _check_person(reading, file, ref.person, node.at((*path.split("/"), index, "person")))
    for index, step in enumerate(item.introduce):
        place = node.at(("introduce", index))
        if step.person:
            _check_person(reading, file, step.person, place.at(("person",)))
        if bool(step.person) == bool(step.groups):
            reading.fault(file, place, "introduce-one")


def _inner_people(item: Item) -> list[tuple[str, tuple[PersonRef, ...]]]:
    inner: list[tuple[str, tuple[PersonRef, ...]]] = []
    if item.pledge:
        inner.append(("pledge/witnesses", item.pledge.witnesses))
    if item.awards:
        inner.append(("awards/presenters", item.awards.presenters))
    return inner


def _check_item(reading: Reading, file: str, item: Item, node: Node) -> None:
    _check_people(reading, file, item, node)
    for index, ident in enumerate(item.decisions):
        if reading.decisions_whole and ident not in reading.decisions:
            advice = hint(reading.language, ident, reading.decisions)
            reading.fault(file, node.at(("decisions", index)), "decision-unknown", advice, id=ident)
    named = [(("slide",), item.slide)] if item.slide else []
    places: list[tuple[tuple[str | int, ...], str]] = [*named]
    places += [(("slides", index), name) for index, name in enumerate(item.slides)]
    for path, name in places:
        if name not in reading.slides and name not in reading.broken_slides:
            advice = hint(reading.language, name, reading.slides)
            reading.fault(file, node.at(path), "slide-unknown", advice, name=name)
    for reader in (check_turning, read_recipients, read_signers, read_film):
        reader(reading, file, item, node)


def _check_ids(reading: Reading, file: str, pairs: list[tuple[Item, Node]]) -> None:
    first: dict[str, int] = {}
    for item, node in pairs:
        place = node.at(("id",))
        if item.id in first:
            reading.fault(file, place, "item-twice", id=item.id, first=first[item.id])
        first.setdefault(item.id, place.line)


def _check_depth(reading: Reading, file: str, agenda: Agenda, node: Node) -> None:
    for outer, item in enumerate(agenda.items):
        for inner, child in enumerate(item.items):
            if child.items:
                reading.fault(file, node.at(("items", outer, "items", inner, "items")), "group-deep")


def _read_agenda(root: Path, event: str, language: str | None) -> tuple[Agenda | None, Node | None, Reading]:
    path = root / "agendas" / event / "agenda.yaml"
    node, problems = read_yaml(path, root, language or "vi")
    spoken = language or _language_of(node)
    reading = Reading(root, event, spoken, list(problems), written=_language_of(node))
    if node is None:
        return None, None, reading
    agenda, problems = validate(node, Agenda, name_in(root, path), spoken)
    if problems:
        ids = _ids_by_name(node, reading)
        problems = validate(node, Agenda, name_in(root, path), spoken, ids)[1]
    reading.problems += problems
    return agenda, node, reading


def _read_others(reading: Reading) -> None:
    """The files beside a broken agenda, under their usual names, so that their faults are told too."""
    for file, kind in (("people.yaml", PeopleFile), (DECISIONS, DecisionFile)):
        if (reading.folder / file).exists():
            read_beside(reading, file, kind)
    for name, model, columns in (
        ("recipients.csv", Recipient, RECIPIENT_COLUMNS),
        ("signers.csv", Signer, SIGNER_COLUMNS),
    ):
        if (reading.folder / name).exists():
            path = reading.folder / name
            reading.problems += read_table(
                path, reading.root, model, columns, reading.language, event=reading.event
            )[2]


def events_in(workspace: Path) -> list[str]:
    """The events of a workspace, by the names of their folders."""
    return sorted(path.parent.name for path in (workspace / "agendas").glob("*/agenda.yaml"))


def _unknown(workspace: Path, event: str, language: str | None) -> list[Problem]:
    """What is wrong with an event's name; nothing when there is such an event."""
    said = language or "vi"
    if not _EVENT.match(event):
        message, advice = (
            say(said, key, name=event[:60]) for key in ("loaders.event-name", "loaders.event-name.hint")
        )
        return [Problem("agendas", 0, 0, "agenda.event-name", message, advice)]
    if not os.path.lexists(workspace / "agendas" / event):
        advice = hint(said, event, events_in(workspace))
        message = say(said, "loaders.event-unknown", name=event)
        return [Problem(f"agendas/{event}", 0, 0, "agenda.event-unknown", message, advice)]
    return []


def load_films(
    workspace: Path, event: str, language: str | None = None
) -> tuple[Reading | None, Agenda | None, list[Problem]]:
    """The agenda and what its films are made of, and nothing else: a fault in a list stops no film."""
    problems = _unknown(workspace, event, language)
    if problems:
        return None, None, problems
    agenda, node, reading = _read_agenda(workspace, event, language)
    if agenda is not None and node is not None:
        file = name_in(workspace, workspace / "agendas" / event / "agenda.yaml")
        for item, place in _nodes(agenda, node):
            read_film(reading, file, item, place)
    problems = sorted(set(reading.problems))
    if agenda is None or any(problem.severity is Severity.ERROR for problem in problems):
        return None, None, problems
    return reading, agenda, problems


def load_production(
    workspace: Path, event: str, language: str | None = None
) -> tuple[Production | None, list[Problem]]:
    """Everything of ``event``; None when any file has an error. Faults speak ``language`` or the event's."""
    problems = _unknown(workspace, event, language)
    if problems:
        return None, problems
    agenda, node, reading = _read_agenda(workspace, event, language)
    slides = workspace / "slides" / event
    if slides.is_dir():
        # Markdown is slow to import, and films need none
        from ceremony.loaders.slides.load import load_slides, slide_files

        reading.slides, problems = load_slides(slides, workspace, reading.language)
        reading.broken_slides = frozenset(nfc(path.stem) for path in slide_files(slides)) - set(
            reading.slides
        )
        reading.problems += problems
    if agenda is None or node is None:
        _read_others(reading)
        return None, sorted(set(reading.problems))
    file = name_in(workspace, workspace / "agendas" / event / "agenda.yaml")
    pairs = _nodes(agenda, node)
    _read_people(reading, agenda, node)
    read_decisions(reading, file, agenda, node)
    read_abbreviations(reading)
    read_award_forms(reading)
    _check_ids(reading, file, pairs)
    _check_depth(reading, file, agenda, node)
    for place_of, ident in agenda.papers.people():
        _check_person(reading, file, ident, node.at(("papers", *place_of)))
    for item, place in pairs:
        _check_item(reading, file, item, place)
    problems = sorted(set(reading.problems))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return Production(
        event,
        agenda,
        reading.people,
        reading.slides,
        reading.recipients,
        reading.signers,
        reading.results,
        reading.storyboards,
        reading.award_forms,
        reading.abbreviations,
        reading.film_ms,
        reading.decision_files,
    ), problems
