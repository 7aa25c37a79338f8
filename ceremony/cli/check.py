"""``ceremony check``: preflight, every fault at its place, exit code 1 when something is wrong."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import click

from ceremony.cli.film_faults import film_faults
from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.language.catalogs import say
from ceremony.loaders.production import load_production
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.check import run_preflight
from ceremony.preflight.checks import CHECKS
from ceremony.preflight.event import Event
from ceremony.staging.stage import stage

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


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


def _coloured(problem: Problem) -> str:
    """The problem in its colour; plain where the terminal asks for none (no-color.org)."""
    plain = str(problem)
    return plain if os.environ.get("NO_COLOR") else click.style(plain, fg=_COLOURS[problem.severity])


@click.command()
@click.argument("event")
@WORKSPACE
@LANGUAGE
@click.option("--json", "as_json", is_flag=True, help="Mỗi dòng một JSON · one JSON object a line")
def check(event: str, workspace: Path, language: str | None, as_json: bool) -> None:
    """Soát sự kiện trước giờ mở cửa · Preflight of EVENT: exit code 1 when there is an error."""
    problems, speaks = look_over(workspace.resolve(), event, language)
    for problem in problems:
        if as_json:
            click.echo(json.dumps(asdict(problem), ensure_ascii=False))
        else:
            click.echo(_coloured(problem))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if not as_json:
        key = "cli.check_clean" if not problems else "cli.check_found"
        click.echo(say(speaks, key, errors=errors, others=len(problems) - errors))
    raise SystemExit(1 if errors else 0)
