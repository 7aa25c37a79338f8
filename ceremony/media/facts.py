"""The facts of one file, as the child process tells them and everybody else reads them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ceremony.media.kinds import STILLS

EMPTY, UNREADABLE, CUT, DAMAGED, RAGGED, HEAVY = "empty", "unreadable", "cut", "damaged", "ragged", "heavy"


@dataclass(frozen=True, slots=True)
class Picture:
    """A film's pictures. ``codec``, ``profile``, ``pixels`` as FFmpeg names them; ``level`` 0: unknown."""

    codec: str
    profile: str = ""
    pixels: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sound:
    """What is heard in a film or recording, named as FFmpeg does; ``rate`` in samples a second."""

    codec: str
    profile: str = ""
    channels: int = 0
    samples: str = ""
    rate: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file is. ``width`` and ``height`` are upright pixels, ``seconds`` counted, not believed.

    ``kind`` is by its first bytes (``media.kinds``). ``fault`` is "" or: "empty"; "unreadable"; "cut" (it
    ends before it says it does); "damaged" (a stretch cannot be decoded); "ragged" (the last piece is
    incomplete, as after a copy that broke off, but nothing says how long it should be); "heavy" (over the
    limits of the reader).
    """

    kind: str = ""
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    picture: Picture | None = None
    sound: Sound | None = None
    frames: int = 1  # of a still: animations and pages
    transparent: bool = False  # something behind a still shows through
    fault: str = ""

    @property
    def is_still(self) -> bool:
        """Whether it is a photograph or drawing, moving or not, and no film."""
        return self.kind in STILLS

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be missing."""
        return self.fault in ("", RAGGED)


def plain(facts: Facts) -> dict[str, Any]:
    """Facts as JSON values."""
    return asdict(facts)


def read(raw: dict[str, Any]) -> Facts:
    """The opposite of ``plain``. Raises TypeError for anything else."""
    picture, sound = raw.get("picture"), raw.get("sound")
    parts = {"picture": Picture(**picture) if picture else None, "sound": Sound(**sound) if sound else None}
    return Facts(**(raw | parts))
