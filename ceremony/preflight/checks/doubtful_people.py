"""person.twice, person.capitals, person.titles, text.sheet-error: people written as nobody means them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ceremony.language.catalogs import say
from ceremony.loaders.yaml_source import Node, read_yaml
from ceremony.model.agenda import Item
from ceremony.model.people import PersonRef
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event

# What a cell of a spreadsheet shows when its formula fails.
_SHEET_ERROR = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)|(?<!\w)Err:5\d\d(?!\d)|#{4,}"
)


def doubtful_people(event: Event) -> Iterable[Problem]:
    """Names and titles as they should not be shown."""
    file = f"agendas/{event.production.event}/{event.production.agenda.people}"
    tree, _ = read_yaml(event.workspace / file, event.workspace, event.language)
    if tree is not None:
        yield from _capitals(event, file, tree)
        yield from _titles(event, file, tree)
        yield from _sheet_errors(event, file, tree)
    if "" in event.places:
        yield from _sheet_errors(event, event.agenda_file, event.places[""])
    for item in event.items:
        for path, refs in _groups(item):
            yield from _twice(event, item, path, refs)


def _groups(item: Item) -> list[tuple[tuple[str, ...], tuple[PersonRef, ...]]]:
    groups: list[tuple[tuple[str, ...], tuple[PersonRef, ...]]] = [(("people",), item.people)]
    if item.pledge:
        groups.append((("pledge", "witnesses"), item.pledge.witnesses))
    if item.awards:
        groups.append((("awards", "presenters"), item.awards.presenters))
    return groups


def _twice(event: Event, item: Item, path: tuple[str, ...], refs: tuple[PersonRef, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, ref in enumerate(refs):
        if ref.person in seen:
            name = event.production.people[ref.person].name
            yield event.problem(
                item.id, "person.twice", Severity.WARNING, (*path, index, "person"), name=name
            )
        seen.add(ref.person)


def _capitals(event: Event, file: str, tree: Node) -> Iterator[Problem]:
    for index, person in enumerate(event.production.people.values()):
        letters = [sign for sign in person.name if sign.isalpha()]
        if len(person.name.split()) > 1 and len(letters) > 4 and person.name.upper() == person.name:
            better = " ".join(word.capitalize() for word in person.name.split())
            place = tree.at(("people", index, "name"))
            yield _problem(event, file, place, "person.capitals", name=person.name, better=better)


def _titles(event: Event, file: str, tree: Node) -> Iterator[Problem]:
    """Titles side by side in brackets: perhaps one title with a comma in it. Only the first is shown."""
    shown = {ref.person for item in event.items for _, refs in _groups(item) for ref in refs if not ref.title}
    shown |= {
        step.person for item in event.items for step in item.introduce if step.person and not step.title
    }
    for index, person in enumerate(event.production.people.values()):
        place = tree.at(("people", index, "titles"))
        nodes = place.value if isinstance(place.value, list) else []
        if person.id in shown and len(nodes) > 1 and nodes[0].line == nodes[1].line:
            values = {"first": person.titles[0], "others": ", ".join(person.titles[1:])}
            yield _problem(event, file, place, "person.titles", **values, whole=", ".join(person.titles))


def _sheet_errors(event: Event, file: str, tree: Node) -> Iterator[Problem]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node.value, dict):
            waiting += node.value.values()
        elif isinstance(node.value, list):
            waiting += node.value
        elif isinstance(node.value, str) and (found := _SHEET_ERROR.search(node.value)):
            yield _problem(event, file, node, "text.sheet-error", sign=found.group())


def _problem(event: Event, file: str, place: Node, code: str, **values: Any) -> Problem:
    words = say(event.language, f"preflight.{code}", **values)
    tip = say(event.language, f"preflight.{code}.hint", **values)
    return Problem(file, place.line, place.column, code, words, tip, Severity.WARNING)
