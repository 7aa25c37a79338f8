"""The roll call as a workbook: text cells only, so that nothing in a name can ever be a formula."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from ceremony.documents.record import Record, edition_of, record_mark, record_version
from ceremony.documents.sheet import Edition

_COLUMNS = ("number", "name", "unit", "form", "item", "standing")
_WIDTHS = (8, 44, 34, 30, 34, 22)


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
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    top = [edition.rundown.short, record_version(record, edition), record_mark(record)]
    for line, text in enumerate(top):
        sheet.write_string(line, 0, text, bold)
    for column, (key, width) in enumerate(zip(_COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(4, column, edition.say(f"rollcall.{key}"), bold)
    titles = {item.id: item.title for item in record.rundown.items}
    for line, who in enumerate(people, 5):
        standing = edition.say(f"standing.{record.state.status(who.id)}")
        cells = (str(who.number), who.name, who.unit, who.form, titles.get(who.item, ""), standing)
        for column, text in enumerate(cells):
            sheet.write_string(line, column, text.replace("\u00a0", " "), wrapped)
    sheet.freeze_panes(5, 0)
