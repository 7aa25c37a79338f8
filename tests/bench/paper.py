"""How long paper takes: ``python3 dev.py bench paper``.

Every kind of paper of the founding event and of a graduation with 600 names, each printed again and compared
byte by byte. Writes the section "Paper" of docs/measurements.md.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from ceremony.documents.office import office_of
from ceremony.documents.press import Printed, empty, print_after, print_before
from ceremony.documents.record import Record
from ceremony.documents.sheet import Edition
from ceremony.documents.stock import Stock
from ceremony.loaders.production import load_production
from ceremony.model.printing import AFTER, BEFORE
from ceremony.model.production import Production
from ceremony.staging.stage import stage
from tests.bench.measured import measure
from tests.bench.section import machine, write_section
from tests.documents.event import held

HOME = Path(__file__).resolve().parents[2]
FOUNDING, GRADUATION = "thanh-khe-tay-2021", "dai-hoc-mau-2026"
GOALS = {"trays": 2.0, "certificates": 2.0}  # seconds for 130
Row = tuple[str, str, str]


@dataclass(frozen=True)
class Timed:
    """One kind: seconds (median, slowest), pages, bytes, and whether printing again gave the same."""

    middle: float
    slowest: float
    pages: int
    size: int
    same: bool


def read(event: str) -> tuple[Production, Edition]:
    """An event as its files stand."""
    production, problems = load_production(HOME, event)
    assert production is not None, problems
    rundown = stage(production)
    return production, Edition(rundown, rundown.rev, "08:14 23/11/2026", office=office_of(production))


def pages_of(files: list[Printed]) -> int:
    """Pages of all PDF files."""
    return sum(len(pypdfium2.PdfDocument(io.BytesIO(f.body))) for f in files if f.name.endswith(".pdf"))


def timed(make: object, times: int) -> Timed:
    """Print ``times`` times."""
    taken, bodies = [], []
    for _ in range(times):
        began = time.perf_counter()
        files = list(make())  # type: ignore[operator]
        taken.append(time.perf_counter() - began)
        bodies.append([file.body for file in files])
    size = sum(map(len, bodies[0]))
    return Timed(
        statistics.median(taken), max(taken), pages_of(files), size, all(b == bodies[0] for b in bodies)
    )


def told(kind: str, what: Timed, many: int, *, goal: bool) -> Row:
    """A line of the table."""
    same = "the same bytes again" if what.same else "OTHER BYTES AGAIN"
    value = f"{what.middle:.2f} s, {what.pages} pages, {what.size / 1e6:.1f} MB, {same}"
    return (f"{kind}, {many} names", value, f"≤ {GOALS[kind]:.0f} s" if goal and kind in GOALS else "")


def before(event: str, times: int) -> Iterator[Row]:
    """Every kind that is printed before the show."""
    production, edition = read(event)
    many = sum(entrant.kind == "recipient" for entrant in edition.rundown.entrants)
    for kind in BEFORE:
        if not empty(kind, production, edition):
            made = timed(lambda kind=kind: print_before(kind, production, edition, Stock()), times)
            yield told(kind, made, many, goal=many < 200)


def after(folder: Path, times: int) -> Iterator[Row]:
    """Every kind that tells what has been."""
    production, edition = read(FOUNDING)
    record: Record = held(folder)
    many = len(record.rundown.entrants)
    for kind in AFTER:
        made = timed(lambda kind=kind: print_after(kind, record, edition, production), times)
        yield told(kind, made, many, goal=False)


def command(folder: Path, *words: str) -> float:
    """Seconds of the whole command, its start included: the median of three."""
    line = [sys.executable, "-m", "ceremony", "print", FOUNDING, *words, "--workspace", str(HOME)]
    return statistics.median(measure([*line, "-o", str(folder)], HOME).wall for _ in range(3))


def table(rows: list[Row]) -> str:
    """The section's text."""
    lines = [
        f"{machine()} Medians of five in one process; PDF and Word document together where there are both.",
        "",
        "| what | measured | goal |",
        "|---|---|---|",
    ]
    return "\n".join([*lines, *(f"| {what} | {value} | {goal} |" for what, value, goal in rows)])


def main() -> None:
    """Measure, print, write."""
    quick = "--quick" in sys.argv
    times = 2 if quick else 5
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        rows = [
            (
                "`ceremony print … trays`, from the start of the command",
                f"{command(folder, 'trays'):.2f} s",
                "≤ 2 s",
            ),
            ("`ceremony print … certificates`", f"{command(folder, 'certificates'):.2f} s", "≤ 2 s"),
            ("`ceremony print … before`: everything", f"{command(folder, 'before'):.2f} s", ""),
            *before(FOUNDING, times),
            *after(folder / "show", times),
            *before(GRADUATION, times),
        ]
    text = table(rows)
    sys.stdout.write(text + "\n")
    if not quick:
        write_section("paper", "Paper", text)


if __name__ == "__main__":
    main()
