"""The parts of a slide's file: front matter, what the hall sees, what the MC says."""

from __future__ import annotations

import re

_NOTES = re.compile(r"^(?:\?\?\?|(?:Notes|Ghi chú|Lời dẫn):)[ \t]*$", re.MULTILINE | re.IGNORECASE)


def split_slide(text: str) -> tuple[list[str], list[str], int] | None:
    """Lines of the front matter, lines of the body, and the body's first line; None without front matter."""
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}), 0)
    return (lines[1:end], lines[end + 1 :], end + 2) if lines[0].strip() == "---" and end else None


def without_notes(body: str) -> str:
    """What of a body the hall sees: all before the MC's words."""
    return _NOTES.split(body, maxsplit=1)[0]


def notes_of(body: str) -> str | None:
    """The MC's words below a body; None when it has no line for them."""
    parts = _NOTES.split(body, maxsplit=1)
    return parts[1] if len(parts) > 1 else None
