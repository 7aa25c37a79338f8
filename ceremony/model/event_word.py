"""What an event is called in a sentence, "hội nghị", "ceremony": read off its name, never guessed."""

from __future__ import annotations

import re
from functools import lru_cache

NEUTRAL = {"vi": "chương trình", "en": "event"}

# What a Vietnamese name begins with, and what the event is then called. The longest beginning counts.
_BEGINNINGS = {
    "hội nghị": "hội nghị",
    "đại hội": "đại hội",
    "hội thi": "hội thi",
    "hội thảo": "hội thảo",
    "hội diễn": "hội diễn",
    "hội thao": "hội thao",
    "hội khỏe": "hội khỏe",
    "hội trại": "hội trại",
    "hội giảng": "hội giảng",
    "hội chợ": "hội chợ",
    "ngày hội": "ngày hội",
    "cuộc thi": "cuộc thi",
    "cuộc họp": "cuộc họp",
    "kỳ họp": "kỳ họp",
    "phiên họp": "phiên họp",
    "diễn đàn": "diễn đàn",
    "liên hoan": "liên hoan",
    "tọa đàm": "buổi tọa đàm",
    "toạ đàm": "buổi tọa đàm",
    "buổi tọa đàm": "buổi tọa đàm",
    "gặp mặt": "buổi gặp mặt",
    "buổi gặp mặt": "buổi gặp mặt",
    "họp mặt": "buổi họp mặt",
    "mít tinh": "buổi mít tinh",
    "mít-tinh": "buổi mít tinh",
    "lễ hội": "lễ hội",
    "lễ": "buổi lễ",
    "buổi lễ": "buổi lễ",
    "đại lễ": "đại lễ",
    "chương trình": "chương trình",
}
# In English the word stands somewhere in the name: "Annual Awards Conference 2026".
_ENGLISH = (
    "ceremony", "conference", "congress", "meeting", "assembly", "gathering", "contest", "competition",
    "festival", "gala", "summit", "forum", "workshop", "seminar", "convention", "reception", "dinner",
)  # fmt: skip


@lru_cache(maxsize=64)
def event_word(written: str, names: tuple[str, ...], language: str) -> str:
    """The word: as ``written`` in the agenda, else as one of the ``names`` says, else a neutral one."""
    if written:
        return written
    read = _vietnamese if language == "vi" else _english
    return next((word for word in map(read, names) if word), neutral(language))


def neutral(language: str) -> str:
    """The word that is right for any event."""
    return NEUTRAL.get(language, NEUTRAL["vi"])


def word_places(word: str) -> dict[str, str]:
    """The word as sentences of the catalogs ask for it: ``{event_word}``, at a beginning ``{Event_word}``."""
    return {"event_word": word, "Event_word": word[:1].upper() + word[1:]}


def _vietnamese(name: str) -> str:
    said = " ".join(name.casefold().split())
    found = [start for start in _BEGINNINGS if re.match(rf"{re.escape(start)}(?!\w)", said)]
    return _BEGINNINGS[max(found, key=len)] if found else ""


def _english(name: str) -> str:
    words = re.findall(r"[a-z]+", name.casefold())
    found = {word for word in words if word in _ENGLISH}
    return found.pop() if len(found) == 1 else ""
