"""A picture for the film, bound by the hash of what is in it."""

from __future__ import annotations

from pathlib import Path

from ceremony.files.digest import digest_of
from ceremony.media.facts import HEAVY, Facts
from ceremony.media.playing import name_of
from ceremony.model.asset import Asset

SIZE_LIMIT = 40_000_000  # bytes
PIXEL_LIMIT = 80_000_000
KINDS = ("png", "jpeg", "webp", "gif")  # what the film opens


class PictureError(Exception):
    """``code`` is "kind" (no picture), "strange" (``what`` names its kind), "large" or "broken"."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(code)
        self.code, self.what = code, what


def picture_asset(path: Path, name: str, facts: Facts) -> Asset:
    """A picture whose ``facts`` were read, with its upright size. Raises PictureError, OSError."""
    if path.stat().st_size > SIZE_LIMIT:
        raise PictureError("large")
    if not facts.is_still:
        raise PictureError("broken" if facts.fault == "empty" else "kind")
    if facts.kind not in KINDS:
        raise PictureError("strange", name_of(facts.kind))
    if facts.fault == HEAVY or facts.width * facts.height > PIXEL_LIMIT:
        raise PictureError("large")
    if facts.fault or min(facts.width, facts.height) < 1:
        raise PictureError("broken")
    return Asset(digest_of(path), facts.width, facts.height, path=path, name=name)
