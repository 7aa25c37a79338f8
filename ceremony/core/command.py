"""What every command is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.core.fields import Text, ruled
from ceremony.core.value import Value

ID = Text(64, least=1)
NAME = Text(120)
REFERENCE = Text(120, least=1)  # of a cue, an item, an entrant


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Command(Value):
    """A wish with the id its client made; the same id always gets the same answer."""

    type: ClassVar[str] = ""
    id: str = ruled(ID)
