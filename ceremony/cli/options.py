"""What ``ceremony run`` was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line; ``port`` None: the usual one or the next free one."""

    event: str
    workspace: Path
    port: int | None
    lan: bool
    opens: bool
    as_json: bool
    rehearsal: bool
    speed: int
    people: bool
    seed: int
    fresh: bool
    sound: str  # the client of the screen that sounded before the program became something else
    language: str  # "vi" or "en": what the command says
