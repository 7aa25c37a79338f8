"""The card an item gets by itself when nobody wrote a slide for it."""

from __future__ import annotations

from ceremony.language.binding import bind
from ceremony.language.phrases import hold
from ceremony.model.agenda import Item
from ceremony.model.card import Card
from ceremony.model.kind import Kind
from ceremony.model.people import Person
from ceremony.model.rundown import Speaker
from ceremony.staging.scene import SAMPLE, Scene, known

WAITING = frozenset({Kind.PRE, Kind.BREAK, Kind.MEAL})
SPEAKING = frozenset(
    {
        Kind.REPORT,
        Kind.DISCUSSION,
        Kind.DIRECTING_SPEECH,
        Kind.RESPONSE,
        Kind.LAUNCH,
        Kind.SPEECH,
        Kind.THANKS,
        Kind.FLOWERS,
        Kind.ANNOUNCE,
        Kind.OATH,
        Kind.QA,
        Kind.CONFERRAL,
        Kind.PERFORMANCE,
        Kind.PRESIDIUM,
        Kind.OTHER,
    }
)


def event_lines(scene: Scene) -> list[str]:
    """The event's name broken by sense, as the agenda says, or in one piece."""
    return [bind(line) for line in scene.event.lines or (scene.event.name,)]


def full_name(scene: Scene) -> str:
    """The event's name in one piece, to be broken by sense where it stands without its headline."""
    return hold(scene.event.name)


def date_line(scene: Scene) -> str:
    """The date in full, as a title card shows it: "Ngày 31 tháng 12 năm 2021"; "" when unknown."""
    day = known(scene.event.date)
    if not day:
        return ""
    year, month, number = map(int, day.split("-"))
    return bind(scene.say("date", day=number, month=scene.say(f"month.{month}"), year=year))


def title_card(scene: Scene) -> Card:
    """The event's own title."""
    fields = {
        "organiser": bind(known(scene.event.organiser)),
        "headline": [bind(line) for line in scene.event.headline],
        "name": event_lines(scene),
        "date": date_line(scene),
    }
    return Card("title", fields)


def countdown_card(scene: Scene, item: Item) -> Card:
    """A clock that runs down to the next start; its time is a sample when the plan is."""
    greeting = scene.say("greeting") if item.kind is Kind.PRE else item.title
    notes = {Kind.BREAK: "countdown.note.break", Kind.MEAL: "countdown.note.meal"}
    note = scene.say(notes.get(item.kind, "countdown.note"))
    fields = {"headline": [greeting], "name": [full_name(scene)], "note": note}
    return Card("countdown", fields, SAMPLE if scene.production.agenda.schedule.sample else "")


def speaker_card(
    scene: Scene, speaker: Speaker, eyebrow: str, *, topic: str = "", person: Person | None = None
) -> Card:
    """One person with the title used in this item, and what they speak on; ``person`` for their portrait."""
    told = scene.heard(topic)
    fields = {
        "eyebrow": bind(eyebrow),
        "honorific": speaker.honorific[:1].upper() + speaker.honorific[1:],
        "name": speaker.name,
        "title": speaker.title,
        "topic": hold(told[:1].upper() + told[1:]),
        "photo": (person.photo if person else None) or "",
    }
    return Card("speaker", fields, SAMPLE if person and person.sample else "")


def section_card(item: Item) -> Card:
    """The item's title, large."""
    lines = [hold(line) for line in (item.title, item.topic) if line]
    return Card("section", {"ordinal": "", "title": lines[:2]}, SAMPLE if item.sample else "")


def programme_card(scene: Scene) -> Card:
    """The public programme without times."""
    items = [item for item in scene.production.agenda.items if item.public and item.kind is not Kind.PRE]
    parts = [item.public_title or item.title for item in items]
    return Card("programme", {"eyebrow": "", "title": scene.say("programme"), "parts": parts})


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def points_card(scene: Scene, heading: str, points: tuple[str, ...], eyebrow: str) -> Card:
    """Groups introduced together."""
    clean = [_escaped(hold(point)) for point in points]
    return Card("points", {"eyebrow": eyebrow, "title": heading, "points": clean})


def thanks_card(scene: Scene) -> Card:
    """The last picture."""
    return Card("thanks", {"headline": scene.say("thanks"), "text": [full_name(scene)]})


def plain_card(scene: Scene, item: Item) -> Card:
    """The card of an item that has neither a slide nor people, film, awards or pledge."""
    if item.kind is Kind.FLAG:
        return Card("salute")
    if item.kind is Kind.SILENCE:
        return Card("black")
    if item.kind in WAITING:
        return countdown_card(scene, item)
    if item.kind is Kind.PURPOSE:
        return title_card(scene)
    if item.kind is Kind.PRESIDIUM:
        return programme_card(scene)
    if item.kind in (Kind.CLOSING, Kind.THANKS):
        return thanks_card(scene)
    return section_card(item)
