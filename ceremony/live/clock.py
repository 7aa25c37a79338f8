"""The show's clock: milliseconds since 1970 that never jump while the machine runs."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from ceremony.journal import Anchor, Journal, JournalFault

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """Anything that tells the show's time."""

    def now(self) -> int:
        """Milliseconds since 1970."""


class SystemClock:
    """The wall clock at the first start, carried on by the boot clock; the journal carries it over restarts.

    After a reboot it starts from the wall clock again, never before what the journal has seen.
    """

    def __init__(
        self,
        journal: Journal | None = None,
        *,
        wall_ms: Callable[[], int] | None = None,
        boot_ms: Callable[[], int] | None = None,
        boot_id: str | None = None,
    ) -> None:
        self._boot_ms = boot_ms or read_boot_ms
        wall = (wall_ms or _wall_ms)()
        ident = read_boot_id() if boot_id is None else boot_id
        old = journal.anchor() if journal else None
        now = self._boot_ms()
        self.rebooted = old is not None and not (ident and old.boot_id == ident and now >= old.boot_ms)
        if old is not None and not self.rebooted:
            self._offset = old.clock_ms - old.boot_ms
            return
        self._offset = (max(wall, old.clock_ms) if old else wall) - now
        if journal:
            with contextlib.suppress(JournalFault):  # the show goes on; only a restart would feel it
                journal.set_anchor(Anchor(self._offset + now, now, ident, wall))

    def now(self) -> int:
        """Milliseconds since 1970, as of the first start."""
        return self._offset + self._boot_ms()


def read_boot_ms() -> int:
    """Milliseconds since the machine started, sleep included where the system counts it."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return (time.clock_gettime_ns(boot) if boot is not None else time.monotonic_ns()) // 1_000_000


def read_boot_id() -> str:
    """A name of this run of the machine; "" where the system has none."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _wall_ms() -> int:
    return time.time_ns() // 1_000_000
