"""After the show: the as-run report and the draft of the minutes. Nothing that the record does not hold."""

from __future__ import annotations

from typing import Any

from ceremony.core.asrun import AsRun
from ceremony.documents.record import Record, edition_of, record_version
from ceremony.documents.sheet import (
    SAMPLE,
    Edition,
    Sheet,
    joined_marks,
    length,
    make_sheet,
    official,
    who,
    words,
)
from ceremony.model.rundown import Entrant, Item


def record_mark(record: Record) -> str:
    """The sample mark of papers about a show that ran with sample data."""
    sample = record.rundown.sample or any(entrant.sample for entrant in record.rundown.entrants)
    return joined_marks(SAMPLE if sample else "")


def as_run_report(record: Record, edition: Edition) -> Sheet:
    """Planned against actual, item by item."""
    edition = edition_of(record, edition)
    rows = [_report_row(row, record, edition) for row in record.rows]
    state = record.state
    told = [
        edition.say("report.opened", time=record.local(state.opened_at, "%H:%M:%S %d/%m/%Y")),
        edition.say("report.closed", time=record.local(state.closed_at, "%H:%M:%S %d/%m/%Y"))
        if state.closed_at is not None
        else edition.say("report.not_closed"),
    ]
    return make_sheet(
        edition,
        "bao-cao-thuc-te",
        "report",
        edition.say("report.title"),
        record_mark(record),
        told=told,
        rows=rows,
        words=words(
            edition,
            "column.content",
            "report.planned",
            "report.actual",
            "report.late",
            "report.length",
            "report.length_actual",
            "report.length_late",
            "report.state",
            "report.note",
        ),
        version=record_version(record, edition),
    )


def _report_row(row: AsRun, record: Record, edition: Edition) -> dict[str, Any]:
    item = record.item(row.item)
    planned = row.planned_ms if item.duration_ms is not None else None
    off = row.actual_ms - planned if row.actual_ms is not None and planned is not None else None
    state = row.state if row.state in ("done", "skipped", "on-air") else "todo"
    return {
        "number": row.number,
        "title": row.title,
        "planned": record.local(row.planned_start) if item.starts_ms is not None else "",
        "actual": record.local(row.started, "%H:%M:%S"),
        "late": _signed(row.late_ms) if item.starts_ms is not None else "",
        "length": length(planned),
        "length_actual": length(row.actual_ms),
        "length_late": _signed(off),
        "state": edition.say(f"ran.{state}"),
    }


def _signed(ms: int | None) -> str:
    if ms is None:
        return ""
    return ("+" if ms >= 500 else "") + length(ms)


def minutes(record: Record, edition: Edition) -> Sheet:
    """Biên bản, a draft: what the record holds is printed, what it does not hold is left to fill in."""
    edition = edition_of(record, edition)
    state = record.state
    ran = [row for row in record.rows if row.started is not None]
    missed = [f"{row.number}. {row.title}" for row in record.rows if row.started is None]
    ended = (
        edition.say("minutes.ended", time=record.local(state.closed_at, "%H:%M"), day=_day(record))
        if state.closed_at is not None
        else edition.say("minutes.not_ended")
    )
    return make_sheet(
        edition,
        "bien-ban-du-thao",
        "minutes",
        edition.say("minutes.title"),
        record_mark(record),
        head=official(edition, "BB", record.day),
        began=edition.say("minutes.began", time=record.local(state.opened_at), day=_day(record)),
        items=[_held(row, record, edition) for row in ran],
        missed=missed,
        ended=ended,
        words=words(
            edition,
            "minutes.draft",
            "minutes.place",
            "minutes.present",
            "minutes.chair",
            "minutes.clerk",
            "minutes.course",
            "minutes.missed",
            "minutes.clerk_sign",
            "minutes.chair_sign",
            "sign",
        ),
        version=record_version(record, edition),
    )


def _day(record: Record) -> str:
    return record.local(record.state.opened_at, "%d/%m/%Y")


def _held(row: AsRun, record: Record, edition: Edition) -> dict[str, Any]:
    item = record.item(row.item)
    span = edition.say("minutes.span", start=record.local(row.started), end=record.local(row.ended))
    if row.ended is None:
        span = edition.say("minutes.since", start=record.local(row.started))
    told = [edition.say("minutes.by", who=who(speaker)) for speaker in item.speakers]
    told += [
        edition.say("minutes.fallback", time=record.local(event.at))
        for event in record.fallbacks()
        if event.item == item.id
    ]
    return {
        "number": row.number,
        "title": row.title,
        "span": span,
        "told": told + _signed_up(item, record, edition) + _awarded(item, record, edition),
    }


def _signed_up(item: Item, record: Record, edition: Edition) -> list[str]:
    signers = [entrant for entrant in record.entrants(item.id) if entrant.kind == "signer"]
    if not signers:
        return []
    return [
        edition.say("minutes.signed", done=len(record.entrants(item.id, "signed")), all=len(signers)),
        *_named(item, record, edition),
    ]


def _awarded(item: Item, record: Record, edition: Edition) -> list[str]:
    people = [entrant for entrant in record.entrants(item.id) if entrant.kind == "recipient"]
    if not people:
        return []
    done = len(record.entrants(item.id, "received"))
    return [edition.say("minutes.received", done=done, all=len(people)), *_named(item, record, edition)]


def _named(item: Item, record: Record, edition: Edition) -> list[str]:
    """Those with whom it stands otherwise, by name."""
    groups = (("absent", ("absent",)), ("later", ("later",)), ("open", ("waiting", "called", "present")))
    lines = []
    for key, statuses in groups:
        found = record.entrants(item.id, *statuses)
        if found:
            names = "; ".join(_name(entrant) for entrant in found)
            lines.append(edition.say(f"minutes.{key}", count=len(found), names=names))
    return lines


def _name(entrant: Entrant) -> str:
    return f"{entrant.honorific}\u00a0{entrant.name}" if entrant.honorific else entrant.name
