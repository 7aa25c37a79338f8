"""One running show for each event: a lock file that the system frees when its process ends."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from types import TracebackType

from ceremony.files.private import private_file, private_folder

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


TRIES, PAUSE_SECONDS = 5, 0.03  # whoever only looks whether a show runs holds its lock for a moment


def running_event(workspace: Path) -> str | None:
    """The event whose show runs from this workspace, or None."""
    for path in sorted((workspace / ".ceremony").glob("*/running.lock")):
        try:
            handle = os.open(path, os.O_RDWR)
        except OSError:
            continue
        try:
            _lock(handle)
        except OSError:
            return path.parent.name
        finally:
            os.close(handle)
    return None


class Instance:
    """Holds the lock of an event while its show runs. Raises AlreadyRunning on entry."""

    def __init__(self, folder: Path) -> None:
        self.note = folder / "running.txt"
        self.path = folder / "running.lock"
        self._handle = -1

    def __enter__(self) -> Instance:
        private_folder(self.path.parent)
        self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        for left in reversed(range(TRIES)):
            try:
                _lock(self._handle)
                break
            except OSError:
                if left:
                    time.sleep(PAUSE_SECONDS)
                    continue
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
            private_file(self.note)
            self.note.write_text(where + "\n", encoding="utf-8")

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._handle)
