"""film.outdated: the stamp inside the film differs from what today's data would give."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.loaders.film_stamp import film_stamp
from ceremony.model.problem import Problem, Severity
from ceremony.model.recipe import film_recipe
from ceremony.preflight.event import Event


def outdated_film(event: Event) -> Iterable[Problem]:
    """A film that was built from other data, another theme or an older way of building."""
    said = event.production.agenda.event
    for item in event.items:
        if not item.film or not item.film.results:
            continue
        path = event.media / item.film.file
        results = event.production.results.get(item.film.results)
        if not path.is_file() or results is None:
            continue
        written = event.production.storyboards.get(item.film.file)
        if film_stamp(path) != film_recipe(results, said.theme, said.language, "", written):
            yield event.problem(
                item.id,
                "film.outdated",
                Severity.WARNING,
                ("film", "file"),
                file=item.film.file,
                results=item.film.results,
            )
