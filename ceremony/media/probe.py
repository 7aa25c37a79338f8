"""``python -m ceremony.media.probe``: files that somebody sent, looked at in a process with limits.

Reads a JSON list of paths from standard input and writes one JSON line a file, in that order.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ceremony.media.facts import EMPTY, HEAVY, UNREADABLE, Facts, plain
from ceremony.media.kinds import OTHERS, STILLS, kind_in
from ceremony.media.limits import FILE_SECONDS, START_SECONDS, limit_process


def look_at(path: Path) -> Facts:
    """The facts of a file. Never raises for what is in it."""
    try:
        if not path.stat().st_size:
            return Facts(fault=EMPTY)
        kind = kind_in(path)
    except OSError:
        return Facts(fault=UNREADABLE)
    if kind in OTHERS:
        return Facts(kind)
    try:
        if kind in STILLS:
            from ceremony.media.stills import look_at_still

            return look_at_still(path, kind)
        from ceremony.media.films import look_at_film

        return look_at_film(path, kind)
    except MemoryError:
        return Facts(kind, fault=HEAVY)


def main() -> None:
    """Limits first, then the files."""
    paths = json.load(sys.stdin)
    limit_process(START_SECONDS + FILE_SECONDS * len(paths))
    for path in paths:
        sys.stdout.write(json.dumps(plain(look_at(Path(path)))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
