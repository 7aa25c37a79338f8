"""person.sample-unused: a made-up person of people.yaml whom no part of the agenda names."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.language.catalogs import say
from ceremony.loaders.yaml_source import Node, read_yaml
from ceremony.model.people import PersonRef
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event


def leftover_sample(event: Event) -> Iterable[Problem]:
    """Sample people who are left over from the starter and act nowhere."""
    acting = _acting(event)
    left = [one for one in event.production.people.values() if one.sample and one.id not in acting]
    if not left:
        return
    file = f"agendas/{event.production.event}/{event.production.agenda.people}"
    tree, _ = read_yaml(event.workspace / file, event.workspace, event.language)
    for person in left:
        place = _place(tree, person.id)
        key, values = "preflight.person.sample-unused", {"name": person.name, "id": person.id}
        yield Problem(
            file,
            place.line,
            place.column,
            "person.sample-unused",
            say(event.language, key, **values),
            say(event.language, f"{key}.hint", **values),
            Severity.WARNING,
        )


def _acting(event: Event) -> set[str]:
    """Everybody whom the agenda names."""
    found = {ident for _, ident in event.production.agenda.papers.people()}
    for item in event.items:
        refs: tuple[PersonRef, ...] = item.people
        refs += item.pledge.witnesses if item.pledge else ()
        refs += item.awards.presenters if item.awards else ()
        found |= {ref.person for ref in refs} | {step.person for step in item.introduce if step.person}
    return found


def _place(tree: Node | None, ident: str) -> Node:
    """Where a person stands in the file."""
    rows = tree.at(("people",)).value if tree else None
    found: list[Node] = [row.at(("id",)) for row in rows] if isinstance(rows, list) else []
    return next((node for node in found if node.value == ident), Node(1, 1))
