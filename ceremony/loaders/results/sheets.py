"""The sheets of a workbook, or a CSV file, that hold results: which are read, what is told of the others."""

from __future__ import annotations

from pathlib import Path

from ceremony.language.catalogs import say
from ceremony.language.damage import find_damage
from ceremony.language.text import match_key
from ceremony.loaders.results.above import About, year_in
from ceremony.loaders.results.faults import SHEET, Faults
from ceremony.loaders.results.grid import Grid, make_grid
from ceremony.loaders.results.header import Header, read_header
from ceremony.loaders.results.table import Book, TableReading
from ceremony.loaders.results.words import ABOUT_SHEETS
from ceremony.loaders.sheets import read_book
from ceremony.loaders.sheets.limits import TableRefused
from ceremony.loaders.yaml_source import Node

ROWS, COLUMNS = 2_000, 60  # of one table
_SHOWN = 8  # damaged cells that are told
_SENTENCES = {
    "file-large": "workbook-large",
    "file-bomb": "workbook-large",
    "file-heavy": "workbook-large",
    "file-slow": "workbook-large",
    "file-locked": "workbook-password",
    "file-broken": "workbook-broken",
    "file-web": "workbook-broken",
    "csv-broken": "csv-quote",
    "rows-many": "table-large",
    "columns-many": "table-large",
    "cell-large": "table-large",
}


def read_tables(path: Path, faults: Faults) -> Node | None:
    """All tables of a file as one tree; None when the file is not read, or holds none."""
    try:
        book = read_book(path)
    except TableRefused as refused:
        _refuse(faults, refused)
        return None
    grids = [make_grid(sheet) for sheet in book.sheets]
    if book.hidden:
        faults.note(
            Node(0, 0), "sheets-hidden", sheets=", ".join(f"“{name[:40]}”" for name in book.hidden[:8])
        )
    faults.sheets = [grid.name for grid in grids] or [""]
    for number, grid in enumerate(grids):
        _tell_mended(faults, grid, number * SHEET)
    damaged = [_tell_damage(faults, grid, number * SHEET) for number, grid in enumerate(grids)]
    if any(damaged):
        return None
    filled = [(number, grid) for number, grid in enumerate(grids) if any(grid.lines())]
    if not filled:
        faults.fault(Node(0, 0), "workbook-empty")
        return None
    return _read(faults, filled)


def _tell_mended(faults: Faults, grid: Grid, offset: int) -> None:
    """Texts that are read otherwise than they are stored: letters of an old font, notes, struck words."""
    for name, cells in (("text-old-font", grid.decoded), ("text-marked", grid.unmarked)):
        if cells:
            (row, column), before = next(iter(cells.items()))
            faults.note(
                Node(offset + row, column),
                name,
                count=len(cells),
                before=before[:60],
                after=str(grid.at(row, column))[:60],
            )


def _tell_damage(faults: Faults, grid: Grid, offset: int) -> bool:
    """Texts that a wrong save has spoiled: what was lost cannot be guessed back."""
    found = [
        (Node(offset + line, column), damage)
        for line in grid.lines()
        for column, value in grid.cells(line)
        if isinstance(value, str) and (damage := find_damage(value))
    ]
    for node, damage in found[:_SHOWN]:
        name = "text-misread" if damage.meant else "text-lost"
        faults.fault(node, name, found=damage.found[:60], meant=damage.meant[:60])
    return bool(found)


def _refuse(faults: Faults, refused: TableRefused) -> None:
    """Why the reader of tables did not open the file, in the words of this room where it has any."""
    name = _SENTENCES.get(refused.code, "")
    row = refused.values.get("row")
    node = Node(row if isinstance(row, int) else 0, 1 if row else 0)
    if name:
        faults.fault(node, name, limit=ROWS)
    else:
        reason = say(faults.language, f"roster.{refused.code}", **refused.values)
        faults.fault(node, "file-refused", reason=reason)


def _read(faults: Faults, filled: list[tuple[int, Grid]]) -> Node | None:
    about = About(faults)
    book = Book(faults, about)
    tables: list[tuple[int, Grid, Header]] = []
    others: list[tuple[int, Grid]] = []
    for number, grid in filled:
        header = next((found for line in grid.lines() if (found := read_header(grid, line))), None)
        if header is not None:
            tables.append((number, grid, header))
        elif match_key(grid.name) in map(match_key, ABOUT_SHEETS):
            about.read(grid, 1, len(grid.rows), number * SHEET)
        else:
            others.append((number, grid))
    book.groups = about.groups
    if not tables:
        _tell_headless(faults, filled[0])
        return None
    for number, grid in others:
        faults.warn(Node(number * SHEET + 1, 1), "sheet-left", sheet=grid.name)
    tables = _of_this_year(faults, tables, about)
    years = [header.year for _, _, header in tables if header.year]
    for number, grid, _ in tables:
        if len(grid.rows) > ROWS or grid.width > COLUMNS:
            faults.fault(Node(number * SHEET + min(len(grid.rows), ROWS), 1), "table-large", limit=ROWS)
            return None
        TableReading(grid, book, number * SHEET, several=len(tables) > 1).read()
    return _tree(faults, book, tables[0], max(years, default=None))


def _of_this_year(
    faults: Faults, tables: list[tuple[int, Grid, Header]], about: About
) -> list[tuple[int, Grid, Header]]:
    """The tables of the year that is reported on; those of other years are told, however wide they are."""
    said = about.fields["year"].value if "year" in about.fields else None
    years = {number: header.year or _above(grid, header) for number, grid, header in tables}
    known = {year for year in years.values() if year}
    now = said if said in known else max(known, default=None)
    kept = []
    for number, grid, header in tables:
        year = years[number]
        if year is None or now is None or year == now:
            kept.append((number, grid, header))
        else:
            node = Node(number * SHEET + header.first, 1)
            faults.warn(node, "sheet-other-year", sheet=grid.name, year=year, now=now)
    return kept


def _above(grid: Grid, header: Header) -> int | None:
    """The year that stands above a header, in a title, or in the sheet's own name."""
    texts = [str(value) for line in range(1, header.first) for _, value in grid.cells(line)]
    years = [year for text in [*texts, grid.name] if (year := year_in(text))]
    return years[0] if len(set(years)) == 1 else None


def _tell_headless(faults: Faults, sheet: tuple[int, Grid]) -> None:
    """No row names the columns: the row that comes nearest is shown, so that one sees what was read."""
    number, grid = sheet
    line = max(grid.lines(), key=lambda line: sum(isinstance(v, str) for _, v in grid.cells(line)))
    shown = " | ".join(str(value)[:30] for _, value in grid.cells(line)[:8])
    faults.fault(Node(number * SHEET + line, 1), "table-header", shown=shown)


def _tree(faults: Faults, book: Book, first: tuple[int, Grid, Header], year: int | None) -> Node:
    """The tree of a file of results."""
    number, grid, header = first
    place = Node(number * SHEET + header.first, 1)
    about = book.about.fields
    title = about.get("title")
    titled = year_in(str(title.value)) if title is not None else None
    sheet = year_in(grid.name)
    known = about["year"].value if "year" in about else year or titled or sheet
    if known is None:
        faults.fault(place, "table-year")
    elif titled and isinstance(known, int) and titled not in (known, known + 1) and title is not None:
        faults.warn(title, "year-differs", title=titled, year=known)
    top = Node(place.line, 1, dict(about))
    top.value.setdefault("year", Node(place.line, 1, 2000 if known is None else known))
    said = say(faults.language, "results.title", year=known or "")
    top.value.setdefault("title", Node(place.line, 1, said))
    used = {str(row.value["group"].value) for row in book.indicators}
    listed = [node for node in book.groups.values() if str(node.value["code"].value) in used]
    for node in book.groups.values():
        words = str(node.value["title"].value)[:60]
        if node not in listed and "headline" not in node.value and node.keys:
            faults.note(node, "heading-above", title=words)
        elif node not in listed:
            faults.warn(node, "group-empty", group=words)
    top.value["groups"] = Node(place.line, 1, listed)
    top.value["indicators"] = Node(place.line, 1, book.indicators)
    return top
