"""What a file is, by its first bytes: its name proves nothing."""

from __future__ import annotations

from pathlib import Path

from ceremony.decks.limits import DeckRefused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_HEIF = (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif")


def kind_of(path: Path) -> str:
    """ "photo", "pdf" or "office". Raises DeckRefused for anything else."""
    with path.open("rb") as file:
        head = file.read(1024)
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "photo"
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", OLE)):
        return "office"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF:
        raise DeckRefused("heic")
    raise DeckRefused("kind")
