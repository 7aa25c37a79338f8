"""Certificates: words onto pre-printed stock, a file for each form of award, and a calibration page."""

from __future__ import annotations

from dataclasses import replace

from ceremony.documents.awards import recipients_by_id
from ceremony.documents.official import dated_line
from ceremony.documents.recipients import find_decision
from ceremony.documents.sheet import SAMPLE, Edition, Sheet, called_name, make_sheet, words
from ceremony.documents.stock import Stock
from ceremony.language.text import slug
from ceremony.model.production import Production
from ceremony.model.roster import Recipient
from ceremony.model.rundown import Entrant
from ceremony.staging.scene import known


def certificates(production: Production, edition: Edition, stock: Stock) -> list[Sheet]:
    """A file for each form of award: each form has its own stock. No emblem is ever drawn.

    A sealed winner's certificate is handed over: only the name of its file says that it is sealed.
    """
    rows = recipients_by_id(production)
    forms: dict[str, list[Entrant]] = {}
    for entrant in edition.rundown.entrants:
        if entrant.kind == "recipient":
            forms.setdefault(entrant.form, []).append(entrant)
    return [
        _of_form(form, [_words(who, rows.get(who.id), production, edition) for who in people], edition, stock)
        for form, people in forms.items()
    ]


def _of_form(form: str, people: list[dict[str, str]], edition: Edition, stock: Stock) -> Sheet:
    sheet = make_sheet(edition, "certificates", form, stock=stock.plain(), certificates=people)
    return replace(sheet, name=f"{sheet.name}-{slug(form) or 'khac'}")


def _words(who: Entrant, row: Recipient | None, production: Production, edition: Edition) -> dict[str, str]:
    decision = find_decision(row.decision if row else "", production)
    number, day = (known(decision.number), known(decision.date)) if decision else ("", "")
    named = edition.say("certificate.decision", number=number) if number else ""
    return {
        "name": called_name(who),
        "unit": who.unit,
        "reason": who.reason,
        "decision": named,
        "register": "",
        "dated": dated_line(edition, day) if day else "",
        "mark": SAMPLE if who.sample or (decision is not None and decision.sample) else "",
    }


def calibration(edition: Edition, stock: Stock) -> Sheet:
    """Rulers and the outlines of all boxes, to lay over a pre-printed sheet and read off the offset."""
    names = words(edition, *(f"stock.{part}" for part in stock.places), "calibration.how")
    title = edition.say("calibration.title")
    return make_sheet(edition, "calibration", title, stock=stock.plain(), words=names)
