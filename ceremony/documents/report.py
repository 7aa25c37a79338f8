"""The as-run report: planned against actual, item by item."""

from __future__ import annotations

from typing import Any

from ceremony.core.asrun import AsRun
from ceremony.documents.course import course
from ceremony.documents.record import Record, edition_of, record_mark, record_version
from ceremony.documents.sheet import Edition, Sheet, length, make_sheet, words


def as_run_report(record: Record, edition: Edition) -> Sheet:
    """Planned against actual, item by item."""
    edition = edition_of(record, edition)
    visited = {held.item.id for held in course(record)}
    rows = [_report_row(row, record, edition, ran=row.item in visited) for row in record.rows]
    state = record.state
    told = [
        edition.say("report.opened", time=record.local(state.opened_at, "%H:%M:%S %d/%m/%Y")),
        edition.say("report.closed", time=record.local(state.closed_at, "%H:%M:%S %d/%m/%Y"))
        if state.closed_at is not None
        else edition.say("report.not_closed"),
    ]
    return make_sheet(
        edition,
        "report",
        edition.say("report.title"),
        record_mark(record, planned=True),
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


def _outcome(row: AsRun, record: Record, *, ran: bool) -> str:
    """What became of an item, wherever in the agenda the show was at its end."""
    if ran:
        return "on-air" if row.ended is None and record.state.closed_at is None else "done"
    if row.item in record.state.skipped:
        return "skipped"
    return "todo" if record.state.closed_at is not None else "open"


def _report_row(row: AsRun, record: Record, edition: Edition, *, ran: bool) -> dict[str, Any]:
    item = record.item(row.item)
    planned = row.planned_ms if item.duration_ms is not None else None
    off = row.actual_ms - planned if row.actual_ms is not None and planned is not None else None
    return {
        "number": row.number,
        "title": row.title,
        "planned": record.local(row.planned_start) if item.starts_ms is not None else "",
        "actual": record.local(row.started, "%H:%M:%S"),
        "late": _signed(row.late_ms) if item.starts_ms is not None else "",
        "length": length(planned),
        "length_actual": length(row.actual_ms),
        "length_late": _signed(off),
        "state": edition.say(f"ran.{_outcome(row, record, ran=ran)}"),
    }


def _signed(ms: int | None) -> str:
    if ms is None:
        return ""
    return ("+" if ms >= 500 else "") + length(ms)
