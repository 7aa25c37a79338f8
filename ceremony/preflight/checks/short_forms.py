"""script.abbreviation, script.sign: nobody can read it aloud. script.expansion: a reading to look at once."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.language.abbreviations import find_abbreviations, unknown_short_forms
from ceremony.language.unread import unread_signs
from ceremony.model.agenda import Item
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.checks.unfilled_script import spoken_texts
from ceremony.preflight.event import Event

_Place = tuple[int | str, ...]


def unread_short_forms(event: Event) -> Iterable[Problem]:
    """Spoken lines that still hold a short form that neither the dictionary nor the event's list knows."""
    own = event.production.abbreviations.readings
    for item in event.items:
        for short in unknown_short_forms(_said(event, item), own):
            yield event.problem(
                item.id, "script.abbreviation", Severity.ERROR, _place_of(event, item, short), short=short
            )


def unread_figures(event: Event) -> Iterable[Problem]:
    """Ready-made lines that still hold figures or signs no rule can read; lines that the MC wrote may."""
    if event.production.agenda.event.language != "vi":
        return
    for item in event.items:
        own = {word for _, text in spoken_texts(event, item) for word in unread_signs(text)}
        for sign in unread_signs(_said(event, item)):
            if sign not in own:
                yield event.problem(
                    item.id, "script.sign", Severity.WARNING, _place_of(event, item, sign), sign=sign
                )


def _said(event: Event, item: Item) -> str:
    """All that is read aloud while an item is on, without marks of emphasis."""
    cues = event.cues_of(item.id)
    return " ".join(
        " ".join((cue.script, cue.after, *(line.text for line in cue.fallback_lines))) for cue in cues
    ).replace("**", "")


def unseen_expansions(event: Event) -> Iterable[Problem]:
    """Every reading once, where it first stands, until somebody has accepted it."""
    if event.production.agenda.event.language != "vi":
        return
    settled = set(event.production.abbreviations.seen)
    own = event.production.abbreviations.readings
    for item in event.items:
        for path, text in written_texts(event, item):
            for found in find_abbreviations(text, own):
                if (found.short, found.full) in settled:
                    continue
                settled.add((found.short, found.full))
                severity = Severity.WARNING if found.ambiguous else Severity.NOTE
                yield event.problem(
                    item.id, "script.expansion", severity, path, short=found.short, full=found.full
                )


def written_texts(event: Event, item: Item) -> Iterable[tuple[_Place, str]]:
    """Every text of an item that is said, as it was written, with its place inside the item."""
    yield from spoken_texts(event, item)
    yield ("topic",), item.topic or ""
    yield ("title",), item.title
    for index, person in enumerate(item.people):
        yield ("people", index), _titles(event, person.person, person.title)
    if item.pledge:
        yield ("pledge", "content"), item.pledge.content or ""
        for index, person in enumerate(item.pledge.witnesses):
            yield ("pledge", "witnesses", index), _titles(event, person.person, person.title)
    if item.awards:
        for index, person in enumerate(item.awards.presenters):
            yield ("awards", "presenters", index), _titles(event, person.person, person.title)


def _titles(event: Event, ident: str, title: str | None) -> str:
    known = event.production.people.get(ident)
    return title or (known.titles[0] if known and known.titles else "")


def _place_of(event: Event, item: Item, short: str) -> _Place:
    return next((path for path, text in written_texts(event, item) if short in text), ())
