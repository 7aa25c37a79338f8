"""Every file of the event's media that the show names: where it is written, and what it is to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ceremony.language.text import nfc
from ceremony.loaders.source_text import name_in, read_text
from ceremony.media.playing import Use

if TYPE_CHECKING:
    from ceremony.model.agenda import Item
    from ceremony.preflight.event import Event

_SOURCE = re.compile(r'src="/media/([^"?#]+)"')


@dataclass(frozen=True, slots=True)
class Named:
    """A name below ``media/<event>``, the item that needs it and where in it that stands."""

    item: str
    path: tuple[int | str, ...]
    name: str
    use: Use


def media_named(event: Event) -> Iterator[Named]:
    """What the agenda names, and what the pictures of its cues draw."""
    for item in event.items:
        yield from _of_item(item)
    yield from (Named(item, ("slide",), name, "still") for item, name in sorted(pictures_named(event)))


def pictures_named(event: Event) -> set[tuple[str, str]]:
    """Each (item, file below media) that a cue's picture draws."""
    return {
        (cue.item, unquote(unescape(name)))
        for cue in event.rundown.cues
        for name in _SOURCE.findall(cue.html)
    }


def _of_item(item: Item) -> Iterator[Named]:
    if item.film:
        yield Named(item.id, ("film", "file"), item.film.file, "film")
    if item.sound:
        yield Named(item.id, ("sound", "file"), item.sound.file, "sound")
    tones = (("fanfare", item.awards.fanfare), ("music", item.awards.music)) if item.awards else ()
    for place, tone in tones:
        if tone:
            yield Named(item.id, ("awards", place, "file"), tone.file, "sound")


def written_at(event: Event, name: str) -> tuple[str, int, int] | None:
    """File, line and column in which a picture is named; None when only the agenda can be meant.

    A photograph stands beside its person or in a slide, not where the agenda shows them.
    """
    for slide in event.production.slides.values():
        for picture in slide.pictures:
            if picture.file == name:
                return slide.source, picture.line, picture.column
    whole = re.compile(rf"(?<![\w/.-]){re.escape(nfc(name))}(?!\w)")
    agendas = event.workspace / "agendas" / event.production.event
    lists = sorted([*event.production.recipients, *event.production.signers])
    for path in (agendas / file for file in (event.production.agenda.people, *lists)):
        text, _ = read_text(path, event.workspace, event.language)
        for number, line in enumerate((text or "").splitlines(), 1):
            if found := whole.search(line):
                return name_in(event.workspace, path), number, found.start() + 1
    return None
