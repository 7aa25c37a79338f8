"""How many of whom, in words that a paper can say: "12 tập thể, 3 hộ gia đình và 60 cá nhân"."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.documents.sheet import Edition
from ceremony.model.rundown import Entrant

KINDS = ("collective", "household", "individual")


def counted(people: Iterable[Entrant], edition: Edition) -> str:
    """The people by kind; whose kind nobody has said is a recipient."""
    kinds = [who.group if who.group in KINDS else "other" for who in people]
    parts = [_one(kind, kinds.count(kind), edition) for kind in (*KINDS, "other") if kind in kinds]
    return joined_plainly(parts, edition)


def _one(kind: str, count: int, edition: Edition) -> str:
    return edition.say(f"count.{kind}{'.one' if count == 1 else ''}", count=count)


def joined_plainly(parts: list[str], edition: Edition) -> str:
    """ "a, b và c"."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + f" {edition.say('and')} {parts[-1]}"
