"""A file that a film shows or plays: known by what is in it, never by where it lies."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Asset:
    """A photo, film or recording. ``digest`` is of its bytes; two files with equal bytes are equal.

    ``width`` and ``height`` are upright pixels (0 for sound), ``seconds`` the length of a film or recording.
    """

    digest: str
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    path: Path = field(default=Path(), repr=False, compare=False)
    name: str = field(default="", repr=False, compare=False)

    @property
    def wide(self) -> float:
        """Width by height; 1 when unknown."""
        return self.width / self.height if self.width and self.height else 1.0
