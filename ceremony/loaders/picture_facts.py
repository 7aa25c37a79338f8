"""How large a picture is, from its first bytes; and its hash. Nothing is decoded here."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path

from ceremony.model.asset import Asset

SIZE_LIMIT = 40_000_000  # bytes
PIXEL_LIMIT = 80_000_000
_TURNED = (5, 6, 7, 8)  # ways of holding a camera upright


class PictureError(Exception):
    """``code`` is "kind" (no PNG, JPEG, WEBP or GIF), "large" or "broken"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _orientation(exif: bytes) -> int:
    """The orientation that a camera noted; 1 when it noted none."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 8:
        return 1
    (start,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, start)
    for n in range(min(count, 200)):
        tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * n)
        if tag == 0x0112 and kind == 3:
            return int(value)
    return 1


def _jpeg(raw: bytes) -> tuple[int, int]:
    place, turned = 2, False
    while place + 9 < len(raw):
        if raw[place] != 0xFF:
            break
        mark = raw[place + 1]
        if mark == 0xFF:
            place += 1
            continue
        (length,) = struct.unpack_from(">H", raw, place + 2)
        if mark == 0xE1 and raw[place + 4 : place + 10] == b"Exif\0\0":
            turned = _orientation(raw[place + 10 : place + 2 + length]) in _TURNED
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", raw, place + 5)
            return (height, width) if turned else (width, height)
        place += 2 + length
    raise PictureError("broken")


def _webp(raw: bytes) -> tuple[int, int]:
    kind = raw[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(raw[n : n + 3], "little") + 1 for n in (24, 27))
        return width, height
    if kind == b"VP8L":
        bits = int.from_bytes(raw[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", raw, 26)
    return width & 0x3FFF, height & 0x3FFF


def _size(raw: bytes) -> tuple[int, int]:
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        width, height = struct.unpack_from(">II", raw, 16)
        return width, height
    if raw.startswith(b"\xff\xd8"):
        return _jpeg(raw)
    if raw.startswith((b"GIF87a", b"GIF89a")):
        width, height = struct.unpack_from("<HH", raw, 6)
        return width, height
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return _webp(raw)
    raise PictureError("kind")


def picture_asset(path: Path, name: str) -> Asset:
    """The picture's hash and upright size. Raises PictureError, OSError."""
    if path.stat().st_size > SIZE_LIMIT:
        raise PictureError("large")
    raw = path.read_bytes()
    try:
        width, height = _size(raw)
    except (struct.error, IndexError) as error:
        raise PictureError("broken") from error
    if width < 1 or height < 1:
        raise PictureError("broken")
    if width * height > PIXEL_LIMIT:
        raise PictureError("large")
    return Asset(hashlib.blake2b(raw, digest_size=16).hexdigest(), width, height, path=path, name=name)
