"""The facts of many files: what is known already, and one child process for all the rest."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from ceremony.files.digest import digest_of
from ceremony.files.private import private_folder
from ceremony.media.facts import HEAVY, Facts, plain, read
from ceremony.media.limits import FILE_SECONDS, START_SECONDS

NAME = "media.json"  # below .ceremony/<event>/
SMALL = 64_000_000  # bytes: what is no larger is known by its content, the rest by name, size and time
SETTLED = 2.0  # seconds: a file that was written just now may be written again within the same tick
MOST = 4_000  # files that are remembered


def read_facts(paths: Iterable[Path], folder: Path | None = None) -> dict[Path, Facts]:
    """The facts of each file that is there; kept in ``folder``, so that the next look is quick."""
    keys = {path: key for path in dict.fromkeys(paths) if (key := _key(path))}
    known = _remembered(folder)
    new = {path: key for path, key in keys.items() if key not in known}
    if new:
        found = _ask(list(new))
        known |= {new[path]: facts for path, facts in found.items()}
        kept = {key: facts for key, facts in known.items() if not key.startswith("fresh")}
        _remember(folder, dict(list(kept.items())[-MOST:]))
    return {path: known[key] for path, key in keys.items() if key in known}


def _key(path: Path) -> str:
    """What a file is known by; "" when there is none."""
    try:
        facts = path.stat()
        if not path.is_file():
            return ""
        if facts.st_size > SMALL:
            fresh = "fresh" if time.time() - facts.st_mtime < SETTLED else "large"
            return f"{fresh}|{path}|{facts.st_size}|{facts.st_mtime_ns}"
        return digest_of(path)
    except OSError:
        return ""


@cache
def _made_by() -> str:
    """A name for the code that looks: what older code has found does not count."""
    told = hashlib.blake2b(digest_size=8)
    for file in sorted(resources.files("ceremony.media").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".py"):
            told.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return told.hexdigest()


def _remembered(folder: Path | None) -> dict[str, Facts]:
    if folder is None:
        return {}
    try:
        raw = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return {key: read(one) for key, one in raw["facts"].items()} if raw["by"] == _made_by() else {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _remember(folder: Path | None, known: dict[str, Facts]) -> None:
    """Written in one step; a folder that takes nothing only makes the next look slower."""
    if folder is None:
        return
    told = json.dumps({"by": _made_by(), "facts": {key: plain(facts) for key, facts in known.items()}})
    part = folder / f"{NAME}.{os.getpid()}.part"
    with contextlib.suppress(OSError):
        private_folder(folder)
        part.write_text(told, encoding="utf-8")
        part.replace(folder / NAME)


def _ask(paths: Sequence[Path]) -> dict[Path, Facts]:
    """The facts by a child process; a file at which it dies is "heavy", and another goes on behind it."""
    found: dict[Path, Facts] = {}
    left = list(paths)
    while left:
        lines = _child(left)
        found |= dict(zip(left, lines, strict=False))
        left = left[len(lines) :]
        if left:
            found[left.pop(0)] = Facts(fault=HEAVY)
    return found


def _child(paths: Sequence[Path]) -> list[Facts]:
    asked = json.dumps([str(path.resolve()) for path in paths])
    command = [sys.executable, "-m", "ceremony.media.probe"]
    try:
        done = subprocess.run(
            command,
            input=asked.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=START_SECONDS + FILE_SECONDS * len(paths),
            check=False,
        )
        out = done.stdout
    except subprocess.TimeoutExpired as slow:
        out = slow.stdout or b""
    told: list[Any] = []
    for line in out.splitlines():
        with contextlib.suppress(ValueError):
            told.append(read(json.loads(line)))
    return told


class Looks:
    """The facts of an event's files, asked for one by one and looked at together: ``prepare`` them first."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._known: dict[Path, Facts] = {}

    def prepare(self, paths: Iterable[Path]) -> None:
        """Look at all of them in one go; what is not there is left out."""
        self._known |= read_facts([path for path in paths if path not in self._known], self._folder)

    def at(self, path: Path) -> Facts:
        """The facts of a file. Raises FileNotFoundError when there is none."""
        if path not in self._known:
            self.prepare([path])
        if path not in self._known:
            raise FileNotFoundError(2, "no such file", str(path))
        return self._known[path]
