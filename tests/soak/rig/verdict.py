"""What a simulation has been through, and what it may not find."""

from __future__ import annotations

from dataclasses import dataclass


class Violation(AssertionError):
    """Something that must hold did not."""


@dataclass
class Tally:
    """What a simulation has been through."""

    shows: int = 0
    answers: int = 0
    refused: int = 0
    repeated: int = 0
    kills: int = 0
    power_cuts: int = 0
    disk_faults: int = 0
    not_durable: int = 0
    clock_jumps: int = 0
    edits: int = 0
    links_cut: int = 0
    views: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(**{name: value + getattr(other, name) for name, value in vars(self).items()})
