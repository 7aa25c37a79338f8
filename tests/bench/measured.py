"""A command measured from outside: wall and CPU seconds, and the memory of its largest process."""

from __future__ import annotations

import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Spent(NamedTuple):
    """Seconds by the clock, seconds of CPU, megabytes of the largest process (0: not told)."""

    wall: float
    cpu: float
    memory: float


def descendants(pid: int) -> list[int]:
    """A process and all below it, as far as they can be seen now."""
    found = [pid]
    for parent in found:
        try:
            told = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
        except OSError:
            continue
        found += [int(child) for child in told.split()]
    return found


def peak_mb(pid: int) -> float:
    """The most memory that a process has held so far."""
    try:
        return int(Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        return 0.0


def measure(command: Sequence[str], folder: Path) -> Spent:
    """Run a command to its end. CalledProcessError when it fails."""
    largest, done = 0.0, threading.Event()

    def watch(pid: int) -> None:
        nonlocal largest
        while not done.wait(0.05):
            largest = max([largest, *map(peak_mb, descendants(pid))])

    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as child:
        watching = threading.Thread(target=watch, args=(child.pid,))
        watching.start()
        child.wait()
        done.set()
        watching.join()
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, list(command))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(wall, cpu, largest)
