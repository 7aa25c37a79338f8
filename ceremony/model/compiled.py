"""The compiled event: one JSON file with a rundown and the fingerprint of what it was made from.

Only the standard library: the process that runs a show reads it at start.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from ceremony import __version__
from ceremony.model.problem import Problem, Severity
from ceremony.model.rundown import Rundown, dump, read_rundown

FOLDERS = ("agendas", "slides", "media")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rundown, the fingerprint of its sources and the warnings that came with it."""

    fingerprint: str
    rundown: Rundown
    problems: tuple[Problem, ...] = ()


def _entries(folder: Path) -> list[tuple[str, int, int]]:
    """Name below ``folder``, time of change in ns and size of every file; hidden ones do not count."""
    found: list[tuple[str, int, int]] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if name.startswith(".") or name.endswith(("~", ".tmp", ".part")):
                continue
            path = Path(place) / name
            try:
                facts = path.stat()
            except OSError:
                continue  # gone between listing and looking: it counts as not there
            found.append((path.relative_to(folder).as_posix(), facts.st_mtime_ns, facts.st_size))
    return sorted(found)


def fingerprint(workspace: Path, event: str) -> str:
    """Sixteen letters that change when a source file of the event or the program's version does."""
    told = hashlib.blake2b(__version__.encode(), digest_size=8)
    for folder in FOLDERS:
        told.update(f"\0{folder}".encode())
        for entry in _entries(workspace / folder / event):
            told.update(repr(entry).encode())
    return told.hexdigest()


def problem_json(problem: Problem) -> dict[str, object]:
    """A problem as JSON travels it."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "severity": problem.severity.value,
    }


def read_problem(raw: dict[str, object]) -> Problem:
    """The opposite of ``problem_json``. Raises KeyError or ValueError on anything else."""
    return Problem(
        str(raw["file"]),
        int(str(raw["line"])),
        int(str(raw["column"])),
        str(raw["code"]),
        str(raw["message"]),
        str(raw.get("hint", "")),
        Severity(str(raw.get("severity", "error"))),
    )


def dump_compiled(compiled: Compiled) -> str:
    """The file's text."""
    told = json.dumps([problem_json(problem) for problem in compiled.problems], ensure_ascii=False)
    return (
        f'{{"fingerprint": {json.dumps(compiled.fingerprint)},\n"problems": {told},\n'
        f'"rundown": {dump(compiled.rundown)}}}\n'
    )


def read_compiled(path: Path) -> Compiled | None:
    """What ``dump_compiled`` wrote, or None when there is none, or none that this version reads."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        rundown = read_rundown(raw["rundown"])
        problems = tuple(read_problem(entry) for entry in raw["problems"])
        return Compiled(str(raw["fingerprint"]), rundown, problems)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
