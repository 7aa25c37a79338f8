"""What every part of the staging works with: the production, the language, and how a cue is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ceremony.core.words.wording import Wording
from ceremony.language.abbreviations import expand
from ceremony.language.aloud import read_numbers
from ceremony.language.binding import bind, bind_name
from ceremony.language.catalogs import say
from ceremony.language.numbers import NORTH, SOUTH, Voice, number_words
from ceremony.model.agenda import Event, Item
from ceremony.model.card import MARKS, Card
from ceremony.model.people import PersonRef
from ceremony.model.production import Production
from ceremony.model.rundown import Cue, FallbackLine, Speaker
from ceremony.model.values import Unknown
from ceremony.staging.pictures import draw
from ceremony.staging.spoken import without_placeholders

SAMPLE = MARKS[1]  # "DỮ LIỆU MẪU"


def known(value: str | Unknown | None) -> str:
    """A text that somebody has said, or ""."""
    return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A production being staged."""

    production: Production

    @property
    def language(self) -> str:
        """The event's language, "vi" or "en"."""
        return self.production.agenda.event.language

    @property
    def event(self) -> Event:
        """The event as written."""
        return self.production.agenda.event

    def say(self, key: str, /, **values: object) -> str:
        """A sentence of the staging's catalog; every one may ask for what the event is called."""
        return say(self.language, f"staging.{key}", **{**self.wording.places, **values})

    @property
    def wording(self) -> Wording:
        """How the words for those who are called are made."""
        return Wording(self.language, self.production.agenda.event_word, self.voice)

    def speaker(self, ref: PersonRef) -> Speaker:
        """The person as named here: the title of this item wins over the first title of the person."""
        person = self.production.people[ref.person]
        title = ref.title or (person.titles[0] if person.titles else "")
        return Speaker(
            bind_name(person.name),
            ref.honorific or person.honorific or "",
            bind(title),
            ref.role or "",
            person.id,
        )

    def spoken(self, text: str) -> str:
        """A text as the MC says it: abbreviations written out, numbers in words (Vietnamese)."""
        if self.language != "vi":
            return text
        return read_numbers(expand(text, self.production.abbreviations.readings), self.voice)

    def heard(self, text: str) -> str:
        """Somebody's own words as the MC says them: abbreviations written out, figures as written."""
        if self.language != "vi":
            return text
        return expand(text, self.production.abbreviations.readings)

    @property
    def voice(self) -> Voice:
        """How the region says its numbers."""
        return SOUTH if self.production.agenda.settings.speech == "south" else NORTH

    def number(self, number: int) -> str:
        """A number in words, in Vietnamese; as digits elsewhere."""
        return number_words(number, self.voice) if self.language == "vi" else str(number)

    def cue(self, ident: str, item: Item, title: str, card: Card, **more: Any) -> Cue:
        """A finished cue: the card drawn, and what the item says about all of its cues."""
        said = ((line.when, self.heard(without_placeholders(line.say))) for line in item.fallback)
        lines = tuple(FallbackLine(when, words) for when, words in said if words)
        return Cue(
            id=ident,
            item=item.id,
            title=title,
            layout=card.layout,
            html=draw(card, language=self.language),
            fallback_lines=more.pop("fallback_lines", ()) + lines,
            transition=item.transition,
            sealed=item.sealed,
            mark=card.mark,
            **more,
        )
