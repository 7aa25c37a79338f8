"""The words of calls as they will be when everything goes as planned: what papers and checks read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ceremony.core.state import State
from ceremony.core.words.calling import worded
from ceremony.core.words.standing import as_opened
from ceremony.model.rundown import Cue, Rundown

Aids = Callable[[str], tuple[tuple[str, str], ...]]


def with_planned_words(rundown: Rundown, aids: Aids) -> Rundown:
    """The rundown with the words for everybody who is called; ``aids`` finds how names are said."""
    state = as_opened(rundown, State())
    return replace(rundown, cues=tuple(_planned(rundown, state, cue, aids) for cue in rundown.cues))


def _planned(rundown: Rundown, state: State, cue: Cue, aids: Aids) -> Cue:
    said = worded(rundown, state, cue)
    return cue if said is cue else replace(said, aids=aids(f"{said.script} {said.after}"))
