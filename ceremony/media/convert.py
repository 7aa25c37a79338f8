"""``python -m ceremony.media.convert SOURCE TARGET``: a film, recording or picture that every browser plays.

A process with limits. The ending of TARGET says what is wanted: .mp4, .m4a, .jpg or .png. Writes JSON lines:
{"done": 0–1} now and then, at the end {"ok": true} or {"refused": code}.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ceremony.media.limits import limit_process

CPU_LIMIT = 6 * 3600  # seconds of work: a film of an hour in 4K on an old laptop
FILE_LIMIT = 16 * 1000**3  # bytes


class ConversionRefused(Exception):
    """No file was made: ``code`` is "broken", "large", "nothing" or "disk"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def tell(**line: object) -> None:
    """One line for the parent."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def make(source: Path, target: Path) -> None:
    """Write ``target`` from ``source``. Raises ConversionRefused."""
    if target.suffix in (".jpg", ".png"):
        from ceremony.media.convert_still import make_still

        make_still(source, target)
        return
    from ceremony.media.convert_film import make_film

    make_film(source, target, lambda part: tell(done=round(part, 3)))


def main() -> None:
    """Limits first, then the file."""
    limit_process(CPU_LIMIT, FILE_LIMIT)
    try:
        make(Path(sys.argv[1]), Path(sys.argv[2]))
    except ConversionRefused as refused:
        tell(refused=refused.code)
    except MemoryError:
        tell(refused="large")
    except Exception as error:  # noqa: BLE001 - a foreign file: whatever is wrong with it, one sentence
        tell(refused="disk" if getattr(error, "errno", None) in (27, 28, 122) else "broken")
    else:
        tell(ok=True)


if __name__ == "__main__":
    main()
