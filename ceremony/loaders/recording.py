"""What kind of recording a file is, from its first bytes; and its hash. Nothing is decoded here."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ceremony.model.asset import Asset

SIZE_LIMIT = 300_000_000  # bytes
_STARTS = (b"ID3", b"OggS", b"fLaC", b"FORM")
_MPEG = (0xFB, 0xFA, 0xF3, 0xF2, 0xF1, 0xF9)  # what follows 0xFF in MP3 and bare AAC


class RecordingError(Exception):
    """``code`` is "kind" (not a sound we know), "large" or "broken"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def digest_of(path: Path) -> str:
    """The name of a file's content, as in ``Asset``. OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _is_sound(head: bytes) -> bool:
    if head.startswith(b"RIFF"):
        return head[8:12] == b"WAVE"
    if head[4:8] == b"ftyp":  # m4a, and the sound of an mp4
        return True
    return head.startswith(_STARTS) or (head[:1] == b"\xff" and head[1:2] != b"" and head[1] in _MPEG)


def recording_asset(path: Path, name: str) -> Asset:
    """A recording by the hash of its bytes (WAV, MP3, M4A, AAC, OGG, FLAC, AIFF). RecordingError, OSError."""
    size = path.stat().st_size
    if size > SIZE_LIMIT:
        raise RecordingError("large")
    with path.open("rb") as file:
        head = file.read(16)
    if len(head) < 12:
        raise RecordingError("broken")
    if not _is_sound(head):
        raise RecordingError("kind")
    return Asset(digest_of(path), path=path, name=name)
