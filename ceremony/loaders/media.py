"""How long an mp4 is: the mvhd box, read without any library."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO


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
    """The film's length in milliseconds; 0 when it is missing, cut short or no mp4."""
    try:
        with path.open("rb") as file:
            return _length(file, path.stat().st_size)
    except (OSError, struct.error, IndexError):
        return 0
