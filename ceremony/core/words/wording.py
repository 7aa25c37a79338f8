"""How the MC's ready-made words are made: the language, the event's own word, how numbers are said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ceremony.language.abbreviations import READINGS
from ceremony.language.catalogs import say
from ceremony.language.numbers import NORTH, SOUTH, Voice, number_words, ordinal_words
from ceremony.model.event_word import word_places
from ceremony.model.rundown import Rundown

# Words of address and of kinship: small in the middle of a sentence, however a desk types them.
_SMALL = frozenset(
    (
        *(
            "ông",
            "bà",
            "anh",
            "chị",
            "em",
            "cô",
            "chú",
            "bác",
            "cụ",
            "cháu",
            "thầy",
            "bạn",
            "dì",
            "cậu",
            "mợ",
        ),
        *("con", "vợ", "chồng", "bố", "mẹ", "cha", "má", "người", "đồng chí", "đại diện", "gia đình"),
        *("thân nhân", "sinh viên", "học sinh"),
    )
)

_BLANKS = re.compile(r"[ \t\n]+")
_ALL_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class Wording:
    """``event_word`` is "hội nghị"; ``voice`` says numbers of the north or the south."""

    language: str
    event_word: str
    voice: Voice = NORTH

    @cached_property
    def places(self) -> dict[str, str]:
        """What every sentence may ask for."""
        return word_places(self.event_word)

    def say(self, key: str, /, **values: object) -> str:
        """A sentence of the calls (``core.call.*``)."""
        return say(self.language, f"core.call.{key}", **{**self.places, **values})

    def number(self, number: int) -> str:
        """A number in words: "ba"; in English "one", from two on as digits."""
        if self.language == "vi":
            return number_words(number, self.voice)
        return "one" if number == 1 else str(number)

    def turn(self, number: int) -> str:
        """ "thứ hai"; in English as digits."""
        return ordinal_words(number, self.voice) if self.language == "vi" else str(number)

    def counted(self, key: str, count: int, **values: object) -> str:
        """So many of a kind, with its plural: "ba tập thể", "one household", "3 households"."""
        return self.say(f"{key}.one" if count == 1 else key, count=self.number(count), **values)

    def listed(self, parts: Sequence[str]) -> str:
        """ "a; b; và c": a list as it is read aloud."""
        return listed(parts, self.say("and"))

    def summed(self, parts: Sequence[str]) -> str:
        """ "a, b và c": short things that hold no comma."""
        if len(parts) < 2:
            return "".join(parts)
        return ", ".join(parts[:-1]) + f" {self.say('and')} {parts[-1]}"

    def titled(self, form: str) -> str:
        """A form of award as it is conferred: titles have the word for a title in front."""
        if form.startswith(tuple(self.say("titles").split("|"))):
            return self.say("title-of", form=form)
        return self.say("the", form=form) if needs_article(self.language, form) else form


def listed(parts: Sequence[str], last: str) -> str:
    """ "a; b; và c", "a và b": two that hold no comma need no break between them."""
    if len(parts) < 2:
        return "".join(parts)
    if len(parts) == 2 and "," not in "".join(parts):
        return f"{parts[0]} {last} {parts[1]}"
    return "; ".join(parts[:-1]) + f"; {last} {parts[-1]}"


def wording_of(rundown: Rundown) -> Wording:
    """The wording of a running event."""
    voice = SOUTH if rundown.settings.speech == "south" else NORTH
    return Wording(rundown.language, rundown.word, voice)


def needs_article(language: str, name: str) -> bool:
    """Whether "the" stands before a name in an English sentence."""
    first = name.split(" ", 1)[0].casefold()
    return language == "en" and bool(name) and first not in ("the", "a", "an", "our", "their")


def set_off(words: str) -> str:
    """Words before a verb: an apposition inside them ends with a comma, a bare name does not."""
    return f"{words}," if "," in words else words


def sentence(text: str) -> str:
    """The text with a capital at its start, names in stars too."""
    place = next((place for place, letter in enumerate(text) if letter.isalnum()), None)
    return text if place is None else text[:place] + text[place].upper() + text[place + 1 :]


def softened(words: str) -> str:
    """ "Bà Lê Thị Hà" as it stands in the middle of a sentence: the word of address is small."""
    first = words.split(" ", 2)
    said = {first[0].casefold(), " ".join(first[:2]).casefold()}
    return words[:1].lower() + words[1:] if said & _SMALL and not first[0].isupper() else words


def calm(text: str) -> str:
    """A text inside a sentence: on one line, without its own stop, and not in capitals all over.

    "KINH TẾ - NGÂN SÁCH." → "Kinh tế - ngân sách".
    """
    text = _BLANKS.sub(" ", text).strip().rstrip(".;,:!?… ")
    words = text.split(" ")
    if len(words) < 2 or not text.isupper():
        return text
    said = (word if _is_kept(word) else word.lower() for word in words)
    return sentence(" ".join(said))


def _is_kept(word: str) -> bool:
    """A short form, or no word at all: it stays as it stands."""
    return word.strip(".,;:()") in READINGS or not _ALL_LETTERS.search(word)
