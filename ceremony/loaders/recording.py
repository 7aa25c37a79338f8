"""A recording for the film, bound by the hash of what is in it."""

from __future__ import annotations

from pathlib import Path

from ceremony.files.digest import digest_of
from ceremony.media.facts import UNREADABLE, Facts
from ceremony.model.asset import Asset

SIZE_LIMIT = 300_000_000  # bytes


class RecordingError(Exception):
    """``code`` is "kind" (not a sound we know), "large" or "broken"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def recording_asset(path: Path, name: str, facts: Facts) -> Asset:
    """A recording whose ``facts`` were read. RecordingError, OSError."""
    if path.stat().st_size > SIZE_LIMIT:
        raise RecordingError("large")
    if facts.is_still or (not facts.kind and facts.fault == UNREADABLE):
        raise RecordingError("kind")
    if not facts.is_whole:
        raise RecordingError("broken")
    if facts.sound is None:
        raise RecordingError("kind")
    return Asset(digest_of(path), path=path, name=name)
