"""The programme for guests, and the running order for those who work."""

from __future__ import annotations

from typing import Any

from ceremony.documents.official import copies, head, signing_block
from ceremony.documents.sheet import (
    SAMPLE,
    Edition,
    Sheet,
    clock,
    length,
    make_sheet,
    who,
    words,
)
from ceremony.model.agenda import Agenda
from ceremony.model.agenda import Item as Written
from ceremony.model.production import Production
from ceremony.model.rundown import Item
from ceremony.staging.spoken import sentence


def written_items(production: Production) -> dict[str, Written]:
    """The items as written, by id."""
    return {item.id: item for item, _ in production.agenda.walk()}


def agenda_mark(production: Production) -> str:
    """The sample mark of what an agenda itself says: its times, its event, its items, its people."""
    agenda: Agenda = production.agenda
    doubtful = agenda.event.sample or agenda.schedule.sample or any(i.sample for i, _ in agenda.walk())
    return SAMPLE if doubtful or any(person.sample for person in production.people.values()) else ""


def programme(production: Production, edition: Edition) -> Sheet:
    """Chương trình: what guests may know, with times, in the form of an official paper."""
    written = written_items(production)
    rows = [_row(item, written, edition, guests=True) for item in edition.rundown.items if item.public]
    title = edition.say("programme.title")
    return make_sheet(
        edition,
        "programme",
        title,
        agenda_mark(production),
        head=head(edition, "CTr"),
        rows=rows,
        sign=signing_block(edition),
        copies=copies(edition),
        words=words(edition, "column.time", "column.content", "column.by"),
    )


def _row(item: Item, written: dict[str, Written], edition: Edition, *, guests: bool) -> dict[str, Any]:
    topic = written[item.id].topic if item.id in written else None
    return {
        "number": item.number,
        "title": edition.written(item.public_title or item.title if guests else item.title),
        "topic": sentence(edition.written(topic or "")),
        "depth": item.depth,
        "group": item.group,
        "start": clock(item.starts_ms),
        "length": length(item.duration_ms),
        "hard": item.hard_start,
        "people": [edition.written(who(speaker)) for speaker in item.speakers],
        "backstage": edition.written(item.backstage),
    }


def running_order(production: Production, edition: Edition) -> Sheet:
    """Every item with its time, its length, its people and what backstage must know."""
    written = written_items(production)
    rows = [_row(item, written, edition, guests=False) for item in edition.rundown.items]
    return make_sheet(
        edition,
        "order",
        edition.say("order.title"),
        agenda_mark(production),
        rows=rows,
        words=words(
            edition,
            "column.time",
            "column.length",
            "column.content",
            "column.by",
            "column.backstage",
            "column.actual",
            "order.hard",
        ),
    )
