"""``ceremony schema``: the JSON Schema of agenda.yaml, for editors that check while one writes."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ceremony.cli.packed import repository
from ceremony.cli.spoken import LANGUAGE, spoken
from ceremony.language.catalogs import say

PLACE = Path("docs", "schema", "agenda.schema.json")


def schema_text() -> str:
    """The schema as it is committed: stable order, two blanks, a line end."""
    from ceremony.model.agenda import schema as agenda_schema

    return json.dumps(agenda_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@click.command()
@click.option(
    "--check", "only_check", is_flag=True, help="Chỉ kiểm tra tệp có mới không · only check the file"
)
@click.option("--out", type=click.Path(path_type=Path), help="Tệp để ghi · the file to write")
@LANGUAGE
def schema(only_check: bool, out: Path | None, language: str | None) -> None:
    """Ghi JSON Schema của agenda.yaml · Write the JSON Schema of agenda.yaml."""
    path = out or (repository() or Path.cwd()) / PLACE
    text = schema_text()
    if only_check:
        current = path.is_file() and path.read_text(encoding="utf-8") == text
        if not current:
            click.echo(say(spoken(language), "cli.schema.old", path=path), err=True)
            raise click.exceptions.Exit(1)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(path)
