"""cue.waits: ``advance`` brings nothing where the next picture calls somebody up, is sealed, or is none."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.core.order import brought, next_in_line
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event


def waiting_cue(event: Event) -> Iterable[Problem]:
    """Items whose last picture promises to go on by itself, and waits for GO all the same."""
    for cue in event.rundown.cues:
        if cue.advance in ("end", "time") and not brought(event.rundown, cue):
            following = next_in_line(event.rundown, cue)
            code = "cue.waits" if following else "cue.last"
            title = following.title if following else cue.title
            yield event.problem(cue.item, code, Severity.WARNING, ("advance",), title=title)
