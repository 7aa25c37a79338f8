"""Words ready to be said: placeholders that nobody filled are never read aloud."""

from __future__ import annotations

import re

from ceremony.core.words.wording import calm, sentence, softened
from ceremony.core.words.wording import listed as joined
from ceremony.model.rundown import Speaker

__all__ = ["calm", "inside", "joined", "named", "quoted", "sentence", "without_placeholders"]

_PLACEHOLDER = re.compile(r"\{\{.*?\}\}", re.DOTALL)
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
    words = f"{softened(speaker.honorific)} **{speaker.name}**".strip()
    return f"{words}, {calm(speaker.title)}" if title and speaker.title else words


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
