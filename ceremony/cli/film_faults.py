"""What only the film's own drawing knows before doors: words too small to read, files that will not open."""

from __future__ import annotations

from collections.abc import Iterator

from ceremony.language.catalogs import say
from ceremony.model import figures
from ceremony.model.problem import Problem, Severity
from ceremony.model.results import Results
from ceremony.preflight.event import Event


def _silent_groups(event: Event, item: str, results: Results) -> Iterator[Problem]:
    """Groups of which nothing can be told yet."""
    for group in results.groups:
        members = results.of_group(group.code)
        if members and all(one.actual is None for one in figures.with_ratios(results).of_group(group.code)):
            told = {"group": group.title, "count": len(members)}
            yield event.problem(item, "film.silent-group", Severity.WARNING, ("film", "results"), **told)


def film_faults(event: Event) -> Iterator[Problem]:
    """Faults of the films that this event builds from its results."""
    from ceremony.video.fault import AssetError
    from ceremony.video.legibility import too_small
    from ceremony.video.storyboard import storyboard

    for item in event.items:
        results = event.production.results.get(item.film.results or "") if item.film else None
        if item.film is None or results is None:
            continue
        yield from _silent_groups(event, item.id, results)
        written, path = event.production.storyboards.get(item.film.file), ("film", "results")
        try:
            scenes = storyboard(results, event.production.agenda.event.language, written)
        except AssetError as error:
            said = say(event.language, error.sentence, file=error.asset.name)
            yield event.problem(item.id, "film.asset", Severity.ERROR, path, reason=said)
            continue
        for one in too_small(scenes):
            told = {"scene": one.scene, "title": one.title[:60], "words": one.words[:60], "size": one.size}
            yield event.problem(item.id, "film.small", Severity.WARNING, path, **told)
