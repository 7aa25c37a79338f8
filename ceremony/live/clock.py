"""The show's clock: milliseconds since 1970 that never jump while the machine runs."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from ceremony.journal import Anchor, Journal, JournalFault

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
DRIFT_MS = 5_000  # a wall clock set right by less does not make another start of the machine


class Clock(Protocol):
    """Anything that tells the show's time."""

    def now(self) -> int:
        """Milliseconds since 1970."""


class SystemClock:
    """The wall clock at the first start, carried on by the boot clock; the journal carries it over restarts.

    After a reboot it starts from the wall clock again, never before what the journal has seen;
    ``stopped_at`` is then the last moment that the journal knows of, else None.
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
        self._boot_id = read_boot_id() if boot_id is None else boot_id
        self._wall_ms = wall_ms or _wall_ms
        self._journal = journal
        old = journal.anchor() if journal else None
        now, wall = self._boot_ms(), self._wall_ms()
        self.stopped_at: int | None = None
        if old is not None and same_boot(old, self._boot_id, now, wall):
            self._offset = old.clock_ms - old.boot_ms
            return
        if journal and old is not None:
            self.stopped_at = max(old.clock_ms, journal.last_at())
        self._offset = max(wall, self.stopped_at or 0) - now
        if self.stopped_at is None:
            self.remember()

    @property
    def rebooted(self) -> bool:
        """Whether the machine has started anew since the journal was last written."""
        return self.stopped_at is not None

    def remember(self) -> None:
        """Leave word in the journal of what time it is; only a reboot needs it."""
        if self._journal:
            now = self._boot_ms()
            anchor = Anchor(self._offset + now, now, self._boot_id, self._wall_ms())
            with contextlib.suppress(JournalFault):  # the show goes on; only a restart would feel it
                self._journal.set_anchor(anchor)

    def now(self) -> int:
        """Milliseconds since 1970, as of the first start."""
        return self._offset + self._boot_ms()


def same_boot(old: Anchor, boot_id: str, boot_ms: int, wall_ms: int) -> bool:
    """Whether the machine has run on since ``old``: the same name or, nameless, the same beginning."""
    if boot_ms < old.boot_ms:
        return False
    if boot_id or old.boot_id:
        return old.boot_id == boot_id
    return abs((wall_ms - boot_ms) - (old.wall_ms - old.boot_ms)) < DRIFT_MS


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
