"""What the signing desk and its tablets are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ceremony.core.events_signing import InkDrawn
from ceremony.core.frame import Frame
from ceremony.core.order import find_cue
from ceremony.core.plain import common
from ceremony.core.signatories import Signatory, find_pledge, find_signatory
from ceremony.core.state import State
from ceremony.core.state_signing import DONE
from ceremony.core.tally import tally, tally_said, tally_words
from ceremony.model.rundown import Cue, Pledge

THANKED_MS = 6_000  # so long a tablet thanks who has just signed on it


def signing_plain(frame: Frame) -> dict[str, Any] | None:
    """The signing as the desks see it; None in an event where nobody signs."""
    rundown, state = frame.rundown, frame.state
    signing, count = state.signing, tally(rundown, state)
    if count is None:
        return None
    slot = signing.slot
    tablets = [screen for screen in frame.screens if screen["role"] == "sign"]
    return {
        "slot": {"subject": slot.subject, "tablet": slot.tablet, "since": slot.since} if slot else None,
        "drawn": bool(slot and signing.ink(slot.subject).points),
        "seats": dict(signing.seats),
        "tablet": _suggested(frame, tablets),
        "paper": not signing.seated("signer"),
        "tally": tally_words(rundown.language, count),
        "signed": {
            who: {"at": signature.at, "means": "tablet"} for who, signature in signing.signatures.items()
        },
        "attested": {who: list(seen.witnesses) for who, seen in signing.attested.items()},
        "witnesses": [_witness(pledge, one.key) for pledge in rundown.pledges for one in pledge.witnesses],
    }


def desk_signing(frame: Frame) -> dict[str, Any] | None:
    """The same beside the stage: ``on`` while people sign, come to it next, or one has an open slot.

    The count is that of the part that is on; none is told over the awards that follow.
    """
    told = signing_plain(frame)
    if told is None:
        return None
    rundown, state = frame.rundown, frame.state
    cues = (find_cue(rundown, ident) for ident in (state.program.cue, state.standby))
    parts = [cue.item for cue in cues if cue and ("signer", cue.item) in rundown.places.kinds]
    count = tally(rundown, state, parts[0]) if parts else None
    return {**told, "on": bool(parts or state.signing.slot), "tally": tally_words(rundown.language, count)}


def item_tally(frame: Frame, item: str) -> str | None:
    """The count of an item in words; None when nobody signs there."""
    return (
        tally_words(frame.rundown.language, tally(frame.rundown, frame.state, item)) or None if item else None
    )


def said(frame: Frame, cue: Cue) -> str:
    """What the MC says with a cue; one that tells the count begins with it as it stands now."""
    if not cue.tally:
        return cue.script
    count = tally_said(frame.rundown.language, tally(frame.rundown, frame.state, cue.item))
    return "\n\n".join(part for part in (count, cue.script) if part)


def sign_view(frame: Frame, tablet: dict[str, Any]) -> dict[str, Any]:
    """What one tablet shows: who signs on it now, whom its witnesses attest, or a calm card."""
    rundown, state = frame.rundown, frame.state
    slot = state.signing.slot
    own = slot is not None and slot.tablet == tablet["client"]
    who = find_signatory(rundown, slot.subject) if slot and own else None
    seat = state.signing.seats.get(tablet["client"], "")
    item = who.item if who else _item(frame)
    return {
        **common(frame, "sign"),
        "tablet": {**tablet, "seat": seat},
        "slot": _slot(frame, who) if who else None,
        "attest": _to_attest(frame) if seat == "witness" and who is None else None,
        "thanks": _thanks(frame, tablet["client"]),
        "tally": tally_words(rundown.language, tally(rundown, state, item)),
        "sample": rundown.sample,
    }


def ink_plain(state: State, drawn: InkDrawn) -> dict[str, Any]:
    """The message that brings points to a page as they are drawn."""
    return {
        "subject": drawn.subject,
        "round": drawn.round,
        "version": state.signing.ink(drawn.subject).version,
        "stroke": drawn.stroke,
        "start": drawn.start,
        "points": list(drawn.points),
    }


def whole_inks(state: State, subjects: Iterable[str]) -> dict[str, dict[str, Any]]:
    """All that these have drawn, for a page that has not heard every point."""
    inks = state.signing.inks
    return {
        who: {
            "round": inks[who].round,
            "version": inks[who].version,
            "strokes": [list(stroke) for stroke in inks[who].strokes],
        }
        for who in subjects
        if who in inks
    }


def readable_ink(frame: Frame) -> frozenset[str]:
    """Whose ink a tablet may read: who signs now, and whom the witnesses are about to attest."""
    slot, waiting = frame.state.signing.slot, _waiting(frame)
    return frozenset([slot.subject] if slot else []) | frozenset(waiting[:1])


def _suggested(frame: Frame, tablets: list[dict[str, Any]]) -> str:
    """The tablet that a slot would open on: the seated one, else the only one that is there."""
    seated = frame.state.signing.seated("signer")
    there = [tablet["client"] for tablet in tablets if tablet["connected"]]
    return seated or (there[0] if len(there) == 1 else "")


def _item(frame: Frame) -> str:
    """The item whose signing is on, else the first one."""
    cue = find_cue(frame.rundown, frame.state.program.cue)
    pledges = frame.rundown.pledges
    if cue and find_pledge(frame.rundown, cue.item):
        return cue.item
    return pledges[0].item if pledges else ""


def _person(who: Signatory) -> dict[str, Any]:
    return {
        "subject": who.id,
        "name": who.name,
        "honorific": who.honorific,
        "title": who.title,
        "area": who.area,
        "number": who.number,
        "sample": who.sample,
        "witness": who.witness,
    }


def _slot(frame: Frame, who: Signatory) -> dict[str, Any]:
    ink, pledge = frame.state.signing.ink(who.id), find_pledge(frame.rundown, who.item)
    return {
        **_person(who),
        "round": ink.round,
        "version": ink.version,
        "sentence": pledge.sentence if pledge else "",
        "text": list(pledge.text) if pledge else [],
        "event": pledge.title if pledge else "",
    }


def _waiting(frame: Frame) -> list[str]:
    """Who has signed and was not attested yet, in the order of signing; on paper last."""
    state = frame.state
    open_ = [
        who.id
        for who in frame.rundown.entrants
        if who.kind == "signer" and state.status(who.id) in DONE and who.id not in state.signing.attested
    ]
    signed = state.signing.signatures
    return sorted(open_, key=lambda who: (who not in signed, signed[who].at if who in signed else 0))


def _to_attest(frame: Frame) -> dict[str, Any] | None:
    waiting = _waiting(frame)
    who = find_signatory(frame.rundown, waiting[0]) if waiting else None
    pledge = find_pledge(frame.rundown, who.item) if who else None
    if who is None or pledge is None or not pledge.witnesses:
        return None
    ink = frame.state.signing.inks.get(who.id)
    return {
        **_person(who),
        "round": ink.round if ink else 1,
        "version": ink.version if ink else 0,
        "paper": who.id not in frame.state.signing.signatures,
        "sentence": pledge.sentence,
        "waiting": len(waiting) - 1,
        "witnesses": [_witness(pledge, one.key) for one in pledge.witnesses],
        "chosen": _chosen(frame, pledge),
    }


def _chosen(frame: Frame, pledge: Pledge) -> list[str]:
    """Who attested last, else all of them: the same people mostly stay until the end."""
    attested = [seen for who, seen in frame.state.signing.attested.items() if _of(frame, who) == pledge.item]
    newest = max(attested, key=lambda seen: seen.at, default=None)
    return list(newest.witnesses) if newest else [witness.key for witness in pledge.witnesses]


def _of(frame: Frame, subject: str) -> str:
    who = find_signatory(frame.rundown, subject)
    return who.item if who else ""


def _witness(pledge: Pledge, key: str) -> dict[str, Any]:
    one = next(witness for witness in pledge.witnesses if witness.key == key)
    return {"key": key, "name": one.name, "honorific": one.honorific, "title": one.title, "item": pledge.item}


def _thanks(frame: Frame, tablet: str) -> dict[str, Any] | None:
    """Who has signed last on this tablet, for as long as it thanks them."""
    signing = frame.state.signing
    last = max(
        ((signature.at, who) for who, signature in signing.signatures.items() if signature.tablet == tablet),
        default=None,
    )
    who = find_signatory(frame.rundown, last[1]) if last else None
    if last is None or who is None:
        return None
    return {"name": who.name, "honorific": who.honorific, "until": last[0] + THANKED_MS}
