"""Decisions brought into the file of an event, beside those that stood there or in the agenda itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ceremony.language.catalogs import say
from ceremony.loaders.roster.decisions import FIELDS
from ceremony.loaders.roster.entry import Entry, Note, Outcome, Wish
from ceremony.loaders.roster.match import decision_passes, new_id, pair
from ceremony.loaders.roster.write import as_decisions
from ceremony.loaders.sheets.limits import TableRefused
from ceremony.loaders.source_text import read_text
from ceremony.loaders.validate import validate
from ceremony.loaders.yaml_source import Node, read_yaml
from ceremony.model.decision import Decision, DecisionFile

Row = dict[str, str]


def _as_row(decision: Decision) -> Row:
    """What is known of a decision; ``name`` is what it is called in a report."""
    written = decision.model_dump(include={"id", *FIELDS})
    row = {key: value for key, value in written.items() if isinstance(value, str) and value != "unknown"}
    row["name"] = row.get("number") or row.get("subject") or row["id"]
    return row | ({"sample": "yes"} if decision.sample else {})


def _tree(target: Path, root: Path, language: str) -> tuple[str, Node | None, str]:
    """The file that holds the decisions so far, its tree, and what is wrong with its form."""
    if target.exists():
        tree, problems = read_yaml(target, root, language)
        return target.name, tree, str(problems[0]) if tree is None else ""
    agenda, problems = read_yaml(target.with_name("agenda.yaml"), root, language)
    inside = agenda.at(("decisions",)) if agenda else None
    tree = Node(1, 1, {"decisions": inside}) if inside and isinstance(inside.value, list) else None
    return "agenda.yaml", tree, str(problems[0]) if agenda is None else ""


def old_decisions(target: Path, root: Path, language: str) -> list[Row]:
    """Those of the file; while there is none, of the agenda, so that ids stay. Raises TableRefused."""
    name, tree, fault = _tree(target, root, language)
    read, problems = validate(tree, DecisionFile, name, language) if tree else (None, [])
    if fault or problems:
        raise TableRefused("old-broken", file=name, fault=fault or str(problems[0]))
    return [_as_row(decision) for decision in read.decisions] if read else []


def bring_decisions(
    entries: Sequence[Entry], outcome: Outcome, places: tuple[Path, Path], wish: Wish, *, replace: bool
) -> None:
    """Work out the new file; ``places``: the file to be and the workspace. Raises TableRefused.

    A decision that the list does not hold stays, because an item may announce it; ``replace`` takes it away.
    """
    target, root = places
    try:
        old = old_decisions(target, root, wish.language)
    except TableRefused:
        if not replace:
            raise
        old = []
    pairs = pair(old, [entry.fields for entry in entries], decision_passes()).old
    changes = {old[there]["id"]: _changes(old[there], entries[new].fields) for new, there in pairs.items()}
    for new, there in pairs.items():
        outcome.notes += _told(old[there], changes[old[there]["id"]], entries[new], wish.language)
    kept = [row for place, row in enumerate(old) if not replace or place in pairs.values()]
    before = "" if replace or not target.exists() else read_text(target, root, wish.language)[0] or ""
    _fill(outcome, entries, old, pairs)
    stood = [_mended(row, changes.get(row["id"], {})) for row in kept]
    added = outcome.rows[len(pairs) :]
    inside = bool(before.strip()) and bool(old)
    outcome.text = as_decisions(
        before if inside else "", changes, added if inside else [*stood, *added], wish.language
    )
    gone = [row for place, row in enumerate(old) if place not in pairs.values()]
    _tell_gone(outcome, gone, target.name, wish.language, replace=replace)


def _changes(old: Row, new: Mapping[str, str]) -> Row:
    """What the list says otherwise; what it does not say stays. A real decision is no sample any more."""
    found = {name: new[name] for name in FIELDS if new.get(name) and new[name] != old.get(name)}
    return found | ({"sample": ""} if old.get("sample") and not new.get("sample") else {})


def _mended(row: Row, changes: Mapping[str, str]) -> Row:
    return {name: value for name, value in {**row, **changes}.items() if value}


def _told(old: Row, changes: Mapping[str, str], entry: Entry, language: str) -> list[Note]:
    """Each value that takes the place of another, to be looked at."""
    return [
        Note("look", "decision-changed", entry.sheet, entry.row, say(
            language, "roster.decision-changed", name=old["name"], old=old[name], new=value
        ))
        for name, value in changes.items()
        if name in FIELDS and old.get(name)
    ]  # fmt: skip


def _fill(outcome: Outcome, entries: Sequence[Entry], old: Sequence[Row], pairs: Mapping[int, int]) -> None:
    """Decisions known before in the order of the list, then the new ones, each with an id of its own."""
    used = {row["id"] for row in old}
    known = sorted(pairs)
    fresh = [place for place in range(len(entries)) if place not in pairs]
    outcome.rows = [
        {**old[pairs[place]], **entries[place].fields, "id": old[pairs[place]]["id"]} for place in known
    ]
    for place in fresh:
        fields = entries[place].fields
        ident = new_id(fields, used)
        used.add(ident)
        outcome.rows.append({**fields, "id": ident})
    outcome.places = [(entries[place].sheet, entries[place].row) for place in (*known, *fresh)]
    outcome.kept, outcome.added = len(known), len(fresh)


def _tell_gone(outcome: Outcome, gone: Sequence[Row], file: str, language: str, *, replace: bool) -> None:
    """Decisions that the list does not hold: taken away, or still there."""
    if replace:
        outcome.gone = [row["name"] for row in gone]
        return
    for row in gone:
        told = say(language, "roster.decision-stays", name=row["name"], id=row["id"])
        outcome.notes.append(Note("said", "decision-stays", file, 0, told))
