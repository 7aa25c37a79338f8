"""How long a long list takes: ``python3 dev.py bench roster``.

5,000 recipients as CSV, XLSX and ODS, and XLSX in an old font, through the whole command in a process of
its own: to an event without a list, and again over the list that then stands there. Beside it, in the same
run, what nothing can beat: Python that starts and reads the bytes of the file, and the library alone that
turns the file into cells.
Writes the section "Lists from spreadsheets" of docs/measurements.md.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.measured import Spent, measure
from tests.bench.section import machine, write_section
from tests.language.test_legacy import in_tcvn3
from tests.loaders.lists_sent import write_csv
from tests.loaders.open_document import write_ods
from tests.loaders.pages import Cell, Page, write_xlsx_pages
from tests.loaders.small import EVENT, write

ROWS, GOAL = 5_000, 2.0  # seconds for the whole command
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Võ", "Bùi", "Đỗ", "Hồ", "Ngô")
MIDDLE = (
    "Thị",
    "Văn",
    "Quang",
    "Ngọc",
    "Minh",
    "Thị Thu",
    "Đức",
    "Xuân",
    "Thị Kim",
    "Hữu",
    "Bảo",
    "Thanh",
    "Nhật",
)
GIVEN = (
    "Hương", "Cương", "Diệu", "Khánh", "Khôi", "Ẩn", "Yến", "Thảo", "Tuấn", "Bình", "Lan", "Phượng", "Sương",
    "Đạt", "Ước", "Ngà", "Quý", "Thủy", "Vũ", "Trâm", "Hạnh", "Lộc", "Mai", "Nghĩa", "Oanh", "Phúc", "Sơn",
    "Tài", "Việt", "Xuyến", "Hiền", "Hòa", "Kiệt", "Liễu", "Mỹ", "Nga", "Phong",
)  # fmt: skip
HEAD = (
    "STT",
    "Họ và tên",
    "Đối tượng",
    "Đơn vị",
    "Hình thức",
    "Số quyết định",
    "Ngày quyết định",
    "Thành tích",
)
READ = "import sys; open(sys.argv[1], 'rb').read()"
BOOK = "import sys, python_calamine as c\nc.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()"
TABLE = "import csv, sys\nlist(csv.reader(open(sys.argv[1], encoding='utf-8', newline=''), delimiter=';'))"


def rows(count: int) -> list[list[Cell]]:
    """A list as a city sends it: nobody twice, some with an honorific in front, two decisions."""
    made: list[list[Cell]] = [list(HEAD)]
    for n in range(count):
        name = f"{FAMILY[n % 11]} {MIDDLE[n % 13]} {GIVEN[n % 37]}"
        front = ("", "", "ông ", "bà ", "đ/c ")[n % 5]
        form = ("Giấy khen", "Giấy khen", "Bằng khen")[n % 3]
        reason = f"Có thành tích trong phong trào thi đua năm {2021 - n % 2}"
        number, day = (("12/QĐ-UBND", "28/12/2021"), ("15/QĐ-UBND", "30/12/2021"))[n % 2]
        made.append([n + 1, front + name, "cá nhân", f"Khu dân cư {n % 97 + 1}", form, number, day, reason])
    return made


def files(folder: Path, count: int) -> dict[str, Path]:
    """The same list in every format."""
    made = rows(count)
    old = [[in_tcvn3(cell) if isinstance(cell, str) else cell for cell in row] for row in made]
    page = [Page("Danh sách", made)]
    return {
        "CSV": write_csv(folder / "a.csv", [[str(cell) for cell in row] for row in made]),
        "XLSX": write_xlsx_pages(folder / "a.xlsx", page),
        "ODS": write_ods(folder / "a.ods", page),
        "XLSX in .VnTime": write_xlsx_pages(folder / "old.xlsx", [Page("Danh sách", old)], font=".VnTime"),
    }


def middle(run: Callable[[], Spent], times: int) -> Spent:
    """The run of the middle by the clock."""
    return sorted((run() for _ in range(times)), key=lambda spent: spent.wall)[times // 2]


def imported(file: Path, root: Path, *, again: bool) -> Spent:
    """The whole command; ``again`` over the list that stands there."""
    target = root / "agendas" / EVENT / "recipients.csv"
    if not again:
        shutil.rmtree(root, ignore_errors=True)
        write(root)
        target.unlink()
    words = ["roster", "import", str(file), "--event", EVENT, "--as", "recipients", "--yes"]
    spent = measure([sys.executable, "-m", "ceremony", *words, "--workspace", str(root)], root)
    taken = target.read_text(encoding="utf-8-sig").count("\n") - 1
    assert taken == ROWS, f"{taken} rows stand in {target}"
    return spent


def lines(kind: str, file: Path, folder: Path, times: int) -> list[str]:
    """The rows of one format."""
    cells_of = TABLE if file.suffix == ".csv" else BOOK
    bytes_read = middle(lambda: measure([sys.executable, "-c", READ, str(file)], folder), times)
    cells = middle(lambda: measure([sys.executable, "-c", cells_of, str(file)], folder), times)
    first = middle(lambda: imported(file, folder / "event", again=False), times)
    again = middle(lambda: imported(file, folder / "event", again=True), times)
    size = f"{file.stat().st_size / 1_000:,.0f} kB"
    told = [
        f"| {kind}, {size}: Python starts and reads the bytes (a floor) | {bytes_read.wall:.3f} s |  |",
        f"| {kind}: the library alone makes cells (a floor) | {cells.wall:.3f} s |  |",
    ]
    for name, spent in (("the whole command", first), ("again, over itself", again)):
        ratio = f"{spent.wall / cells.wall:.0f} × the cells, {spent.wall / bytes_read.wall:.0f} × the bytes"
        used = f"{spent.cpu:.2f} s CPU, {spent.memory:.0f} MB"
        told.append(f"| {kind}: {name} | {spent.wall:.2f} s ({used}), {ratio} | ≤ {GOAL:g} s |")
    return told


def main() -> None:
    """Measure, print, write."""
    quick = "--quick" in sys.argv
    table = ["| what | measured | goal |", "|---|---|---|"]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        for kind, file in files(Path(name), ROWS).items():
            table += lines(kind, file, Path(name), 3 if quick else 9)
    what = f"{ROWS:,} recipients, eight columns; every run in a process of its own, the middle of nine."
    text = "\n".join((f"{machine()} {what}", "", *table))
    sys.stdout.write(text + "\n")
    if not quick:
        write_section("roster", "Lists from spreadsheets", text)


if __name__ == "__main__":
    main()
