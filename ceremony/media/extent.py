"""Whether a file is as long as its own structure says: boxes, chunks, segments and pages, nothing decoded."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from ceremony.media.facts import CUT, RAGGED

SLOPPY = 4096  # bytes that a recorder's own arithmetic may be wrong by
_BOXES = (b"mdat", b"moov", b"moof", b"free", b"skip", b"wide", b"uuid", b"udta", b"meta", b"sidx")
_NOT_TOLD = (0, 0xFFFFFFFF)  # sizes of RIFF that a recorder writes before it knows
_SEGMENT = b"\x18\x53\x80\x67"  # Matroska's element that holds all others (RFC 9559)
_LAST_PAGE, _PAGE_HEAD = (
    0x04,
    27,
)  # Ogg (RFC 3533): the flag "end of stream", bytes before the table of lengths
_ZEROS = 16 * 1024  # bytes: tags and padding are shorter
_TAIL = 128 * 1024  # an Ogg page is no longer than 65,307 bytes


def extent_fault(path: Path, kind: str) -> str:
    """ "cut" when the file breaks off, "ragged" when nothing marks its end, else "". Raises OSError."""
    look = _LOOKS.get(kind)
    if look is None:
        return ""
    with path.open("rb") as file:
        return look(file, os.fstat(file.fileno()).st_size)


def _boxes(file: BinaryIO, size: int) -> str:
    """ISO/IEC 14496-12: boxes follow each other to the end."""
    place = 0
    while place + 8 <= size:
        file.seek(place)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        if length == 0 and head[4:8].isalnum():  # to the end of the file
            return ""
        if not head[4:8].strip(b"\0") and length < 8:  # padding behind the last box
            return ""
        if length < 8 or place + length > size:
            return CUT if head[4:8] in _BOXES else ""  # anything else was hung on behind the film
        place += length
    return ""


def _riff(file: BinaryIO, size: int) -> str:
    """RIFF and RF64: the chunk of samples, or the list of frames, lies wholly within the file."""
    place = 12
    while place + 8 <= size:
        file.seek(place)
        head = file.read(8)
        length = int.from_bytes(head[4:8], "little")
        if head[:4] == b"data" and length in _NOT_TOLD:
            return ""
        if place + 8 + length > size + SLOPPY:
            return CUT
        place += 8 + length + (length & 1)
    return ""


def _aiff(file: BinaryIO, size: int) -> str:
    file.seek(4)
    return CUT if int.from_bytes(file.read(4), "big") + 8 > size + SLOPPY else ""


def _matroska(file: BinaryIO, size: int) -> str:
    head = file.read(4096)
    place = head.find(_SEGMENT) + 4
    if place < 4 or place >= len(head):
        return ""
    width = 9 - head[place].bit_length()  # of the number that follows, by its leading zeros
    number = int.from_bytes(head[place : place + width], "big") & ((1 << (7 * width)) - 1)
    told = number != (1 << (7 * width)) - 1  # all ones: a live recording
    return CUT if told and place + width + number > size else ""


def _ogg(file: BinaryIO, size: int) -> str:
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    last = tail.rfind(b"OggS")
    page = tail[last:] if last >= 0 else b""
    if len(page) < _PAGE_HEAD:
        return CUT
    lengths = page[_PAGE_HEAD : _PAGE_HEAD + page[26]]
    if len(lengths) < page[26] or _PAGE_HEAD + page[26] + sum(lengths) > len(page):
        return CUT
    return "" if page[5] & _LAST_PAGE else RAGGED


def _filled(file: BinaryIO, size: int) -> str:
    """Coded sound never ends in nothing: a copy was given its length and did not come so far."""
    file.seek(max(0, size - _ZEROS))
    return "" if any(file.read()) else CUT


_LOOKS: dict[str, Callable[[BinaryIO, int], str]] = {
    "mp4": _boxes,
    "mov": _boxes,
    "3gp": _boxes,
    "wav": _riff,
    "rf64": _riff,
    "mp3": _filled,
    "aac": _filled,
    "flac": _filled,
    "avi": _riff,
    "aiff": _aiff,
    "webm": _matroska,
    "mkv": _matroska,
    "ogg": _ogg,
}
