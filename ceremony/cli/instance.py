"""One running show for each event: a lock file that the system frees when its process ends."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from types import TracebackType

if os.name == "nt":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class AlreadyRunning(Exception):
    """Another process runs this event; ``where`` is what it wrote about itself."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


class Instance:
    """Holds the lock of an event while its show runs. Raises AlreadyRunning on entry."""

    def __init__(self, folder: Path) -> None:
        self.note = folder / "running.txt"
        self.path = folder / "running.lock"
        self._handle = -1

    def __enter__(self) -> Instance:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError:
            os.close(self._handle)
            raise AlreadyRunning(self._told()) from None
        return self

    def _told(self) -> str:
        with contextlib.suppress(OSError):
            return self.note.read_text(encoding="utf-8").strip()
        return ""

    def tell(self, where: str) -> None:
        """Leave word of where this show can be reached; a second start repeats it."""
        with contextlib.suppress(OSError):
            self.note.write_text(where + "\n", encoding="utf-8")

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._handle)
