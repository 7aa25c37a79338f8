"""Who may sign: the signers of a rundown, and its witnesses as those who sign as such."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.order import find_entrant
from ceremony.core.state import State
from ceremony.core.state_signing import AT_WORK, DONE
from ceremony.model.rundown import Pledge, Rundown, Witness


@dataclass(frozen=True, slots=True)
class Signatory:
    """One who signs. ``item`` is the pledge's; a witness has no number and no area."""

    id: str
    name: str
    honorific: str
    title: str
    item: str
    area: str = ""
    number: int = 0
    sample: bool = False
    witness: bool = False


def find_signatory(rundown: Rundown, ident: str) -> Signatory | None:
    """The signer or witness called ``ident``, or None."""
    who = find_entrant(rundown, ident)
    if who and who.kind == "signer":
        return Signatory(
            who.id, who.name, who.honorific, who.title, who.item, who.unit, who.number, who.sample
        )
    for pledge in rundown.pledges:
        for witness in pledge.witnesses:
            if witness.key == ident:
                return Signatory(
                    ident, witness.name, witness.honorific, witness.title, pledge.item, witness=True
                )
    return None


def find_pledge(rundown: Rundown, item: str) -> Pledge | None:
    """What is signed in an item, or None."""
    return next((pledge for pledge in rundown.pledges if pledge.item == item), None)


def pledge_witnesses(rundown: Rundown, who: Signatory) -> tuple[Witness, ...]:
    """Before whom somebody signs."""
    pledge = find_pledge(rundown, who.item)
    return pledge.witnesses if pledge else ()


def becomes(state: State, subject: str, *, forward: bool) -> str:
    """What a signer who was called is when the show goes on: without a tablet it was signed on paper."""
    if not forward:
        return "waiting"
    return "waiting" if state.signing.seated("signer") else "signed"


def may_be_called(state: State, subject: str) -> bool:
    """Whether showing a signer's picture calls them: not while they sign and not once they have."""
    return state.status(subject) not in (*AT_WORK, *DONE)
