"""The programme for guests, and the running order for those who work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ceremony.documents.acting import acting_people
from ceremony.documents.official import copies, head, signing_block
from ceremony.documents.sheet import SAMPLE, Edition, Sheet, length, make_sheet, words
from ceremony.documents.starts import Start, planned_starts
from ceremony.model.agenda import Item as Written
from ceremony.model.production import Production
from ceremony.model.rundown import Item
from ceremony.staging.spoken import sentence


def written_items(production: Production) -> dict[str, Written]:
    """The items as written, by id."""
    return {item.id: item for item, _ in production.agenda.walk()}


def agenda_mark(
    production: Production, items: Iterable[Item], people: Collection[str], *, timed: bool
) -> str:
    """The sample mark of a paper that says these items and names these people; ``timed``: with its times.

    Made-up data that stands in the files and not on this paper does not mark it.
    """
    agenda, shown = production.agenda, {item.id for item in items}
    doubtful = agenda.event.sample or (timed and agenda.schedule.sample)
    doubtful = doubtful or any(item.sample for item, _ in agenda.walk() if item.id in shown)
    named = (person for person in production.people.values() if person.id in people)
    return SAMPLE if doubtful or any(person.sample for person in named) else ""


def programme(production: Production, edition: Edition) -> Sheet:
    """Chương trình: what guests may know, with times, in the form of an official paper."""
    items = [item for item in edition.rundown.items if item.public]
    return make_sheet(
        edition,
        "programme",
        edition.say("programme.title"),
        _mark(production, items, production.agenda.papers.sign.person),
        head=head(edition, "CTr"),
        rows=_rows(items, production, edition, guests=True),
        sign=signing_block(edition),
        copies=copies(edition),
        words=words(edition, "column.time", "column.content", "column.by"),
    )


def _mark(production: Production, items: list[Item], *signing: str | None) -> str:
    people = {one.person for item in items for one in item.speakers} | {who for who in signing if who}
    timed = any(item.starts_ms is not None for item in items)
    return agenda_mark(production, items, people, timed=timed)


def _rows(
    items: list[Item], production: Production, edition: Edition, *, guests: bool
) -> list[dict[str, Any]]:
    written, starts = written_items(production), planned_starts(edition.rundown)
    return [_row(item, written, starts, edition, guests=guests) for item in items]


def _row(
    item: Item, written: dict[str, Written], starts: Mapping[str, Start], edition: Edition, *, guests: bool
) -> dict[str, Any]:
    open_ = edition.seals is None or item.id not in {of for of, _, _ in edition.seals.speakers}
    topic = written[item.id].topic if item.id in written and (open_ or edition.unsealed) else None
    begins = starts.get(item.id)
    missing = "–" if begins and not item.group else ""
    return {
        "number": item.number,
        "title": edition.written(item.public_title or item.title if guests else item.title),
        "topic": sentence(edition.written(topic or "")),
        "depth": item.depth,
        "group": item.group,
        "start": begins.words(edition) if begins else "",
        "about": bool(begins and begins.about),
        "length": length(item.duration_ms) or missing,
        "hard": item.hard_start,
        "people": acting_people(item, edition),
        "backstage": edition.written(item.backstage),
    }


def running_order(production: Production, edition: Edition) -> Sheet:
    """Every item with its time, its length, its people and what backstage must know."""
    items = list(edition.rundown.items)
    return make_sheet(
        edition,
        "order",
        edition.say("order.title"),
        _mark(production, items),
        rows=_rows(items, production, edition, guests=False),
        words=words(
            edition,
            "column.time",
            "column.length",
            "column.content",
            "column.by",
            "column.backstage",
            "column.actual",
            "order.hard",
            "order.about",
        ),
    )
