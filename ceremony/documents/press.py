"""The press: every kind of paper by name, and the files that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ceremony.documents.awards import batch_sheets, tray_sheets
from ceremony.documents.cards import call_cards, seat_cards
from ceremony.documents.certificates import calibration, certificates
from ceremony.documents.lookup import lookup_list
from ceremony.documents.minutes import minutes
from ceremony.documents.news import news, same
from ceremony.documents.pledges import nobody_signs, pledge_forms, signing_sheet
from ceremony.documents.programme import programme, running_order
from ceremony.documents.recipients import recipient_list
from ceremony.documents.record import Record, veiled_record
from ceremony.documents.register import register
from ceremony.documents.report import as_run_report
from ceremony.documents.rollcall import roll_call
from ceremony.documents.script import script
from ceremony.documents.seals import covered, seals_of
from ceremony.documents.sheet import Edition, Sheet
from ceremony.documents.stock import Stock
from ceremony.documents.typesetting import typeset
from ceremony.model.printing import formats
from ceremony.model.production import Production

_BEFORE: Mapping[str, Callable[[Production, Edition], Sheet]] = MappingProxyType(
    {
        "programme": programme,
        "order": running_order,
        "script": script,
        "batches": batch_sheets,
        "trays": tray_sheets,
        "cards": call_cards,
        "lookup": lookup_list,
        "signing": signing_sheet,
        "pledges": pledge_forms,
        "recipients": recipient_list,
        "seats": seat_cards,
    }
)
_NEEDS = MappingProxyType(
    {
        "recipient": ("batches", "trays", "lookup", "recipients", "certificates", "calibration"),
        "signer": ("register",),
    }
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file."""

    name: str
    body: bytes


def empty(kind: str, production: Production, edition: Edition) -> bool:
    """Whether this event has nobody to print such a sheet for."""
    if kind != "calibration":  # which needs a stock, not a name
        production, edition = without_sealed(production, edition)
    if kind in ("signing", "pledges"):
        return nobody_signs(production, edition)
    held = {entrant.kind for entrant in edition.rundown.entrants}
    return any(kind in kinds and who not in held for who, kinds in _NEEDS.items()) or (
        kind in ("cards", "rollcall") and not held
    )


def without_sealed(production: Production, edition: Edition) -> tuple[Production, Edition]:
    """The event without its sealed names; with them, and marked, when the sealed edition was asked for."""
    seals = edition.seals or seals_of(edition.rundown)
    edition = replace(edition, seals=seals)
    if edition.unsealed or not (seals.cues or seals.people):
        return production, edition
    rows = {
        file: tuple(row for row in rows if row.id not in seals.people)
        for file, rows in production.recipients.items()
    }
    shown = replace(edition, rundown=covered(edition.rundown, seals))
    return replace(production, recipients=rows), shown


def print_before(kind: str, production: Production, edition: Edition, stock: Stock) -> Iterator[Printed]:
    """The files of one kind that is printed before the show; what is sealed only when that was asked for."""
    production, edition = without_sealed(production, edition)
    if kind == "certificates":
        sheets = certificates(production, edition, stock)
    elif kind == "calibration":
        sheets = [calibration(edition, stock)]
    else:
        sheets = [_BEFORE[kind](production, edition)]
    for sheet in sheets:
        yield from _files(kind, sheet)


def print_after(
    kind: str, record: Record, edition: Edition, production: Production | None = None
) -> Iterator[Printed]:
    """The files of one kind that tells what has been; whose name nobody may read yet has none in them."""
    record = record if edition.unsealed else veiled_record(record)
    if record.rundown.sample and production and same(production, record):
        record = replace(record, made_up=production.agenda.event.sample)
    if kind == "rollcall":
        yield Printed(f"{edition.say('file.rollcall')}.xlsx", roll_call(record, edition))
    elif kind == "news":
        yield from _files(kind, news(record, edition, production))
    else:
        made = {"report": as_run_report, "minutes": minutes, "register": register}[kind]
        yield from _files(kind, made(record, edition))


def _files(kind: str, sheet: Sheet) -> Iterator[Printed]:
    yield Printed(f"{sheet.name}.pdf", typeset(sheet))
    if "docx" in formats(kind):
        from ceremony.documents.word.press import write  # only then: its library takes a while to load

        yield Printed(f"{sheet.name}.docx", write(sheet))
