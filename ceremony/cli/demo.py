"""``ceremony demo``: the sample event from nothing to running, with its film built first."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click

from ceremony import __version__
from ceremony.cli.packed import FOUNDING_EVENT, copy_sample, event_names, has_event, repository, samples
from ceremony.cli.spoken import LANGUAGE, spoken
from ceremony.files.private import private_folder
from ceremony.language.catalogs import say

FILM_STAMP = "film-built.json"
FILM_ROOMS = ("video", "theme", "model", "language")  # the code that a film is drawn with


def demo_workspace(folder: Path | None, event: str) -> Path:
    """The repository itself, or a copy of the packed event in ``folder`` (~/Ceremony), made once and kept."""
    root = repository()
    if folder is None and root is not None:
        return root
    workspace = folder or Path.home() / "Ceremony"
    if not has_event(workspace, event) and has_event(samples(), event):
        copy_sample(event, workspace)
    return workspace


def film_traces(workspace: Path, event: str) -> dict[str, list[int]]:
    """Size and time of everything a film is made from and of the films themselves: cheap to compare."""
    sources = sorted((workspace / "agendas" / event).glob("*"))
    films = sorted((workspace / "media" / event).rglob("*.mp4"))
    facts = {file: file.stat() for file in (*sources, *films) if file.is_file()}
    traces = {f.relative_to(workspace).as_posix(): [s.st_size, s.st_mtime_ns] for f, s in facts.items()}
    package = Path(__file__).resolve().parents[1]
    code = [file.stat().st_mtime_ns for room in FILM_ROOMS for file in (package / room).rglob("*.py")]
    return {f"ceremony {__version__}": [len(code), max(code)], **traces}


def asks_for_film(workspace: Path, event: str) -> bool:
    """Whether the agenda has a film at all; read as plain text, since the show's process loads no YAML."""
    agenda = (workspace / "agendas" / event / "agenda.yaml").read_text(encoding="utf-8", errors="replace")
    return any(line.lstrip(" -").startswith("film:") for line in agenda.splitlines())


def build_film(workspace: Path, event: str, language: str) -> bool:
    """Build the event's film in a child when anything has changed since; False when that failed."""
    if not asks_for_film(workspace, event):
        return True
    stamp = workspace / ".ceremony" / event / FILM_STAMP
    try:
        if json.loads(stamp.read_text(encoding="utf-8")) == film_traces(workspace, event):
            return True
    except (OSError, ValueError):
        pass  # no stamp yet, or a broken one: the film command decides
    words = ["film", "build", event, "--workspace", str(workspace), "--language", language]
    if subprocess.run([sys.executable, "-m", "ceremony", *words], check=False).returncode:
        return False
    private_folder(stamp.parent)
    stamp.write_text(json.dumps(film_traces(workspace, event)), encoding="utf-8")
    return True


@click.command()
@click.option("--event", default=FOUNDING_EVENT, show_default=True, help="Sự kiện · the event")
@click.option("--dir", "folder", type=click.Path(path_type=Path), help="Thư mục làm việc · the workspace")
@click.option("--port", type=int, help="Cổng · the port")
@click.option("--no-open", is_flag=True, help="Không mở trình duyệt · open no browser")
@click.option("--lan", is_flag=True, help="Cho máy khác trong mạng vào · let other machines in")
@click.option("--no-film", is_flag=True, help="Không dựng phim · build no film")
@LANGUAGE
def demo(
    event: str,
    folder: Path | None,
    port: int | None,
    no_open: bool,
    lan: bool,
    no_film: bool,
    language: str | None,
) -> None:
    """Chạy thử sự kiện mẫu · Run the sample event: film, server, console and screen window."""
    from ceremony.cli.run import run

    try:
        workspace = demo_workspace(folder, event)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise click.ClickException(
            say(spoken(language), "cli.new.cannot", folder=folder, reason=reason)
        ) from problem
    if not has_event(workspace, event):
        known = ", ".join(event_names(workspace) or event_names(samples()))
        raise click.ClickException(say(spoken(language), "cli.demo.unknown", name=event, known=known))
    speaks = spoken(language, workspace, event)
    if not no_film and not build_film(workspace, event, speaks):
        click.echo(say(speaks, "cli.demo.no_film"), err=True)
    words = run_words(workspace, event, port, no_open=no_open, lan=lan)
    run.main(args=[*words, "--language", speaks], prog_name="ceremony run", standalone_mode=False)


def run_words(workspace: Path, event: str, port: int | None, *, no_open: bool, lan: bool) -> list[str]:
    """What ``ceremony run`` is called with."""
    words = [event, "--workspace", str(workspace)]
    words += ["--port", str(port)] if port is not None else []
    return words + ["--no-open"] * no_open + ["--lan"] * lan
