"""Who approved a film, and when: a note beside it that holds for exactly these bytes and this recipe."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from ceremony.loaders.film_stamp import film_stamp

ENDING = ".approved.json"


@dataclass(frozen=True)
class Approval:
    """``at`` is a moment with its zone, written out; ``recipe`` and ``content`` say what was approved."""

    by: str
    at: str
    recipe: str
    content: str


def _note(film: Path) -> Path:
    return film.with_name(film.name + ENDING)


def _content(film: Path) -> str:
    with film.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()[:32]


def approve(film: Path, by: str, at: datetime) -> Approval:
    """Write down that ``by`` approved the film as it is. OSError."""
    made = Approval(by, at.isoformat(timespec="seconds"), film_stamp(film) or "", _content(film))
    part = _note(film).with_suffix(".part")
    part.write_text(json.dumps(asdict(made), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    part.replace(_note(film))
    return made


def read_approval(film: Path) -> Approval | None:
    """What the note beside the film says, true or not any more; None without a readable note."""
    try:
        said = json.loads(_note(film).read_text(encoding="utf-8"))
        made = Approval(**said)
    except (OSError, ValueError, TypeError):
        return None
    return made if all(isinstance(part, str) for part in asdict(made).values()) else None


def is_approved_file(film: Path, approval: Approval) -> bool:
    """Whether the film is still, byte for byte, what was approved."""
    try:
        return _content(film) == approval.content
    except OSError:
        return False


def valid_approval(film: Path, recipe: str) -> Approval | None:
    """The approval, if the film is still the approved one and ``recipe`` is what it should be made of."""
    made = read_approval(film)
    if made is None or made.recipe != recipe or film_stamp(film) != recipe:
        return None
    return made if is_approved_file(film, made) else None
