"""What every command is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.core.fields import Text, Whole, ruled
from ceremony.core.value import Value

ID = Text(64, least=1)
NAME = Text(120)
REFERENCE = Text(120, least=1)  # of a cue, an item, an entrant


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Command(Value):
    """A wish with the id its client made; the same id always gets the same answer.

    ``lapses``: after this moment (ms since 1970) it is not wanted any more, however late it comes; 0: never.
    """

    type: ClassVar[str] = ""
    id: str = ruled(ID)
    lapses: int = ruled(Whole(0, 2**53), default=0)
