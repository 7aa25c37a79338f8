"""How large and how long a film of one's own is: the boxes of an mp4 or mov, read without any library."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from ceremony.loaders.film_stamp import read_boxes, read_index
from ceremony.loaders.recording import digest_of
from ceremony.model.asset import Asset

SIZE_LIMIT = 2_000_000_000  # bytes
_TURNED = ((0, 1), (0, -1))  # the first row of a matrix that lays a standing picture on its side


class ClipError(Exception):
    """``code`` is "kind" (no mp4 or mov), "large", "broken" or "no-picture"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _tracks(moov: bytes) -> Iterator[dict[bytes, bytes]]:
    for name, body in read_boxes(moov):
        if name == b"trak":
            yield dict(read_boxes(body))


def _is_picture(track: dict[bytes, bytes]) -> bool:
    handler = dict(read_boxes(track.get(b"mdia", b""))).get(b"hdlr", b"")
    return handler[8:12] == b"vide"


def _size(head: bytes) -> tuple[int, int]:
    """Upright width and height of a track header."""
    start = 40 if head[0] == 0 else 52  # the matrix stands behind times, which are longer in version 1
    matrix = struct.unpack_from(">9i", head, start)
    width, height = (side >> 16 for side in struct.unpack_from(">2I", head, start + 36))
    turned = (matrix[0] >> 16, matrix[1] >> 16) in _TURNED
    return (height, width) if turned else (width, height)


def _seconds(moov: bytes) -> float:
    head = dict(read_boxes(moov)).get(b"mvhd", b"")
    scale, units = struct.unpack_from(">II" if head[0] == 0 else ">IQ", head, 12 if head[0] == 0 else 20)
    return float(units / scale)


def clip_asset(path: Path, name: str) -> Asset:
    """A film by the hash of its bytes, with upright size and length. ClipError, OSError."""
    size = path.stat().st_size
    if size > SIZE_LIMIT:
        raise ClipError("large")
    with path.open("rb") as file:
        head = file.read(12)
    if head[4:8] not in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        raise ClipError("kind")
    try:
        moov = read_index(path) or b""
        seconds = _seconds(moov)
        pictures = [_size(track[b"tkhd"]) for track in _tracks(moov) if _is_picture(track)]
    except (struct.error, IndexError, KeyError, ZeroDivisionError) as error:
        raise ClipError("broken") from error
    if not pictures or min(pictures[0]) < 2:
        raise ClipError("no-picture")
    if seconds <= 0:
        raise ClipError("broken")
    width, height = pictures[0]
    return Asset(digest_of(path), width, height, seconds, path=path, name=name)
