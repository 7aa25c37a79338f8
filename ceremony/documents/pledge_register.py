"""The register of the signing as a record: who, when, on what, before whom, with the ink; each line sealed.

A line's seal is made of the line and the seal before it, so that a change of anything changes every seal
that follows. The last seal stands for the whole: printed on paper, it also shows that nothing was cut off.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from ceremony.core.event import Event
from ceremony.core.events_signing import InkDrawn
from ceremony.core.evolve import evolve
from ceremony.core.ink_svg import svg
from ceremony.core.order import GONE
from ceremony.core.signatories import Signatory, find_pledge, find_signatory
from ceremony.core.state import State
from ceremony.core.state_signing import DONE
from ceremony.core.tally import tally, tally_words
from ceremony.documents.record import Record
from ceremony.journal import Entry
from ceremony.model.ink import Ink
from ceremony.model.rundown import Rundown


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened. ``act``: signed, void, absent, later, witnessed; ``means``: tablet or paper.

    ``svg`` is the SHA-256 of the ink's picture, "" without ink; ``seal`` closes the line.
    """

    line: int
    entry: int
    at: str
    act: str
    subject: str
    number: int
    name: str
    honorific: str
    title: str
    area: str
    item: str
    pledge: str
    means: str
    tablet: str
    by: str
    witnesses: tuple[str, ...]
    sample: bool
    strokes: tuple[tuple[int, ...], ...]
    svg: str
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """All lines of an event. ``head`` says of what they are the register and is sealed too."""

    head: dict[str, Any]
    lines: tuple[Line, ...]

    @property
    def seal(self) -> str:
        """What stands for the whole."""
        return self.lines[-1].seal if self.lines else head_seal(self.head)


def head_seal(head: dict[str, Any]) -> str:
    """The seal before the first line."""
    return _hash("", head)


def line_seal(before: str, plain: dict[str, Any]) -> str:
    """The seal of a line, given as JSON values, after the seal ``before``."""
    return _hash(before, {name: value for name, value in plain.items() if name != "seal"})


def line_plain(line: Line) -> dict[str, Any]:
    """A line as JSON values."""
    return json.loads(json.dumps(dataclasses.asdict(line)))  # type: ignore[no-any-return]


def _hash(before: str, value: dict[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}\0{text}".encode()).hexdigest()


def sealed_register(record: Record) -> Register:
    """The register that a record holds."""
    head = _head(record.rundowns[record.state.rev], record.state)
    return Register(head, tuple(_sealed(head, _happened(record))))


def _happened(record: Record) -> Iterator[Line]:
    state = State()
    for entry in record.entries:
        for event in entry.events:
            after = evolve(state, event)
            if not isinstance(event, InkDrawn):
                yield from _lines(entry, event, state, after, record.rundowns.get(after.rev))
            state = after


def _lines(
    entry: Entry, event: Event, before: State, after: State, rundown: Rundown | None
) -> Iterator[Line]:
    """What one event changed for those who sign."""
    if rundown is None:
        return
    subjects = [who.id for who in rundown.entrants if who.kind == "signer"]
    subjects += [one.key for pledge in rundown.pledges for one in pledge.witnesses]
    for subject in subjects:
        act = _act(subject, before, after)
        who = find_signatory(rundown, subject) if act else None
        if who:
            yield _line(entry, event, act, who, after, rundown)


def _act(subject: str, before: State, after: State) -> str:
    was, now = (_standing(subject, state) for state in (before, after))
    if was != now:
        if now == "signed":
            return "signed"
        if now in GONE:
            return now
        return "void" if was == "signed" else ""
    attested = after.signing.attested.get(subject)
    return "witnessed" if attested and attested != before.signing.attested.get(subject) else ""


def _standing(subject: str, state: State) -> str:
    """ "signed", "absent", "later" or ""; a witness has no status, only a signature."""
    status = state.status(subject)
    if subject in state.signing.signatures and subject not in state.statuses:
        return "signed"
    return "signed" if status in DONE else status if status in GONE else ""


def _line(  # noqa: PLR0913, PLR0917
    entry: Entry, event: Event, act: str, who: Signatory, state: State, rundown: Rundown
) -> Line:
    pledge, signing = find_pledge(rundown, who.item), state.signing
    signature = signing.signatures.get(who.id) if act == "signed" else None
    ink = signing.ink(who.id) if signature else Ink()
    attested = signing.attested.get(who.id) if act == "witnessed" else None
    people = pledge.witnesses if pledge else ()
    seen = attested.witnesses if attested else ()
    means = ("tablet" if signature else "paper") if act == "signed" else ""
    return Line(
        line=0,
        entry=entry.seq,
        at=_local(event.at, rundown.utc_offset_min),
        act=act,
        subject=who.id,
        number=who.number,
        name=_plain(who.name),
        honorific=who.honorific,
        title=_plain(who.title),
        area=_plain(who.area),
        item=who.item,
        pledge=_plain(pledge.sentence) if pledge else "",
        means=means,
        tablet=signature.tablet if signature else "",
        by=entry.role,
        witnesses=tuple(_plain(f"{one.name}, {one.title}") for one in people if one.key in seen),
        sample=who.sample,
        strokes=ink.strokes,
        svg=hashlib.sha256(svg(ink).encode()).hexdigest() if signature else "",
    )


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _local(at: int, offset: int) -> str:
    zone = timezone(timedelta(minutes=offset))
    return datetime.fromtimestamp(at / 1000, zone).isoformat(timespec="milliseconds")


def _head(rundown: Rundown, state: State) -> dict[str, Any]:
    return {
        "register": 1,
        "event": rundown.event,
        "name": _plain(rundown.name),
        "organiser": _plain(rundown.organiser),
        "date": rundown.date,
        "tally": tally_words(rundown.language, tally(rundown, state)),
        "sample": rundown.sample,
    }


def _sealed(head: dict[str, Any], lines: Iterable[Line]) -> Iterator[Line]:
    seal = head_seal(head)
    for number, line in enumerate(lines, 1):
        numbered = dataclasses.replace(line, line=number)
        seal = line_seal(seal, line_plain(numbered))
        yield dataclasses.replace(numbered, seal=seal)
