"""What the encoder frees goes back to the system: a long film needs no more memory than a short one."""

from __future__ import annotations

import contextlib
import ctypes
import sys


def give_back() -> None:
    """Let the C library return free memory. glibc keeps it in scraps that no later piece fits into."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):  # another C library has no such call, nor the need
            ctypes.CDLL(None).malloc_trim(0)
