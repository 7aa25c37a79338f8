"""How long a show needs to come back with a long record: python3 dev.py soak recovery --entries 100000"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from ceremony.journal import Journal
from ceremony.live.clock import SystemClock
from ceremony.live.conductor import Conductor
from tests import sample
from tests.journal.test_journal import entry

LIMIT_S = 15.0  # for 100,000 entries; an evening has 500 to 5,000
AT_ONCE = 10_000


def fill(path: Path, entries: int) -> None:
    """A record of so many entries."""
    journal = Journal(path)
    for first in range(1, entries + 1, AT_ONCE):
        journal.append(*(entry(seq) for seq in range(first, min(first + AT_ONCE, entries + 1))))
    journal.close()


def recover(path: Path, entries: int) -> float:
    """Seconds of the processor until a conductor has it all."""
    begun = time.process_time()
    journal = Journal(path)
    conductor = Conductor(sample.rundown(), journal, SystemClock(journal))
    spent = time.process_time() - begun
    assert conductor.state.shift_ms == entries, "a part of the record is missing"
    journal.close()
    return spent


def main() -> int:
    """Fill, recover, tell."""
    asked = argparse.ArgumentParser(prog="python3 dev.py soak recovery")
    asked.add_argument("--entries", type=int, default=100_000)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "show.db"
        fill(path, given.entries)
        size = path.stat().st_size / 1e6
        spent = recover(path, given.entries)
    limit = LIMIT_S * max(0.1, given.entries / 100_000)
    print(f"{given.entries} entries, {size:.0f} MB: {spent:.2f} s of the processor (limit {limit:.1f} s)")
    return 1 if spent > limit else 0


if __name__ == "__main__":
    sys.exit(main())
