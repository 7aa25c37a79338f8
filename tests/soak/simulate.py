"""Simulated shows: the real conductor and journal on a disk, a network and clocks that fail, from one seed.

python3 dev.py soak simulate --hours 40 [--seed N] [--fault NAME]

Each show is a quarter of an hour with three consoles and two screens; processes are killed and the power
is cut in the middle of single writes, syncs fail, the disk is full, clocks jump, links are cut, the agenda
is edited. What must hold is listed in tests/soak/rig/simulation.py. ``--fault`` plants
one that must be found.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.rig.disk import available, simulated
from tests.soak.rig.planted import ENGINE_FAULTS
from tests.soak.rig.simulation import SHOW_MS, Simulation
from tests.soak.rig.verdict import Tally, Violation


def play(seed: int, fault: str = "", parent: Path | None = None) -> Tally:
    """One show. Raises Violation, which names the seed."""
    with tempfile.TemporaryDirectory(dir=parent) as place, simulated(Path(place), seed) as disk:
        simulation = Simulation(Path(place), disk, seed, fault)
        try:
            return simulation.run()
        except Violation as found:
            raise Violation(f"seed {seed}, second {simulation.world.now / 1000:.3f}: {found}") from found
        finally:
            simulation.server.end_process()


def find(fault: str, seed: int, shows: int, parent: Path | None = None) -> str:
    """What gives a planted fault away, or "" when none of so many shows does."""
    for number in range(shows):
        try:
            play(seed + number, fault, parent)
        except Violation as found:
            return str(found)
    return ""


def main() -> int:
    """So many hours of shows; 0 when nothing was found."""
    asked = argparse.ArgumentParser(prog="python3 dev.py soak simulate")
    asked.add_argument("--hours", type=float, default=10.0)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked.add_argument("--fault", choices=ENGINE_FAULTS, default="")
    given = asked.parse_args()
    if not available():
        print("not run: this Python has its SQLite built in, no other disk can be put below it")
        return 0
    logging.disable(logging.CRITICAL)  # refused disks are what this is about
    begun, tally = time.monotonic(), Tally()
    shows = max(1, round(given.hours * 3_600_000 / SHOW_MS))
    if given.fault:
        found = find(given.fault, given.seed, shows)
        print(f"seed {given.seed}, {given.fault}: {found or 'NOT FOUND'}")
        return 0 if found else 1
    for number in range(shows):
        try:
            tally = tally + play(given.seed + number)
        except Violation as found:
            print(found)
            return 1
    print(f"seed {given.seed}: {shows * SHOW_MS / 3_600_000:g} h, no violation, {tally}")
    print(f"{time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
