"""media.missing, film.missing: every film and sound that the agenda names is there."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.files.named import find_file
from ceremony.language.catalogs import say
from ceremony.loaders.hints.nearby import nearby
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event
from ceremony.preflight.named import media_named


def missing_media(event: Event) -> Iterable[Problem]:
    """A file of the agenda that ``media/<event>`` does not hold; ``named_pictures`` looks for pictures."""
    unbuilt = {item.film.file for item in event.items if item.film and item.film.results}
    for named in media_named(event):
        if named.use == "still" or find_file(event.media, named.name):
            continue
        code = "film.missing" if named.use == "film" and named.name in unbuilt else "media.missing"
        near = nearby(event.media / named.name) if code == "media.missing" else ""
        advice = (
            say(event.language, "preflight.media.missing.near", event=event.media.name, near=near)
            if near
            else ""
        )
        yield event.media_problem(named, code, Severity.ERROR, advice)
