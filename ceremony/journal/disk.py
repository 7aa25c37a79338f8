"""What the journal does with files beside SQLite."""

from __future__ import annotations

import os
from pathlib import Path

BLOCK = 1 << 16


def write_again(path: Path) -> None:
    """Write every byte of a file anew, where it stands, and sync it; nothing when there is no file.

    A system that could not write a page to the disk reports that once and calls the page clean: it can still
    be read and is lost with the power, and syncing it again says "done" without writing. Only a page
    written anew is tried again. Raises OSError.
    """
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return
    try:
        at = 0
        while block := os.read(handle, BLOCK):
            os.lseek(handle, at, os.SEEK_SET)
            _write_whole(handle, block)
            at += len(block)
        os.fsync(handle)
    finally:
        os.close(handle)


def size_of(path: Path) -> int:
    """Bytes; 0 when there is no such file, or only a folder by its name."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def identity(path: Path) -> tuple[int, int]:
    """What tells one file from another of the same name; (0, 0) when there is none."""
    try:
        facts = path.stat()
    except OSError:
        return (0, 0)
    return (facts.st_dev, facts.st_ino)


def _write_whole(handle: int, block: bytes) -> None:
    while block:
        block = block[os.write(handle, block) :]
