"""``ceremony check``: preflight, every fault at its place, exit code 1 when something is wrong."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from ceremony.cli.film_faults import film_faults
from ceremony.cli.spoken import LANGUAGE, spoken
from ceremony.language.catalogs import say
from ceremony.loaders.production import load_production
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.check import run_preflight
from ceremony.preflight.checks import CHECKS
from ceremony.preflight.event import Event
from ceremony.staging.stage import stage

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def look_over(workspace: Path, event: str, language: str | None = None) -> tuple[list[Problem], str]:
    """Faults of the files and, when none stops the load, what preflight finds; and the language spoken."""
    speaks = spoken(language, workspace, event)
    production, problems = load_production(workspace, event, speaks)
    if production is None:
        return problems, speaks
    looked_at = Event(workspace, production, stage(production), speaks)
    return sorted({*problems, *run_preflight(looked_at, CHECKS), *film_faults(looked_at)}), speaks


def find_problems(workspace: Path, event: str, language: str | None = None) -> list[Problem]:
    """Every problem of an event, in file and line order."""
    return look_over(workspace, event, language)[0]


@click.command()
@click.argument("event")
@click.option(
    "--workspace", type=click.Path(path_type=Path, file_okay=False), default=Path(), show_default=True
)
@LANGUAGE
@click.option("--json", "as_json", is_flag=True, help="Mỗi dòng một JSON · one JSON object a line")
def check(event: str, workspace: Path, language: str | None, as_json: bool) -> None:
    """Soát sự kiện trước giờ mở cửa · Preflight of EVENT: exit code 1 when there is an error."""
    problems, speaks = look_over(workspace.resolve(), event, language)
    for problem in problems:
        if as_json:
            click.echo(json.dumps(asdict(problem), ensure_ascii=False))
        else:
            click.secho(str(problem), fg=_COLOURS[problem.severity])
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if not as_json:
        key = "cli.check_clean" if not problems else "cli.check_found"
        click.echo(say(speaks, key, errors=errors, others=len(problems) - errors))
    raise SystemExit(1 if errors else 0)
