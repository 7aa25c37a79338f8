"""How much memory, time and disk a process may use that opens a stranger's file."""

from __future__ import annotations

import contextlib


def limit_process(memory: int, seconds: int, file_size: int | None = None) -> None:
    """Bind this process for good, where the system can say so.

    ``memory`` and ``file_size`` (of one written file) in bytes, ``seconds`` of work. No core is left.
    """
    try:
        import resource
    except ImportError:  # Windows: the parent's clock has to do
        return
    bounds = [(resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)]
    if file_size is not None:
        bounds.append((resource.RLIMIT_FSIZE, file_size))
    for kind, amount in bounds:
        with contextlib.suppress(OSError, ValueError):  # a stricter limit stands already
            resource.setrlimit(kind, (amount, amount))
