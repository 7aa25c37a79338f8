"""The course of a show: what its record holds, item by item, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ceremony.core.state_signing import AT_WORK
from ceremony.core.state_signing import DONE as SIGNED
from ceremony.documents.record import Record
from ceremony.documents.seals import shows
from ceremony.documents.trail import Shown, Trail, Visit, trail
from ceremony.model.rundown import Cue, Entrant, Item, Speaker

# How it stands at the end with somebody who was to be called, in the order in which papers tell it.
STANDINGS = (
    ("absent", ("absent",)),
    ("later", ("later",)),
    ("withdrawn", ("withdrawn",)),
    ("open", ("waiting", "called", "present", "on_stage", *AT_WORK)),
)
DONE = {"recipient": ("received",), "signer": SIGNED}
SEEN_MS = 3_000  # a film that ran for less was seen by nobody
ALMOST_MS = 2_000  # before its end: it was shown whole


@dataclass(frozen=True, slots=True)
class Showing:
    """A film that was called: how much of it the hall saw, and how long it is; 0 when nobody knows.

    ``replaced``: pictures took its place.
    """

    cue: Cue
    played_ms: int
    length_ms: int
    replaced: bool = False

    @property
    def seen(self) -> bool:
        """Whether it was shown at all: without a length, pictures in its place say that there was no film."""
        if self.replaced and not self.length_ms:
            return False
        return self.played_ms >= min(SEEN_MS, self.length_ms or SEEN_MS)

    @property
    def whole(self) -> bool:
        """Whether it was shown to its end, or as far as anybody can say."""
        return self.seen and self.played_ms >= self.length_ms - ALMOST_MS


@dataclass(frozen=True, slots=True)
class Held:
    """An item that ran: when, the cues that the hall saw, its films."""

    item: Item
    visits: tuple[Visit, ...]
    shown: tuple[Shown, ...]
    films: tuple[Showing, ...]

    @property
    def spoke(self) -> tuple[Speaker, ...]:
        """Those whose own card was on program."""
        cards = {each.cue.id: each.cue for each in self.shown if each.cue.layout == "speaker"}
        seen = [speaker for cue in cards.values() for speaker in self.item.speakers if shows(cue, speaker)]
        return tuple(dict.fromkeys(seen))

    @property
    def planned(self) -> tuple[Speaker, ...]:
        """Those whom the programme names and who had no card of their own, or whose card never came."""
        return tuple(speaker for speaker in self.item.speakers if speaker not in self.spoke)

    @property
    def announced(self) -> tuple[str, ...]:
        """Titles of the decisions that were announced."""
        openers = (each.cue for each in self.shown if each.cue.layout == "opener" and not each.cue.batch)
        return tuple(dict.fromkeys(cue.title for cue in openers)) if self.item.kind == "announce" else ()

    @property
    def batches(self) -> int:
        """How many batches were called."""
        return len({each.cue.batch for each in self.shown if each.cue.batch})

    @property
    def fallbacks(self) -> tuple[int, ...]:
        """When the fallback deck took over."""
        return tuple(each.at for each in self.shown if each.cause == "fallback")


def course(record: Record, followed: Trail | None = None) -> list[Held]:
    """The items that ran, in the order in which they began; one that a live edit took away since, too."""
    found = followed or trail(record)
    known = {item.id: item for rundown in record.rundowns.values() for item in rundown.items}
    known |= {item.id: item for item in record.rundown.items}
    visits = {item: [visit for visit in found.visits if visit.item == item] for item in known}
    for item, run in record.state.runs.items():  # a gap in the entries: the state knows of it
        if item in known and not visits[item]:
            visits[item] = [Visit(item, run.started, run.ended)]
    ran = sorted((item for item in known if visits[item]), key=lambda item: visits[item][0].began)
    return [_held(known[item], visits[item], found) for item in ran]


def _held(item: Item, visits: list[Visit], found: Trail) -> Held:
    shown = tuple(each for each in found.shown if each.cue.item == item.id)
    films = dict.fromkeys(each.cue.id for each in shown if each.cue.film)
    return Held(
        item,
        tuple(visits),
        shown,
        tuple(_showing(found, cue, {each.cue.fallback_of for each in shown}) for cue in films),
    )


def _showing(found: Trail, ident: str, replaced: set[str]) -> Showing:
    cue = found.cues[ident]
    length = cue.film.duration_ms if cue.film else 0
    return Showing(cue, found.played.get(ident, 0), length, ident in replaced)


def standing(record: Record, item: Item, kind: str) -> dict[str, list[Entrant]]:
    """People of an item by how it stands with them at the end, each in one group; "all" has them all.

    "sealed": nobody may read their names yet.
    """
    people = [entrant for entrant in record.entrants(item.id) if entrant.kind == kind]
    sealed = [who for who in people if who.id in record.secret]
    told = [who for who in people if who.id not in record.secret]
    groups = {"all": people, "done": of(record, told, DONE[kind]), "sealed": sealed}
    return groups | {key: of(record, told, statuses) for key, statuses in STANDINGS}


def of(record: Record, people: Iterable[Entrant], statuses: tuple[str, ...]) -> list[Entrant]:
    """Those with one of these statuses."""
    return [who for who in people if record.state.status(who.id) in statuses]


def departed(record: Record, item: Item, kind: str) -> list[Entrant]:
    """Those who have received or signed, and whom a live edit took off the list since."""
    here = {who.id for who in record.rundown.entrants}
    known = {who.id: who for rundown in record.rundowns.values() for who in rundown.entrants}
    gone = (who for who in known.values() if who.id not in here and (who.item, who.kind) == (item.id, kind))
    return of(record, gone, DONE[kind])


def added(record: Record, people: Iterable[Entrant]) -> list[Entrant]:
    """Those whom no list knew: added on the day."""
    late = {one.id for one in record.state.additions}
    return [who for who in people if who.id in late]


def witnesses(held: Held, record: Record) -> frozenset[str]:
    """The names of those before whom it is signed in this item."""
    pledges = (pledge for pledge in record.rundown.pledges if pledge.item == held.item.id)
    return frozenset(one.name for pledge in pledges for one in pledge.witnesses)


_INVITED = ("presidium", "flowers", "thanks", "draw", "vote", "photo", "procession")


def invited(held: Held, record: Record) -> str:
    """What those did who did not speak: "conferred" received, "invited" came up; "" for speakers."""
    if held.item.kind == "conferral":
        return "invited" if record.entrants(held.item.id) else "conferred"
    return "invited" if held.item.kind in _INVITED else ""
