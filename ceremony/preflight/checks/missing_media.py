"""media.missing, film.missing: every film and sound that the agenda names is there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import unquote

from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event

_SOURCE = re.compile(r'src="/media/([^"?#]+)"')


def missing_media(event: Event) -> Iterable[Problem]:
    """A file of the agenda that ``media/<event>`` does not hold; ``named_pictures`` looks for pictures."""
    for item in event.items:
        if item.film and not (event.media / item.film.file).is_file():
            code = "film.missing" if item.film.results else "media.missing"
            yield event.problem(item.id, code, Severity.ERROR, ("film", "file"), file=item.film.file)
        if item.sound and not (event.media / item.sound.file).is_file():
            yield event.problem(
                item.id, "media.missing", Severity.ERROR, ("sound", "file"), file=item.sound.file
            )
        for place, tone in (
            (("fanfare", item.awards.fanfare), ("music", item.awards.music)) if item.awards else ()
        ):
            if tone and not (event.media / tone.file).is_file():
                where = ("awards", place, "file")
                yield event.problem(item.id, "media.missing", Severity.ERROR, where, file=tone.file)


def pictures_named(event: Event) -> set[tuple[str, str]]:
    """Each (item, file below media) that a cue's picture draws."""
    return {
        (cue.item, unquote(unescape(name)))
        for cue in event.rundown.cues
        for name in _SOURCE.findall(cue.html)
    }
