"""What a film says it was made of: the comment inside the mp4, read without any library."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from ceremony.model.recipe import TAG

_MOST = 64 * 1024 * 1024  # bytes: no honest index of a film is larger


def read_boxes(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and body of each box in a run of boxes; stops at the first that does not fit."""
    place = 0
    while place + 8 <= len(raw):
        size, name = struct.unpack_from(">I4s", raw, place)
        if size < 8 or place + size > len(raw):
            return
        yield name, raw[place + 8 : place + size]
        place += size


def _inside(raw: bytes, *path: bytes) -> bytes | None:
    """The body of the box at a path of names."""
    for wanted in path:
        raw = raw[4:] if wanted == b"ilst" else raw  # a meta box begins with version and flags
        found = next((body for name, body in read_boxes(raw) if name == wanted), None)
        if found is None:
            return None
        raw = found
    return raw


def read_index(path: Path) -> bytes | None:
    """The body of the moov box."""
    end = path.stat().st_size
    with path.open("rb") as file:
        while file.tell() + 8 <= end:
            start = file.tell()
            size, name = struct.unpack(">I4s", file.read(8))
            head = 8
            if size == 1:
                (size,), head = struct.unpack(">Q", file.read(8)), 16
            size = size or end - start
            if size < head or start + size > end:
                return None
            if name == b"moov":
                return file.read(size - head) if size <= _MOST else None
            file.seek(start + size)
    return None


def film_stamp(path: Path) -> str | None:
    """The hash that the film was built with; None when it is missing, broken or not built by us."""
    try:
        moov = read_index(path)
        body = _inside(moov, b"udta", b"meta", b"ilst", b"\xa9cmt", b"data") if moov else None
    except (OSError, struct.error):
        return None
    text = body[8:].decode("utf-8", "replace") if body else ""
    return text.removeprefix(TAG) if text.startswith(TAG) else None
