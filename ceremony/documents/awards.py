"""Sheets of an awarding: batches and trays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ceremony.documents.counted import counted
from ceremony.documents.lineup import AWAY, Lineup
from ceremony.documents.sheet import Edition, Sheet, called_name, make_sheet, words
from ceremony.model.production import Production
from ceremony.model.roster import Recipient
from ceremony.model.rundown import Entrant, Item


@dataclass(frozen=True, slots=True)
class Called:
    """A recipient as called: the place in the batch from 1, and what the list says besides."""

    place: int
    entrant: Entrant
    row: Recipient | None
    lineup: Lineup | None = None


def recipients_by_id(production: Production) -> dict[str, Recipient]:
    """Rows of all lists by id."""
    return {row.id: row for rows in production.recipients.values() for row in rows}


def batches(production: Production, edition: Edition) -> dict[str, list[Called]]:
    """The recipients of every batch by the batch's id: as they stand in a running show, else as called."""
    rows = recipients_by_id(production)
    people = {entrant.id: entrant for entrant in edition.rundown.entrants if entrant.kind == "recipient"}
    made: dict[str, list[Called]] = {}
    for batch, line in _lines(people, edition).items():
        found = [people[ident] for ident in line if ident in people]
        made[batch] = [
            Called(place, entrant, rows.get(entrant.id), edition.lineup)
            for place, entrant in enumerate(found, 1)
        ]
    return made


def _lines(people: dict[str, Entrant], edition: Edition) -> Mapping[str, Sequence[str]]:
    if edition.lineup:
        return edition.lineup.lines
    lines: dict[str, list[str]] = {}
    for entrant in people.values():
        lines.setdefault(entrant.batch, []).append(entrant.id)
    return lines


def _note(called: Called, edition: Edition) -> str:
    """What must be known when the certificate is handed over."""
    lineup, ident = called.lineup, called.entrant.id
    if lineup and ident in lineup.stand_ins:
        return edition.say("status.stand_in", name=lineup.stand_ins[ident])
    if lineup and ident in lineup.posthumous:
        return edition.say("status.posthumous")
    status = lineup.statuses.get(ident, "") if lineup else ""
    planned = called.row.status if called.row else ""
    told = status if status in AWAY else planned if planned == "posthumous" or not lineup else ""
    return edition.say(f"status.{told}") if told else ""


def _away(called: Called) -> bool:
    if called.lineup:
        return called.lineup.away(called.entrant.id)
    return bool(called.row and called.row.status in AWAY)


def row_of(called: Called, edition: Edition) -> dict[str, Any]:
    """What a table says of a recipient."""
    who = called.entrant
    return {
        "place": called.place,
        "number": who.number,
        "name": edition.narrow(called_name(who)),
        "plain": edition.narrow(who.name),
        "unit": edition.narrow(who.unit),
        "form": edition.narrow(who.form),
        "reason": edition.narrow(who.reason),
        "note": _note(called, edition),
        "away": _away(called),
    }


def _close_ranks(rows: list[dict[str, Any]]) -> None:
    """Those who come up stand side by side: nobody leaves a gap for whoever is away."""
    for place, row in enumerate((row for row in rows if not row["away"]), 1):
        row["place"] = place


def turn_of(batch: str, edition: Edition) -> str:
    """The number of a batch in its part, as hall and desk count; "11/2" where there are several parts."""
    turn = edition.rundown.places.turns.get(batch, (0, 0))[0]
    part = _part_of(batch, edition)
    return f"{part.number}/{turn}" if part else str(turn or "–")


def part_title(batch: str, edition: Edition) -> str:
    """The part in which a batch is called, where awards are handed over in several; else ""."""
    part = _part_of(batch, edition)
    return edition.held(part.title) if part else ""


def _part_of(batch: str, edition: Edition) -> Item | None:
    places = edition.rundown.places
    if len(places.item_batches) < 2 or batch not in places.batches:
        return None
    return places.items.get(edition.rundown.cues[places.batches[batch][0]].item)


def _batch(number: int, ident: str, batch: list[Called], edition: Edition) -> dict[str, Any]:
    title = next((cue.title for cue in edition.rundown.cues if cue.id == ident), "")
    people = [called.entrant for called in batch]
    part = part_title(ident, edition)
    told = edition.narrow(title) or edition.say("batch.title", number=number)
    return {
        "number": number,
        "title": f"{part} · {told}" if part else told,
        "count": counted(people, edition),
        "rows": [row_of(called, edition) for called in batch],
        "mark": edition.marks(*people),
    }


def _all_batches(production: Production, edition: Edition) -> list[dict[str, Any]]:
    found = batches(production, edition).items()
    return [_batch(number, ident, batch, edition) for number, (ident, batch) in enumerate(found, 1)]


def recipients_mark(edition: Edition) -> str:
    """The mark of papers about all recipients."""
    return edition.marks(*(who for who in edition.rundown.entrants if who.kind == "recipient"))


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
    made = _all_batches(production, edition)
    for batch in made:
        _close_ranks(batch["rows"])
    return make_sheet(
        edition,
        "trays",
        edition.say("trays.title"),
        recipients_mark(edition),
        batches=made,
        first=edition.first,
        order=edition.say("trays.live" if edition.lineup else "trays.planned"),
        words=words(
            edition,
            "trays.hall",
            "trays.stage",
            "trays.behind",
            "trays.tray",
            "trays.aside",
            "column.place",
            "trays.check",
            "column.name",
        ),
    )
