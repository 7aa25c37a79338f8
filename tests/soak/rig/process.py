"""What a process holds: memory, descriptors, threads; as far as the system tells (Linux does)."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Held(NamedTuple):
    """``memory`` in MB."""

    memory: float
    descriptors: int
    threads: int

    def __str__(self) -> str:
        return f"{self.memory:.1f} MB, {self.descriptors} descriptors, {self.threads} threads"


def tells() -> bool:
    """Whether this system tells what a process holds."""
    return Path("/proc/self/fd").is_dir()


def held(pid: int) -> Held:
    """What a process holds now."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = {line.split(":")[0]: line.split()[1] for line in status.splitlines() if line.split()[1:]}
    descriptors = sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
    return Held(int(found["VmRSS"]) / 1024, descriptors, int(found["Threads"]))


def at_rest(pid: int, fits: Callable[[Held], bool], patience_s: float = 12.0) -> Held:
    """What it holds once that fits, or when it has had so many seconds to let go."""
    deadline = time.monotonic() + patience_s
    while not fits(now := held(pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return now
