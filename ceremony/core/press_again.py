"""GO that needs a second press: what it would spoil is told first, and done when GO is pressed again.

Nothing is remembered between the two. The refusal hands out a word that names the moment and the situation;
the next GO brings it back, and it counts as long as the situation is the same, at most ``WINDOW_MS``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ceremony.core.film_faults import deck_of, fault_of
from ceremony.core.order import find_cue
from ceremony.core.refused import Refused, refusal
from ceremony.core.state import State
from ceremony.core.timing import duration_words
from ceremony.core.turning import film_left, is_film_endless
from ceremony.language.catalogs import say
from ceremony.model.rundown import Rundown

WINDOW_MS = 3_000
COVERS = ("black", "holding")  # "blank" is lifted by GO: nothing happens unseen


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why GO asks again: a code for machines, a sentence, and what the second press does."""

    code: str
    words: str
    press: str


def doubts(rundown: Rundown, state: State, now: int) -> tuple[Doubt, ...]:
    """All that speaks against this GO, the weightiest first; empty when one press is enough."""
    language, found = rundown.language, []
    cue = find_cue(rundown, state.program.cue)
    remaining = film_left(state, now)
    if remaining > 0 and not (cue and cue.arm_end):
        left = duration_words(remaining + 999).removeprefix("0")  # a started second counts
        found.append(_doubt(language, "film", left=left))
    elif is_film_endless(state):
        told = say(language, "core.again.film_endless")  # whether it still runs only the hall can see
        found.append(Doubt("film", told, say(language, "core.again.press.film")))
    if state.cover in COVERS:
        found.append(_doubt(language, state.cover))
    found += _film_fault(rundown, state)
    return tuple(found)


def _film_fault(rundown: Rundown, state: State) -> list[Doubt]:
    """GO would bring a film that cannot be shown: the second press takes its fallback deck, if it has one."""
    language, cue = rundown.language, find_cue(rundown, state.standby)
    fault = fault_of(state, cue) if cue else ""
    if cue is None or not fault:
        return []
    why = say(language, f"core.screen.{fault}")
    instead = "deck" if deck_of(rundown, cue) else "anyway"
    told = say(language, "core.again.film_fault", title=cue.title, why=why)
    return [Doubt("film_fault", told, say(language, f"core.again.press.{instead}"))]


def need_second_press(rundown: Rundown, state: State, confirm: str, now: int) -> None:
    """Refuse with "press_again" and a word, unless there is no doubt or ``confirm`` is that word.

    A second press within the guard of GO is the bounce of a key: refused, and the word still counts.
    """
    found = doubts(rundown, state, now)
    if not found:
        return
    asked = _asked_at(confirm, state, found)
    age = now - asked if asked is not None else -1
    if not 0 <= age <= WINDOW_MS:
        raise Refused("press_again", words(rundown.language, found), _word(now, state, found))
    if age < rundown.settings.go_guard_ms:
        bounced = refusal(rundown.language, "too_fast", ms=age)
        raise Refused(bounced.code, bounced.message, confirm)


def words(language: str, found: tuple[Doubt, ...]) -> str:
    """ "Phim còn 2:10. Bấm GO lần nữa trong 3 giây để cắt phim." """
    press = found[0].press if len(found) == 1 else say(language, "core.again.press")
    return " ".join((*(doubt.words for doubt in found), press))


def _doubt(language: str, code: str, **values: object) -> Doubt:
    told = say(language, f"core.again.{code}", **values)
    return Doubt(code, told, say(language, f"core.again.press.{code}"))


def _word(at: int, state: State, found: tuple[Doubt, ...]) -> str:
    """The moment and the situation: the same doubts, the same cues, the same time on air."""
    program = state.program
    told = repr(([doubt.code for doubt in found], program.cue, program.since, state.standby))
    return f"{at}-{hashlib.blake2b(told.encode(), digest_size=6).hexdigest()}"


def _asked_at(confirm: str, state: State, found: tuple[Doubt, ...]) -> int | None:
    """When the word was handed out, if it is one for this situation."""
    told, _, _ = confirm.partition("-")
    if not (told.isascii() and told.isdigit() and len(told) <= 15):
        return None
    return int(told) if _word(int(told), state, found) == confirm else None
