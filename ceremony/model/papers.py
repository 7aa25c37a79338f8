"""What official papers say beside the agenda: who issues, signs, chairs, keeps the minutes, gets a copy."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ceremony.model.people import PersonRef, Strict
from ceremony.model.values import Ident, Text


class Signature(Strict):
    """Who signs: the lines above the name ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), and the person."""

    lines: tuple[Text, ...] = Field(default=(), max_length=4)
    person: Ident | None = None


class Papers(Strict):
    """The agenda's ``papers``. What nobody has said stays a line of dots to be filled in by hand."""

    form: Literal["state", "party", "plain"] = "state"  # whose title stands on top of official papers
    superior: Text | None = None
    place: Text | None = None
    symbol: Text | None = None
    sign: Signature = Signature()
    chair: PersonRef | None = None
    secretary: PersonRef | None = None
    copies: tuple[Text, ...] = Field(default=(), max_length=20)

    def people(self) -> tuple[tuple[tuple[str, ...], Ident], ...]:
        """Everybody named, with the place in the file."""
        named = (
            (("sign", "person"), self.sign.person),
            (("chair", "person"), self.chair and self.chair.person),
            (("secretary", "person"), self.secretary and self.secretary.person),
        )
        return tuple((place, ident) for place, ident in named if ident)
