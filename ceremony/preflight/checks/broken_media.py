"""media.broken: files that are there but cannot be shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ceremony.loaders.media import film_ms
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.checks.missing_media import pictures_named
from ceremony.preflight.event import Event

_TAIL = 64  # bytes at the end in which a whole picture has its last mark
_HEADS = {
    b"\x89PNG\r\n\x1a\n": b"IEND",
    b"\xff\xd8\xff": b"\xff\xd9",
    b"GIF87a": b"\x3b",
    b"GIF89a": b"\x3b",
}


def broken_media(event: Event) -> Iterable[Problem]:
    """A film without a readable length, a picture that is cut short or is no picture."""
    for item in event.items:
        if item.film:
            path = event.media / item.film.file
            if path.is_file() and film_ms(path) == 0:
                yield event.problem(
                    item.id, "media.broken", Severity.ERROR, ("film", "file"), file=item.film.file
                )
        if item.sound:
            path = event.media / item.sound.file
            if path.is_file() and path.stat().st_size == 0:
                yield event.problem(
                    item.id, "media.broken", Severity.ERROR, ("sound", "file"), file=item.sound.file
                )
    for item_id, name in pictures_named(event):
        path = event.media / name
        if path.is_file() and not is_whole_picture(path):
            yield event.problem(item_id, "media.broken", Severity.ERROR, ("slide",), file=name)


def is_whole_picture(path: Path) -> bool:
    """Whether the file begins and ends as a PNG, JPEG, GIF or WebP does."""
    with path.open("rb") as file:
        head = file.read(12)
        size = path.stat().st_size
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return int.from_bytes(head[4:8], "little") + 8 <= size
    return any(head.startswith(start) and end in tail for start, end in _HEADS.items())
