"""``ceremony print EVENT KIND…``: sheets before the show, reports after it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from ceremony.documents.press import Printed
    from ceremony.documents.sheet import Edition
    from ceremony.documents.stock import Stock
    from ceremony.model.production import Production

GROUPS = ("before", "after", "all")


def last_change(workspace: Path, event: str, utc_offset_min: int) -> str:
    """When a file of the agenda or the slides was last changed, local to the event: "08:14 23/11/2026"."""
    times = [
        path.stat().st_mtime
        for folder in ("agendas", "slides")
        for path in (workspace / folder / event).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    ]
    if not times:
        return ""
    moment = datetime.fromtimestamp(int(max(times)), UTC) + timedelta(minutes=utc_offset_min)
    return moment.strftime("%H:%M %d/%m/%Y")


def wanted(kinds: tuple[str, ...]) -> list[str]:
    """The kinds asked for, groups opened, each once."""
    from ceremony.documents.press import AFTER, BEFORE

    groups = {"before": BEFORE, "after": AFTER, "all": (*BEFORE, *AFTER)}
    return list(dict.fromkeys(one for kind in kinds for one in groups.get(kind, (kind,))))


def _load(workspace: Path, event: str, plain: bool, first: str) -> tuple[Production, Edition]:
    """The event as it stands in its files; its faults are told and end the command."""
    from ceremony.documents.sheet import Edition
    from ceremony.loaders.production import load_production
    from ceremony.staging.stage import stage

    production, problems = load_production(workspace, event)
    if production is None:
        for problem in problems:
            click.echo(str(problem), err=True)
        raise click.ClickException(say("vi", "documents.broken", count=len(problems)))
    rundown = stage(production)
    stamp = last_change(workspace, event, rundown.utc_offset_min)
    return production, Edition(rundown, rundown.rev, stamp, heading=not plain, first=first)


def _stock(workspace: Path, event: str, dx: float, dy: float) -> Stock:
    from ceremony.documents.stock import StockFault, read_stock

    path = workspace / "agendas" / event / "certificate.toml"
    try:
        return read_stock(path, dx, dy)
    except StockFault as fault:
        raise click.ClickException(say("vi", "documents.stock", file=path.name, what=fault)) from fault


def _after(kinds: list[str], workspace: Path, event: str, edition: Edition, rehearsal: bool) -> list[Printed]:
    from ceremony.cli.instance import running_event
    from ceremony.documents.press import print_after
    from ceremony.documents.record import NothingRecorded, read_record
    from ceremony.journal import JournalFault

    if running_event(workspace) == event:
        raise click.ClickException(say("vi", "documents.running"))
    path = workspace / ".ceremony" / event / ("rehearsal.db" if rehearsal else "show.db")
    try:
        record = read_record(path)
    except NothingRecorded as fault:
        raise click.ClickException(say("vi", "documents.nothing")) from fault
    except JournalFault as fault:
        raise click.ClickException(say("vi", "documents.unreadable", reason=fault)) from fault
    return [print_after(kind, record, edition) for kind in kinds]


def _write(folder: Path, printed: Printed) -> None:
    """In one step: a reader sees the old file or the new one."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{printed.name}.part"
    part.write_bytes(printed.body)
    part.replace(folder / printed.name)
    click.echo(str(folder / printed.name))


def _check_kinds(kinds: tuple[str, ...]) -> None:
    from ceremony.documents.press import AFTER, BEFORE

    known = (*BEFORE, *AFTER, *GROUPS)
    strange = [kind for kind in kinds if kind not in known]
    if strange or not kinds:
        asked = ", ".join(strange) or "–"
        raise click.ClickException(say("vi", "documents.kinds", asked=asked, known=", ".join(known)))


@click.command("print")
@click.argument("event")
@click.argument("kinds", nargs=-1)
@click.option("-o", "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the files.")
@click.option(
    "--workspace", type=click.Path(path_type=Path, file_okay=False), default=Path(), show_default=True
)
@click.option("--plain", is_flag=True, help="No national title on top.")
@click.option("--first", type=click.Choice(["left", "right"]), default="left", help="Where the first stands.")
@click.option("--dx", type=click.FloatRange(-30, 30), default=0.0, help="Printer offset to the right, mm.")
@click.option("--dy", type=click.FloatRange(-30, 30), default=0.0, help="Printer offset down, mm.")
@click.option("--rehearsal", is_flag=True, help="Papers after the event from the rehearsal.")
def print_sheets(
    event: str,
    kinds: tuple[str, ...],
    out: Path | None,
    workspace: Path,
    plain: bool,
    first: str,
    dx: float,
    dy: float,
    rehearsal: bool,
) -> None:
    """In giấy tờ của sự kiện · Print an event's papers: KIND…, or before, after, all."""
    from ceremony.documents.press import AFTER, BEFORE, empty, print_before

    _check_kinds(kinds)
    workspace = workspace.resolve()
    folder = out or workspace / "print" / event
    production, edition = _load(workspace, event, plain, first)
    asked = wanted(kinds)
    for kind in (kind for kind in asked if kind in BEFORE):
        if empty(kind, edition):
            click.echo(say("vi", "documents.empty", kind=kind), err=True)
            continue
        for printed in print_before(kind, production, edition, _stock(workspace, event, dx, dy)):
            _write(folder, printed)
    after = [kind for kind in asked if kind in AFTER]
    for printed in _after(after, workspace, event, edition, rehearsal) if after else []:
        _write(folder, printed)
