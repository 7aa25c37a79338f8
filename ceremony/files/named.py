"""A file by the name that somebody wrote, however the disk spells it."""

from __future__ import annotations

import unicodedata
from pathlib import Path


def find_file(root: Path, name: str) -> Path | None:
    """The file that ``name`` means inside ``root``; None when there is none or it leads outside.

    A Mac writes "ễ" as three signs, everybody else as one: they look the same and are the same here.
    """
    if "\x00" in name or "\\" in name:
        return None
    base = root.resolve()
    for form in dict.fromkeys((name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name))):
        try:
            found = (base / form).resolve()
            if found.is_relative_to(base) and found.is_file():
                return found
        except (OSError, ValueError):
            continue
    stepped = None if name.isascii() else _step_by_step(base, name)
    return stepped if stepped is not None and stepped.is_file() else None


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _step_by_step(base: Path, name: str) -> Path | None:
    """Each part of a path on its own: a folder of one machine, a file of another."""
    found = base
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return None
        same = unicodedata.normalize("NFC", part)
        found_here = next(
            (one for one in _inside(found) if unicodedata.normalize("NFC", one.name) == same), None
        )
        if found_here is None:
            return None
        found = found_here
    return found if found.resolve().is_relative_to(base) else None
