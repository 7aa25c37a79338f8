"""``ceremony print EVENT KIND…``: sheets before the show, reports after it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.language.catalogs import say
from ceremony.model.printing import BEFORE, GROUPS, KINDS, opened

if TYPE_CHECKING:
    from ceremony.documents.press import Printed
    from ceremony.documents.record import Record
    from ceremony.documents.sheet import Edition
    from ceremony.documents.stock import Stock
    from ceremony.model.production import Production

LIVE = ("trays", "batches")  # follow the line-up of a running show
IGNORED = "# Giấy in ra làm lại được lúc nào cũng được · printed papers can be made again at any time\n*\n"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    event: str
    kinds: list[str]
    workspace: Path
    plain: bool = False
    first: str = "left"
    dx: float = 0.0
    dy: float = 0.0
    rehearsal: bool = False
    sealed: bool = False
    clean: bool = False
    language: str = "vi"


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


def read_words(
    words: tuple[str, ...], asked: str | None = None, workspace: Path = Path()
) -> tuple[str, list[str]]:
    """The event and the kinds, in either order: ``print EVENT KIND…`` or ``print KIND… EVENT``."""
    known = {*KINDS, *GROUPS}
    event = next((word for word in words if word not in known), "")
    kinds = [word for word in words if word != event]
    strange = [word for word in kinds if word not in known]
    if strange or not kinds or not event:
        speaks, said = spoken(asked, workspace, event), ", ".join(strange) or "–"
        raise click.ClickException(
            say(speaks, "documents.kinds", asked=said, known=", ".join([*KINDS, *GROUPS]))
        )
    return event, opened(tuple(kinds))


def load(wish: Wish) -> tuple[Production, Edition]:
    """The event as it stands in its files; its faults are told and end the command."""
    from ceremony.documents.earlier import compared_with, read_prints
    from ceremony.documents.office import office_of
    from ceremony.documents.sheet import Edition
    from ceremony.loaders.production import load_production
    from ceremony.staging.stage import stage

    production, problems = load_production(wish.workspace, wish.event, wish.language)
    if production is None:
        for problem in problems:
            click.echo(str(problem), err=True)
        raise click.ClickException(say(wish.language, "documents.broken", count=len(problems)))
    rundown = stage(production)
    earlier = compared_with(read_prints(ledger(wish)), rundown.rev)
    return production, Edition(
        rundown,
        rundown.rev,
        last_change(wish.workspace, wish.event, rundown.utc_offset_min),
        heading=not wish.plain,
        first=wish.first,
        office=office_of(production),
        earlier=earlier,
        readings=production.abbreviations.readings,
        unsealed=wish.sealed,
        clean=wish.clean,
    )


def ledger(wish: Wish) -> Path:
    """Where the last prints of the script are remembered."""
    return wish.workspace / ".ceremony" / wish.event / "printed.json"


def read_layout(wish: Wish) -> Stock:
    """Where words stand on certificates, moved by what the printer is off."""
    from ceremony.documents.stock import StockFault, read_stock

    path = wish.workspace / "agendas" / wish.event / "certificate.toml"
    try:
        return read_stock(path, wish.dx, wish.dy)
    except StockFault as fault:
        raise click.ClickException(
            say(wish.language, "documents.stock", file=path.name, what=fault)
        ) from fault


def record_path(wish: Wish) -> Path:
    """Where the record of the show lies, or of the rehearsal."""
    return wish.workspace / ".ceremony" / wish.event / ("rehearsal.db" if wish.rehearsal else "show.db")


def find_record(wish: Wish) -> Record:
    """The record of the show, or of the rehearsal; while it runs too."""
    from ceremony.documents.record import NothingRecorded, read_record
    from ceremony.journal import JournalFault

    try:
        return read_record(record_path(wish))
    except NothingRecorded as fault:
        raise click.ClickException(say(wish.language, "documents.nothing")) from fault
    except JournalFault as fault:
        raise click.ClickException(say(wish.language, "documents.unreadable", reason=fault)) from fault


def standing(wish: Wish, edition: Edition) -> Edition:
    """The edition with people as they really stand while this event's show runs; else as it was."""
    from ceremony.cli.instance import running_event
    from ceremony.documents.lineup import live_edition
    from ceremony.documents.record import NothingRecorded, read_record
    from ceremony.journal import JournalFault

    if running_event(wish.workspace) != wish.event:
        return edition
    try:
        record = read_record(record_path(wish))
    except (NothingRecorded, JournalFault):
        return edition  # it has not been opened yet
    return live_edition(record, edition) if record.state.phase == "open" else edition


def papers(wish: Wish, failed: list[str]) -> Iterator[Printed]:
    """Every file asked for; a kind that this event has nobody for is told and passed by.

    What goes wrong with one kind goes into ``failed``, as a sentence, and keeps no other from being printed.
    """
    from ceremony.documents.press import empty

    production, edition = load(wish)
    record = cache(partial(find_record, wish))
    tell_sealed(wish, edition)
    for kind in wish.kinds:
        name = say(wish.language, f"page.paper.{kind}")
        try:
            if empty(kind, production, edition):
                sealed = not empty(kind, production, replace(edition, unsealed=True))
                key = "documents.sealed.empty" if sealed else "documents.empty"
                click.echo(say(wish.language, key, kind=name), err=True)
                continue
            yield from print_kind(wish, kind, production, edition, record)
        except click.ClickException as fault:
            failed.append(fault.format_message())
        except Exception as fault:  # noqa: BLE001 - a defect in one paper takes no other from the table
            reason = f"{type(fault).__name__}: {fault}"[:120]
            failed.append(say(wish.language, "documents.failed", kind=name, reason=reason))


def tell_sealed(wish: Wish, edition: Edition) -> None:
    """Say how many names are on no paper yet, and how those who must have them get them."""
    from ceremony.documents.seals import seals_of

    count = seals_of(edition.rundown).count if any(kind in BEFORE for kind in wish.kinds) else 0
    if count:
        key = "documents.sealed.printed" if wish.sealed else "documents.sealed.told"
        click.echo(say(wish.language, key, count=count), err=True)


def print_kind(
    wish: Wish, kind: str, production: Production, edition: Edition, record: Callable[[], Record]
) -> Iterator[Printed]:
    """The files of one kind."""
    from ceremony.documents.press import print_after, print_before

    if kind not in BEFORE:
        yield from print_after(kind, record(), edition, production)
        return
    shown = standing(wish, edition) if kind in LIVE else edition
    yield from print_before(kind, production, shown, read_layout(wish))
    if kind == "script":
        remember_script(wish, production, edition)


def remember_script(wish: Wish, production: Production, edition: Edition) -> None:
    """What this print of the script says, so that the next one can mark what is new."""
    from ceremony.documents.earlier import note_print, read_prints
    from ceremony.documents.press import without_sealed
    from ceremony.documents.script import printed, script

    production, edition = without_sealed(production, edition)
    note_print(ledger(wish), read_prints(ledger(wish)), printed(script(production, edition), edition))


def write(folder: Path, printed: Printed) -> Path:
    """In one step: a reader sees the old file or the new one."""
    part = folder / f".{printed.name}.part"
    part.write_bytes(printed.body)
    return part.replace(folder / printed.name)


def make_folder(wish: Wish, out: Path | None) -> Path:
    """The folder for the files; the usual one beside the event's files keeps itself out of git."""
    if out is None:
        shelf = wish.workspace / "print"
        shelf.mkdir(parents=True, exist_ok=True)
        if not (shelf / ".gitignore").exists():
            (shelf / ".gitignore").write_text(IGNORED, encoding="utf-8", newline="\n")
    folder = out or wish.workspace / "print" / wish.event
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@click.command("print")
@click.argument("words", nargs=-1, metavar="EVENT KIND…")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục để ghi · folder for the files",
)
@WORKSPACE
@click.option("--plain", is_flag=True, help="Không in Quốc hiệu · no national title on top")
@click.option(
    "--first",
    type=click.Choice(["left", "right"]),
    default="left",
    help="Người đầu đứng bên nào · where the first stands",
)
@click.option(
    "--dx", type=click.FloatRange(-30, 30), default=0.0, help="Máy in lệch phải, mm · printer offset, right"
)
@click.option(
    "--dy", type=click.FloatRange(-30, 30), default=0.0, help="Máy in lệch xuống, mm · printer offset, down"
)
@click.option(
    "--sealed",
    is_flag=True,
    help="Bản MẬT, có tên chưa công bố · the sealed edition, with names not yet revealed",
)
@click.option(
    "--signed-copy",
    "clean",
    is_flag=True,
    help="Bản trình ký, chân trang không ghi bản · the copy to be signed, without the version line",
)
@click.option("--rehearsal", is_flag=True, help="Giấy sau sự kiện, của buổi tập · papers of the rehearsal")
@LANGUAGE
@click.option("--json", "as_json", is_flag=True, help="Tên tệp trên một dòng JSON · the files as JSON")
@click.option("--gently", is_flag=True, hidden=True, help="Leave the machine to the show.")
def print_sheets(
    words: tuple[str, ...],
    out: Path | None,
    workspace: Path,
    as_json: bool,
    gently: bool,
    language: str | None,
    **asked: object,
) -> None:
    """In giấy tờ của sự kiện · Print an event's papers: KIND…, or before, after, all."""
    if gently and hasattr(os, "nice"):
        os.nice(10)
    event, kinds = read_words(words, language, workspace)
    speaks = spoken(language, workspace, event)
    wish = Wish(event, kinds, workspace.resolve(), language=speaks, **asked)  # type: ignore[arg-type]
    folder = make_folder(wish, out)
    files: list[str] = []
    failed: list[str] = []
    for printed in papers(wish, failed):
        path = write(folder, printed)
        files.append(path.name)
        if not as_json:
            click.echo(str(path))
    told = list(dict.fromkeys(failed))
    if told and not files:
        raise click.ClickException(" ".join(told))
    for sentence in told:
        click.echo(sentence, err=True)
    if as_json:
        click.echo(json.dumps({"files": files}, ensure_ascii=False))
    if told:
        click.get_current_context().exit(1)
