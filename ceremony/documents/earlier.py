"""The script as it was printed before: what has changed since is marked on the new print.

Two prints are remembered, so that printing the same version again marks the same changes.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ceremony.files.private import private_folder


@dataclass(frozen=True, slots=True)
class Earlier:
    """One print: its version, when its files were last changed, and the words of every item by id."""

    rev: str
    stamp: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)

    def knows(self, item: str, text: str) -> bool:
        """Whether this item said so already."""
        return text in self.words.get(item, ())


def read_prints(path: Path) -> list[Earlier]:
    """The last two prints, the newest first; none when there are none that can be read."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return [Earlier(**one) for one in raw]
    except (OSError, ValueError, TypeError):
        return []


def compared_with(prints: list[Earlier], rev: str) -> Earlier | None:
    """The print that a print of ``rev`` is compared with: the newest of another version."""
    return next((one for one in prints if one.rev != rev), None)


def note_print(path: Path, prints: list[Earlier], made: Earlier) -> None:
    """Remember a print in one step; the same version again changes nothing."""
    if prints and prints[0].rev == made.rev:
        return
    kept = [asdict(one) for one in [made, *prints][:2]]
    private_folder(path.parent)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    part.replace(path)
