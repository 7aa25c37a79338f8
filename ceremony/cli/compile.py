"""``ceremony compile EVENT``: files → one JSON file that a show runs from."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.files.private import private_file, private_folder
from ceremony.model.compiled import Compiled, dump_compiled, fingerprint, problem_json
from ceremony.model.problem import Problem


@dataclass(frozen=True, slots=True)
class CompileResult:
    """What a compile came to. When ``ok`` is false the file of the last good compile is untouched."""

    ok: bool
    fingerprint: str
    problems: tuple[Problem, ...]
    out: Path
    rev: str = ""


def _write(path: Path, text: str) -> None:
    """Write in one step: a reader sees the old file or the new one, never a half."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    if ".ceremony" in path.parts:
        private_folder(path.parent)
        private_file(part)
    path.parent.mkdir(parents=True, exist_ok=True)
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)


def compile_to(workspace: Path, event: str, out: Path, language: str | None = None) -> CompileResult:
    """Load and stage ``event``, and write the compiled file to ``out`` when nothing is wrong."""
    from ceremony.loaders.production import load_production
    from ceremony.staging.stage import stage

    print_of_files = fingerprint(workspace, event)
    production, problems = load_production(workspace, event, spoken(language, workspace, event))
    if production is None:
        return CompileResult(False, print_of_files, tuple(problems), out)
    rundown = stage(production)
    _write(out, dump_compiled(Compiled(print_of_files, rundown, tuple(problems))))
    return CompileResult(True, print_of_files, tuple(problems), out, rundown.rev)


def _as_json(result: CompileResult) -> str:
    told = {
        "ok": result.ok,
        "fingerprint": result.fingerprint,
        "rev": result.rev,
        "out": str(result.out),
        "problems": [problem_json(problem) for problem in result.problems],
    }
    return json.dumps(told, ensure_ascii=False)


@click.command("compile")
@click.argument("event")
@WORKSPACE
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Tệp để ghi · the file to write",
)
@LANGUAGE
@click.option("--json", "as_json", is_flag=True, help="Một dòng JSON · one line of JSON")
def compile_event(event: str, workspace: Path, out: Path | None, language: str | None, as_json: bool) -> None:
    """Đọc các tệp của một sự kiện và ghi bản chạy · Read an event's files and write what a show runs from."""
    target = out or workspace / ".ceremony" / event / "rundown.json"
    result = compile_to(workspace, event, target, language)
    if as_json:
        click.echo(_as_json(result))
    else:
        for problem in result.problems:
            click.echo(str(problem), err=not result.ok)
    sys.exit(0 if result.ok else 1)
