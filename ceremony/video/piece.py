"""A finished piece of a film: coded packets that can be laid behind others without coding again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import NamedTuple

_MAGIC = b"ceremony-piece-1\n"
_DIGEST = 16


class SpoiledError(Exception):
    """The bytes are not a whole piece."""


class Coded(NamedTuple):
    """One packet: when it shows (frames or samples from the piece's start), how long, whether it is a key."""

    pts: int
    duration: int
    key: bool
    data: bytes


@dataclass(frozen=True)
class Piece:
    """Packets in decoding order. ``head`` is what a decoder needs first; ``length`` as in ``Coded``."""

    head: bytes
    length: int
    packets: tuple[Coded, ...]

    def dump(self) -> bytes:
        """The piece as bytes with a checksum."""
        table = [[one.pts, one.duration, one.key, len(one.data)] for one in self.packets]
        told = json.dumps([self.head.hex(), self.length, table]).encode()
        body = b"".join((len(told).to_bytes(4, "big"), told, *(one.data for one in self.packets)))
        return _MAGIC + hashlib.blake2b(body, digest_size=_DIGEST).digest() + body


def load_piece(raw: bytes) -> Piece:
    """The piece that ``dump`` wrote. Raises SpoiledError when a single bit is different."""
    start = len(_MAGIC) + _DIGEST
    body = memoryview(raw)[start:]
    if raw[: len(_MAGIC)] != _MAGIC:
        raise SpoiledError("magic")
    if hashlib.blake2b(body, digest_size=_DIGEST).digest() != raw[len(_MAGIC) : start]:
        raise SpoiledError("checksum")
    place = 4 + int.from_bytes(body[:4], "big")
    head, length, table = json.loads(bytes(body[4:place]))
    packets = []
    for pts, duration, key, size in table:
        packets.append(Coded(pts, duration, key, bytes(body[place : place + size])))
        place += size
    return Piece(bytes.fromhex(head), length, tuple(packets))
