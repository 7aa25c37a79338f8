"""The press: every kind of paper by name, and the files that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ceremony.documents.awards import batch_sheets, tray_sheets
from ceremony.documents.cards import call_cards, seat_cards
from ceremony.documents.certificates import calibration, certificates
from ceremony.documents.lookup import lookup_list
from ceremony.documents.minutes import minutes
from ceremony.documents.news import news
from ceremony.documents.pledges import nobody_signs, pledge_forms, signing_sheet
from ceremony.documents.programme import programme, running_order
from ceremony.documents.recipients import recipient_list
from ceremony.documents.record import Record
from ceremony.documents.register import register
from ceremony.documents.report import as_run_report
from ceremony.documents.rollcall import roll_call
from ceremony.documents.script import script
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
    if kind in ("signing", "pledges"):
        return nobody_signs(production, edition)
    held = {entrant.kind for entrant in edition.rundown.entrants}
    return any(kind in kinds and who not in held for who, kinds in _NEEDS.items()) or (
        kind in ("cards", "rollcall") and not held
    )


def print_before(kind: str, production: Production, edition: Edition, stock: Stock) -> Iterator[Printed]:
    """The files of one kind that is printed before the show."""
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
    """The files of one kind that tells what has been."""
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
