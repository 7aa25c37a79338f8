"""media.broken, media.cut: files that are there but cannot be shown or heard to their end."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.media.facts import RAGGED
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event
from ceremony.preflight.named import media_named


def broken_media(event: Event) -> Iterable[Problem]:
    """A film, sound or picture that cannot be opened, ends too early or is damaged."""
    for named in media_named(event):
        facts = event.facts.get(named.name)
        if facts is None or not facts.fault:
            continue
        if facts.fault == RAGGED:
            yield event.media_problem(named, "media.cut", Severity.WARNING)
        else:
            yield event.media_problem(named, "media.broken", Severity.ERROR)
