"""The outline of a rundown: all of it but the pictures, made once for each revision."""

from __future__ import annotations

import dataclasses
import gzip
from dataclasses import dataclass
from typing import Any

from ceremony.model.rundown import Cue, Rundown
from ceremony.web.frames import to_json


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of one revision as JSON, plain and packed."""

    rev: str
    plain: bytes
    packed: bytes


def cue_plain(cue: Cue) -> dict[str, Any]:
    """A cue without its picture."""
    plain = dataclasses.asdict(cue)
    del plain["html"]
    return plain


def make_outline(rundown: Rundown, rev: str) -> Outline:
    """Items, cues and entrants of a rundown."""
    whole = {
        "rev": rev,
        "items": [dataclasses.asdict(item) for item in rundown.items],
        "cues": [cue_plain(cue) for cue in rundown.cues],
        "entrants": [dataclasses.asdict(entrant) for entrant in rundown.entrants],
        "settings": dataclasses.asdict(rundown.settings),
        "sample": rundown.sample,
    }
    plain = to_json(whole).encode()
    return Outline(rev, plain, gzip.compress(plain, 5, mtime=0))


class Outlines:
    """Keeps the newest outline: many pages ask for it at once."""

    def __init__(self) -> None:
        self._newest = Outline("", b"", b"")

    def of(self, rundown: Rundown, rev: str) -> Outline:
        """The outline of this revision."""
        if self._newest.rev != rev:
            self._newest = make_outline(rundown, rev)
        return self._newest
