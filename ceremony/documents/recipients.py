"""The list of recipients: the annex of a decision, form by form, a part for each decision."""

from __future__ import annotations

from typing import Any

from ceremony.documents.awarded import awarded
from ceremony.documents.awards import Called, batches, recipients_mark
from ceremony.documents.counted import counted
from ceremony.documents.official import copies, day_line, head, signing_block
from ceremony.documents.sheet import Edition, Sheet, called_name, day_text, make_sheet
from ceremony.model.decision import Decision
from ceremony.model.production import Production
from ceremony.staging.scene import known
from ceremony.theme.fit import width_em

ROOM_MM, SERIAL_MM = 165.0, 12.0
LEAST = 0.2  # of the room for names, units and reasons: no column is narrower


def recipient_list(production: Production, edition: Edition) -> Sheet:
    """Everybody who receives an award, the highest first; what a decision does not say is dots.

    Each decision has an annex, without one each part of the awards: its rows are counted from 1, and
    nothing in it is a note for the stage.
    """
    parts: dict[tuple[str, str], list[Called]] = {}
    for called in _as_decided(production, edition):
        told = called.row.decision if called.row else ""
        parts.setdefault((told, "" if told else called.entrant.item), []).append(called)
    return make_sheet(
        edition,
        "recipients",
        edition.say("recipients.title.award"),
        recipients_mark(edition),
        head=head(edition),
        parts=[_part(told, people, production, edition) for (told, _), people in parts.items()],
        sign=signing_block(edition),
        copies=copies(edition),
    )


def _as_decided(production: Production, edition: Edition) -> list[Called]:
    """The order of calling; where the lowest prize is called first the other way round."""
    lowest_first = {
        item.id for item, _ in production.agenda.walk() if item.awards and item.awards.reveal == "last"
    }
    parts: dict[str, list[Called]] = {}
    for batch in batches(production, edition).values():
        for called in batch:
            parts.setdefault(called.entrant.item, []).append(called)
    turned = (people[::-1] if item in lowest_first else people for item, people in parts.items())
    return [called for people in turned for called in people]


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
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for serial, called in enumerate(_together(people), 1):
        who = called.entrant
        groups.setdefault((who.form, who.group), []).append(_row(serial, called, edition))
    subject = known(decision.subject) if decision else ""
    entrants = [called.entrant for called in people]
    return {
        "title": edition.say(f"recipients.title.{_what(people, edition)}"),
        "subject": edition.written(subject or edition.rundown.name),
        "annexed": edition.say("recipients.annexed", decision=named(told, decision, edition)),
        "groups": [_group(form, kind, rows, groups, edition) for (form, kind), rows in groups.items()],
        "total": edition.say("recipients.total", whom=counted(entrants, edition)),
    }


def _what(people: list[Called], edition: Edition) -> str:
    """What is handed over in a part, and so what its list is called."""
    items = {item.id: item.kind for item in edition.rundown.items}
    conferral = all(items.get(called.entrant.item) == "conferral" for called in people)
    return awarded((called.entrant for called in people), conferral=conferral)


def _together(people: list[Called]) -> list[Called]:
    """Form by form, in a form kind by kind, each in the order of calling: rows are counted as they stand."""
    places: dict[tuple[str, str], int] = {}
    for called in people:
        places.setdefault((called.entrant.form, called.entrant.group), len(places))
    return sorted(people, key=lambda called: places[called.entrant.form, called.entrant.group])


def _row(serial: int, called: Called, edition: Edition) -> dict[str, Any]:
    """What a decision says of a recipient: never how the certificate is to be handed over."""
    who = called.entrant
    dead = called.row is not None and called.row.status == "posthumous"
    return {
        "serial": serial,
        "name": edition.narrow(called_name(who)),
        "unit": edition.narrow(who.unit),
        "reason": edition.narrow(who.reason),
        "note": edition.say("status.posthumous.plain") if dead else "",
    }


def _group(
    form: str,
    kind: str,
    rows: list[dict[str, Any]],
    groups: dict[tuple[str, str], list[dict[str, Any]]],
    edition: Edition,
) -> dict[str, Any]:
    """The rows of a form, and of a kind where a form goes to several, with the columns that are not empty."""
    several = sum(other == form for other, _ in groups) > 1
    what = edition.say(f"kinds.{kind}") if several and kind else ""
    keys = ["name", *(key for key in ("unit", "reason") if any(row[key] for row in rows))]
    return {
        "form": " – ".join(part for part in (form, what) if part),
        "heads": [edition.say(f"column.{key}") for key in ("serial", *keys)],
        "rows": [_cells(row, keys) for row in rows],
        "widths": _widths(keys, rows),
    }


def _cells(row: dict[str, Any], keys: list[str]) -> dict[str, Any]:
    return {"serial": row["serial"], "cells": [row[key] for key in keys], "note": row["note"]}


def _widths(keys: list[str], rows: list[dict[str, Any]]) -> list[float]:
    """The room in mm of each column: by its longest words, none so narrow that every word is a line."""
    room = ROOM_MM - SERIAL_MM
    wanted = [max(4.0, *(_length(row[key]) for row in rows)) for key in keys]
    shares = [max(LEAST, width / sum(wanted)) for width in wanted]
    return [round(room * share / sum(shares), 1) for share in shares]


def _length(text: str) -> float:
    """How long words are: of a longer text half, for it may take two lines."""
    long = width_em(text.replace("\u00a0", " "), "Tinos-Regular")
    return long if long < 16 else 16 + (long - 16) / 2


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
