"""The press: every kind of sheet by name, and the files that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ceremony.documents.awards import batch_sheets, recipient_list, tray_sheets
from ceremony.documents.cards import call_cards, seat_cards
from ceremony.documents.certificates import calibration, certificates
from ceremony.documents.minutes import as_run_report, minutes
from ceremony.documents.pledges import pledge_forms, signing_sheet
from ceremony.documents.programme import programme, running_order
from ceremony.documents.record import Record
from ceremony.documents.rollcall import roll_call
from ceremony.documents.script import script
from ceremony.documents.sheet import Edition, Sheet
from ceremony.documents.stock import Stock
from ceremony.documents.typesetting import typeset
from ceremony.model.production import Production

_BEFORE: Mapping[str, Callable[[Production, Edition], Sheet]] = MappingProxyType(
    {
        "programme": programme,
        "order": running_order,
        "script": script,
        "batches": batch_sheets,
        "trays": tray_sheets,
        "cards": call_cards,
        "signing": signing_sheet,
        "pledges": pledge_forms,
        "recipients": recipient_list,
        "seats": seat_cards,
    }
)
BEFORE = (*_BEFORE, "certificates", "calibration")
AFTER = ("report", "minutes", "rollcall")
_NEEDS = MappingProxyType(
    {
        "recipient": ("batches", "trays", "recipients", "certificates", "calibration"),
        "signer": ("signing", "pledges"),
    }
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file."""

    name: str
    body: bytes


def empty(kind: str, edition: Edition) -> bool:
    """Whether this event has nobody to print such a sheet for."""
    held = {entrant.kind for entrant in edition.rundown.entrants}
    return any(kind in kinds and who not in held for who, kinds in _NEEDS.items()) or (
        kind == "cards" and not held
    )


def print_before(kind: str, production: Production, edition: Edition, stock: Stock) -> Iterator[Printed]:
    """The files of one kind of ``BEFORE``."""
    if kind == "certificates":
        sheets = certificates(production, edition, stock)
    elif kind == "calibration":
        sheets = [calibration(edition, stock)]
    else:
        sheets = [_BEFORE[kind](production, edition)]
    for sheet in sheets:
        yield Printed(f"{sheet.name}.pdf", typeset(sheet))


def print_after(kind: str, record: Record, edition: Edition) -> Printed:
    """The file of one kind of ``AFTER``."""
    if kind == "rollcall":
        return Printed("diem-danh.xlsx", roll_call(record, edition))
    sheet = as_run_report(record, edition) if kind == "report" else minutes(record, edition)
    return Printed(f"{sheet.name}.pdf", typeset(sheet))
