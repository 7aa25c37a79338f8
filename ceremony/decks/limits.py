"""How much of a stranger's file is opened at all, and what is said about more."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from ceremony.files import limits as process

FILE_LIMIT = 100_000_000  # bytes
PIXEL_LIMIT = 80_000_000
PAGE_LIMIT = 60
MEMORY_LIMIT = 2 * 1024**3  # bytes of address space of the process that reads
CPU_LIMIT = 60  # seconds of work
WRITE_LIMIT = 60_000_000  # bytes of one file that is written
HALL = (1920, 1080)  # pixels of a page on the hall; a photo may have half as many again
PHOTO = (2880, 1620)


class DeckRefused(Exception):
    """The file does not become pictures: ``code`` names the sentence, ``values`` fill it in."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def limit_process() -> None:
    """From here on this process has little memory and little time, where the system can say so."""
    with contextlib.suppress(OSError):
        os.nice(5)  # the show runs on this machine
    process.limit_process(MEMORY_LIMIT, CPU_LIMIT, WRITE_LIMIT)


def check_size(path: Path) -> None:
    """Refuse what is not there or too large, before it is opened. Raises DeckRefused."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise DeckRefused("missing") from error
    if size > FILE_LIMIT:
        raise DeckRefused("large", limit=FILE_LIMIT // 1_000_000)
    if not size:
        raise DeckRefused("empty")
