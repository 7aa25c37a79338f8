"""Words ready to be said: placeholders that nobody filled are never read aloud."""

from __future__ import annotations

import re

from ceremony.model.rundown import Speaker

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
    words = f"{speaker.honorific} **{speaker.name}**".strip()
    return f"{words}, {speaker.title}" if title and speaker.title else words


def addressed(speaker: Speaker, fallback: str) -> str:
    """How to speak to someone who has been named already: the honorific, or a word for anybody."""
    return speaker.honorific or fallback


def joined(parts: list[str], last: str) -> str:
    """ "a; b; và c": a list as it is read aloud."""
    if len(parts) < 2:
        return "".join(parts)
    return "; ".join(parts[:-1]) + f"; {last} {parts[-1]}"


def sentence(text: str) -> str:
    """The text with a capital at its start, names in stars too."""
    found = re.search(r"\w", text)
    return text[: found.start()] + text[found.start()].upper() + text[found.start() + 1 :] if found else text
