"""Sheets of an awarding: batches and trays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ceremony.documents.sheet import SAMPLE, Edition, Sheet, called_name, make_sheet, words
from ceremony.model.production import Production
from ceremony.model.roster import Recipient
from ceremony.model.rundown import Entrant


@dataclass(frozen=True, slots=True)
class Called:
    """A recipient as called: the place in the batch from 1, and what the list says besides."""

    place: int
    entrant: Entrant
    row: Recipient | None


def recipients_by_id(production: Production) -> dict[str, Recipient]:
    """Rows of all lists by id."""
    return {row.id: row for rows in production.recipients.values() for row in rows}


def batches(production: Production, edition: Edition) -> dict[str, list[Called]]:
    """The recipients of every batch in the order of calling, by the batch's id."""
    rows = recipients_by_id(production)
    made: dict[str, list[Called]] = {}
    for entrant in edition.rundown.entrants:
        if entrant.kind == "recipient":
            batch = made.setdefault(entrant.batch, [])
            batch.append(Called(len(batch) + 1, entrant, rows.get(entrant.id)))
    return made


def _note(called: Called, edition: Edition) -> str:
    status = called.row.status if called.row else ""
    return edition.say(f"status.{status}") if status else ""


def row_of(called: Called, edition: Edition) -> dict[str, Any]:
    """What a table says of a recipient."""
    who = called.entrant
    return {
        "place": called.place,
        "number": who.number,
        "name": called_name(who),
        "plain": who.name,
        "unit": who.unit,
        "form": who.form,
        "reason": who.reason,
        "note": _note(called, edition),
        "away": bool(called.row and called.row.status in ("absent", "later")),
        "decision": called.row.decision if called.row else "",
    }


def sample_mark(entrants: list[Entrant]) -> str:
    """The mark of a page that names these people."""
    return SAMPLE if any(entrant.sample for entrant in entrants) else ""


def _batch(number: int, ident: str, batch: list[Called], edition: Edition) -> dict[str, Any]:
    title = next((cue.title for cue in edition.rundown.cues if cue.id == ident), "")
    return {
        "number": number,
        "title": title or edition.say("batch.title", number=number),
        "count": edition.say("batch.count", count=len(batch)),
        "rows": [row_of(called, edition) for called in batch],
        "mark": sample_mark([called.entrant for called in batch]),
    }


def _all_batches(production: Production, edition: Edition) -> list[dict[str, Any]]:
    found = batches(production, edition).items()
    return [_batch(number, ident, batch, edition) for number, (ident, batch) in enumerate(found, 1)]


def recipients_mark(edition: Edition) -> str:
    """The mark of papers about all recipients."""
    return sample_mark([entrant for entrant in edition.rundown.entrants if entrant.kind == "recipient"])


def batch_sheets(production: Production, edition: Edition) -> Sheet:
    """A page a batch: who is called, with a box to tick."""
    return make_sheet(
        edition,
        "batches",
        edition.say("batches.title"),
        recipients_mark(edition),
        batches=_all_batches(production, edition),
        words=words(
            edition,
            "column.place",
            "column.number",
            "column.name",
            "column.unit",
            "column.form",
            "column.got",
        ),
    )


def tray_sheets(production: Production, edition: Edition) -> Sheet:
    """A page a batch: where people stand, seen from the hall, and the order of the tray."""
    return make_sheet(
        edition,
        "trays",
        edition.say("trays.title"),
        recipients_mark(edition),
        batches=_all_batches(production, edition),
        first=edition.first,
        words=words(edition, "trays.hall", "trays.stage", "trays.behind", "trays.tray", "trays.aside"),
    )
