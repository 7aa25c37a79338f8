"""The register of the pledge: who signed, when, with what ink; who did not."""

from __future__ import annotations

from typing import Any

from ceremony.core.events import CueTaken, SubjectMarked
from ceremony.core.ink_svg import svg
from ceremony.core.state_signing import DONE
from ceremony.documents.official import day_line, head
from ceremony.documents.pledge_register import sealed_register
from ceremony.documents.record import Record, edition_of, record_mark, record_version
from ceremony.documents.sheet import Edition, Sheet, called_name, make_sheet, words
from ceremony.model.rundown import Entrant, Item, Witness


def register(record: Record, edition: Edition) -> Sheet:
    """Every signing item with its signers in the order of the list."""
    edition = edition_of(record, edition)
    times = signed_at(record)
    sealed = sealed_register(record)
    items = [
        item for item in record.rundown.items if any(w.kind == "signer" for w in record.entrants(item.id))
    ]
    return make_sheet(
        edition,
        "register",
        edition.say("register.title"),
        record_mark(record),
        head=head(edition, day=record.day),
        parts=[_part(item, record, edition, times) for item in items],
        words=words(
            edition,
            "column.number",
            "column.signer",
            "column.area",
            "register.when",
            "column.signature",
            "register.witnesses",
            "register.no_ink",
        ),
        seal=_seal(sealed.seal, len(sealed.lines), record, edition),
        version=record_version(record, edition),
    )


def signed_at(record: Record) -> dict[str, int]:
    """When somebody signed: the moment of the signature, else when it was last said that they have."""
    times: dict[str, int] = {}
    for event in record.events:
        if isinstance(event, SubjectMarked) and event.status in DONE:
            times[event.subject] = event.at
        elif isinstance(event, CueTaken):
            times |= {who: event.at for who, status in event.marks if status in DONE}
    return times | {who: signature.at for who, signature in record.state.signing.signatures.items()}


def _seal(seal: str, lines: int, record: Record, edition: Edition) -> str:
    """What stands for the whole register on paper: nothing was altered, added or cut off since."""
    groups = " ".join(seal[place : place + 8] for place in range(0, len(seal), 8))
    return edition.say("register.seal", lines=lines, seal=groups, event=record.rundown.event)


def _part(item: Item, record: Record, edition: Edition, times: dict[str, int]) -> dict[str, Any]:
    signers = [entrant for entrant in record.entrants(item.id) if entrant.kind == "signer"]
    done = sum(1 for entrant in signers if record.state.status(entrant.id) in DONE)
    pledge = next((pledge for pledge in record.rundown.pledges if pledge.item == item.id), None)
    witnesses = pledge.witnesses if pledge else ()
    return {
        "title": edition.written(item.title),
        "promise": [edition.written(paragraph) for paragraph in (pledge.text if pledge else ())],
        "count": edition.say(
            "register.count", done=done, all=len(signers), day=day_line(edition, record.day)
        ),
        "rows": [_row(entrant, record, edition, times) for entrant in signers],
        "witnesses": [_witness(witness, record, edition, times) for witness in witnesses],
    }


def _row(entrant: Entrant, record: Record, edition: Edition, times: dict[str, int]) -> dict[str, Any]:
    status = record.state.status(entrant.id)
    signed, ink = status in DONE, _ink(entrant.id, record)
    paper = edition.say("register.paper") if signed and not ink else ""
    return {
        "number": entrant.number,
        "name": called_name(entrant),
        "area": entrant.unit,
        "when": record.local(times.get(entrant.id), "%H:%M:%S") if signed else "",
        "standing": paper if signed else edition.say(f"standing.{status}"),
        "ink": ink,
    }


def _witness(witness: Witness, record: Record, edition: Edition, times: dict[str, int]) -> dict[str, Any]:
    """A witness by the programme, and what the record holds of them: their ink, or nothing."""
    ink = _ink(witness.key, record)
    return {
        "name": witness.name,
        "title": edition.written(witness.title),
        "when": record.local(times.get(witness.key), "%H:%M:%S") if ink else "",
        "ink": ink,
    }


def _ink(subject: str, record: Record) -> str:
    """The signature as SVG, "" where nobody has confirmed one on a tablet."""
    signing = record.state.signing
    return svg(signing.ink(subject)) if subject in signing.signatures else ""
