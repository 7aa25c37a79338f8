"""The draft of the minutes (biên bản): the record's own words; what it does not hold is left to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from ceremony.core.asrun import AsRun
from ceremony.documents.course import (
    STANDINGS,
    Held,
    added,
    course,
    departed,
    invited,
    standing,
    witnesses,
)
from ceremony.documents.lineup import posthumous, stand_ins
from ceremony.documents.official import acting, copies, day_line, head
from ceremony.documents.record import Record, edition_of, record_mark, record_version
from ceremony.documents.sheet import Edition, Sheet, called_name, length, make_sheet, named, words
from ceremony.documents.trail import Trail, trail
from ceremony.model.rundown import Entrant, Speaker


def minutes(record: Record, edition: Edition) -> Sheet:
    """Biên bản: when it began and ended, what ran, who was called, how it stood with them."""
    edition = edition_of(record, edition)
    state, office, followed = record.state, edition.office, trail(record)
    ran = course(record, followed)
    held = {each.item.id for each in ran}
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
        items=[_item(each, followed, record, edition) for each in ran],
        missed=[_missed(row, record, edition) for row in record.rows if row.item not in held],
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
    hour, minute = record.local(at, "%H").removeprefix("0"), record.local(at, "%M")
    return edition.say(key, hour=hour, minute=minute, day=day)


def _missed(row: AsRun, record: Record, edition: Edition) -> str:
    """A part that never came, and whether somebody left it out on purpose."""
    skipped = f" ({edition.say('ran.skipped')})" if row.item in record.state.skipped else ""
    return f"{row.number}. {edition.written(row.title)}{skipped}"


def _item(held: Held, followed: Trail, record: Record, edition: Edition) -> dict[str, Any]:
    told = _people(held.spoke, _acted(held, record), edition) + _planned(held, record, edition)
    told += _film(held, record, edition)
    told += [edition.say("minutes.announced", title=edition.written(title)) for title in held.announced]
    told += _called(held, "signer", followed, record, edition)
    told += _called(held, "recipient", followed, record, edition)
    return {
        "number": held.item.number,
        "title": edition.written(held.item.title),
        "span": _span(held, record, edition),
        "told": told,
        "spoke": bool(held.spoke) and not invited(held, record),
    }


def _acted(held: Held, record: Record) -> str:
    """What those did whose cards came: they spoke, were asked to come up, or received themselves."""
    return f"minutes.{invited(held, record) or 'spoke'}"


def _span(held: Held, record: Record, edition: Edition) -> str:
    """When it was on program: once, or every time that the show came back to it."""
    told = [
        edition.say("minutes.since", start=record.local(visit.began))
        if visit.ended is None
        else edition.say("minutes.span", start=record.local(visit.began), end=record.local(visit.ended))
        for visit in held.visits
    ]
    return "; ".join(dict.fromkeys(told))


def _people(speakers: Sequence[Speaker], key: str, edition: Edition) -> list[str]:
    names = "; ".join(edition.written(named(speaker)) for speaker in speakers)
    return [edition.say(key, who=names)] if names else []


def _planned(held: Held, record: Record, edition: Edition) -> list[str]:
    """Whom only the programme names: those before whom it is signed, and all others."""
    known = witnesses(held, record)
    seeing = [replace(speaker, role="") for speaker in held.planned if speaker.name in known]
    others = [speaker for speaker in held.planned if speaker.name not in known]
    return _people(others, "minutes.by", edition) + _people(seeing, "minutes.witnesses", edition)


def _film(held: Held, record: Record, edition: Edition) -> list[str]:
    """How much of a film was seen, and when pictures took its place."""
    told = []
    for film in held.films:
        whole = length(film.length_ms) if film.length_ms else ""
        key = "film.none" if not film.seen else "film.part" if not film.whole else "film"
        key = "film.open" if film.seen and not whole else key
        told.append(edition.say(f"minutes.{key}", length=whole, played=length(film.played_ms)))
    return told + [edition.say("minutes.fallback", time=record.local(at)) for at in held.fallbacks]


def _called(held: Held, kind: str, followed: Trail, record: Record, edition: Edition) -> list[str]:
    """How many were called and have received or signed; by name all with whom it stands otherwise."""
    groups = standing(record, held.item, kind)
    gone = departed(record, held.item, kind)
    if not groups["all"] and not gone:
        return []
    key, later = "minutes.received", len(groups["absent"]) + len(groups["later"])
    if kind == "signer":
        key = "minutes.signed_later" if later else "minutes.signed"
    lines = [edition.say(key, done=len(groups["done"]), all=len(groups["all"]), later=later)]
    if kind == "recipient" and held.batches:
        one = ".one" if held.batches == 1 else ""
        lines.insert(0, edition.say(f"minutes.batches{one}", count=held.batches))
    lines += _instead(groups["done"], record, edition)
    family = [who for who in groups["done"] if who.id in posthumous(record)]
    wrong = [who for who in groups["all"] if who.id in followed.retracted and who not in groups["sealed"]]
    listed = {
        "posthumous": family,
        "added": added(record, groups["all"]),
        "witnessed": [who for who in groups["done"] if record.state.status(who.id) == "witnessed"],
        "retracted": wrong,
        **{name: groups[name] for name, _ in STANDINGS},
        "departed": gone,
    }
    lines += [line for name, people in listed.items() for line in _listed(name, people, record, edition)]
    if groups["sealed"]:
        lines.append(edition.say("minutes.sealed", count=len(groups["sealed"])))
    return lines


def _listed(name: str, people: Sequence[Entrant], record: Record, edition: Edition) -> list[str]:
    """One sentence about these people; nothing about nobody."""
    told = names_of(people, record, edition) if name != "posthumous" else "; ".join(map(called_name, people))
    return [edition.say(f"minutes.{name}", count=len(people), names=told)] if people else []


def names_of(people: Iterable[Entrant], record: Record, edition: Edition) -> str:
    """Names in a list; who has died is told."""
    family = posthumous(record)
    mark = f" ({edition.say('status.posthumous.plain')})"
    return "; ".join(called_name(who) + (mark if who.id in family else "") for who in people)


def _instead(done: Sequence[Entrant], record: Record, edition: Edition) -> list[str]:
    """Whose award somebody else has received, and who."""
    by = stand_ins(record)
    pairs = [edition.say("minutes.for", name=called_name(who), by=by[who.id]) for who in done if who.id in by]
    return [edition.say("minutes.stand_in", count=len(pairs), names="; ".join(pairs))] if pairs else []
