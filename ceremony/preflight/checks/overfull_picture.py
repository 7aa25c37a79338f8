"""picture.overfull: words that do not fit their picture even at the smallest size allowed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event

_TOLD = re.compile(r'^<section [^>]*?data-overfull="([^"]*)"')


def overfull_picture(event: Event) -> Iterable[Problem]:
    """Items with pictures that cannot hold their words; the drawing itself says which.

    One problem an item and field: a batch draws the same row once for each who is called.
    """
    titles: dict[tuple[str, str], list[str]] = {}
    for cue in event.rundown.cues:
        told = _TOLD.match(cue.html)
        if told:
            titles.setdefault((cue.item, unescape(told[1])), []).append(cue.title)
    for (item, words), named in titles.items():
        yield event.problem(
            item,
            "picture.overfull",
            Severity.WARNING,
            ("slide",),
            title=named[0],
            words=words,
            pictures=len(named),
        )
