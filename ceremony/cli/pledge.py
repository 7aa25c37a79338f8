"""``ceremony pledge export`` and ``verify``: the register of a signing, for the archive, and its proof."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceremony.cli.help import Group
from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from ceremony.documents.pledge_register import Register

REHEARSAL = click.option("--rehearsal", is_flag=True, help="Của buổi tập dượt · of the rehearsal")


@click.group(cls=Group)
def pledge() -> None:
    """Sổ ký cam kết · The register of the signing."""


def _read(workspace: Path, event: str, rehearsal: bool, language: str) -> Register:
    """The register in the journal; where the journal was altered ends the command and says where."""
    from ceremony.documents.pledge_register import sealed_register
    from ceremony.documents.record import NothingRecorded, read_record
    from ceremony.journal import JournalDamaged, JournalFault

    path = workspace / ".ceremony" / event / ("rehearsal.db" if rehearsal else "show.db")
    try:
        return sealed_register(read_record(path))
    except NothingRecorded as fault:
        raise click.ClickException(say(language, "documents.nothing")) from fault
    except JournalDamaged as fault:
        key = "damaged.entry" if fault.entry else "damaged"
        raise click.ClickException(say(language, f"pledge.{key}", entry=fault.entry, reason=fault)) from fault
    except JournalFault as fault:
        raise click.ClickException(say(language, "documents.unreadable", reason=fault)) from fault


def _folder(workspace: Path, event: str, out: Path | None) -> Path:
    return out or workspace / "print" / event / "so-ky"


@pledge.command()
@click.argument("event")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục để ghi · folder for the files",
)
@WORKSPACE
@REHEARSAL
@LANGUAGE
def export(event: str, out: Path | None, workspace: Path, rehearsal: bool, language: str | None) -> None:
    """Ghi sổ ký ra tệp: JSON và chữ ký SVG · Write the register: JSON and the signatures as SVG."""
    from ceremony.documents.pledge_export import write_register

    speaks = spoken(language, workspace, event)
    register = _read(workspace.resolve(), event, rehearsal, speaks)
    folder = _folder(workspace.resolve(), event, out)
    written = write_register(register, folder)
    inks = len(written) - 1
    click.echo(say(speaks, "pledge.exported", folder=folder, lines=len(register.lines), inks=inks))
    click.echo(register.head["tally"])
    click.echo(say(speaks, "pledge.seal", seal=register.seal))


@pledge.command()
@click.argument("event")
@click.option(
    "--files",
    type=click.Path(path_type=Path, file_okay=False),
    help="Soát cả các tệp đã xuất · check exported files too",
)
@click.option("--seal", help="Mã niêm phong in trên giấy · the seal as printed")
@WORKSPACE
@REHEARSAL
@LANGUAGE
def verify(
    event: str,
    files: Path | None,
    seal: str | None,
    workspace: Path,
    rehearsal: bool,
    language: str | None,
) -> None:
    """Kiểm chứng sổ ký; sửa một byte cũng chỉ ra chỗ · Verify the register; one altered byte is found."""
    from ceremony.documents.pledge_export import FILE, doubts

    speaks = spoken(language, workspace, event)
    register = _read(workspace.resolve(), event, rehearsal, speaks)
    folder = _folder(workspace.resolve(), event, files)
    found = doubts(register, folder) if files or (folder / FILE).exists() else []
    for doubt in found:
        click.echo(say(speaks, f"pledge.doubt.{doubt.key}", **doubt.values), err=True)
    printed = "".join((seal or register.seal).split()).lower()
    if printed != register.seal:
        click.echo(say(speaks, "pledge.doubt.seal", here=printed, there=register.seal), err=True)
    if found or printed != register.seal:
        raise click.ClickException(say(speaks, "pledge.not_true"))
    click.echo(say(speaks, "pledge.true", lines=len(register.lines), tally=register.head["tally"]))
    click.echo(say(speaks, "pledge.seal", seal=register.seal))
