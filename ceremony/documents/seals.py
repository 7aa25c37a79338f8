"""What is sealed is on no paper before its moment: names are left out, texts that name one are covered."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ceremony.core.sealing import is_secret, sealed_words, secret_people
from ceremony.core.state import State
from ceremony.core.unheard import key_of
from ceremony.language.text import match_key
from ceremony.model.rundown import Cue, Entrant, Item, Rundown, Speaker

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Seals:
    """Ids of the cues and people that are sealed; (item, name, id) of those who speak as a surprise."""

    cues: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    speakers: frozenset[tuple[str, str, str]] = frozenset()

    @property
    def count(self) -> int:
        """How many names are sealed."""
        return len(self.people) + len({name for _, name, _ in self.speakers})


def seals_of(rundown: Rundown, state: State | None = None) -> Seals:
    """What nobody may read yet: before the show, or at this state of it."""
    now = state or State()
    hidden = [
        cue for cue in (rundown.cues[at] for at in rundown.places.sealed) if is_secret(rundown, now, cue)
    ]
    of_item = {item.id: item.speakers for item in rundown.items}
    speakers = (
        (cue.item, speaker.name, speaker.person)
        for cue in hidden
        for speaker in of_item.get(cue.item, ())
        if cue.layout == "speaker" and shows(cue, speaker)
    )
    return Seals(
        frozenset(cue.id for cue in hidden), frozenset(secret_people(rundown, now)), frozenset(speakers)
    )


def shows(cue: Cue, speaker: Speaker) -> bool:
    """Whether a card is this speaker's: its picture names them."""
    drawn = " ".join(_TAG.sub(" ", cue.html).split())
    return " ".join(speaker.name.split()) in html.unescape(drawn)


def covered(rundown: Rundown, seals: Seals, *, kept: bool = False) -> Rundown:
    """The rundown without a sealed name; ``kept``: those people stay in it, nameless, to be counted."""
    if not (seals.cues or seals.people):
        return rundown
    covers = _covers(rundown, seals)
    words = sealed_words(rundown)
    entrants = (_nobody(who, words) if who.id in seals.people else who for who in rundown.entrants)
    return replace(
        rundown,
        items=tuple(_item(item, seals, covers(item.id)) for item in rundown.items),
        cues=tuple(_cue(cue, seals, covers(cue.item)) for cue in rundown.cues),
        entrants=tuple(who for who in entrants if kept or who.id not in seals.people),
    )


@dataclass(frozen=True, slots=True)
class Cover:
    """What hides: the keys of sealed names, and the words that stand where one stood."""

    keys: tuple[str, ...]
    words: str

    def over(self, text: str) -> str:
        """The text with every paragraph covered that gives a sealed name away."""
        if not text or not self.gives_away(text):
            return text
        parts = text.split("\n\n")
        return "\n\n".join(self.words if self.gives_away(part) else part for part in parts)

    def gives_away(self, text: str) -> bool:
        """Whether a text names somebody who is sealed."""
        plain = f" {match_key(text.replace('*', ' '))} "
        return any(f" {key} " in plain for key in self.keys)


def _covers(rundown: Rundown, seals: Seals) -> Callable[[str], Cover]:
    """The cover of an item's texts: of all that is sealed where something is, elsewhere of persons only.

    Who acts openly in another part, or bears the name of somebody who does, is no secret there.
    """
    words = sealed_words(rundown)
    sealed = [who for who in rundown.entrants if who.id in seals.people]
    guests = [name for _, name, _ in seals.speakers]
    inside = Cover(_keys([*(who.name for who in sealed), *guests]), words)
    known = set(_keys(_open_names(rundown, seals)))
    persons = _keys([*(who.name for who in sealed if who.group == "individual"), *guests])
    outside = Cover(tuple(key for key in persons if key not in known), words)
    items = {cue.item for cue in rundown.cues if cue.id in seals.cues}
    return lambda item: inside if item in items else outside


def _open_names(rundown: Rundown, seals: Seals) -> Iterator[str]:
    for item in rundown.items:
        yield from (
            one.name for one in item.speakers if (item.id, one.name, one.person) not in seals.speakers
        )
    yield from (who.name for who in rundown.entrants if who.id not in seals.people)


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    """Keys by which names are found in a text, however they are spelt."""
    return tuple(dict.fromkeys(key for name in names if (key := key_of(name))))


def _nobody(who: Entrant, words: str) -> Entrant:
    return replace(who, name=words, unit="", honorific="", reason="", key="", title="")


def _item(item: Item, seals: Seals, cover: Cover) -> Item:
    speakers = tuple(one for one in item.speakers if (item.id, one.name, one.person) not in seals.speakers)
    surprise = len(speakers) < len(item.speakers)
    return replace(
        item,
        speakers=speakers,
        title=cover.over(item.title),
        public_title=cover.over(item.public_title) or (cover.words if surprise else ""),
        backstage=cover.over(item.backstage),
    )


def _cue(cue: Cue, seals: Seals, cover: Cover) -> Cue:
    if cue.id in seals.cues:
        bare: dict[str, Any] = {"script": "", "after": "", "backstage": "", "aids": (), "fallback_lines": ()}
        return replace(cue, title=cover.words, **bare)
    lines = tuple(replace(line, text=cover.over(line.text)) for line in cue.fallback_lines)
    return replace(
        cue,
        title=cover.over(cue.title),
        script=cover.over(cue.script),
        after=cover.over(cue.after),
        backstage=cover.over(cue.backstage),
        fallback_lines=lines,
    )
