"""The list of recipients: the annex of a decision, form by form, a part for each decision."""

from __future__ import annotations

from typing import Any

from ceremony.documents.awards import Called, batches, recipients_mark, row_of
from ceremony.documents.official import copies, day_line, head, signing_block
from ceremony.documents.sheet import Edition, Sheet, day_text, make_sheet, words
from ceremony.model.decision import Decision
from ceremony.model.production import Production
from ceremony.staging.scene import known


def recipient_list(production: Production, edition: Edition) -> Sheet:
    """Everybody who receives an award in the order of calling; what a decision does not say is dots."""
    parts: dict[str, list[Called]] = {}
    for batch in batches(production, edition).values():
        for called in batch:
            parts.setdefault(called.row.decision if called.row else "", []).append(called)
    return make_sheet(
        edition,
        "recipients",
        edition.say("recipients.title"),
        recipients_mark(edition),
        head=head(edition),
        parts=[_part(told, people, production, edition) for told, people in parts.items()],
        sign=signing_block(edition),
        copies=copies(edition),
        words=words(edition, "column.number", "column.name", "column.unit", "column.reason"),
    )


def find_decision(told: str, production: Production) -> Decision | None:
    """The decision that a list names by id, number, or number and day; None when it names none."""
    exact = (d for d in production.decisions if told and told in (d.id, known(d.number)))
    return next(exact, None) or next((d for d in production.decisions if _is_dated(told, d)), None)


def _is_dated(told: str, decision: Decision) -> bool:
    """True for "12/QĐ-UBND ngày 28/12/2021", as an imported list names it."""
    number, day = known(decision.number), known(decision.date)
    return bool(number and day) and told.startswith(f"{number} ") and told.endswith(f" {day_text(day)}")


def _part(told: str, people: list[Called], production: Production, edition: Edition) -> dict[str, Any]:
    decision = find_decision(told, production)
    groups: dict[str, list[dict[str, Any]]] = {}
    for called in people:
        groups.setdefault(called.entrant.form, []).append(row_of(called, edition))
    subject = known(decision.subject) if decision else ""
    return {
        "subject": edition.written(subject or edition.rundown.name),
        "annexed": edition.say("recipients.annexed", decision=named(told, decision, edition)),
        "groups": [{"form": form, "rows": rows} for form, rows in groups.items()],
        "total": edition.say("recipients.total", count=len(people)),
    }


def named(told: str, decision: Decision | None, edition: Edition) -> str:
    """A decision as an annex names it: number, day, authority; the list's own words when nobody knows it."""
    if decision is None and told:
        return told
    number = known(decision.number) if decision else ""
    authority = known(decision.authority) if decision else ""
    return edition.say(
        "recipients.decision",
        number=number or edition.say("recipients.number"),
        day=day_line(edition, known(decision.date) if decision else ""),
        authority=edition.written(authority) or edition.say("place.open"),
    )
