"""``ceremony purge EVENT``: after the event, what is personal goes; what the organiser must keep stays."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from ceremony.cli.instance import AlreadyRunning, Instance
from ceremony.cli.run import may_be
from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.language.catalogs import LANGUAGES, say
from ceremony.media.conversion import ORIGINALS

KEPT_PAPERS = ("minutes", "report")
LOCK = "running.lock"  # held meanwhile
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs together: ``key`` says in words what it is."""

    key: str
    files: tuple[Path, ...]


def parts_of(workspace: Path, event: str) -> list[Part]:
    """Everything personal that lies in an event's own folders."""
    lists, photos = _named_in_files(workspace, event)
    found = (
        Part("record", tuple(_below(workspace / ".ceremony" / event))),
        Part("list", tuple(_inside(workspace / "agendas" / event, lists))),
        Part("photo", tuple(_inside(workspace / "media" / event, photos))),
        Part("paper", tuple(path for path in _below(workspace / "print" / event) if not _is_kept(path))),
    )
    return [part for part in found if part.files]


def _named_in_files(workspace: Path, event: str) -> tuple[set[str], set[str]]:
    """The lists and the photos that the event's files name; if they are broken, what looks like a list."""
    from ceremony.loaders.production import load_production
    from ceremony.media.probing import NAME

    found_out = workspace / ".ceremony" / event / NAME
    had = found_out.exists()
    production, _problems = load_production(workspace, event)
    if not had:
        found_out.unlink(missing_ok=True)  # whoever erases leaves nothing behind
    usual = {path.name for path in (workspace / "agendas" / event).glob("*") if _looks_like_list(path)}
    if production is None:
        return usual, set()
    people = [row for rows in production.recipients.values() for row in rows]
    photos = {row.photo for row in people} | {who.photo for who in production.people.values()}
    named = {photo for photo in photos if photo}
    return {*production.recipients, *production.signers} | usual, named | _originals(workspace, event, named)


def _originals(workspace: Path, event: str, photos: set[str]) -> set[str]:
    """What these photos were converted from."""
    media = workspace / "media" / event
    found: set[Path] = set()
    for photo in photos:
        kept = media / ORIGINALS / photo
        same = re.compile(rf"{re.escape(kept.stem)}(-\d+)?", re.IGNORECASE)
        found |= {path for path in kept.parent.glob("*") if same.fullmatch(path.stem)}
    return {path.relative_to(media).as_posix() for path in found}


def _looks_like_list(path: Path) -> bool:
    return path.stem.startswith(("recipients", "signers")) and path.is_file()


def _is_kept(path: Path) -> bool:
    names = tuple(say(language, f"documents.file.{kind}") for language in LANGUAGES for kind in KEPT_PAPERS)
    return path.stem in names or path.name == ".gitignore"


def _below(folder: Path) -> Iterator[Path]:
    """Every file below a folder; a link is a file, nothing behind it is looked at."""
    if folder.is_symlink():
        return
    for place, folders, files in os.walk(folder):
        yield from (Path(place) / name for name in sorted(files) if name != LOCK)
        yield from (Path(place) / name for name in folders if (Path(place) / name).is_symlink())


def _inside(folder: Path, names: set[str]) -> Iterator[Path]:
    """These files of a folder; a name that leads out of it is none of them."""
    whole = folder.resolve()
    for name in sorted(names):
        path = folder / name
        if os.path.lexists(path) and path.parent.resolve().is_relative_to(whole) and not folder.is_symlink():
            yield path


def erase(path: Path) -> None:
    """Write zeros over a file and delete it; of a link or a file with two names only this name. OSError."""
    facts = path.lstat()
    if path.is_file() and not path.is_symlink() and facts.st_nlink == 1:
        with path.open("r+b") as file:
            left = facts.st_size
            while left > 0:
                left -= file.write(bytes(min(BLOCK, left)))
            file.flush()
            os.fsync(file.fileno())
    path.unlink()


def erase_all(parts: list[Part]) -> list[Path]:
    """Erase every file; what was left."""
    left = []
    for part in parts:
        for path in part.files:
            try:
                erase(path)
            except OSError:
                left.append(path)
    return left


def tell(workspace: Path, parts: list[Part], head: str, language: str) -> None:
    """What goes or has gone, part by part."""
    click.echo(say(language, f"cli.purge.{head}"))
    for part in parts:
        click.echo(f"  {say(language, f'cli.purge.{part.key}')} ({len(part.files)})")
        for path in part.files[:8]:
            click.echo(f"    {path.relative_to(workspace)}")
        if len(part.files) > 8:
            click.echo("    …")


@click.command()
@click.argument("event")
@WORKSPACE
@click.option("--yes", is_flag=True, help="Xóa thật; không có thì chỉ liệt kê · delete; without it only list")
@LANGUAGE
def purge(event: str, workspace: Path, yes: bool, language: str | None) -> None:
    """Xóa dữ liệu cá nhân sau sự kiện · Delete personal data after the event; lists first, --yes deletes."""
    workspace = workspace.resolve()
    speaks = spoken(language, workspace, event)
    homes = [workspace / shelf / event for shelf in ("agendas", ".ceremony")]
    if not may_be(event) or not any(home.is_dir() for home in homes):
        raise click.ClickException(say(speaks, "cli.purge.unknown", event=event[:60], folder=workspace))
    had, left = homes[1].is_dir(), list[Path]()
    try:
        with Instance(homes[1]):  # no show can begin meanwhile
            parts = parts_of(workspace, event)
            left = erase_all(parts) if yes else []
    except AlreadyRunning as fault:
        raise click.ClickException(say(speaks, "cli.purge.running", event=event)) from fault
    if not had or (yes and not left and not homes[1].is_symlink()):
        shutil.rmtree(homes[1], ignore_errors=True)
    if not parts:
        click.echo(say(speaks, "cli.purge.nothing"))
    else:
        tell(workspace, parts, "gone" if yes else "goes", speaks)
    click.echo(say(speaks, "cli.purge.kept"))
    click.echo(f"  {say(speaks, 'cli.purge.kept_files')}")
    click.echo(f"  {say(speaks, 'cli.purge.kept_papers', event=event)}")
    click.echo(say(speaks, "cli.purge.advice"))
    if not yes and parts:
        click.echo(say(speaks, "cli.purge.again"))
    if left:
        names = ", ".join(str(path.relative_to(workspace)) for path in left)
        raise click.ClickException(say(speaks, "cli.purge.left", files=names))
