"""Many measured values in three numbers."""

from __future__ import annotations


def share(values: list[float], part: float) -> float:
    """The value below which ``part`` of them lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def figures(values: list[float]) -> str:
    """p50 / p95 / p99 in milliseconds."""
    return " / ".join(f"{share(values, part):.1f}" for part in (0.5, 0.95, 0.99))
