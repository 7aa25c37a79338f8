"""Watching the files: what is saved during the show runs as soon as it is good."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ceremony.language.catalogs import say
from ceremony.model.compiled import fingerprint, read_compiled, read_problem
from ceremony.model.problem import Problem, Severity
from ceremony.model.rundown import Rundown

log = logging.getLogger("ceremony.watch")

INTERVAL_S = 0.5
COMPILE_S = 60.0


class Watch:
    """Looks at an event's files twice a second and compiles them in a child process when they have changed.

    ``on_compiled`` gets a good rundown, ``on_problems`` what is wrong with the files ([] when all is well).
    A broken file changes nothing but the problems. Waiting is cooperative under gevent's patched library.
    """

    def __init__(  # noqa: PLR0913 - the files, the two listeners, and two strangers for tests
        self,
        workspace: Path,
        event: str,
        out: Path,
        on_compiled: Callable[[Rundown], object],
        on_problems: Callable[[list[Problem]], object],
        *,
        popen: Callable[..., Any] = subprocess.Popen,
        language: str = "vi",
    ) -> None:
        self._workspace, self._event, self._out = workspace, event, out
        self._on_compiled, self._on_problems = on_compiled, on_problems
        self._popen, self._language = popen, language
        self._ended = threading.Event()
        self._done = self._seen = fingerprint(workspace, event)
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look, beside everything else."""
        self._thread = threading.Thread(target=self.run, name="watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def run(self) -> None:
        """Look until stopped."""
        while not self._ended.wait(INTERVAL_S):
            try:
                self.look()
            except Exception as fault:  # the next change is looked at all the same
                log.exception("the files could not be looked at")
                self._on_problems([self._fault("crashed", why=repr(fault)[:200])])

    def look(self) -> bool:
        """Look once; whether something was compiled. Files still being written wait for the next look."""
        now = fingerprint(self._workspace, self._event)
        settled, self._seen = now == self._seen, now
        if now == self._done or not settled:
            return False
        self._done = now
        self._compile()
        return True

    def _compile(self) -> None:
        problems = self._run_child()
        faults = [problem for problem in problems if problem.severity is Severity.ERROR]
        if faults:
            self._on_problems(faults)
            return
        compiled = read_compiled(self._out)
        if compiled is None:
            self._on_problems([self._fault("unreadable")])
            return
        self._on_compiled(compiled.rundown)
        self._on_problems([])

    def _run_child(self) -> list[Problem]:
        words = [
            "compile",
            self._event,
            "--workspace",
            str(self._workspace),
            "--out",
            str(self._out),
            "--json",
        ]
        try:
            child = self._popen(
                [sys.executable, "-m", "ceremony", *words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except OSError as error:
            return [self._fault("no_child", why=str(error))]
        try:
            told, complaint = child.communicate(timeout=COMPILE_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            return [self._fault("too_long", seconds=int(COMPILE_S))]
        answer = _last_object(told.decode("utf-8", "replace").splitlines())
        if answer is None or (child.returncode != 0 and not answer.get("problems")):
            last = complaint.decode("utf-8", "replace").strip().splitlines()[-1:]
            return [self._fault("crashed", why=(last or ["?"])[0][:200])]
        return [read_problem(raw) for raw in answer.get("problems", ())]

    def _fault(self, key: str, **values: object) -> Problem:
        sentence = say(self._language, f"live.watch.{key}", **values)
        return Problem(f"agendas/{self._event}", 0, 0, f"watch.{key}", sentence)


def _last_object(lines: Sequence[str]) -> dict[str, Any] | None:
    for line in reversed(lines):
        if line.startswith("{"):
            try:
                found = json.loads(line)
            except ValueError:
                return None
            return found if isinstance(found, dict) else None
    return None
