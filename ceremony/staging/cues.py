"""Items become cues: slides, then what the item holds, else a card of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from ceremony.language.reading import reading_ms
from ceremony.model.agenda import Item
from ceremony.model.card import Card
from ceremony.model.kind import Kind
from ceremony.model.people import PersonRef
from ceremony.model.rundown import Cue, Film, Sound
from ceremony.staging.award_cues import award_cues, forms_line, list_cues
from ceremony.staging.cards import (
    SPEAKING,
    WAITING,
    plain_card,
    points_card,
    section_card,
    speaker_card,
)
from ceremony.staging.fallback_deck import fallback_deck
from ceremony.staging.honour_cues import honour_cues
from ceremony.staging.pledge_cues import pledge_cues
from ceremony.staging.scene import SAMPLE, Scene
from ceremony.staging.spoken import calm, inside, joined, without_placeholders
from ceremony.staging.words.dates import day_shown
from ceremony.staging.words.decisions import Announced, decision_words
from ceremony.staging.words.rescue import all_lines, fallback_lines
from ceremony.staging.words.scripts import generated, generated_after, introduction
from ceremony.staging.words.speakers import speaker_words


def _slide_cues(scene: Scene, item: Item) -> list[Cue]:
    names = ((item.slide,) if item.slide else ()) + item.slides
    cues = []
    for place, name in enumerate(names):
        slide = scene.production.slides[name]
        ident = item.id if place == 0 and not _holds_more(item) else f"{item.id}/{name}"
        card = slide.card
        if card.layout == "countdown" and scene.production.agenda.schedule.sample:
            card = replace(card, mark=SAMPLE)
        cues.append(scene.cue(ident, item, slide.title or item.title, card, script=slide.notes))
    return cues


def _holds_more(item: Item) -> bool:
    """Whether the item shows something beside its slides."""
    return bool(item.film or item.awards or item.pledge or item.introduce or _speakers(item))


def _speakers(item: Item) -> tuple[PersonRef, ...]:
    return item.people if item.kind in SPEAKING else ()


def _speaker_cues(scene: Scene, item: Item, eyebrow: str) -> list[Cue]:
    cues = []
    told = speaker_words(scene, item, [scene.speaker(ref) for ref in _speakers(item)])
    for ref, (script, after) in zip(_speakers(item), told, strict=True):
        speaker, person = scene.speaker(ref), scene.production.people[ref.person]
        card = speaker_card(scene, speaker, eyebrow, topic=item.topic or "", person=person)
        alone = len(item.people) == 1 and not (item.film or item.pledge)
        ident = item.id if alone else f"{item.id}/{ref.person}"
        title = item.title if alone else speaker.name.replace("\u00a0", " ")
        follows = bool(item.awards or item.pledge or item.film)
        cues.append(scene.cue(ident, item, title, card, script=script, after="" if follows else after))
    return cues


def _introduction_cues(scene: Scene, item: Item) -> list[Cue]:
    cues = []
    for number, step in enumerate(item.introduce, 1):
        if step.person:
            speaker = scene.speaker(PersonRef(person=step.person, title=step.title, honorific=step.honorific))
            card = speaker_card(scene, speaker, step.heading or item.title)
            ident, title, script = (
                step.person,
                speaker.name.replace("\u00a0", " "),
                introduction(scene, speaker),
            )
        else:
            heading = step.heading or item.title
            card = points_card(scene, heading, step.groups, item.title if step.heading else "")
            groups = joined(
                [inside(scene.spoken(calm(group)), scene.language) for group in step.groups], scene.say("and")
            )
            ident, title, script = f"nhom-{number}", heading, scene.say("say.groups", groups=groups)
        words = without_placeholders(step.script or "") or script
        cues.append(scene.cue(f"{item.id}/{ident}", item, title, card, script=words))
    return cues


def _film_cues(scene: Scene, item: Item) -> list[Cue]:
    """The film, then the pictures that take over when it fails; GO passes those by."""
    ref = item.film
    if ref is None:
        return []
    length = scene.production.film_ms.get(ref.file, 0)
    beside = PurePosixPath(ref.file).with_suffix(".vtt").as_posix() if ref.subtitles else ""
    film = Film(ref.file, length, ref.volume, beside)
    cues = [scene.cue(item.id, item, item.title, Card("film"), film=film, script=generated(scene, item))]
    results = scene.production.results.get(ref.results or "")
    written = scene.production.storyboards.get(ref.file)
    own = scene.production.abbreviations.readings
    deck = fallback_deck(results, scene.language, written, scene.voice, own) if results else []
    for number, (card, title, words) in enumerate(deck, 1):
        ident = f"{item.id}/du-phong-{number}"
        cues.append(scene.cue(ident, item, title, card, script=words, fallback_of=item.id))
    return cues


def _announce_cues(scene: Scene, item: Item) -> list[Cue]:
    """The decisions and their list; what a decision does not say is left out."""
    decisions = {decision.id: decision for decision in scene.production.decisions}
    cues: list[Cue] = []
    for ident in item.decisions:
        written = decisions[ident]
        number, subject, authority = (
            value if isinstance(value, str) else ""
            for value in (written.number, written.subject, written.authority)
        )
        day = written.date if isinstance(written.date, str) else ""
        title = scene.say("decision", number=number) if number else scene.say("decision.open")
        when = day_shown(scene, day)
        note = " · ".join(part for part in (authority, when) if part)
        fields = {"eyebrow": title, "title": subject, "note": note}
        if not subject:  # the part's own title has stood on the card before
            fields = {"eyebrow": "", "title": title, "note": note or forms_line(scene, item)}
        card = Card("opener", fields, SAMPLE if written.sample else "")
        words = decision_words(scene, item, Announced(title if number else "", day, subject), first=not cues)
        cues.append(scene.cue(f"{item.id}/{ident}", item, title, card, script=words))
    if not cues and not item.people:
        cues.append(scene.cue(item.id, item, item.title, section_card(item), script=generated(scene, item)))
    return cues + (list_cues(scene, item, item.awards) if item.awards else [])


def _with_deck(speakers: list[Cue], deck: list[Cue]) -> list[Cue]:
    """Who speaks, then what they show; they are thanked when the last of it has been seen."""
    if not (speakers and deck):
        return speakers + deck
    *others, speaker = speakers
    *shown, last = deck
    return [*others, replace(speaker, after=""), *shown, replace(last, after=speaker.after)]


def _content_cues(scene: Scene, item: Item, eyebrow: str, deck: list[Cue]) -> list[Cue]:
    """Everything that the item holds beside its first slides, in the order in which it happens."""
    cues = _introduction_cues(scene, item)
    cues += _with_deck(_speaker_cues(scene, item, eyebrow), deck) + _film_cues(scene, item)
    if item.kind is Kind.ANNOUNCE:
        cues += _announce_cues(scene, item)
    elif item.awards:
        cues += award_cues(scene, item, item.awards)
        cues += honour_cues(scene, item, item.awards) if item.awards.honour else []
    if item.pledge:
        cues += pledge_cues(scene, item, item.pledge)
    return cues


def _plain_cue(scene: Scene, item: Item) -> Cue:
    return scene.cue(
        item.id,
        item,
        item.title,
        plain_card(scene, item),
        script=generated(scene, item),
        after=generated_after(scene, item),
    )


def _closing_words(item: Item, cue: Cue, after: str) -> str:
    """The item's own words end it; an awarding keeps those that send its last batch back.

    Where people are called one by one, whoever is really the last has them: they are the item's.
    """
    if cue.subject and cue.batch:
        return ""
    if after and cue.after and item.awards:
        return f"{cue.after}\n\n{after}"
    return after or cue.after


def aids_in(scene: Scene, words: str) -> tuple[tuple[str, str], ...]:
    """How the names in the words are said, where people.yaml gives it."""
    people = scene.production.people.values()
    said = words.replace("\u00a0", " ")
    return tuple((one.name, one.say) for one in people if one.say and one.name in said)


def _dressed(scene: Scene, item: Item, cues: list[Cue], main: int) -> list[Cue]:
    """The item's own words, sound and notes put on the right cues."""
    script = without_placeholders(item.script or "")
    after = without_placeholders(item.after or "")
    lines = fallback_lines(scene, item)
    pace = scene.production.agenda.settings.pace
    sound = (
        Sound(item.sound.file, item.sound.loop, item.sound.volume, item.sound.fade_ms) if item.sound else None
    )
    last = max((n for n, cue in enumerate(cues) if not cue.fallback_of), default=0)
    dressed = []
    for place, cue in enumerate(cues):
        words = scene.heard(script if place == main and script else without_placeholders(cue.script))
        closing = scene.heard(_closing_words(item, cue, after) if place == last else cue.after)
        dressed.append(
            replace(
                cue,
                script=words,
                after=closing,
                reading_ms=reading_ms(f"{words}\n\n{closing}".strip(), pace, scene.language),
                backstage=(item.backstage or cue.backstage) if place == main else cue.backstage,
                aids=aids_in(scene, f"{words} {closing}"),
                opening=replace(cue.opening, own=words) if cue.opening and words else cue.opening,
                fallback_lines=all_lines(cue, lines),
                sound=(sound if place == main else None) or cue.sound,
                clean=item.kind in (Kind.FLAG, Kind.SILENCE),
                countdown=cue.layout == "countdown" or (item.kind in WAITING and place == main),
                advance=_advance(item, cue),
                advance_ms=item.advance or 0,
                arm_end=item.arm == "end" and cue.film is not None,
            )
        )
    return dressed


def _advance(item: Item, cue: Cue) -> str:
    """What brings the next cue by itself: the film's end, or a time; "round" for a deck that turns."""
    if item.advance is None or cue.fallback_of:
        return ""
    if item.advance == 0:
        return "end" if cue.film else ""
    return "round" if item.loop else "time"


def cues_of(scene: Scene, item: Item, group: Item | None = None) -> list[Cue]:
    """All cues of an item in GO order. A group has none: its children have them."""
    if item.items:
        return []
    slides = _slide_cues(scene, item)
    before = bool(item.slide) if _speakers(item) else len(slides)  # who speaks is named, then shows the deck
    content = _content_cues(scene, item, group.title if group else item.title, slides[before:])
    slides = slides[:before]
    if not slides and not content:
        content = [_plain_cue(scene, item)]
    main = len(slides) if content else 0
    if slides and not content and not slides[0].script:
        slides[0] = replace(slides[0], script=generated(scene, item), after=generated_after(scene, item))
    return _dressed(scene, item, [*slides, *content], main)
