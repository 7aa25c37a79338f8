"""What is told about an import: the columns before, the rows after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ceremony.language.catalogs import catalog, say
from ceremony.loaders.roster.entry import Column, Note, Outcome
from ceremony.loaders.roster.ledger import Ledger

Line = tuple[str, str]  # words and their colour
MANY = 4  # notes of a kind from which they are told together
SHOWN = 6  # of them told in full
# Kinds of which every one is a question of its own.
ALL = frozenset({"glyphs", "withheld", "remark-withdrawn", "twin-same"})
_COLOURS = {"refused": "red", "look": "yellow", "said": ""}


def _meaning(column: Column, kind: str, language: str) -> str:
    """What a column was taken for, in words, and how many of its cells are not imported."""
    if not column.field:
        key = "roster.ignored-cells" if column.left else "roster.ignored"
        return say(language, key, n=column.left)
    key = f"roster.decision.{column.field}" if kind == "decisions" else f"roster.field.{column.field}"
    told = say(language, key)
    return say(language, "roster.field-left", field=told, n=column.left) if column.left else told


def _column(column: Column, kind: str, language: str) -> Iterator[Line]:
    known = _meaning(column, kind, language)
    name = column.name or "–"
    yield (
        f"  {column.letters:>3}  {name[:44]:<44} → {known:<28} {column.example}",
        "" if column.field else "bright_black",
    )
    if column.font:
        yield say(language, f"roster.font.{column.font}"), "yellow"
        for before, after in zip(column.before, column.after, strict=True):
            shown = before.replace("\u00ad", "·")
            yield say(language, "roster.before-after", before=shown[:60], after=after[:60]), "yellow"


def tell_columns(outcome: Outcome, language: str) -> None:
    """The preview: what each column was taken for, and old fonts before and after."""
    for sheet, columns in outcome.columns.items():
        click.secho(say(language, "roster.columns", sheet=sheet or "CSV"), bold=True)
        for column in columns:
            for line, colour in _column(column, outcome.kind, language):
                click.secho(line, fg=colour or None)


def account(ledger: Ledger, language: str) -> str:
    """Every cell of a sheet in one line: taken, headings, totals, left out."""
    sheet, cells = ledger.sheet.name or "CSV", len(ledger.cells)
    return say(language, "roster.account", sheet=sheet, n=cells, **ledger.counts())


def _notes(notes: list[Note], level: str, language: str) -> Iterator[Line]:
    """The notes of a level by kind: what it is, how often and in which rows; then the first of them in full.

    Every row is named, so that no doubt hides behind a number. What holds for many rows and needs no look is
    said once.
    """
    kinds: dict[str, list[Note]] = {}
    for note in notes:
        if note.level == level:
            kinds.setdefault(note.code, []).append(note)
    if not kinds:
        return
    colour = _COLOURS[level]
    yield say(language, f"roster.head.{level}", n=sum(map(len, kinds.values()))), colour
    for code, group in kinds.items():
        title = catalog(language).get(f"roster.group.{code}")
        if title is None or len(group) < (2 if level == "said" else MANY):
            yield from ((f"  {note.place(language)}: {note.text}", colour) for note in group)
            continue
        yield f"  {title} ({len(group)}): {_places(group, language)}", colour
        shown = group if code in ALL else group[: 0 if level == "said" else SHOWN]
        yield from ((f"      {note.place(language)}: {note.text}", colour) for note in shown)
        if shown and len(shown) < len(group):
            yield say(language, "roster.more-places"), colour


def _places(group: Sequence[Note], language: str) -> str:
    """All rows of some notes, sheet by sheet: "3, 5–9"."""
    sheets: dict[str, list[int]] = {}
    for note in group:
        sheets.setdefault(note.sheet, []).append(note.row)
    told = []
    for sheet, rows in sheets.items():
        key = "roster.rows-of-sheet" if sheet else "roster.rows-of"
        told.append(say(language, key, sheet=sheet, rows=_spans(sorted(set(rows)))))
    return "; ".join(told)


def _spans(rows: Sequence[int]) -> str:
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in spans)


def _people(outcome: Outcome, language: str) -> Iterator[Line]:
    for old, new in outcome.renamed:
        yield say(language, "roster.renamed", old=old, new=new), "yellow"
    for name in outcome.gone:
        yield say(language, "roster.gone", name=name), "yellow"


def report(
    outcome: Outcome, target: Path, root: Path, language: str, *, written: bool, kept: Path | None
) -> list[Line]:
    """What was not taken, what to look at, who changed; then what was only noticed, the numbers and the "
    "files."""
    lines: list[Line] = []
    for level in ("refused", "look"):
        lines += _notes(outcome.notes, level, language)
    lines += _people(outcome, language)
    lines += _notes(outcome.notes, "said", language)
    count = sum(note.level == "refused" for note in outcome.notes)
    numbers = {"taken": len(outcome.rows), "refused": count, "kept": outcome.kept, "added": outcome.added}
    lines.append((say(language, "roster.taken", **numbers, gone=len(outcome.gone)), "green"))
    lines += [(account(ledger, language), "") for ledger in outcome.ledgers]
    file = target.relative_to(root).as_posix()
    lines.append((say(language, "roster.written" if written else "roster.not-written", file=file), ""))
    if kept:
        lines.append((say(language, "roster.old-kept", file=kept.name), ""))
    agenda = target.parent / "agenda.yaml"
    if written and target.name not in agenda.read_text(encoding="utf-8", errors="replace"):
        lines.append((say(language, f"roster.agenda.{outcome.kind}", file=target.name), "yellow"))
    return lines
