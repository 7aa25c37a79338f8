"""``ceremony roster import``: a list that staff sent becomes a clean file of the event, with a report."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from ceremony.cli.help import Group
from ceremony.cli.packed import event_names, has_event
from ceremony.cli.roster_report import report, tell_columns
from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.files.private import private_folder
from ceremony.language.catalogs import say
from ceremony.language.text import match_key
from ceremony.loaders.roster.columns import COLUMNS
from ceremony.loaders.roster.entry import FILES, Note, Outcome, Wish
from ceremony.loaders.roster.importing import bring_in, read_lists, refused, sentence
from ceremony.loaders.roster.write import put
from ceremony.loaders.sheets import Opened
from ceremony.loaders.sheets.limits import TableRefused
from ceremony.theme.glyphs import show_signs, undrawn

FONTS = ("unicode", "tcvn3", "tcvn3h", "vni")


@click.group(cls=Group)
def roster() -> None:
    """Danh sách người nhận, người ký, quyết định · Lists of recipients, signers, people, decisions."""


def _pairs(said: tuple[str, ...], allowed: tuple[str, ...], option: str, language: str) -> dict[str, str]:
    """``column=field`` as a mapping; ``allowed`` are the words that may stand behind the sign."""
    found = {}
    for one in said:
        key, sign, value = one.partition("=")
        if not sign or not key.strip() or (allowed and value.strip() not in allowed):
            words = ", ".join(allowed)
            raise click.ClickException(say(language, "roster.option", option=option, said=one, words=words))
        found[key.strip()] = value.strip()
    return found


def _words_of_fields(kind: str) -> dict[str, str]:
    """The words of the preview, in every language, and the fields they stand for."""
    group = "decision" if kind == "decisions" else "field"
    found: dict[str, str] = {}
    for language in ("vi", "en"):
        for field in COLUMNS[kind]:
            whole = say(language, f"roster.{group}.{field}")
            for word in (whole, whole.partition("(")[0]):
                found.setdefault(match_key(word), field)
        found[match_key(say(language, "roster.ignored"))] = "-"
    return found


def _maps(said: tuple[str, ...], kind: str, language: str) -> dict[str, str]:
    """What the caller says of columns; a field by its name or by the words that the preview prints for it."""
    words = _words_of_fields(kind)
    made = []
    for one in said:
        column, sign, field = one.partition("=")
        known = field.strip() in (*COLUMNS[kind], "-")
        made.append(one if known else f"{column}{sign}{words.get(match_key(field), field)}")
    return _pairs(tuple(made), (*COLUMNS[kind], "-"), "--map", language)


def _wish(kind: str, language: str, dates: str | None, header: int, said: dict[str, tuple[str, ...]]) -> Wish:
    fields = tuple(COLUMNS[kind])
    defaults = _pairs(said["default"], (), "--default", language)
    for name in defaults:
        if name not in fields:
            words = ", ".join(fields)
            raise click.ClickException(
                say(language, "roster.option", option="--default", said=name, words=words)
            )
    return Wish(
        kind,
        language,
        dates or "",
        _maps(said["map"], kind, language),
        _pairs(said["font"], FONTS, "--font", language),
        defaults,
        header,
    )


def _look_for_room(outcome: Outcome, language: str) -> None:
    from ceremony.staging.room import too_tight

    for row, (sheet, number) in zip(outcome.rows, outcome.places, strict=True):
        layouts = too_tight(row) if outcome.kind in ("recipients", "signers") else ()
        if layouts:
            told = say(language, "roster.tight", name=row["name"], pictures=", ".join(layouts))
            outcome.notes.append(Note("look", "tight", sheet, number, told))


def _look_for_signs(outcome: Outcome, language: str) -> None:
    """Names and words that the hall and the papers would show as blanks."""
    for row, (sheet, number) in zip(outcome.rows, outcome.places, strict=True):
        signs = undrawn(" ".join(row.get(name, "") for name in ("name", "unit", "area", "title", "form")))
        if signs:
            told = say(language, "roster.glyphs", name=row["name"], signs=show_signs(signs))
            outcome.notes.append(Note("look", "glyphs", sheet, number, told))


def _target(workspace: Path, event: str, kind: str, named: str | None, language: str) -> Path:
    name = named or FILES[kind]
    ends = Path(FILES[kind]).suffix
    if not name.endswith(ends) or Path(name).name != name or name.startswith("."):
        raise click.ClickException(say(language, "roster.file-name", name=name, ends=ends))
    return workspace / "agendas" / event / name


def _as_json(outcome: Outcome, target: Path, written: bool, kept: Path | None) -> str:
    told = {
        "ok": True,
        "written": written,
        "file": str(target),
        "backup": str(kept) if kept else None,
        "taken": len(outcome.rows),
        "kept": outcome.kept,
        "added": outcome.added,
        "renamed": outcome.renamed,
        "gone": outcome.gone,
        "columns": {name: [asdict(one) for one in columns] for name, columns in outcome.columns.items()},
        "notes": [asdict(note) for note in outcome.notes],
        "cells": {ledger.sheet.name: ledger.counts() for ledger in outcome.ledgers},
    }
    return json.dumps(told, ensure_ascii=False)


def _open(file: Path, language: str) -> Opened:
    """The file, which begins to be read."""
    try:
        return Opened(file)
    except TableRefused as problem:
        raise click.ClickException(sentence(language, problem)) from problem


def _read(
    opened: Opened, target: Path, workspace: Path, wish: Wish, sheets: tuple[str, ...], replace: bool
) -> Outcome:
    try:
        entries, outcome = read_lists(opened.book(), wish, sheets)
        if not entries:
            faults = "\n".join(
                f"  {note.place(wish.language)}: {note.text}" for note in refused(outcome)[:20]
            )
            raise click.ClickException(
                say(wish.language, "roster.nobody") + ("\n" + faults if faults else "")
            )
        bring_in(entries, outcome, (target, workspace), wish, replace=replace)
    except TableRefused as problem:
        raise click.ClickException(sentence(wish.language, problem)) from problem
    _look_for_room(outcome, wish.language)
    if outcome.kind != "decisions":
        _look_for_signs(outcome, wish.language)
    return outcome


@roster.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--event", required=True, help="Tên sự kiện · the event's name")
@click.option("--as", "kind", required=True, type=click.Choice(list(FILES)), help="Danh sách gì · which list")
@click.option(
    "--sheet", "sheets", multiple=True, help="Tên hoặc số thứ tự của bảng tính · name or number of a sheet"
)
@click.option(
    "--map", "maps", multiple=True, metavar="COLUMN=FIELD", help="Cột nào là gì; “-”: bỏ · what a column is"
)
@click.option(
    "--default",
    "defaults",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Khi danh sách không ghi · when not said",
)
@click.option("--font", "fonts", multiple=True, metavar="COLUMN=FONT", help=" | ".join(FONTS))
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="05/06: 5 tháng 6 (dmy) · 6 May (mdy)")
@click.option(
    "--header", type=click.IntRange(0, 1000), default=0, help="Dòng tên cột · row of the column names"
)
@click.option("--to", "named", metavar="NAME", help="Tên tệp trong agendas/<event>/ · name of the file")
@click.option("--replace", is_flag=True, help="Thay hẳn danh sách cũ · the old list is another one")
@click.option("--dry-run", is_flag=True, help="Chỉ xem trước, không ghi · preview, write nothing")
@click.option("--yes", is_flag=True, help="Không hỏi lại · do not ask")
@WORKSPACE
@LANGUAGE
@click.option("--json", "as_json", is_flag=True, help="Một dòng JSON · one line of JSON")
def import_roster(
    file: Path,
    event: str,
    kind: str,
    sheets: tuple[str, ...],
    maps: tuple[str, ...],
    defaults: tuple[str, ...],
    fonts: tuple[str, ...],
    dates: str | None,
    header: int,
    named: str | None,
    replace: bool,
    dry_run: bool,
    yes: bool,
    workspace: Path,
    language: str | None,
    as_json: bool,
) -> None:
    """Nhập danh sách từ XLSX, XLS, ODS, CSV · Bring a list from a spreadsheet into EVENT."""
    root = workspace.resolve()
    speaks = spoken(language, root, event)
    if not has_event(root, event):
        known = ", ".join(event_names(root))
        raise click.ClickException(say(speaks, "roster.no-event", event=event[:80], known=known))
    with _open(file, speaks) as opened:
        wish = _wish(kind, speaks, dates, header, {"map": maps, "font": fonts, "default": defaults})
        target = _target(root, event, kind, named, speaks)
        outcome = _read(opened, target, root, wish, sheets, replace)
    if not as_json:
        tell_columns(outcome, speaks)
    asks = not (yes or dry_run or as_json) and sys.stdin.isatty()
    go = not dry_run and (
        not asks or click.confirm(say(speaks, "roster.ask", file=target.name, n=len(outcome.rows)))
    )
    kept = put(target, outcome.text, mark=outcome.mark) if go else None
    if as_json:
        click.echo(_as_json(outcome, target, go, kept))
        return
    told = report(outcome, target, root, speaks, written=go, kept=kept)
    for line, colour in told:
        click.secho(line, fg=colour or None)
    if go:
        folder = root / ".ceremony" / event
        private_folder(folder)
        lines = "\n".join(line for line, _ in told)
        (folder / f"roster-{kind}.txt").write_text(lines + "\n", encoding="utf-8", newline="\n")
