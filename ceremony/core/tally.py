"""How many have signed, told the same everywhere: who is absent or signs later is never among them."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.counting import statuses_of, total
from ceremony.core.order import GONE
from ceremony.core.state import State
from ceremony.core.state_signing import DONE
from ceremony.language.catalogs import say
from ceremony.language.numbers import number_words
from ceremony.model.rundown import Rundown


@dataclass(frozen=True, slots=True)
class Tally:
    """Signed, witnessed among them; later: absent or to sign later; open: called or not yet called."""

    signed: int
    of: int
    later: int
    witnessed: int = 0

    @property
    def open(self) -> int:
        """Those of whom nobody knows yet."""
        return self.of - self.signed - self.later


def tally(rundown: Rundown, state: State, item: str = "") -> Tally | None:
    """The count of one item's signers, of all without an item; None when nobody signs there."""
    kinds = rundown.places.kinds
    of = kinds.get(("signer", item), 0) if item else rundown.places.signers
    if not of:
        return None
    numbers = total(statuses_of(rundown, state), "signer", item)
    signed, later = (sum(numbers[status] for status in which) for which in (DONE, GONE))
    return Tally(signed, of, later, numbers["witnessed"])


def tally_words(language: str, count: Tally | None) -> str:
    """ "Đã ký 5/17", "Đã ký 16/17 – ký bổ sung 1"; "" without a count."""
    if count is None:
        return ""
    key = "both" if count.later else "signed"
    return say(language, f"core.tally.{key}", signed=count.signed, of=count.of, later=count.later)


def later_words(language: str, count: Tally | None) -> str:
    """ "ký bổ sung 1", or "" when nobody has to."""
    return say(language, "core.tally.later", later=count.later) if count and count.later else ""


def tally_said(language: str, count: Tally | None) -> str:
    """The same as the MC says it, in words."""
    if count is None:
        return ""
    words = {"signed": count.signed, "of": count.of, "later": count.later, "open": count.open}
    told = {name: number_words(number) if language == "vi" else str(number) for name, number in words.items()}
    said = [say(language, "core.tally.said", **told)]
    if count.later:
        said.append(say(language, "core.tally.said.later", **told))
    if count.open:
        said.append(say(language, "core.tally.said.open", **told))
    text = " ".join(said)
    return text[:1].upper() + text[1:]
