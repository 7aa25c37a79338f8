"""The tables and films that items name: recipients, signers, results."""

from __future__ import annotations

from pathlib import Path

from ceremony.files.named import find_file
from ceremony.language.catalogs import say
from ceremony.loaders.hints.nearby import nearby, same_file
from ceremony.loaders.media import film_length
from ceremony.loaders.media_folder import with_photo
from ceremony.loaders.reading import Reading
from ceremony.loaders.results import load_results
from ceremony.loaders.source_text import name_in
from ceremony.loaders.storyboard import found_storyboard, load_storyboard
from ceremony.loaders.suggest import hint
from ceremony.loaders.tables import RECIPIENT_COLUMNS, SIGNER_COLUMNS, read_table
from ceremony.loaders.yaml_source import Node
from ceremony.model.agenda import FilmRef, Item
from ceremony.model.roster import Recipient, Signer
from ceremony.model.values import MoreThan

STORYBOARD = "storyboard.yaml"
WORKBOOKS = frozenset({".xlsx", ".xls", ".xlsm", ".ods", ".xlsb"})
GRID = 24  # as many names as the grid of a batch counts; long names take several pictures


def read_recipients(reading: Reading, file: str, item: Item, node: Node) -> None:
    """The recipients of an item, once for each table."""
    if not item.awards or not isinstance(item.awards.recipients, str):
        return
    if item.awards.show != "person" and item.awards.batch > GRID:
        reading.fault(file, node.at(("awards", "batch")), "batch-wide", limit=GRID)
    name = item.awards.recipients
    if name not in reading.recipients:
        path = _list_file(reading, file, node.at(("awards", "recipients")), name, "recipients")
        if path is None:
            return
        rows, lines, problems = read_table(
            path, reading.root, Recipient, RECIPIENT_COLUMNS, reading.language, event=reading.event
        )
        reading.problems += problems
        reading.recipients[name] = tuple(with_photo(row, reading.media) for row in rows)
        if problems:
            reading.broken_tables.add(name)
        _check_forms(reading, name_in(reading.root, path), item.awards.forms, rows, lines)
        _check_called(reading, name_in(reading.root, path), lines)
    if name in reading.recipients and name not in reading.broken_tables:
        _check_count(reading, file, node.at(("awards",)), item.awards.count, len(reading.recipients[name]))


def _list_file(reading: Reading, file: str, node: Node, name: str, kind: str) -> Path | None:
    """The CSV file of a list; None and a fault when there is none, or when it is a workbook."""
    path = same_file(reading.folder / name)
    if path.name.startswith("~$"):
        reading.fault(file, node, "lock-file", file=name)
    elif not path.exists():
        missing_file(reading, file, node, name)
    elif path.suffix.casefold() in WORKBOOKS:
        reading.fault(file, node, "sheet-named", file=name, event=reading.event, kind=kind)
    else:
        return path
    return None


def missing_file(reading: Reading, file: str, node: Node, name: str) -> None:
    """A fault for a file that the agenda names and that is not there, with the one that may be meant."""
    near = nearby(reading.folder / name)
    advice = say(reading.language, "loaders.near-file", near=near, file=name) if near else ""
    reading.fault(file, node, "file-missing", advice, file=name)


def _check_forms(
    reading: Reading, file: str, forms: tuple[str, ...], rows: tuple[Recipient, ...], lines: dict[str, int]
) -> None:
    for row in rows if forms else ():
        if row.form not in forms:
            place = Node(lines.get(row.id, 1), 1)
            advice = hint(reading.language, row.form, forms)
            reading.fault(file, place, "form-unknown", advice, form=row.form)


def _check_count(reading: Reading, file: str, node: Node, count: object, rows: int) -> None:
    """A list that is not as long as the agenda says is pointed out; nobody knows which of both is right."""
    few = isinstance(count, MoreThan) and rows <= count.number
    if few or (isinstance(count, int) and rows != count):
        reading.warn(file, node.at(("count",)), "count-differs", count=node.at(("count",)).value, rows=rows)


def _check_called(reading: Reading, file: str, lines: dict[str, int]) -> None:
    """Nobody is called up under an id that another list uses."""
    for ident, line in lines.items():
        other = reading.called.setdefault(ident, file)
        if other != file:
            reading.fault(file, Node(line, 1), "id-elsewhere", id=ident, file=other.rpartition("/")[2])


def read_signers(reading: Reading, file: str, item: Item, node: Node) -> None:
    """The signers of an item, once for each table."""
    if not item.pledge or not isinstance(item.pledge.signers, str):
        return
    name = item.pledge.signers
    if name in reading.signers:
        return
    path = _list_file(reading, file, node.at(("pledge", "signers")), name, "signers")
    if path is None:
        return
    rows, lines, problems = read_table(
        path, reading.root, Signer, SIGNER_COLUMNS, reading.language, event=reading.event
    )
    reading.problems += problems
    reading.signers[name] = rows
    _check_called(reading, name_in(reading.root, path), lines)
    if not problems:
        _check_count(reading, file, node.at(("pledge",)), item.pledge.count, len(rows))


def read_film(reading: Reading, file: str, item: Item, node: Node) -> None:
    """The length of an item's film and the results behind it."""
    if not item.film:
        return
    media = reading.root / "media" / reading.event
    reading.film_ms[item.film.file] = film_length(find_file(media, item.film.file), reading.shelf)
    name = item.film.results
    if not name:
        return
    if name not in reading.results:
        path = same_file(reading.folder / name)
        if not path.exists():
            missing_file(reading, file, node.at(("film", "results")), name)
            return
        results, problems = load_results(path, reading.root, reading.language, reading.written)
        reading.problems += problems
        if results:
            reading.results[name] = results
    if name in reading.results:
        _read_storyboard(reading, file, item.film, node)


def _read_storyboard(reading: Reading, file: str, film: FilmRef, node: Node) -> None:
    """The storyboard that a film names, or the one beside its results."""
    media, results = reading.root / "media" / reading.event, reading.results[film.results or ""]
    path = reading.folder / (film.storyboard or Path(film.results or "").with_name(STORYBOARD).as_posix())
    if not path.exists():
        if film.storyboard:
            missing_file(reading, file, node.at(("film", "storyboard")), film.storyboard)
            return
        found, problems = found_storyboard(reading.root, media, results, reading.language)
        reading.problems += problems
        if found.assets:
            reading.storyboards[film.file] = found
        return
    made, problems = load_storyboard(
        path, reading.root, media, results, reading.language, written=reading.written
    )
    reading.problems += problems
    if made:
        reading.storyboards[film.file] = made
