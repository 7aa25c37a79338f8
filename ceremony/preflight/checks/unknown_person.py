"""person.unknown: a part that somebody speaks in, and nobody is named."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.model.kind import Kind
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event

_SPOKEN = {
    Kind.REPORT,
    Kind.DISCUSSION,
    Kind.DIRECTING_SPEECH,
    Kind.RESPONSE,
    Kind.LAUNCH,
    Kind.SPEECH,
}


def unknown_person(event: Event) -> Iterable[Problem]:
    """Speeches without a speaker, awards without a presenter, pledges without a witness."""
    for item in event.items:
        if item.kind in _SPOKEN and not item.people and not item.items:
            yield event.problem(item.id, "person.unknown", Severity.WARNING, title=item.title)
        if item.awards and item.kind is not Kind.ANNOUNCE and not item.awards.presenters:
            yield event.problem(
                item.id, "award.no-presenter", Severity.WARNING, ("awards",), title=item.title
            )
        if item.pledge and not item.pledge.witnesses:
            yield event.problem(item.id, "pledge.no-witness", Severity.WARNING, ("pledge",), title=item.title)
