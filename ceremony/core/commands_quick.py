"""Commands of the quick sheet: what nobody planned, prepared and put on the hall in a few presses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from ceremony.core.command import ID, NAME, REFERENCE, Command
from ceremony.core.fields import Choice, Flag, Text, Unfit, Whole, ruled

KINDS = ("photo", "sentence", "guests", "break", "deck", "correction")
PAGES_MOST = 60
PAGE_LETTERS = 40_000
MENDED_MOST = 8
LAST_MS = 253_000_000_000_000  # before the year 10000: what a clock can tell
MAKER = "maker"  # the role of the show's own child that draws cards: no page has it


@dataclass(frozen=True, slots=True)
class Pages:
    """Finished pictures, 1 to ``PAGES_MOST``: HTML that this program has drawn."""

    def read(self, raw: object) -> tuple[str, ...]:
        """The pictures. Raises Unfit."""
        if not isinstance(raw, list) or not 0 < len(raw) <= PAGES_MOST:
            raise Unfit("field.list", most=PAGES_MOST)
        for page in raw:
            if not isinstance(page, str):
                raise Unfit("field.text")
            if not 0 < len(page) <= PAGE_LETTERS:
                raise Unfit("field.length", least=1, most=PAGE_LETTERS)
        return tuple(raw)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of texts: what is replaced, and by what."""

    each: Text

    def read(self, raw: object) -> tuple[tuple[str, str], ...]:
        """The pairs. Raises Unfit."""
        if not isinstance(raw, list) or len(raw) > MENDED_MOST:
            raise Unfit("field.list", most=MENDED_MOST)
        if not all(isinstance(pair, list) and len(pair) == 2 for pair in raw):
            raise Unfit("field.list", most=2)
        return tuple((self.each.read(old), self.each.read(new)) for old, new in raw)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class QuickKeep(Command):
    """A card has been drawn and is ready to be shown. The show's own child sends it."""

    type: ClassVar[str] = "quick_keep"
    card: str = ruled(ID)
    kind: str = ruled(Choice(KINDS))
    title: str = ruled(Text(200, least=1))
    pages: tuple[str, ...] = ruled(Pages())
    minutes: int = ruled(Whole(0, 600), default=0)
    cue: str = ruled(NAME, default="")
    was: str = ruled(Text(64), default="")
    mended: tuple[tuple[str, str], ...] = ruled(Pairs(Text(400)), default=())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class QuickShow(Command):
    """A prepared card on the hall, above the program; a correction takes the place of its cue's picture."""

    type: ClassVar[str] = "quick_show"
    card: str = ruled(ID)
    page: int = ruled(Whole(0, PAGES_MOST), default=0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class QuickHide(Command):
    """Back to the program; ``card`` is what the operator saw."""

    type: ClassVar[str] = "quick_hide"
    card: str = ruled(ID)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class QuickTurn(Command):
    """Another page of the deck on the hall; ``expected`` is the page that the operator saw, from 0."""

    type: ClassVar[str] = "quick_turn"
    card: str = ruled(ID)
    expected: int = ruled(Whole(0, PAGES_MOST))
    to: str = ruled(Choice(("next", "before")), default="next")
    repeat: bool = ruled(Flag(), default=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class QuickTime(Command):
    """A break ends at another time, ms since 1970."""

    type: ClassVar[str] = "quick_time"
    card: str = ruled(ID)
    until: int = ruled(Whole(0, LAST_MS))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CorrectionDrop(Command):
    """Take the correction of a cue back: the file's own words again."""

    type: ClassVar[str] = "correction_drop"
    cue: str = ruled(REFERENCE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Saying(Command):
    """How a name is said, for whoever reads the script; "" takes it away."""

    type: ClassVar[str] = "saying"
    name: str = ruled(Text(120, least=1))
    said: str = ruled(Text(200))


QUICK_TYPES: Mapping[str, type[Command]] = {
    kind.type: kind
    for kind in (QuickKeep, QuickShow, QuickHide, QuickTurn, QuickTime, CorrectionDrop, Saying)
}
QUICK_ROLES: Mapping[str, frozenset[str]] = {QuickKeep.type: frozenset((MAKER,))}


def quick_candidates(ident: str, about: Mapping[str, Any]) -> list[Command]:
    """One likely command of every type, for what the operator may do now. ``about``: card, page, cue."""
    card = str(about["card"]) or "–"
    return [
        QuickShow(id=ident, card=card),
        QuickHide(id=ident, card=card),
        QuickTurn(id=ident, card=card, expected=int(about["page"])),
        QuickTime(id=ident, card=card, until=0),
        CorrectionDrop(id=ident, cue=str(about["cue"]) or "–"),
        Saying(id=ident, name="–", said="–"),
    ]
