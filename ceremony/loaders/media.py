"""How long a film is: its own index, or counted by a process that opens it."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from ceremony.media.probing import read_facts


def _find(file: BinaryIO, end: int, wanted: bytes) -> tuple[int, int] | None:
    """Start and end of a box's body between the file's position and ``end``."""
    while file.tell() + 8 <= end:
        start = file.tell()
        size, name = struct.unpack(">I4s", file.read(8))
        head = 8
        if size == 1:
            (size,) = struct.unpack(">Q", file.read(8))
            head = 16
        elif size == 0:
            size = end - start
        if size < head or start + size > end:
            return None
        if name == wanted:
            return start + head, start + size
        file.seek(start + size)
    return None


def _length(file: BinaryIO, size: int) -> int:
    moov = _find(file, size, b"moov")
    if not moov:
        return 0
    file.seek(moov[0])
    mvhd = _find(file, moov[1], b"mvhd")
    if not mvhd:
        return 0
    file.seek(mvhd[0])
    version = file.read(4)[0]
    form = ">8xII" if version == 0 else ">16xIQ"
    scale, units = struct.unpack(form, file.read(struct.calcsize(form)))
    return round(units * 1000 / scale) if scale else 0


def film_ms(path: Path) -> int:
    """The length in milliseconds that an mp4's index tells; 0 when it is missing, cut short or no mp4."""
    try:
        with path.open("rb") as file:
            return _length(file, path.stat().st_size)
    except (OSError, struct.error, IndexError):
        return 0


def film_length(path: Path | None, folder: Path) -> int:
    """Milliseconds of any film; 0 when it cannot be told. What was counted is kept in ``folder``."""
    told = film_ms(path) if path else 0
    if told or path is None:
        return told
    facts = read_facts([path], folder).get(path)  # in pieces, or no mp4: nothing short of counting helps
    return round(facts.seconds * 1000) if facts and facts.picture and facts.is_whole else 0
