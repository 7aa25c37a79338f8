"""A film of one's own for the film, bound by the hash of what is in it."""

from __future__ import annotations

from pathlib import Path

from ceremony.files.digest import digest_of
from ceremony.media.facts import UNREADABLE, Facts
from ceremony.media.playing import name_of
from ceremony.model.asset import Asset

SIZE_LIMIT = 2_000_000_000  # bytes
_KINDS = ("mp4", "mov", "3gp", "webm", "mkv")  # those in which any second is found exactly


class ClipError(Exception):
    """``code`` is "kind", "strange" (``what`` names its kind), "large", "broken" or "no-picture"."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(code)
        self.code, self.what = code, what


def clip_asset(path: Path, name: str, facts: Facts) -> Asset:
    """A film whose ``facts`` were read, with upright size and length. ClipError, OSError."""
    if path.stat().st_size > SIZE_LIMIT:
        raise ClipError("large")
    if facts.is_still or (not facts.kind and facts.fault == UNREADABLE):
        raise ClipError("kind")
    if not facts.is_whole:
        raise ClipError("broken")
    if facts.picture is None or min(facts.width, facts.height) < 2:
        raise ClipError("no-picture")
    if facts.kind not in _KINDS:
        raise ClipError("strange", name_of(facts.kind))
    if facts.seconds <= 0:
        raise ClipError("broken")
    return Asset(digest_of(path), facts.width, facts.height, facts.seconds, path=path, name=name)
