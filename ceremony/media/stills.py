"""Photographs and drawings decoded: in the child process, and nowhere else."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image, ImageOps

from ceremony.media.facts import CUT, HEAVY, UNREADABLE, Facts
from ceremony.media.kinds import STILLS, kind_in
from ceremony.media.limits import PIXEL_LIMIT

# Pillow's names; a JPEG with several pictures ("MPO") is opened as a JPEG.
_FORMATS = {kind: kind.upper() for kind in STILLS} | {"heic": "HEIF"}
_ALONE = (*range(0xD0, 0xD8), 0x01)  # marks of a JPEG that no length follows
_START_OF_SCAN, _END = 0xDA, 0xD9
_TURNED = (5, 6, 7, 8)  # ways of holding a camera upright (EXIF 2.3, tag 0x0112)


def open_still(path: Path) -> Image.Image:
    """A picture of any kind we know, not decoded yet. Raises OSError and whatever a foreign file causes."""
    kind = kind_in(path)
    if kind == "heic":
        from pi_heif import register_heif_opener

        register_heif_opener()
    elif kind not in ("png", "jpeg", "gif", "bmp"):  # those Pillow knows at once
        Image.init()
    Image.MAX_IMAGE_PIXELS = None  # ours is looked at below, before anything is decoded
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Image.open(path, formats=[_FORMATS.get(kind, "PNG")])


def look_at_still(path: Path, kind: str) -> Facts:
    """The facts of a picture; a JPEG is decoded no larger than needed. Never raises for what is in it."""
    try:
        with open_still(path) as image:
            if image.width * image.height > PIXEL_LIMIT:
                return Facts(kind, image.width, image.height, fault=HEAVY)
            size = image.size
            frames = int(getattr(image, "n_frames", 1))
            image.draft("RGB", (image.width // 8 or 1, image.height // 8 or 1))
            image.load()
            clear = is_transparent(image)
            # Asked for now: of some kinds Pillow turns the picture while it loads it.
            width, height = size[::-1] if image.getexif().get(0x0112) in _TURNED else size
    except MemoryError:
        return Facts(kind, fault=HEAVY)
    except Exception as error:  # noqa: BLE001 - a foreign file: whatever a decoder says of it, one word
        return Facts(kind, fault=CUT if "truncated" in str(error) else UNREADABLE)
    return Facts(
        kind, width, height, frames=frames, transparent=clear, fault="" if _is_ended(path, kind) else CUT
    )


def is_transparent(image: Image.Image) -> bool:
    """Whether any pixel lets what is behind it through."""
    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return False
    lowest, _ = image.convert("RGBA").getchannel("A").getextrema()
    return bool(lowest < 250)  # type: ignore[operator]


def upright(image: Image.Image) -> Image.Image:
    """The picture as it is meant to be looked at."""
    return ImageOps.exif_transpose(image)


def _is_ended(path: Path, kind: str) -> bool:
    """Whether a file that a decoder takes also has its own end: a copy may be filled up with zeros."""
    raw = path.read_bytes()
    if kind == "jpeg":  # all of it was decoded: only what a copy filled up would look so, too
        return jpeg_end(raw) > 0 or any(raw[-64:])
    if kind == "png":
        return _has_last_chunk(raw)
    if kind == "gif":
        return b"\x3b" in raw.rstrip(b"\0")[-64:]
    if kind == "webp":
        return int.from_bytes(raw[4:8], "little") + 8 <= len(raw)
    return True


def _has_last_chunk(raw: bytes) -> bool:
    """Whether the chunks of a PNG follow each other to IEND."""
    place = 8
    while place + 8 <= len(raw):
        if raw[place + 4 : place + 8] == b"IEND":
            return True
        place += 12 + int.from_bytes(raw[place : place + 4], "big")
    return False


def jpeg_end(raw: bytes) -> int:
    """Where the first picture of a JPEG ends (ITU-T T.81, B.1); 0 when it does not.

    What telephones append (a second picture, a clip, a trailer of their own) does not count.
    """
    place = 2
    while 0 < place < len(raw) - 1:
        place = raw.find(b"\xff", place)
        if place < 0 or place + 1 >= len(raw):
            return 0
        mark = raw[place + 1]
        if mark == _END:
            return place + 2
        if mark == 0xFF:  # filling
            place += 1
        elif mark == 0 or mark in _ALONE:
            place += 2
        else:
            place += 2 + int.from_bytes(raw[place + 2 : place + 4], "big")
    return 0
