"""The rundown a show starts with: the kept one when no file has changed, else a fresh compile."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ceremony.model.compiled import Compiled, fingerprint, read_compiled, read_problem
from ceremony.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Start:
    """What to start with: ``compiled`` is None when nothing can run; ``faults`` are of the files on disk.

    ``crash``: the last words of a child that could not even tell faults.
    """

    compiled: Compiled | None
    faults: tuple[Problem, ...] = ()
    compiled_now: bool = False
    crash: str = ""


def kept_path(workspace: Path, event: str) -> Path:
    """Where the compiled event is kept."""
    return workspace / ".ceremony" / event / "rundown.json"


def fresh_rundown(workspace: Path, event: str, language: str) -> Start:
    """The newest rundown of an event. Broken files: the last good one, with their faults in ``language``."""
    path = kept_path(workspace, event)
    kept = read_compiled(path)
    if kept is not None and kept.fingerprint == fingerprint(workspace, event):
        return Start(kept)
    told = compile_in_child(workspace, event, path, language)
    faults = tuple(read_problem(raw) for raw in told.get("problems", ()))
    if told.get("ok"):
        return Start(read_compiled(path), compiled_now=True)
    return Start(kept, faults, compiled_now=True, crash=str(told.get("crash", "")))


def compile_in_child(workspace: Path, event: str, path: Path, language: str = "") -> dict[str, Any]:
    """Run ``ceremony compile`` in a process of its own: its libraries never enter this one."""
    words = ["compile", event, "--workspace", str(workspace), "--out", str(path), "--json"]
    words += ["--language", language] if language else []
    child = subprocess.run(
        [sys.executable, "-m", "ceremony", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    for line in reversed(child.stdout.splitlines()):
        if line.startswith("{"):
            told: dict[str, Any] = json.loads(line)
            return told
    last = child.stderr.strip().splitlines()[-1:]
    return {"ok": False, "problems": [], "crash": (last or [str(child.returncode)])[0][:300]}
