"""Cards: call cards for recipients and signers, seat cards for those who are named."""

from __future__ import annotations

import io
from importlib import resources
from typing import Any

import segno

from ceremony.documents.awards import batches, part_title
from ceremony.documents.sheet import SAMPLE, Edition, Sheet, called_name, make_sheet
from ceremony.model.production import Production
from ceremony.model.rundown import Entrant
from ceremony.staging.spoken import sentence


def qr_svg(text: str) -> str:
    """A QR code as SVG with its four modules of white: it is scaled where it stands."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=4, xmldecl=False, omitsize=True, dark="#000", light="#fff"
    )
    return out.getvalue().decode()


def emblem() -> str:
    """The drum's star as SVG, drawn in ``currentColor``."""
    return (resources.files("ceremony.theme") / "drum-emblem.svg").read_text(encoding="utf-8")


def _card(entrant: Entrant, where: str, edition: Edition) -> dict[str, Any]:
    """A signer's number has a letter before it: recipients are numbered too, and no two cards are alike."""
    return {
        "number": edition.say("card.number.signer", number=entrant.number)
        if entrant.kind == "signer"
        else str(entrant.number),
        "name": edition.narrow(called_name(entrant)),
        "unit": edition.narrow(entrant.unit),
        "form": edition.narrow(entrant.form),
        "where": where,
        "qr": qr_svg(entrant.id),
        "id": entrant.id,
        "mark": edition.marks(entrant),
    }


def call_cards(production: Production, edition: Edition) -> Sheet:
    """Four cards a page: a big number, the name, the place in the batch, a QR code of the person's id."""
    cards = []
    for ident, batch in batches(production, edition).items():
        part, turn = part_title(ident, edition), edition.rundown.places.turns.get(ident, (0, 0))[0]
        for called in batch:
            where = edition.say("card.batch", batch=turn or "–", place=called.place)
            cards.append(_card(called.entrant, f"{part} · {where}" if part else where, edition))
    signers = [entrant for entrant in edition.rundown.entrants if entrant.kind == "signer"]
    cards += [_card(entrant, edition.say("card.signer"), edition) for entrant in signers]
    return make_sheet(edition, "cards", edition.say("cards.title"), cards=cards)


def seat_cards(production: Production, edition: Edition) -> Sheet:
    """Two tents a page, to be folded: everybody whom the agenda names, with the fullest title.

    Whoever acts in a sealed part only has none: it would lie on a table before their moment.
    """
    open_items = [item for item, _ in production.agenda.walk() if edition.unsealed or not item.sealed]
    acting = {
        ref.person
        for item in open_items
        for ref in (
            *item.people,
            *(item.pledge.witnesses if item.pledge else ()),
            *(item.awards.presenters if item.awards else ()),
        )
    } | {step.person for item in open_items for step in item.introduce if step.person}
    seats = [
        {
            "honorific": sentence(person.honorific or ""),
            "name": "\u00a0".join(person.name.split()),
            "title": person.titles[0] if person.titles else "",
            "mark": SAMPLE if person.sample else "",
        }
        for person in production.people.values()
        if person.id in acting
    ]
    title = edition.say("seats.title")
    return make_sheet(edition, "seats", title, seats=seats, emblem=emblem())
