"""Who is addressed and introduced by name, in which order; bodies that there are no more."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ceremony.language.text import match_key
from ceremony.model.agenda import Item
from ceremony.model.protocol import Rule
from ceremony.preflight.event import Event
from ceremony.preflight.protocol.breach import Breach

_ADDRESS = re.compile(r"kính thưa\s+([^,.;:!?\n]+)", re.IGNORECASE)
_ONE = re.compile(r"(?:đồng chí|ông|bà|anh|chị)\s+\**[A-ZÀ-ỴĐ]")


def too_many_addressed(event: Event, rule: Rule) -> Iterable[Breach]:
    """More people greeted by name in one breath than the rule allows."""
    names = {match_key(person.name) for person in event.production.people.values()}
    for item in event.items:
        for cue in event.cues_of(item.id):
            named = [words.strip(" *") for words in _ADDRESS.findall(cue.script) if _is_named(words, names)]
            if len(named) > rule.most:
                yield Breach(
                    item.id, ("script",), {"title": cue.title, "count": len(named), "who": "; ".join(named)}
                )
                break


def _is_named(words: str, names: set[str]) -> bool:
    key = match_key(words.replace("*", ""))
    return bool(_ONE.search(words)) or any(name in key for name in names)


def introduced_out_of_order(event: Event, rule: Rule) -> Iterable[Breach]:
    """People introduced before those of a side that goes first; too many of the host's by name."""
    for item in event.items:
        reached = 0
        for index, step in enumerate(item.introduce):
            if step.side is None:
                continue
            place = rule.sides.index(step.side)
            if place < reached:
                yield Breach(item.id, ("introduce", index), {"title": _who(event, item, index)})
            reached = max(reached, place)
        yield from _many_of_the_host(event, item, rule)


def _many_of_the_host(event: Event, item: Item, rule: Rule) -> Iterable[Breach]:
    own = [index for index, step in enumerate(item.introduce) if step.side == "host" and step.person]
    if len(own) > rule.most:
        index = own[rule.most]
        yield Breach(item.id, ("introduce", index), {"title": _who(event, item, index)})


def _who(event: Event, item: Item, index: int) -> str:
    step = item.introduce[index]
    person = event.production.people.get(step.person or "")
    return person.name if person else (step.heading or "; ".join(step.groups))


def gone_bodies(event: Event, rule: Rule) -> Iterable[Breach]:
    """Titles and bodies that no longer exist, where somebody or some group is named with them."""
    for item in event.items:
        for path, text in named_with(event, item):
            gone = next((word for word in rule.words if word.casefold() in text.casefold()), None)
            if gone:
                yield Breach(item.id, path, {"title": text, "word": gone})


def named_with(event: Event, item: Item) -> Iterable[tuple[tuple[int | str, ...], str]]:
    """Every title and group that an item shows, with its place in the item."""
    people = event.production.people
    refs: list[tuple[tuple[int | str, ...], str, str | None]] = [
        (("people", index), ref.person, ref.title) for index, ref in enumerate(item.people)
    ]
    refs += [
        (("introduce", index), step.person, step.title)
        for index, step in enumerate(item.introduce)
        if step.person
    ]
    if item.pledge:
        refs += [
            (("pledge", "witnesses", index), ref.person, ref.title)
            for index, ref in enumerate(item.pledge.witnesses)
        ]
    if item.awards:
        refs += [
            (("awards", "presenters", index), ref.person, ref.title)
            for index, ref in enumerate(item.awards.presenters)
        ]
    for path, ident, title in refs:
        yield path, title or next(iter(people[ident].titles), "")
    for index, step in enumerate(item.introduce):
        for inner, group in enumerate(step.groups):
            yield ("introduce", index, "groups", inner), group
