"""film.subtitles: the hall should see subtitles, and they are not there or belong to another film."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.loaders.film_stamp import film_stamp
from ceremony.model.problem import Problem, Severity
from ceremony.model.recipe import TAG
from ceremony.preflight.event import Event

_HEAD = 400  # bytes: the stamp stands in the first note


def lost_subtitles(event: Event) -> Iterable[Problem]:
    """Subtitles that the agenda wants, without a file, or with the stamp of another film."""
    for item in event.items:
        if not item.film or not item.film.subtitles:
            continue
        film = event.media / item.film.file
        beside = film.with_suffix(".vtt")
        try:
            head = beside.read_bytes()[:_HEAD].decode("utf-8", "replace")
        except OSError:
            head = ""
        stamp = film_stamp(film)
        ours = f"NOTE {TAG}" in head
        if not head.startswith("WEBVTT") or (ours and stamp and f"{TAG}{stamp}" not in head):
            path = ("film", "subtitles")
            yield event.problem(item.id, "film.subtitles", Severity.WARNING, path, file=item.film.file)
