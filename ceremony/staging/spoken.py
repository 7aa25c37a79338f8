"""Words ready to be said: placeholders that nobody filled are never read aloud."""

from __future__ import annotations

import re

from ceremony.core.words.wording import listed as joined
from ceremony.core.words.wording import sentence
from ceremony.language.abbreviations import READINGS
from ceremony.model.rundown import Speaker

__all__ = ["calm", "inside", "joined", "named", "quoted", "sentence", "without_placeholders"]

_PLACEHOLDER = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ALL_LETTERS = re.compile(r"[^\W\d_]{2}")
_SENTENCE = re.compile(r"[^.!?…\n]*(?:[.!?…]+[\"”’)]*|\Z|(?=\n))[ \t]*")


def without_placeholders(text: str) -> str:
    """The text without every sentence that still holds a ``{{placeholder}}``."""
    if "{{" not in text:
        return text.strip()
    hidden = _PLACEHOLDER.sub("\x00", text)
    paragraphs = []
    for paragraph in hidden.split("\n"):
        sentences = (found.group(0) for found in _SENTENCE.finditer(paragraph))
        paragraphs.append("".join(s for s in sentences if "\x00" not in s).rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(paragraphs)).strip()


def named(speaker: Speaker, *, title: bool = True) -> str:
    """ "đồng chí **Lê Hoàng**, Chủ tịch …": honorific, the name to be stressed, the title."""
    words = f"{speaker.honorific} **{speaker.name}**".strip()
    return f"{words}, {speaker.title}" if title and speaker.title else words


def quoted(text: str) -> str:
    """Somebody's words as they are read out: between quotation marks, once."""
    return text if text[:1] in '“"«' else f"“{text}”"


def inside(text: str, language: str = "vi") -> str:
    """A text in the middle of a sentence: its first letter small, unless a short form or a name begins it.

    In English a title keeps its capitals wherever it stands.
    """
    first, _, rest = text.partition(" ")
    proper = (len(first) > 1 and first.isupper()) or rest[:1].isupper()
    return text if proper or language != "vi" else text[:1].lower() + text[1:]


def calm(text: str) -> str:
    """A text inside a sentence: without its own full stop, and not in capitals all over.

    "KINH TẾ - NGÂN SÁCH." → "Kinh tế - ngân sách".
    """
    text = text.strip().rstrip(".;, ")
    words = text.split(" ")
    if len(words) < 2 or not text.isupper():
        return text
    said = (word if _is_kept(word) else word.lower() for word in words)
    return sentence(" ".join(said))


def _is_kept(word: str) -> bool:
    """A short form, or no word at all: it stays as it stands."""
    return word.strip(".,;:()") in READINGS or not _ALL_LETTERS.search(word)
