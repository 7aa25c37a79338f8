"""Finished pieces kept under their keys, so that only what changed is rendered again."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Collection
from pathlib import Path

from ceremony.files.private import private_folder
from ceremony.video.piece import Piece, SpoiledError, load_piece

ENDING = ".piece"
MOST_BYTES = 600_000_000  # of pieces that the present film does not need
OLDEST_SECONDS = 30 * 24 * 3600.0


class Store:
    """A folder of pieces. Whole files only: written aside, then renamed; read with their checksum."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{ENDING}"

    def is_empty(self) -> bool:
        """Whether nothing has ever been kept."""
        return next(self.folder.glob(f"*{ENDING}"), None) is None

    def has(self, key: str) -> bool:
        """Whether there is a piece, as far as its name tells."""
        return self._path(key).exists()

    def get(self, key: str) -> Piece | None:
        """The piece, or None when it is missing or spoiled; a spoiled one is thrown away."""
        path = self._path(key)
        try:
            return load_piece(path.read_bytes())
        except FileNotFoundError:
            return None
        except SpoiledError:
            path.unlink(missing_ok=True)
            return None

    def put(self, key: str, piece: Piece) -> None:
        """Keep a piece. OSError when the disk is full; then nothing is kept."""
        private_folder(self.folder)
        handle, name = tempfile.mkstemp(suffix=".part", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(piece.dump())
            Path(name).replace(self._path(key))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def prune(self, needed: Collection[str], most: int = MOST_BYTES, oldest: float = OLDEST_SECONDS) -> None:
        """Throw away what no film has asked for lately; ``needed`` stays and counts as asked for now."""
        now = time.time()
        others: list[tuple[float, int, Path]] = []
        for path in self.folder.glob(f"*{ENDING}"):
            with contextlib.suppress(OSError):  # another build may be pruning too
                if path.stem in needed:
                    os.utime(path)
                else:
                    facts = path.stat()
                    others.append((facts.st_mtime, facts.st_size, path))
        room = most
        for asked, size, path in sorted(others, reverse=True):
            room -= size
            if room < 0 or now - asked > oldest:
                path.unlink(missing_ok=True)
        self._sweep(now)

    def _sweep(self, now: float) -> None:
        """Half-written pieces of builds that were killed."""
        for path in self.folder.glob("tmp*.part"):
            with contextlib.suppress(OSError):
                if now - path.stat().st_mtime > 3600:
                    path.unlink()
