"""How it stands with somebody who is called, and the line that is said of them."""

from __future__ import annotations

from dataclasses import replace

from ceremony.core.order import GONE, find_entrant
from ceremony.core.state import Manner, State
from ceremony.core.words.wording import Wording, sentence, set_off, softened
from ceremony.model.call import Call, Opening
from ceremony.model.rundown import Rundown


def as_opened(rundown: Rundown, state: State) -> State:
    """Before the opening: the state as opening will leave it, with what the lists already know."""
    if state.phase != "waiting":
        return state
    away = {who.id: who.status for who in rundown.entrants if who.status in GONE}
    family = {who.id: Manner("posthumous") for who in rundown.entrants if who.status == "posthumous"}
    return replace(
        state, phase="open", statuses={**away, **state.statuses}, manners={**family, **state.manners}
    )


def manner_of(rundown: Rundown, state: State, subject: str) -> tuple[str, str]:
    """How somebody receives, and who does it for them.

    "" in person, "stand_in", "posthumous", or why they are not called: "absent", "later", "withdrawn".
    """
    status, manner = state.status(subject), state.manners.get(subject)
    if manner and manner.kind == "stand_in" and status != "withdrawn":
        return "stand_in", softened(manner.by)
    if status in GONE:
        return status, ""
    who = find_entrant(rundown, subject)
    posthumous = manner.kind == "posthumous" if manner else bool(who and who.status == "posthumous")
    return ("posthumous", "") if posthumous else ("", "")


def name_line(wording: Wording, call: Call, how: str, by: str, opening: Opening | None = None) -> str:
    """What is said of one recipient; "" for one who has withdrawn."""
    if how == "withdrawn":
        return ""
    name = named(call, opening)
    if how == "posthumous":
        return wording.say("posthumous", form=call.form or wording.say("award"), name=_late(wording, call))
    if how == "stand_in":
        key = "stand-in" if call.group == "individual" else "stand-in.group"
        return wording.say(key, first=set_off(sentence(name)), name=name, by=set_off(by))
    if how:
        return wording.say(how, first=set_off(sentence(name)), name=set_off(name))
    return f"{sentence(name)}."


def named(call: Call, opening: Opening | None) -> str:
    """Name, unit and what they receive, without what the whole batch has in common."""
    unit = "" if opening and opening.unit == call.unit else call.unit
    form = "" if opening is None or opening.what == call.form else call.form
    return ", ".join(part for part in (call.name, unit, form) if part)


def _late(wording: Wording, call: Call) -> str:
    """ "cố ông X, Khu dân cư ba" of one who has died."""
    name = ", ".join(part for part in (call.name, call.unit) if part)
    return wording.say("late", name=name) if call.group == "individual" else name
