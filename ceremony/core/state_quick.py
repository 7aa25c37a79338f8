"""What nobody planned: cards that are ready, the one on the hall, words mended on the spot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class QuickCard:
    """A card that is ready. ``pages`` are finished pictures: a deck has several, all others one.

    ``kind``: "photo", "sentence", "guests", "break", "deck" or "correction". ``minutes``: how long a break
    lasts. A correction belongs to ``cue``, whose picture had the fingerprint ``was``; ``mended`` are the
    words that change: (old, new).
    """

    id: str
    kind: str
    title: str
    pages: tuple[str, ...]
    minutes: int = 0
    cue: str = ""
    was: str = ""
    mended: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the hall above the program: a card's id ("": nothing) and the page, from 0.

    ``until``: when a break is over, ms. ``film_stands``: the film underneath played and waits.
    """

    card: str = ""
    page: int = 0
    since: int = 0
    until: int | None = None
    film_stands: bool = False


NOTHING = Shown()


@dataclass(frozen=True, slots=True)
class Correction:
    """A cue's picture and words, mended on the spot while the file still has the old ones."""

    cue: str
    was: str  # fingerprint of the picture it mends: another one comes from a newer file, and wins
    html: str
    mended: tuple[tuple[str, str], ...]
    at: int


@dataclass(frozen=True, slots=True)
class Quick:
    """Everything of this kind at one moment."""

    cards: tuple[QuickCard, ...] = ()
    shown: Shown = NOTHING
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    sayings: Mapping[str, str] = field(default_factory=dict)  # name → how it is said

    def card(self, ident: str) -> QuickCard | None:
        """The prepared card, or None."""
        return next((card for card in self.cards if card.id == ident), None)

    @property
    def on(self) -> QuickCard | None:
        """The card that stands on the hall, or None."""
        return self.card(self.shown.card) if self.shown.card else None

    @property
    def turns(self) -> bool:
        """Whether GO belongs to the pages of a deck now."""
        card = self.on
        return card is not None and card.kind == "deck"
