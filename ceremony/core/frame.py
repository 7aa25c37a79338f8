"""A frame: all that the views are made of, at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ceremony.core.state import State
from ceremony.core.timing import Clocks
from ceremony.model.rundown import Rundown


@dataclass(frozen=True, slots=True)
class Frame:
    """The show at ``now``, with what only the running program knows about itself."""

    rundown: Rundown
    rev: str
    state: State
    clocks: Clocks
    now: int
    epoch: int
    seq: int
    rehearsal: int = 0  # how fast a rehearsal runs; 0: this is the real show
    durable: bool = True
    disk: str = ""  # what is wrong with it: "full", "lost"
    entries: int = 0
    screens: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[dict[str, Any]] = field(default_factory=list)
    log: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)
    offer: tuple[str, str] | None = None  # a rundown that is asked about first: its rev, the question
    media: Mapping[str, str] = field(default_factory=dict)  # film → its version on the disk, "" without one
    secret: frozenset[str] = frozenset()  # whose names this role is not told
