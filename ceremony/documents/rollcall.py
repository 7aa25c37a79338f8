"""The roll call as a workbook: text cells only, so that nothing in a name can ever be a formula."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from ceremony.documents.course import DONE
from ceremony.documents.lineup import posthumous, stand_ins
from ceremony.documents.record import Record, edition_of, record_mark, record_version
from ceremony.documents.sheet import Edition
from ceremony.documents.trail import Trail, trail
from ceremony.model.rundown import Entrant

_COLUMNS = ("number", "name", "unit", "form", "item", "standing", "when")
_WIDTHS = (7, 44, 32, 28, 34, 24, 12)
_CELL = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
_FIRST = 4  # the row of the headings


def roll_call(record: Record, edition: Edition) -> bytes:
    """Everybody who was called and how it stands with them at the end; the same bytes for the same record."""
    edition = edition_of(record, edition)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    opened = record.state.opened_at or 0
    made = datetime.fromisoformat(record.local(opened, "%Y-%m-%dT%H:%M:%S"))
    book.set_properties({"title": edition.say("rollcall.title"), "created": made})
    for kind in ("recipient", "signer"):
        _fill(book, kind, record, edition)
    book.close()
    return out.getvalue()


def _fill(book: xlsxwriter.Workbook, kind: str, record: Record, edition: Edition) -> None:
    people = [entrant for entrant in record.rundown.entrants if entrant.kind == kind]
    sheet = book.add_worksheet(edition.say(f"rollcall.{kind}"))
    bold, wrapped = book.add_format({"bold": True}), book.add_format(_CELL)
    heading = book.add_format(_CELL | {"bold": True, "bg_color": "#EDEDED"})
    done = sum(record.state.status(who.id) in DONE[kind] for who in people)
    count = edition.say("rollcall.count", done=done, all=len(people))
    top = [edition.rundown.short, count, record_version(record, edition), record_mark(record)]
    for line, text in enumerate(top):
        sheet.write_string(line, 0, text, bold)
    for column, (key, width) in enumerate(zip(_COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(_FIRST, column, edition.say(f"rollcall.{key}"), heading)
    titles = {item.id: item.title for item in record.rundown.items}
    followed = trail(record)
    for line, who in enumerate(people, _FIRST + 1):
        told = _standing(who, followed, record, edition)
        when = (
            record.local(followed.marked.get(who.id), "%H:%M:%S") if record.state.statuses.get(who.id) else ""
        )
        cells = (str(who.number), who.name, who.unit, who.form, titles.get(who.item, ""), told, when)
        for column, text in enumerate(cells):
            sheet.write_string(line, column, text.replace("\u00a0", " "), wrapped)
    sheet.freeze_panes(_FIRST + 1, 0)
    _set_print(sheet, len(people), edition)


def _standing(who: Entrant, followed: Trail, record: Record, edition: Edition) -> str:
    """How it stands with somebody, and all that was special: each for itself, told once."""
    by, late = stand_ins(record), {one.id for one in record.state.additions}
    told = [edition.say(f"standing.{record.state.status(who.id)}")]
    if who.id in by:
        told.append(edition.say("status.stand_in", name=by[who.id]))
    if who.id in posthumous(record):
        told.append(edition.say("status.posthumous.family"))
    if who.id in late:
        told.append(edition.say("status.added"))
    if who.id in followed.retracted:
        told.append(edition.say("status.retracted", time=record.local(followed.retracted[who.id])))
    return "; ".join(told)


def _set_print(sheet: Worksheet, people: int, edition: Edition) -> None:
    """A4 across, all columns on a page, headings on every page."""
    sheet.autofilter(_FIRST, 0, _FIRST + max(1, people), len(_COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L{edition.rundown.short.replace('&', '&&')}&R{edition.say('page')} &P/&N")
    sheet.ignore_errors({"number_stored_as_text": f"A{_FIRST + 2}:A{_FIRST + 1 + max(1, people)}"})
