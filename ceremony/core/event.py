"""What every event is made of."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.value import Value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Event(Value):
    """Something that has happened."""

    at: int
