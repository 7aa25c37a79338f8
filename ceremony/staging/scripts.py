"""What the MC says when the agenda leaves it open: whole sentences, nothing abbreviated, nothing guessed."""

from __future__ import annotations

from datetime import date

from ceremony.language.numbers import date_words
from ceremony.model.agenda import Item
from ceremony.model.kind import Kind
from ceremony.model.rundown import Speaker
from ceremony.staging.scene import Scene, known
from ceremony.staging.spoken import addressed, named, sentence

_INVITING = {
    Kind.DISCUSSION: "say.discussion",
    Kind.DIRECTING_SPEECH: "say.directing",
    Kind.RESPONSE: "say.response",
    Kind.LAUNCH: "say.launch",
    Kind.ANNOUNCE: "say.announce",
    Kind.REPORT: "say.report",
}
_SAYING = {
    Kind.PRE: "say.pre",
    Kind.FLAG: "say.flag",
    Kind.SILENCE: "say.silence",
    Kind.BREAK: "say.break",
    Kind.MEAL: "say.meal",
    Kind.CLOSING: "say.closing",
    Kind.FILM: "say.film",
    Kind.VIDEO: "say.film",
    Kind.PERFORMANCE: "say.performance",
    Kind.PHOTO: "say.photo",
    Kind.NOTICE: "say.notice",
}
_AFTER = {Kind.FLAG: "say.flag.after", Kind.SILENCE: "say.silence.after"}


def invitation(scene: Scene, item: Item, speaker: Speaker) -> str:
    """The words that call one person up, with the title of this item."""
    key = _INVITING.get(item.kind, "say.speech")
    topic = scene.say("say.topic", topic=item.topic) if item.topic else ""
    who = named(speaker)
    return scene.spoken(
        scene.say(
            key,
            who=who,
            topic=topic,
            title=_inside(item.title),
            address=addressed(speaker, scene.say("guest")),
        )
    )


def thanking(scene: Scene, speaker: Speaker) -> str:
    """The words after somebody has spoken."""
    return scene.spoken(scene.say("say.thanked", who=f"{speaker.honorific} {speaker.name}".strip()))


def introduction(scene: Scene, speaker: Speaker) -> str:
    """One person introduced."""
    return scene.spoken(scene.say("say.introduce", who=sentence(named(speaker))))


def _inside(title: str) -> str:
    """A title in the middle of a sentence: the first letter small unless the word is a short form."""
    first = title.split(" ", 1)[0]
    return title if first.isupper() and len(first) > 1 else title[:1].lower() + title[1:]


def generated(scene: Scene, item: Item) -> str:
    """The words for an item without people; "" when there is nothing true to say."""
    if item.kind is Kind.PURPOSE:
        return _purpose(scene)
    if item.kind is Kind.PRESIDIUM:
        return scene.say("say.programme")
    key = _SAYING.get(item.kind)
    values = {"title": _inside(scene.spoken(item.title)), "event": scene.spoken(scene.event.name)}
    return scene.say(key, **values) if key else scene.say("say.part", **values)


def _purpose(scene: Scene) -> str:
    day = known(scene.event.date)
    when = ""
    if day:
        when = date_words(date.fromisoformat(day), scene.voice) if scene.language == "vi" else day
        when = scene.say("say.today", date=when)
    organiser = known(scene.event.organiser)
    who = scene.spoken(organiser) if organiser else scene.say("organisers")
    return scene.say("say.purpose", when=when, who=who, event=_inside(scene.spoken(scene.event.name)))


def generated_after(scene: Scene, item: Item) -> str:
    """What is said before leaving an item without people."""
    key = _AFTER.get(item.kind)
    return scene.say(key) if key else ""
