"""What the MC says when the agenda leaves it open: whole sentences, nothing abbreviated, nothing guessed."""

from __future__ import annotations

from ceremony.core.words.wording import needs_article
from ceremony.model.agenda import Item
from ceremony.model.kind import Kind
from ceremony.model.rundown import Speaker
from ceremony.staging.scene import Scene, known
from ceremony.staging.spoken import calm, inside, named, sentence
from ceremony.staging.words.dates import day_said
from ceremony.staging.words.speakers import spoken_title

_SAYING = {
    Kind.PRE: "say.pre",
    Kind.FLAG: "say.flag",
    Kind.SILENCE: "say.silence",
    Kind.BREAK: "say.break",
    Kind.MEAL: "say.meal",
    Kind.CLOSING: "say.closing",
    Kind.PHOTO: "say.photo",
    Kind.NOTICE: "say.notice",
}
_AFTER = {Kind.FLAG: "say.flag.after", Kind.SILENCE: "say.silence.after"}
_BEFORE_ALL = (Kind.PRE, Kind.NOTICE, Kind.GROUP)


def introduction(scene: Scene, speaker: Speaker) -> str:
    """One person introduced."""
    return scene.spoken(scene.say("say.introduce", who=sentence(named(speaker))))


def generated(scene: Scene, item: Item) -> str:
    """The words for an item without people; "" when there is nothing true to say."""
    if item.kind is Kind.PURPOSE:
        return _purpose(scene)
    if item.kind is Kind.PRESIDIUM:
        return scene.say("say.programme")
    if item.kind is Kind.PERFORMANCE:
        key = "say.performance.first" if _opens(scene, item) else "say.performance"
        return scene.say(key, title=spoken_title(scene, item))
    if item.kind in (Kind.FILM, Kind.VIDEO):
        return scene.say("say.film", title=inside(scene.spoken(calm(item.title)), scene.language))
    key = _SAYING.get(item.kind, "say.part")
    return scene.say(key, title=spoken_title(scene, item))


def _opens(scene: Scene, item: Item) -> bool:
    """Whether nothing of the programme comes before this part."""
    items = (
        one for one, _ in scene.production.agenda.walk() if one.kind not in _BEFORE_ALL and not one.items
    )
    first = next(items, None)
    return first is not None and first.id == item.id


def _purpose(scene: Scene) -> str:
    day, organiser = known(scene.event.date), known(scene.event.organiser)
    when = scene.say("say.today", date=day_said(scene, day)) if day else ""
    who = scene.spoken(calm(organiser)) if organiser else scene.say("organisers")
    name = scene.spoken(calm(scene.event.name))
    event = scene.wording.say("the", form=name) if needs_article(scene.language, name) else name
    return scene.say("say.purpose", when=when, who=who, event=inside(event, scene.language))


def generated_after(scene: Scene, item: Item) -> str:
    """What is said before leaving an item without people."""
    key = _AFTER.get(item.kind)
    return scene.say(key) if key else ""
