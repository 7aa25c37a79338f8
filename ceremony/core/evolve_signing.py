"""The signing after an event. Total, like all that evolves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ceremony.core import events_signing as happened
from ceremony.core.event import Event
from ceremony.core.state_signing import DONE, Attestation, Signature, Signing, Slot
from ceremony.model.ink import Ink


def evolve_signing(signing: Signing, event: Event) -> Signing:
    """The signing after ``event``; an event it does not know changes nothing."""
    change = _CHANGES.get(type(event))
    return change(signing, event) if change else signing


def unsigned(signing: Signing, subject: str, status: str) -> Signing:
    """After somebody's status was set by hand: who has not signed has no signature, drawn or witnessed."""
    if status in DONE:
        return signing
    attested = _without(signing.attested, subject)
    if subject not in signing.signatures:
        return replace(signing, attested=attested) if subject in signing.attested else signing
    signatures = _without(signing.signatures, subject)
    return replace(_wiped(signing, subject), signatures=signatures, attested=attested)


def _without(whole: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    return {each: value for each, value in whole.items() if each != key}


def _wiped(signing: Signing, subject: str) -> Signing:
    """Nothing drawn; the next that is drawn belongs to another round."""
    ink = signing.inks.get(subject)
    if ink is None or not ink.strokes:
        return signing
    return _inked(signing, subject, ink.cleared())


def _inked(signing: Signing, subject: str, ink: Ink) -> Signing:
    return replace(signing, inks={**signing.inks, subject: ink})


def _seat_given(signing: Signing, event: happened.SeatGiven) -> Signing:
    seats = dict(_without(signing.seats, event.tablet))
    return replace(signing, seats={**seats, event.tablet: event.seat} if event.seat else seats)


def _opened(signing: Signing, event: happened.SlotOpened) -> Signing:
    slot = Slot(event.subject, event.tablet, event.at)
    return replace(
        signing,
        slot=slot,
        inks={**signing.inks, event.subject: Ink(event.round)},
        signatures=_without(signing.signatures, event.subject),
        attested=_without(signing.attested, event.subject),
    )


def _closed(signing: Signing, event: happened.SlotClosed) -> Signing:
    return replace(_wiped(signing, event.subject), slot=None)


def _drawn(signing: Signing, event: happened.InkDrawn) -> Signing:
    ink = signing.ink(event.subject)
    return _inked(signing, event.subject, ink.drawn(event.stroke, event.points))


def _dropped(signing: Signing, event: happened.InkDropped) -> Signing:
    return _inked(signing, event.subject, signing.ink(event.subject).dropped(event.stroke))


def _cleared(signing: Signing, event: happened.InkCleared) -> Signing:
    return _inked(signing, event.subject, Ink(event.round))


def _signed(signing: Signing, event: happened.Signed) -> Signing:
    signature = Signature(event.at, event.round, event.tablet)
    return replace(signing, slot=None, signatures={**signing.signatures, event.subject: signature})


def _attested(signing: Signing, event: happened.Attested) -> Signing:
    attestation = Attestation(event.at, event.witnesses)
    return replace(signing, attested={**signing.attested, event.subject: attestation})


_CHANGES: Mapping[type[Event], Callable[[Signing, Any], Signing]] = {
    happened.SeatGiven: _seat_given,
    happened.SlotOpened: _opened,
    happened.SlotClosed: _closed,
    happened.InkDrawn: _drawn,
    happened.InkDropped: _dropped,
    happened.InkCleared: _cleared,
    happened.Signed: _signed,
    happened.Attested: _attested,
}
