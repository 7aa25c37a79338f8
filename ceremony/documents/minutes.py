"""The draft of the minutes (biên bản): the record's own words; what it does not hold is left to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ceremony.documents.course import STANDINGS, Held, course, standing
from ceremony.documents.lineup import stand_ins
from ceremony.documents.official import acting, copies, day_line, head
from ceremony.documents.record import Record, edition_of, record_mark, record_version
from ceremony.documents.sheet import Edition, Sheet, called_name, length, make_sheet, named, words
from ceremony.model.rundown import Entrant, Speaker


def minutes(record: Record, edition: Edition) -> Sheet:
    """Biên bản: when it began and ended, what ran, who was called, how it stood with them."""
    edition = edition_of(record, edition)
    state, office = record.state, edition.office
    ran = course(record)
    held = {each.item.id for each in ran}
    missed = [row for row in record.rows if row.item not in held]
    return make_sheet(
        edition,
        "minutes",
        edition.say("minutes.title"),
        record_mark(record),
        head=head(edition, "BB", dated=False),
        began=_moment(record, edition, "minutes.began", state.opened_at),
        asked=[
            [edition.say("minutes.place"), edition.written(office.venue)],
            [edition.say("minutes.chair"), edition.written(acting(office.chair))],
            [edition.say("minutes.clerk"), edition.written(acting(office.secretary))],
            [edition.say("minutes.present"), ""],
        ],
        items=[_item(each, record, edition) for each in ran],
        missed=[f"{row.number}. {edition.written(row.title)}" for row in missed],
        ended=_moment(record, edition, "minutes.ended", state.closed_at)
        if state.closed_at is not None
        else edition.say("minutes.not_ended"),
        signs=[
            [edition.say("minutes.clerk_sign"), office.secretary.name if office.secretary else ""],
            [edition.say("minutes.chair_sign"), office.chair.name if office.chair else ""],
        ],
        copies=copies(edition),
        words=words(edition, "minutes.draft", "minutes.course", "minutes.missed", "minutes.told", "sign"),
        version=record_version(record, edition),
    )


def _moment(record: Record, edition: Edition, key: str, at: int | None) -> str:
    day = day_line(edition, record.local(at, "%Y-%m-%d"))
    hour, minute = record.local(at, "%H"), record.local(at, "%M")
    return edition.say(key, hour=hour, minute=minute, day=day)


def _item(held: Held, record: Record, edition: Edition) -> dict[str, Any]:
    row = held.row
    span = edition.say("minutes.span", start=record.local(row.started), end=record.local(row.ended))
    if row.ended is None:
        span = edition.say("minutes.since", start=record.local(row.started))
    told = _people(held.spoke, "minutes.spoke", edition) + _people(held.planned, "minutes.by", edition)
    told += _film(held, record, edition)
    told += [edition.say("minutes.announced", title=edition.written(title)) for title in held.announced]
    told += _called(held, "signer", record, edition) + _called(held, "recipient", record, edition)
    return {
        "number": row.number,
        "title": edition.written(row.title),
        "span": span,
        "told": told,
        "spoke": bool(held.spoke),
    }


def _people(speakers: Sequence[Speaker], key: str, edition: Edition) -> list[str]:
    names = "; ".join(edition.written(named(speaker)) for speaker in speakers)
    return [edition.say(key, who=names)] if names else []


def _film(held: Held, record: Record, edition: Edition) -> list[str]:
    told = []
    if held.film and held.film.film:
        long = length(held.film.film.duration_ms) if held.film.film.duration_ms else ""
        told.append(edition.say("minutes.film", length=long) if long else edition.say("minutes.film.open"))
    return told + [edition.say("minutes.fallback", time=record.local(at)) for at in held.fallbacks]


def _instead(done: Sequence[Entrant], record: Record, edition: Edition) -> list[str]:
    """Whose award somebody else has received, and who."""
    by = stand_ins(record)
    pairs = [edition.say("minutes.for", name=called_name(who), by=by[who.id]) for who in done if who.id in by]
    return [edition.say("minutes.stand_in", count=len(pairs), names="; ".join(pairs))] if pairs else []


def _called(held: Held, kind: str, record: Record, edition: Edition) -> list[str]:
    """How many were called and have received or signed, and by name those with whom it stands otherwise."""
    groups = standing(record, held.item, kind)
    if not groups["all"]:
        return []
    key, later = "minutes.received", len(groups["absent"]) + len(groups["later"])
    if kind == "signer":
        key = "minutes.signed_later" if later else "minutes.signed"
    lines = [edition.say(key, done=len(groups["done"]), all=len(groups["all"]), later=later)]
    if kind == "recipient" and held.batches:
        lines.insert(0, edition.say("minutes.batches", count=held.batches))
    lines += _instead(groups["done"], record, edition)
    for name, _ in STANDINGS:
        if groups[name]:
            people = "; ".join(called_name(entrant) for entrant in groups[name])
            lines.append(edition.say(f"minutes.{name}", count=len(groups[name]), names=people))
    return lines
