"""What the operator must be told at once: a live edit has touched what the hall sees or waits for."""

from __future__ import annotations

from typing import Any

from ceremony.core.evolve_quick import lifted
from ceremony.core.frame import Frame
from ceremony.core.order import find_cue, find_entrant
from ceremony.core.press_again import doubts
from ceremony.language.catalogs import say


def correction(frame: Frame) -> dict[str, Any] | None:
    """CORRECTION of docs/wire.md: the card on air is drawn or worded otherwise in the newest rundown."""
    here = find_cue(frame.rundown, frame.state.program.cue)
    if frame.state.phase != "open" or here is None or here.kept != "corrected":
        return None
    return {"cue": here.id, "words": say(frame.rundown.language, "core.correction", title=here.title)}


def alarms(frame: Frame) -> list[dict[str, Any]]:
    """ALARM of docs/wire.md, the weightiest first: who or what has been deleted from under the show."""
    state, language = frame.state, frame.rundown.language
    here = find_cue(frame.rundown, state.program.cue)
    if state.phase != "open" or here is None:
        return []
    who = find_entrant(frame.rundown, here.subject) if here.subject else None
    found = [(who.id, who.name, "on_air")] if who and who.gone else []
    found += [one for one in state.gone if all(one[0] != other[0] for other in found)]
    told = [_alarm(language, how, here.id if how == "on_air" else "", who, name) for who, name, how in found]
    if here.kept == "gone" and not found:
        told.append(
            {
                "code": "cue_gone",
                "words": say(language, "core.alarm.cue_gone", title=here.title),
                "cue": here.id,
                "subject": "",
            }
        )
    return sorted(told, key=lambda alarm: alarm["code"] != "on_air")


def press_again(frame: Frame) -> dict[str, Any] | None:
    """PRESS_AGAIN of docs/wire.md: why GO would ask for a second press now; None when one is enough."""
    state = frame.state
    under = lifted(state, frame.now)  # GO takes a card off: what waits under it counts as playing
    found = doubts(frame.rundown, under, frame.now) if state.phase == "open" and state.standby else ()
    if not found:
        return None
    words = " ".join(say(frame.rundown.language, f"core.again.ahead.{doubt.code}") for doubt in found)
    return {"codes": [doubt.code for doubt in found], "words": words}


def _alarm(language: str, how: str, cue: str, subject: str, name: str) -> dict[str, Any]:
    words = say(language, f"core.alarm.{how}", name=name)
    return {"code": how, "words": words, "cue": cue, "subject": subject}
