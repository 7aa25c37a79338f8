"""The register of the pledge: who signed, when, with what ink; who did not."""

from __future__ import annotations

from typing import Any

from ceremony.core.events import CueTaken, SubjectMarked
from ceremony.core.state_signing import DONE
from ceremony.documents.official import day_line, head
from ceremony.documents.record import Record, edition_of, record_mark, record_version
from ceremony.documents.sheet import Edition, Sheet, called_name, make_sheet, words
from ceremony.model.rundown import Entrant, Item


def register(record: Record, edition: Edition) -> Sheet:
    """Every signing item with its signers in the order of the list."""
    edition = edition_of(record, edition)
    times = signed_at(record)
    items = [
        item for item in record.rundown.items if any(w.kind == "signer" for w in record.entrants(item.id))
    ]
    return make_sheet(
        edition,
        "register",
        edition.say("register.title"),
        record_mark(record),
        head=head(edition, day=record.day),
        parts=[_part(item, record, edition, times) for item in items],
        words=words(
            edition,
            "column.number",
            "column.signer",
            "column.area",
            "register.when",
            "column.signature",
        ),
        version=record_version(record, edition),
    )


def signed_at(record: Record) -> dict[str, int]:
    """When somebody was last marked as signed."""
    times: dict[str, int] = {}
    for event in record.events:
        if isinstance(event, SubjectMarked) and event.status == "signed":
            times[event.subject] = event.at
        elif isinstance(event, CueTaken):
            times |= {who: event.at for who, status in event.marks if status == "signed"}
    return times


def _part(item: Item, record: Record, edition: Edition, times: dict[str, int]) -> dict[str, Any]:
    signers = [entrant for entrant in record.entrants(item.id) if entrant.kind == "signer"]
    rows = [_row(entrant, record, edition, times) for entrant in signers]
    done = sum(1 for entrant in signers if record.state.status(entrant.id) in DONE)
    return {
        "title": edition.written(item.title),
        "count": edition.say(
            "register.count", done=done, all=len(signers), day=day_line(edition, record.day)
        ),
        "rows": rows,
    }


def _row(entrant: Entrant, record: Record, edition: Edition, times: dict[str, int]) -> dict[str, Any]:
    status = record.state.status(entrant.id)
    signed = status in DONE
    return {
        "number": entrant.number,
        "name": called_name(entrant),
        "area": entrant.unit,
        "when": record.local(times.get(entrant.id), "%H:%M:%S") if signed else "",
        "standing": "" if signed else edition.say(f"standing.{status}"),
        "ink": "",
    }
