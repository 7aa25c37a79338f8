"""The file that somebody may have meant by a name that leads nowhere."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

from ceremony.language.text import nfc, search_key

MOST = 5_000  # files of a folder that are compared
_ADDED = (".txt", ".doc", ".docx")  # what Notepad and Word put behind a name
_SAME = ({".yaml", ".yml"}, {".jpg", ".jpeg", ".jfif"}, {".csv", ".xlsx", ".xls", ".ods"}, {".tif", ".tiff"})


def same_file(path: Path) -> Path:
    """The file itself, or the one whose name is the same letters in another normal form; else ``path``."""
    if path.exists():
        return path
    return next((path.with_name(name) for name in _names(path.parent) if nfc(name) == nfc(path.name)), path)


def nearby(path: Path) -> str:
    """The name of a file in the same folder that differs by capitals, marks, ending or a slip; or ""."""
    names = [name for name in _names(path.parent) if not name.startswith((".", "~$"))]
    wanted = nfc(path.name)
    for same in (_by_case, _by_added, _by_ending, _by_marks):
        found = [name for name in names if same(nfc(name), wanted)]
        if len(found) == 1:
            return found[0]
    close = difflib.get_close_matches(
        wanted.casefold(), {nfc(name).casefold(): name for name in names}, 1, 0.75
    )
    return next((name for name in names if close and nfc(name).casefold() == close[0]), "")


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for _, entry in zip(range(MOST), entries, strict=False))
    except OSError:
        return []


def _by_case(name: str, wanted: str) -> bool:
    return name.casefold() == wanted.casefold()


def _by_added(name: str, wanted: str) -> bool:
    return any(name.casefold() == wanted.casefold() + added for added in _ADDED)


def _by_ending(name: str, wanted: str) -> bool:
    one, other = Path(name.casefold()), Path(wanted.casefold())
    return one.stem == other.stem and any({one.suffix, other.suffix} <= group for group in _SAME)


def _by_marks(name: str, wanted: str) -> bool:
    one, other = Path(name), Path(wanted)
    return (
        search_key(one.stem) == search_key(other.stem) != ""
        and one.suffix.casefold() == other.suffix.casefold()
    )
