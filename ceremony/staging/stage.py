"""A production becomes a rundown: every reference resolved, every picture drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from ceremony.language.text import search_key
from ceremony.model.agenda import Item as Written
from ceremony.model.card import Card
from ceremony.model.kind import Kind
from ceremony.model.production import Production
from ceremony.model.rundown import Cue, Entrant, Item, Rundown, Settings
from ceremony.staging.award_blanks import award_blanks
from ceremony.staging.award_cues import entrants as recipients_of
from ceremony.staging.cards import title_card
from ceremony.staging.cues import aids_in, cues_of
from ceremony.staging.pictures import draw
from ceremony.staging.pledge_cues import pledge_of, signing_entrants
from ceremony.staging.scene import Scene, known
from ceremony.staging.spoken import without_placeholders
from ceremony.staging.timing import length, planned
from ceremony.staging.words.planned import with_planned_words

_TIMERS = {Kind.DIRECTING_SPEECH: "up", Kind.FLAG: "none", Kind.SILENCE: "none", Kind.PRE: "none"}


def _numbers(scene: Scene) -> dict[str, str]:
    """ "6" and "6.1" by item id; a number that the agenda gives itself wins and is not counted."""
    numbers: dict[str, str] = {}
    place = 0
    for item in scene.production.agenda.items:
        place += item.number is None
        numbers[item.id] = item.number or str(place)
        for inner, child in enumerate(item.items, 1):
            numbers[child.id] = child.number or f"{numbers[item.id]}.{inner}"
    return numbers


def _item(
    scene: Scene, item: Written, group: Written | None, numbers: dict[str, str], starts: dict[str, int]
) -> Item:
    witnesses = item.pledge.witnesses if item.pledge else ()
    presenters = item.awards.presenters if item.awards else ()
    return Item(
        id=item.id,
        number=numbers[item.id],
        kind=item.kind.value,
        title=item.title,
        depth=1 if group else 0,
        group=bool(item.items),
        starts_ms=starts.get(item.id),
        hard_start=item.hard and isinstance(item.start, int),
        duration_ms=length(item, scene.production.film_ms),
        absorbs=item.absorbs,
        speakers=tuple(map(scene.speaker, (*item.people, *witnesses, *presenters))),
        stage_timer=item.timer or _TIMERS.get(item.kind, "down"),
        public=item.public,
        public_title=item.public_title or "",
        backstage=item.backstage or "",
    )


def _closing_words(scene: Scene, cues: list[Cue]) -> dict[str, str]:
    """What ends items whose last picture calls somebody, by item: said with whoever is really the last."""
    last = {cue.item: cue for cue in cues if not cue.fallback_of}
    calling = {item for item, cue in last.items() if cue.subject and cue.batch}
    items = (item for item, _ in scene.production.agenda.walk() if item.id in calling)
    return {item.id: scene.heard(without_placeholders(item.after or "")) for item in items}


def _entrants(scene: Scene) -> tuple[Entrant, ...]:
    """Everybody once, even when two items use a list. Recipients are numbered through the whole event."""
    made: dict[str, Entrant] = {}
    number = 0
    for item, _ in scene.production.agenda.walk():
        people: list[Entrant] = []
        if item.awards and item.kind is not Kind.ANNOUNCE:
            people += recipients_of(scene, item, item.awards)
        if item.pledge:
            people += signing_entrants(scene, item, item.pledge)
        for person in people:
            if person.id in made:
                continue
            number += person.kind == "recipient"
            counted = number if person.kind == "recipient" else person.number
            key = search_key(f"{person.name} {person.unit}")
            made[person.id] = replace(person, number=counted, key=key)
    return tuple(made.values())


def _told_apart(cues: list[Cue]) -> list[Cue]:
    """Ids are there once: a second picture of the same slide or person gets a number behind its id."""
    seen: dict[str, int] = {}
    made = []
    for cue in cues:
        seen[cue.id] = times = seen.get(cue.id, 0) + 1
        made.append(cue if times == 1 else replace(cue, id=f"{cue.id}/{times}"))
    return made


def _offset(text: str) -> int:
    """Minutes east of Greenwich from "+07:00"."""
    hours, minutes = text[1:].split(":")
    return (int(hours) * 60 + int(minutes)) * (-1 if text.startswith("-") else 1)


def _sample(scene: Scene, cues: list[Cue]) -> bool:
    agenda = scene.production.agenda
    return agenda.event.sample or agenda.schedule.sample or any(cue.mark for cue in cues)


def stage(production: Production) -> Rundown:
    """The rundown of a production that has been loaded without errors."""
    scene = Scene(production)
    agenda = production.agenda
    event, settings = agenda.event, agenda.settings
    numbers, starts = _numbers(scene), planned(agenda, production.film_ms)
    cues = _told_apart([cue for item, group in agenda.walk() for cue in cues_of(scene, item, group)])
    holding = Card("holding", {"sentence": settings.holding or scene.say("holding")})
    warn = settings.warn if isinstance(settings.warn, int) else 60_000
    closing = _closing_words(scene, cues)
    rundown = Rundown(
        event=production.event,
        name=event.name,
        short=event.short or event.name,
        organiser=known(event.organiser),
        date=known(event.date),
        utc_offset_min=_offset(event.utc_offset),
        theme=event.theme,
        language=event.language,
        holding_html=draw(holding, language=event.language),
        waiting_html=draw(title_card(scene), language=event.language),
        items=tuple(
            replace(_item(scene, item, group, numbers, starts), closing=closing.get(item.id, ""))
            for item, group in agenda.walk()
        ),
        cues=tuple(cues),
        entrants=_entrants(scene),
        settings=Settings(settings.go_guard_ms, warn, settings.fade_ms, settings.pace, settings.speech),
        sample=_sample(scene, cues),
        blanks=tuple(
            blank
            for item, _ in agenda.walk()
            if item.awards and item.kind is not Kind.ANNOUNCE
            for blank in award_blanks(scene, item, item.awards)
        ),
        pledges=tuple(pledge_of(scene, item, item.pledge) for item, _ in agenda.walk() if item.pledge),
        event_word=agenda.event_word,
        readings=tuple(production.abbreviations.readings.items()),
    )
    return with_planned_words(rundown, partial(aids_in, scene))
