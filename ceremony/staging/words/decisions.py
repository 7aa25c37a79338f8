"""The words that announce a decision; what it does not say is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ceremony.model.agenda import Item
from ceremony.staging.scene import Scene
from ceremony.staging.spoken import calm, inside
from ceremony.staging.words.dates import day_said

_SHORT_ABOUT = re.compile(r"\Av/v\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Announced:
    """What is known of a decision: its title with the number, its day (ISO), what it is about; else ""."""

    title: str
    day: str
    subject: str


def decision_words(scene: Scene, item: Item, decision: Announced, *, first: bool) -> str:
    """ "Sau đây, tôi xin công bố Quyết định số …": one without a number is called as the part calls it."""
    title, day, subject = decision.title, decision.day, decision.subject
    own = calm(item.title)
    called = scene.say("announcing").split("|")
    if not title and first and not subject and own.casefold().startswith(tuple(called)):
        return scene.spoken(scene.say("say.decision.titled", title=own[:1].lower() + own[1:]))
    told = title or scene.say("decision.said")
    when = scene.say("say.dated", date=day_said(scene, day)) if day else ""
    tail = about(scene, "say.subject", subject, "subject")
    when += "," if when and tail else ""
    key = "say.decision" if first else "say.decision.next"
    if scene.language != "vi":  # "Decision no. 12" is one inside a sentence; a Quyết định keeps its capital
        told = told[:1].lower() + told[1:]
    return scene.spoken(scene.say(key, title=told, when=when, subject=tail))


def about(scene: Scene, key: str, text: str, name: str) -> str:
    """ " về {text}", once: a text that begins with the same words has them already."""
    text = _SHORT_ABOUT.sub("", text)
    if not text:
        return ""
    said = scene.say(key, **{name: inside(calm(text), scene.language)})
    opening = scene.say(key, **{name: ""}).strip()
    repeated = text.casefold().startswith(f"{opening.split(' ')[0]} ")
    return f" {inside(text, scene.language)}" if repeated else said
