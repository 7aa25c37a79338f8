"""sample.unmarked: whatever is made up says so wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ceremony.model.problem import Problem, Severity
from ceremony.model.rundown import Cue, Rundown
from ceremony.preflight.event import Event


def unmarked_sample(event: Event) -> Iterable[Problem]:
    """Cues that show sample names or sample figures without the mark."""
    sample_results = {
        item.id
        for item in event.items
        if item.film and item.film.results and _is_sample(event, item.film.results)
    }
    for cue in event.rundown.cues:
        bare = not cue.mark or cue.mark not in cue.html
        figures = cue.fallback_of and cue.item in sample_results and cue.layout in ("figure", "table")
        if bare and (figures or shows_sample(event.rundown, cue)):
            yield event.problem(cue.item, "sample.unmarked", Severity.ERROR, title=cue.title)


def _is_sample(event: Event, results: str) -> bool:
    read = event.production.results.get(results)
    return bool(read and read.is_sample)


def shows_sample(rundown: Rundown, cue: Cue) -> bool:
    """Whether the cue's picture draws the name of a sample entrant."""
    drawn = _loose(cue.html)
    return any(entrant.sample and _loose(escape(entrant.name)) in drawn for entrant in rundown.entrants)


def _loose(text: str) -> str:
    """Bound and unbound spaces as one: a name is the same name however its line may break."""
    return text.replace("\u00a0", " ").replace("&nbsp;", " ")
