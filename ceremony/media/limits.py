"""How much of a stranger's film, recording or picture is opened at all, and how long that may take."""

from __future__ import annotations

import contextlib
import os

from ceremony.files import limits as process

PIXEL_LIMIT = 120_000_000  # of a still: 108 million come out of a telephone
MEMORY_LIMIT = 3 * 1024**3  # bytes of address space: a 4K film is decoded with many frames at hand
FILE_SECONDS = 20.0  # one file may take so long to be looked at
START_SECONDS = 40.0  # a slow disk, a machine that does something else


def limit_process(seconds: float, file_size: int | None = None) -> None:
    """From here on this process has little memory and little time, where the system can say so."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(5)  # a show may run on this machine
    process.limit_process(MEMORY_LIMIT, round(seconds), file_size)
