"""The signing: one sheet that all sign, and a pledge form for each."""

from __future__ import annotations

from typing import Any

from ceremony.documents.official import head
from ceremony.documents.sheet import SAMPLE, Edition, Sheet, called_name, make_sheet, words
from ceremony.model.agenda import Item as Written
from ceremony.model.agenda import PledgeRef
from ceremony.model.production import Production
from ceremony.model.roster import Signer
from ceremony.model.rundown import Entrant
from ceremony.staging.spoken import sentence


def _pledges(production: Production) -> list[Written]:
    return [item for item, _ in production.agenda.walk() if item.pledge]


def _signers(production: Production) -> dict[str, Signer]:
    return {row.id: row for rows in production.signers.values() for row in rows}


def _witnesses(item: Written, production: Production, edition: Edition) -> list[dict[str, str]]:
    """The witnesses in the order given, with the title of this item."""
    made = []
    for ref in item.pledge.witnesses if item.pledge else ():
        person = production.people[ref.person]
        title = ref.title or (person.titles[0] if person.titles else "")
        made.append({"name": "\u00a0".join(person.name.split()), "title": edition.written(title)})
    return made


def _row(entrant: Entrant, rows: dict[str, Signer]) -> dict[str, Any]:
    row = rows.get(entrant.id)
    return {
        "number": entrant.number,
        "name": called_name(entrant),
        "title": row.title if row else "",
        "area": entrant.unit,
        "mark": SAMPLE if entrant.sample else "",
    }


def _parts(production: Production, edition: Edition) -> list[dict[str, Any]]:
    return [_part(item, item.pledge, production, edition) for item in _pledges(production) if item.pledge]


def _part(item: Written, ref: PledgeRef, production: Production, edition: Edition) -> dict[str, Any]:
    rows = _signers(production)
    signing = [e for e in edition.rundown.entrants if e.kind == "signer" and e.item == item.id]
    told = next((pledge.text for pledge in edition.rundown.pledges if pledge.item == item.id), ())
    return {
        "title": edition.written(item.title),
        "content": sentence(edition.written(ref.content or item.title)),
        "promise": [edition.written(paragraph) for paragraph in told],
        "details": not ref.text,  # a text of its own says everything
        "rows": [_row(entrant, rows) for entrant in signing] or _blank(ref),
        "witnesses": _witnesses(item, production, edition),
    }


def _blank(ref: PledgeRef) -> list[dict[str, Any]]:
    """Rows to be filled in by hand while the list is pending and only the number of signers is known."""
    count = ref.count if isinstance(ref.count, int) else 0
    return [{"number": n, "name": "", "title": "", "area": "", "mark": ""} for n in range(1, count + 1)]


def nobody_signs(production: Production, edition: Edition) -> bool:
    """Whether there is nobody to print a form for, not even a number of signers."""
    return not any(part["rows"] for part in _parts(production, edition))


def _mark(parts: list[dict[str, Any]]) -> str:
    return SAMPLE if any(row["mark"] for part in parts for row in part["rows"]) else ""


def signing_sheet(production: Production, edition: Edition) -> Sheet:
    """One list with a place to sign for everybody, and the witnesses below."""
    parts = _parts(production, edition)
    return make_sheet(
        edition,
        "signing",
        edition.say("signing.title"),
        _mark(parts),
        head=head(edition, day=edition.rundown.date),
        parts=parts,
        words=words(
            edition, "column.number", "column.signer", "column.area", "column.signature", "witnesses", "sign"
        ),
    )


def pledge_forms(production: Production, edition: Edition) -> Sheet:
    """A form for each signer, with place for what is promised, and for the witnesses.

    Whoever signs speaks for themselves: no office stands on top.
    """
    parts = _parts(production, edition)
    return make_sheet(
        edition,
        "pledges",
        edition.say("pledge.title"),
        _mark(parts),
        head=head(edition, day=edition.rundown.date) | {"body": [], "superior": []},
        parts=parts,
        words=words(
            edition,
            "pledge.me",
            "pledge.title-of",
            "pledge.area",
            "pledge.details",
            "pledge.signer",
            "witnesses",
            "sign",
        ),
    )
