"""``ceremony pledge export`` and ``verify``: the register of a signing, for the archive, and its proof."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from ceremony.documents.pledge_register import Register

WORKSPACE = click.option(
    "--workspace", type=click.Path(path_type=Path, file_okay=False), default=Path(), show_default=True
)
REHEARSAL = click.option("--rehearsal", is_flag=True, help="Of the rehearsal instead of the show.")
LANGUAGE = "vi"


@click.group()
def pledge() -> None:
    """Sổ ký cam kết · The register of the signing."""


def _say(key: str, /, **values: object) -> str:
    return say(LANGUAGE, f"pledge.{key}", **values)


def _read(workspace: Path, event: str, rehearsal: bool) -> Register:
    """The register in the journal; where the journal was altered ends the command and says where."""
    from ceremony.documents.pledge_register import sealed_register
    from ceremony.documents.record import NothingRecorded, read_record
    from ceremony.journal import JournalDamaged, JournalFault

    path = workspace / ".ceremony" / event / ("rehearsal.db" if rehearsal else "show.db")
    try:
        return sealed_register(read_record(path))
    except NothingRecorded as fault:
        raise click.ClickException(say(LANGUAGE, "documents.nothing")) from fault
    except JournalDamaged as fault:
        key = "damaged.entry" if fault.entry else "damaged"
        raise click.ClickException(_say(key, entry=fault.entry, reason=fault)) from fault
    except JournalFault as fault:
        raise click.ClickException(say(LANGUAGE, "documents.unreadable", reason=fault)) from fault


def _folder(workspace: Path, event: str, out: Path | None) -> Path:
    return out or workspace / "print" / event / "so-ky"


@pledge.command()
@click.argument("event")
@click.option("-o", "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the files.")
@WORKSPACE
@REHEARSAL
def export(event: str, out: Path | None, workspace: Path, rehearsal: bool) -> None:
    """Ghi sổ ký ra tệp: JSON và chữ ký SVG · Write the register: JSON and the signatures as SVG."""
    from ceremony.documents.pledge_export import write_register

    register = _read(workspace.resolve(), event, rehearsal)
    folder = _folder(workspace.resolve(), event, out)
    written = write_register(register, folder)
    inks = len(written) - 1
    click.echo(_say("exported", folder=folder, lines=len(register.lines), inks=inks))
    click.echo(register.head["tally"])
    click.echo(_say("seal", seal=register.seal))


@pledge.command()
@click.argument("event")
@click.option(
    "--files", type=click.Path(path_type=Path, file_okay=False), help="Exported files to be checked too."
)
@click.option("--seal", help="The seal as it was printed on paper.")
@WORKSPACE
@REHEARSAL
def verify(event: str, files: Path | None, seal: str | None, workspace: Path, rehearsal: bool) -> None:
    """Kiểm chứng sổ ký; sửa một byte cũng chỉ ra chỗ · Verify the register; one altered byte is found."""
    from ceremony.documents.pledge_export import FILE, doubts

    register = _read(workspace.resolve(), event, rehearsal)
    folder = _folder(workspace.resolve(), event, files)
    found = doubts(register, folder) if files or (folder / FILE).exists() else []
    for doubt in found:
        click.echo(_say(f"doubt.{doubt.key}", **doubt.values), err=True)
    printed = "".join((seal or register.seal).split()).lower()
    if printed != register.seal:
        click.echo(_say("doubt.seal", here=printed, there=register.seal), err=True)
    if found or printed != register.seal:
        raise click.ClickException(_say("not_true"))
    click.echo(_say("true", lines=len(register.lines), tally=register.head["tally"]))
    click.echo(_say("seal", seal=register.seal))
