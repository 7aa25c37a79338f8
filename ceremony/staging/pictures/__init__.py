"""Cards as pictures: one HTML fragment each, every size a share of the picture's height."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ceremony.model.card import Card
from ceremony.staging.pictures import (
    events,
    facts,
    honour,
    media,
    people,
    pledge,
    programme,
    prose,
    quick,
    rolls,
)
from ceremony.staging.pictures.markup import NOTHING, Sheet, mark

Layout = Callable[[Sheet], Markup]


def _layouts() -> dict[str, Layout]:
    return {
        "title": events.title,
        "section": events.section,
        "speaker": people.speaker,
        "points": prose.points,
        "programme": programme.programme,
        "columns": prose.columns,
        "figure": facts.figure,
        "quote": people.quote,
        "table": facts.table,
        "names": rolls.names,
        "picture": media.picture,
        "countdown": events.countdown,
        "salute": events.salute,
        "thanks": events.thanks,
        "holding": events.holding,
        "opener": events.opener,
        "batch": rolls.batch,
        "person": people.person,
        "honour": honour.honour,
        "pledge": pledge.pledge,
        "vow": pledge.vow,
        "text": prose.text,
        "snapshot": quick.snapshot,
        "sentence": quick.sentence,
        "invitation": quick.invitation,
        "intermission": quick.intermission,
        "film": events.ground,
        "black": events.ground,
    }


def _drawn(card: Card, language: str) -> tuple[Markup, list[str]]:
    sheet = Sheet(card, language)
    body = _layouts()[card.layout](sheet)
    return body, sheet.overfull


_OWN_GROUND = frozenset({"salute", "film", "black"})


def _ground(layout: str, body: Markup) -> Markup:
    """Tells pages that nothing but words and ornaments stand on the theme's ground."""
    own = layout in _OWN_GROUND or "<img" in body
    return NOTHING if own else Markup(' data-ground="theme"')


def draw(card: Card, *, language: str = "vi") -> str:
    """The card as one HTML fragment; ``data-overfull`` names the fields that do not fit.

    ``data-ground="theme"``: between two such pictures the ground stays and only the words change.
    Raises KeyError for a layout that does not exist.
    """
    body, tight = _drawn(card, language)
    shown_mark = mark(card) if card.layout != "salute" else Markup("")
    told = Markup(' data-overfull="{}"').format(", ".join(tight)) if tight else Markup("")
    ground = _ground(card.layout, body)
    whole = Markup('<section class="card card--{}"{}{}>{}{}</section>')
    return str(whole.format(card.layout, ground, told, body, shown_mark))


def overfull(card: Card) -> list[str]:
    """The fields of the card that cannot stand in their place even at the smallest size."""
    return _drawn(card, "vi")[1]
