"""How many connections and files this process may have open at once."""

from __future__ import annotations

import contextlib
import sys

WANTED = 65_536  # more is of no use to a show
ENOUGH = (WANTED, 10_240, 4_096)  # what macOS allows at most is told nowhere; it has to be tried
ELSEWHERE = 8_192  # where the system has no such limit


def raise_limit() -> int:
    """Raise the limit of open descriptors as far as the system lets this process; what it is then."""
    if sys.platform == "win32":
        return ELSEWHERE
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wanted in ENOUGH:
        aim = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
        if soft != resource.RLIM_INFINITY and aim > soft:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (aim, hard))
                break
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return WANTED if soft == resource.RLIM_INFINITY else soft
