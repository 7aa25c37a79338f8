"""What pages are told of cards on the hall, of those that are ready, and of words mended on the spot."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from ceremony.core.commands_quick import QuickTurn
from ceremony.core.corrections import living_corrections, written
from ceremony.core.frame import Frame
from ceremony.core.order import find_cue
from ceremony.core.refused import Refused
from ceremony.core.rules_quick import ends_at, turn
from ceremony.core.state_quick import QuickCard
from ceremony.model.rundown import Rundown


def picture_of(frame: Frame, card: QuickCard, page: int) -> dict[str, Any]:
    """One page as screens draw it: ``slots`` and ``countdown`` as in a cue's picture."""
    shown = frame.state.quick.shown
    until = shown.until if card.id == shown.card else ends_at(card, frame.now)
    html = card.pages[min(page, len(card.pages) - 1)]
    return {
        "id": card.id,
        "kind": card.kind,
        "key": hashlib.blake2b(html.encode(), digest_size=6).hexdigest(),
        "html": html,
        "page": page,
        "pages": len(card.pages),
        "slots": {} if until is None else {"until": clock_words(frame.rundown, until)},
        "countdown": None if until is None else {"until": until},
    }


def card_plain(frame: Frame, card: QuickCard) -> dict[str, Any]:
    """CARD with its title: how it would look if it were shown now."""
    return {**picture_of(frame, card, 0), "title": card.title, "mended": [list(pair) for pair in card.mended]}


def quick_layer(frame: Frame) -> dict[str, Any] | None:
    """The card on the hall; None when none stands there."""
    card = frame.state.quick.on
    return picture_of(frame, card, frame.state.quick.shown.page) if card else None


def quick_next(frame: Frame) -> dict[str, Any] | None:
    """What screens get ready: the deck's next page, else the newest card that is not on the hall."""
    quick = frame.state.quick
    card = quick.on
    if card is not None and quick.turns:
        page = quick.shown.page + 1
        return picture_of(frame, card, page) if page < len(card.pages) else None
    waiting = [one for one in quick.cards if one.id != quick.shown.card and one.kind != "correction"]
    return picture_of(frame, waiting[-1], 0) if waiting else None


def quick_console(frame: Frame) -> dict[str, Any] | None:
    """QUICK of docs/wire.md: the card on the hall as the operator needs it."""
    card, quick = frame.state.quick.on, frame.state.quick
    if card is None:
        return None
    return {
        **picture_of(frame, card, quick.shown.page),
        "title": card.title,
        "turns": quick.turns,
        "film_stands": quick.shown.film_stands,
        "next": quick_next(frame) if quick.turns else None,
        "before": _may_turn_back(frame, card) if quick.turns else None,
    }


def _may_turn_back(frame: Frame, card: QuickCard) -> bool | str:
    """True, or the sentence that says why the deck cannot go back a page."""
    wish = QuickTurn(id="can", card=card.id, expected=frame.state.quick.shown.page, to="before")
    try:
        turn(frame.rundown, frame.state, wish, frame.now + frame.rundown.settings.go_guard_ms)
    except Refused as refused:
        return refused.message
    return True


def quick_words(frame: Frame) -> dict[str, Any] | None:
    """What the stage reads of it."""
    card, shown = frame.state.quick.on, frame.state.quick.shown
    if card is None:
        return None
    told = {"kind": card.kind, "title": card.title, "page": shown.page, "pages": len(card.pages)}
    return {**told, "until": shown.until}


def quick_cards(frame: Frame) -> list[dict[str, Any]]:
    """The cards that are ready, newest first; their pictures are asked for."""
    told = [
        {"id": card.id, "kind": card.kind, "title": card.title, "pages": len(card.pages)}
        for card in frame.state.quick.cards
        if card.kind != "correction"
    ]
    return told[::-1]


def mended(frame: Frame) -> list[dict[str, Any]]:
    """What was mended on the spot while the file still has the old words, and how names are said by hand."""
    rows: list[dict[str, Any]] = []
    for one in living_corrections(frame.rundown, frame.state):
        cue = find_cue(frame.rundown, one.cue)
        changed = [list(pair) for pair in written(one.mended)]
        rows.append({"cue": one.cue, "title": cue.title if cue else one.cue, "changed": changed})
    return rows


def clock_words(rundown: Rundown, at: int) -> str:
    """A moment as a card says it, in the event's own time: "9:45"."""
    east = timedelta(minutes=rundown.utc_offset_min)
    told = datetime.fromtimestamp(at / 1000, UTC) + east
    return f"{told.hour}:{told.minute:02}"
