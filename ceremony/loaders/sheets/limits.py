"""How much of a table somebody sends is opened at all, and what is said about more."""

from __future__ import annotations

import zipfile
from pathlib import Path

FILE_LIMIT = 20_000_000  # bytes of the file itself
UNPACKED_LIMIT = 100_000_000  # bytes of all that is packed in it
RATIO_LIMIT = 200  # unpacked to packed
SMALL = 1_000_000  # bytes: a part this small harms nobody, however well it is packed
ROW_LIMIT, COLUMN_LIMIT = 20_000, 200
CELL_LIMIT = 4_000  # signs
TEXT_LIMIT = 20_000_000  # signs of a whole file
MEMORY_LIMIT = 512 * 1024 * 1024  # bytes of address space of the reading process
CPU_LIMIT, TIME_LIMIT = 10, 30  # seconds of work, seconds on the wall


class TableRefused(Exception):
    """The file is not read: ``code`` names the sentence, ``values`` fill it in."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def check_packing(path: Path) -> None:
    """Refuse a bomb by what its table of contents says, before anything is unpacked."""
    if path.stat().st_size > FILE_LIMIT:
        raise TableRefused("file-large", limit=FILE_LIMIT // 1_000_000)
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise TableRefused("file-broken") from error
    unpacked = sum(part.file_size for part in parts)
    if unpacked > UNPACKED_LIMIT:
        raise TableRefused("file-large", limit=UNPACKED_LIMIT // 1_000_000)
    for part in parts:
        if part.file_size > SMALL and part.file_size > RATIO_LIMIT * max(part.compress_size, 1):
            raise TableRefused("file-bomb", part=part.filename[:60], limit=RATIO_LIMIT)
