"""``ceremony new``: a workspace with its three folders and a first event to change."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from ceremony.cli.packed import FOUNDING_EVENT, SHELVES, copy_sample, has_event
from ceremony.cli.schema import schema_text
from ceremony.cli.spoken import LANGUAGE, spoken
from ceremony.language.catalogs import say
from ceremony.language.text import slug

SHELF_OF = {
    ".yaml": "agendas",
    ".csv": "agendas",
    ".md": "slides",
}  # where a file of the starter event belongs


def write_starter(workspace: Path, event: str, language: str) -> None:
    """A short commented event in "vi" or "en"; files that stand there are left alone."""
    for text in sorted((resources.files("ceremony.cli") / "starter" / language).iterdir(), key=str):
        place = workspace / SHELF_OF[Path(text.name).suffix] / event / text.name
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            place.write_text(text.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    schema = workspace / "agendas" / "agenda.schema.json"
    if not schema.exists():
        schema.write_text(schema_text(), encoding="utf-8", newline="\n")


def make_shelves(workspace: Path, event: str | None) -> None:
    """The three folders, with one of the event's name in each."""
    for shelf in SHELVES:
        (workspace / shelf / (event or "")).mkdir(parents=True, exist_ok=True)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--event", help="Tên sự kiện, không dấu · the event's name, plain letters")
@click.option("--empty", is_flag=True, help="Chỉ tạo ba thư mục · only the three folders")
@click.option("--demo", "sample", is_flag=True, help="Chép sự kiện mẫu · copy the sample event")
@LANGUAGE
def new(folder: Path, event: str | None, empty: bool, sample: bool, language: str | None) -> None:
    """Tạo thư mục làm việc mới · Make a new workspace: agendas, slides, media."""
    speaks = spoken(language)
    if event is not None and slug(event) != event:
        raise click.ClickException(say(speaks, "cli.new.name", name=event, better=slug(event)))
    name = event or (FOUNDING_EVENT if sample else slug(folder.resolve().name))
    if has_event(folder, name) and not empty:
        raise click.ClickException(say(speaks, "cli.new.there", name=name, folder=folder))
    try:
        if empty:
            make_shelves(folder, event)
        elif sample:
            copy_sample(FOUNDING_EVENT, folder, name)
        else:
            make_shelves(folder, name)
            write_starter(folder, name, speaks)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise click.ClickException(say(speaks, "cli.new.cannot", folder=folder, reason=reason)) from problem
    click.echo(say(speaks, "cli.new.empty" if empty else "cli.new.made", name=name, folder=folder))
