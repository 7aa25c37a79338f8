"""Files that are nobody else's business: signatures, names, tokens. Only their owner may read what lies here.

On Windows the modes mean nothing and do no harm: there the user's own folder is closed to others.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

FOLDER, FILE = 0o700, 0o600


def private_folder(path: Path) -> None:
    """Make a folder that only its owner may enter, and those above it that are missing. Raises OSError."""
    if path.is_dir():
        return
    if not path.parent.is_dir():
        private_folder(path.parent) if path.name != ".ceremony" else path.parent.mkdir(parents=True)
    path.mkdir(mode=FOLDER, exist_ok=True)


def private_file(path: Path) -> None:
    """Make an empty file that only its owner may read, unless one is there. Raises OSError."""
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE))


def tighten(folder: Path) -> None:
    """Take from all others whatever they may do with an event's folder, all below it and the one above.

    Links are not followed.
    """
    _close(folder.parent, FOLDER)
    _close(folder, FOLDER)
    for place, folders, files in os.walk(folder):
        for name in folders:
            _close(Path(place) / name, FOLDER)
        for name in files:
            _close(Path(place) / name, FILE)


def _close(path: Path, mode: int) -> None:
    with contextlib.suppress(OSError):  # another's file, or one that has just gone
        facts = path.lstat()
        if not stat.S_ISLNK(facts.st_mode) and stat.S_IMODE(facts.st_mode) & 0o077:
            path.chmod(mode)
