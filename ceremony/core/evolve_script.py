"""Which changes of words the MC has not seen, after an event: cue → what it said when it was last known."""

from __future__ import annotations

from collections.abc import Mapping

from ceremony.core import events_script as happened
from ceremony.core.event import Event


def evolve_script(changed: Mapping[str, str], event: Event) -> Mapping[str, str]:
    """The unseen changes after ``event``; of several changes the words before the first one count."""
    match event:
        case happened.WordsChanged(cue=cue, before=before):
            return {**changed, cue: changed.get(cue, before)}
        case happened.WordsNoted(cue=cue):
            return {ident: words for ident, words in changed.items() if ident != cue}
        case _:
            return changed
