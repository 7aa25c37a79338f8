"""A list that somebody sent, brought into an event: read, checked, matched with the list that was there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ceremony.language.catalogs import say
from ceremony.language.damage import find_damage
from ceremony.language.text import match_key
from ceremony.loaders.roster.accounts import SheetAccount
from ceremony.loaders.roster.entry import Entry, Note, Outcome, Wish
from ceremony.loaders.roster.grid import Grid
from ceremony.loaders.roster.header import find_header
from ceremony.loaders.roster.match import OWN, Pairs, keep_order, new_id, pair, people_passes, withheld
from ceremony.loaders.roster.rules import RowRules
from ceremony.loaders.roster.write import as_csv, as_people
from ceremony.loaders.sheets import Book, Cell, Sheet, read_book
from ceremony.loaders.sheets.letters import column_letters
from ceremony.loaders.sheets.limits import TableRefused
from ceremony.loaders.source_text import ROW_LIMIT, SIZE_LIMIT, read_text

_FIRST_CELL = re.compile(r"^\ufeff?\s*\"?([a-z0-9][a-z0-9-]{0,79})\"?[;,\t]", re.MULTILINE)


def choose_sheets(sheets: Sequence[Sheet], wish: Wish, asked: Sequence[str]) -> list[Sheet]:
    """The sheets asked for by name or number; else the only one that holds a list. Raises TableRefused."""
    if asked:
        return [_asked_sheet(sheets, name) for name in asked]
    lists = [sheet for sheet in sheets if wish.header or find_header(Grid(sheet), wish.kind)]
    if len(lists) == 1 or (wish.header and len(sheets) == 1):
        return lists
    if not lists:
        raise _no_list(sheets, wish)
    raise TableRefused("many-lists", sheets=", ".join(f"“{sheet.name}”" for sheet in lists))


def _no_list(sheets: Sequence[Sheet], wish: Wish) -> TableRefused:
    """Why no list was found: its header may be spoiled like its names."""
    for sheet in sheets:
        for row, cells in enumerate(sheet.rows, 1):
            for column, cell in enumerate(cells, 1):
                if isinstance(cell, str) and (damage := find_damage(cell)):
                    return TableRefused(
                        "file-damaged", cell=f"{column_letters(column)}{row}", found=damage.found[:60]
                    )
    return TableRefused("no-decisions" if wish.kind == "decisions" else "no-list")


def _asked_sheet(sheets: Sequence[Sheet], name: str) -> Sheet:
    for place, sheet in enumerate(sheets, 1):
        if match_key(sheet.name) == match_key(name) or str(place) == name:
            return sheet
    raise TableRefused("no-sheet", name=name, sheets=", ".join(f"“{sheet.name}”" for sheet in sheets))


def read_roster(path: Path, wish: Wish, asked: Sequence[str] = ()) -> tuple[list[Entry], Outcome]:
    """Everybody, or every decision, in the file, and what was noticed. Raises TableRefused, OSError."""
    return read_lists(read_book(path), wish, asked)


def read_lists(book: Book, wish: Wish, asked: Sequence[str] = ()) -> tuple[list[Entry], Outcome]:
    """The same of a file that is read already. Raises TableRefused."""
    outcome = Outcome(wish.kind)
    chosen = choose_sheets(book.sheets, wish, asked)
    accounts = [SheetAccount(sheet, wish) for sheet in chosen]
    taken, notes = _check([entry for account in accounts for entry in account.entries], wish)
    for account in accounts:
        outcome.notes += account.close(taken)
        outcome.sheets.append(account.sheet.name)
        outcome.columns |= dict(account.columns())
        outcome.ledgers.append(account.ledger)
    outcome.notes += notes
    outcome.notes += _unread(book, [] if asked else chosen, wish.language)
    return taken, outcome


def _unread(book: Book, chosen: Sequence[Sheet], language: str) -> Iterator[Note]:
    """Sheets that nobody has read: hidden ones, and others of a file in which one holds a list."""
    for name in book.hidden:
        yield Note("said", "sheet-hidden", name, 0, say(language, "roster.sheet-hidden"))
    for sheet in book.sheets if chosen else ():
        cells = [cell for row in sheet.rows for cell in row if cell is not None]
        if cells and all(sheet is not one for one in chosen):
            numbered = sum(any(cell == n for cell in row) for n, row in enumerate(_filled(sheet), 1)) > 1
            told = say(language, "roster.sheet-unread", n=len(cells), text=" · ".join(map(str, cells))[:80])
            yield Note("look" if numbered else "said", "sheet-unread", sheet.name, 0, told)


def _filled(sheet: Sheet) -> list[list[Cell]]:
    """The rows that begin with a running number."""
    rows: list[list[Cell]] = [[cell for cell in row if cell is not None] for row in sheet.rows]
    return [row for row in rows if len(row) > 1 and isinstance(row[0], int)]


def _check(entries: list[Entry], wish: Wish) -> tuple[list[Entry], list[Note]]:
    """The entries that can be taken, and what is to be told of the others."""
    if wish.kind == "decisions":
        from ceremony.loaders.roster.decisions import Uniting

        uniting = Uniting(wish.language)
        return uniting.unite(entries), uniting.notes
    rules = RowRules(wish.kind, wish.language)
    taken = rules.check(entries)
    rules.look_for_twins(taken)
    return taken, rules.notes


def _old_rows(path: Path, root: Path, wish: Wish) -> list[dict[str, str]]:
    """The rows of the list that stands there. Raises TableRefused when that file is broken."""
    if not path.exists():
        return []
    from ceremony.loaders.tables import RECIPIENT_COLUMNS, SIGNER_COLUMNS, read_table
    from ceremony.model.roster import Recipient, Signer

    if wish.kind == "people":
        return _old_people(path, root, wish.language)
    model, columns = (Recipient, RECIPIENT_COLUMNS) if wish.kind == "recipients" else (Signer, SIGNER_COLUMNS)
    rows, _, problems = read_table(path, root, model, columns, wish.language)
    if problems:
        raise TableRefused("old-broken", file=path.name, fault=str(problems[0]))
    return [
        {key: "yes" if value is True else str(value) for key, value in row.model_dump().items() if value}
        for row in rows
    ]


def _old_people(path: Path, root: Path, language: str) -> list[dict[str, str]]:
    from ceremony.loaders.validate import validate
    from ceremony.loaders.yaml_source import read_yaml
    from ceremony.model.people import PeopleFile

    tree, problems = read_yaml(path, root, language)
    file, faults = validate(tree, PeopleFile, path.name, language) if tree else (None, [])
    if file is None:
        raise TableRefused("old-broken", file=path.name, fault=str([*problems, *faults][0]))
    return [
        {"id": one.id, "name": one.name, "title": "".join(one.titles[:1]), "photo": one.photo or ""}
        for one in file.people
    ]


def _used_elsewhere(folder: Path, target: Path) -> set[str]:
    """Ids of the other lists of the event: nobody is called up under two lists' id."""
    found: set[str] = set()
    for path in sorted(folder.glob("*.csv")):
        if path != target and path.stat().st_size <= SIZE_LIMIT:
            found |= set(_FIRST_CELL.findall(path.read_text(encoding="utf-8", errors="replace")))
    return found


def _merged(old: dict[str, str], entry: Entry, seen: set[str], lost: list[str]) -> dict[str, str]:
    """A row of the corrected list: what it says wins; what it has no column for stays as it was.

    ``lost``: what the old row keeps for itself.
    """
    row = {key: value for key, value in old.items() if key not in seen and key != "sample"}
    kept = {"id", "code"} | {key for key in entry.guessed if old.get(key)}
    row |= {key: value for key, value in entry.fields.items() if value and key not in kept}
    row["id"] = old["id"]
    for name in OWN:
        if old.get(name) and not entry.fields.get(name):
            row[name] = old[name]
    return {key: value for key, value in row.items() if key not in lost}


def bring_in(
    entries: list[Entry], outcome: Outcome, places: tuple[Path, Path], wish: Wish, *, replace: bool = False
) -> None:
    """Work out the new list beside the old one; ``places``: the file to be and the workspace.

    Raises TableRefused when it does not look like the same list.
    """
    if wish.kind == "decisions":
        from ceremony.loaders.roster.decision_file import bring_decisions

        bring_decisions(entries, outcome, places, wish, replace=replace)
        return
    target, root = places
    broken_may_go = replace and wish.kind != "people"
    try:
        old = _old_rows(target, root, wish)
    except TableRefused:
        if not broken_may_go:
            raise
        old = []
    pairs = pair(old, [entry.fields for entry in entries], people_passes())
    real = sum(not row.get("sample") for row in old)
    if wish.kind != "people" and not replace and real and len(pairs.old) * 2 < len(old):
        raise TableRefused("other-list", file=target.name, found=len(pairs.old), there=len(old))
    meeting = _Meeting(entries, old, pairs)
    _fill(outcome, meeting, _used_elsewhere(target.parent, target), wish.language)
    before = (read_text(target, root, wish.language)[0] or "") if target.exists() else ""
    _write_out(outcome, meeting, before, wish.language)
    outcome.mark = wish.kind != "people" and (not target.exists() or _has_mark(target))


@dataclass(frozen=True)
class _Meeting:
    """The new list beside the old one."""

    entries: list[Entry]
    old: list[dict[str, str]]
    pairs: Pairs


def _has_mark(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(3) == b"\xef\xbb\xbf"


def _fill(outcome: Outcome, meeting: _Meeting, used: set[str], language: str) -> None:
    entries, old, pairs = meeting.entries, meeting.old, meeting.pairs
    used |= {row["id"] for row in old}
    seen = {column.field for columns in outcome.columns.values() for column in columns} - {""}
    made: list[dict[str, str]] = []
    for place, entry in enumerate(entries):
        if place in pairs.old:
            one = old[pairs.old[place]]
            lost = withheld(one, entry.fields, place, pairs)
            made.append(_merged(one, entry, seen, lost))
            if lost:
                outcome.notes.append(_withheld(one, entry, lost, language))
        else:
            made.append({**entry.fields, "id": new_id(entry.fields, used)})
            used.add(made[-1]["id"])
    order = keep_order(len(old), len(entries), pairs.old)
    outcome.rows = [made[place] for place in order]
    outcome.places = [(entries[place].sheet, entries[place].row) for place in order]
    outcome.kept, outcome.added = len(pairs.old), len(entries) - len(pairs.old)
    outcome.renamed = [
        (old[pairs.old[place]]["name"], entries[place].fields["name"]) for place in sorted(pairs.renamed)
    ]
    there = set(pairs.old.values())
    outcome.gone = [row["name"] for place, row in enumerate(old) if place not in there]
    if outcome.kind == "signers":
        _number(outcome.rows)


def _withheld(old: dict[str, str], entry: Entry, lost: list[str], language: str) -> Note:
    """What was not handed on, and from whom: a person of this name and this unit may be another one."""
    words = {"posthumous", "absent", "later"}
    shown = {
        name: say(language, f"roster.status.{old[name]}") if old[name] in words else old[name]
        for name in lost
    }
    what = ", ".join(say(language, f"roster.withheld.{name}", value=value) for name, value in shown.items())
    before = ", ".join(filter(None, (old["name"], old.get("unit", ""))))
    told = say(language, "roster.withheld", name=entry.fields["name"], old=before, what=what)
    return Note("look", "withheld", entry.sheet, entry.row, told)


def _number(rows: list[dict[str, str]]) -> None:
    """Numbers for signers whose list has none: the next one free."""
    used = {int(row["number"]) for row in rows if row.get("number")}
    following = 1
    for row in rows:
        if not row.get("number"):
            while following in used:
                following += 1
            row["number"] = str(following)
            used.add(following)


def _write_out(outcome: Outcome, meeting: _Meeting, before: str, language: str) -> None:
    old, pairs = meeting.old, meeting.pairs
    if outcome.kind == "people":
        changes = {}
        for place, other in pairs.old.items():
            fields = meeting.entries[place].fields
            lost = dict.fromkeys(withheld(old[other], fields, place, pairs), "")
            changes[old[other]["id"]] = _changes(fields) | lost
            outcome.notes += _new_title(old[other], meeting.entries[place], language)
        known = {row["id"] for row in old}
        added = [row for row in outcome.rows if row["id"] not in known]
        for row in added:
            row.setdefault("note", row.get("unit", ""))
        outcome.text, outcome.gone = as_people(before, changes, added), []
        return
    outcome.text = as_csv(outcome.rows, outcome.kind, language, before)
    if len(outcome.text.encode()) + 3 > SIZE_LIMIT or len(outcome.rows) >= ROW_LIMIT:
        raise TableRefused("list-large", limit=ROW_LIMIT - 1)


def _new_title(old: dict[str, str], entry: Entry, language: str) -> Iterator[Note]:
    """A title that another one takes the place of."""
    title = entry.fields.get("title", "")
    if title and old["title"] and match_key(title) != match_key(old["title"]):
        words = {"name": entry.fields["name"], "old": old["title"], "new": title}
        yield Note(
            "look", "title-changed", entry.sheet, entry.row, say(language, "roster.title-changed", **words)
        )


def _changes(fields: dict[str, str]) -> dict[str, str]:
    return {key: fields[key] for key in ("name", "honorific", "title", "photo", "note") if fields.get(key)}


def refused(outcome: Outcome) -> list[Note]:
    """The rows that were not taken."""
    return [note for note in outcome.notes if note.level == "refused"]


def sentence(language: str, problem: TableRefused) -> str:
    """Why a file is not read, and what to do."""
    return say(language, f"roster.{problem.code}", **problem.values)
