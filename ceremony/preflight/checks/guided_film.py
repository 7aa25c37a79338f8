"""film.guide: the film's voice is a machine's, put there for the time being."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event


def guided_film(event: Event) -> Iterable[Problem]:
    """A film whose storyboard asks for a guide voice: good for timing, not for a hall."""
    for item in event.items:
        written = event.production.storyboards.get(item.film.file) if item.film else None
        if item.film and written and written.narration == "guide":
            path = ("film", "file")
            yield event.problem(item.id, "film.guide", Severity.WARNING, path, file=item.film.file)
