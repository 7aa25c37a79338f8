"""What the MC has to know of a script that changes while the show runs."""

from __future__ import annotations

from ceremony.core import commands_script as wish
from ceremony.core import events_script as happened
from ceremony.core.event import Event
from ceremony.core.order import find_cue
from ceremony.core.refused import refusal
from ceremony.core.state import State
from ceremony.model.rundown import Cue, Rundown


def spoken(cue: Cue) -> str:
    """All that is said at a cue."""
    return "\n\n".join(words for words in (cue.script, cue.after) if words)


def words_before(state: State, cue: Cue) -> str | None:
    """What the MC still thinks a cue says, when it says something else now; None when all is known."""
    before = state.changed.get(cue.id)
    return None if before == spoken(cue) else before


def changed_words(old: Rundown, new: Rundown, state: State, now: int) -> tuple[happened.WordsChanged, ...]:
    """The cues behind the one on program whose words a live edit has changed. Before the show: none."""
    if state.phase != "open":
        return ()
    before = {cue.id: spoken(cue) for cue in old.cues}
    idents = [cue.id for cue in new.cues]
    place = idents.index(state.program.cue) + 1 if state.program.cue in idents else 0
    return tuple(
        happened.WordsChanged(now, cue.id, before.get(cue.id, ""))
        for cue in new.cues[place:]
        if spoken(cue) and spoken(cue) != before.get(cue.id, "")
    )


def words_seen(
    rundown: Rundown, state: State, command: wish.WordsSeen, now: int
) -> tuple[happened.WordsNoted, ...]:
    """The MC has seen it; twice is once."""
    if find_cue(rundown, command.cue) is None:
        raise refusal(rundown.language, "unknown_cue", cue=command.cue)
    return (happened.WordsNoted(now, command.cue),) if command.cue in state.changed else ()


def adopt_anyway(rundown: Rundown, _state: State, _command: wish.AdoptAnyway, _now: int) -> tuple[Event, ...]:
    """Only whoever holds the other rundown can take it over: without one there is nothing to take."""
    raise refusal(rundown.language, "nothing_offered")
