"""Faults put into a copy of the program, one after the other; a test must fail for each.

python3 dev.py soak mutants [NAME …]

Each changes one line of what protects the show. The tests beside it must pass without the fault and fail
with it.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
COPIED = ("ceremony", "tests", "docs", "agendas", "slides", "media", "pyproject.toml")
PATIENCE_S = 300


@dataclass(frozen=True)
class Mutant:
    """One line that is wrong, and who must see it."""

    name: str
    file: str
    old: str
    new: str
    tests: str


MUTANTS = (
    Mutant(
        "stale-go",
        "ceremony/core/rules_program.py",
        '    if command.expected != state.standby:\n        raise refusal(language, "stale"',
        '    if False:\n        raise refusal(language, "stale"',
        "tests/core/test_program.py",
    ),
    Mutant(
        "key-held",
        "ceremony/core/rules_program.py",
        '    if command.repeat:\n        raise refusal(language, "key_held")',
        '    if False:\n        raise refusal(language, "key_held")',
        "tests/core/test_program.py",
    ),
    Mutant(
        "go-while-held",
        "ceremony/core/rules_program.py",
        '    if state.held:\n        raise refusal(rundown.language, "held")',
        '    if False:\n        raise refusal(rundown.language, "held")',
        "tests/core/test_program.py",
    ),
    Mutant(
        "open-secrets",
        "ceremony/core/sealing.py",
        "    if not cue.sealed or cue.id == state.program.cue:\n        return False",
        "    if True:\n        return False",
        "tests/web/test_sealed.py",
    ),
    Mutant(
        "ids-forgotten",
        "ceremony/live/conductor.py",
        "            if known is not None:\n                return known, False",
        "            if False:\n                return known, False",
        "tests/live/test_conductor.py",
    ),
    Mutant(
        "idle-forgotten",
        "ceremony/live/record.py",
        "answer = self._answers.get(ident) or self._idle.get(ident)",
        "answer = self._answers.get(ident)",
        "tests/live/test_conductor.py",
    ),
    Mutant(
        "any-role",
        "ceremony/live/conductor.py",
        "if isinstance(kind, str) and role not in ROLES.get(kind, (role,)):",
        "if False:",
        "tests/live/test_conductor.py",
    ),
    Mutant(
        "lock-gone",
        "ceremony/live/conductor.py",
        "        with self._lock:\n            answer, changed = self._submit(raw, by, role)",
        "        with self._lock:\n            pass\n        answer, changed = self._submit(raw, by, role)",
        "tests/soak/test_mutants.py -k lock",
    ),
    Mutant(
        "reboot-runs-on",
        "ceremony/live/conductor.py",
        '        if moves(self._state):\n            ident = f"{SYSTEM}-{self.epoch}',
        '        if False:\n            ident = f"{SYSTEM}-{self.epoch}',
        "tests/live tests/soak/test_simulate.py -k reboot or restart or quarter",
    ),
    Mutant(
        "lazy-sync",
        "ceremony/journal/journal.py",
        'db.execute("PRAGMA synchronous=FULL")',
        'db.execute("PRAGMA synchronous=NORMAL")',
        "tests/journal/test_journal.py tests/soak/test_simulate.py -k synced or quarter",
    ),
    Mutant(
        "seals-ignored",
        "ceremony/journal/journal.py",
        "if before != seal or columns[0] != seq:",
        "if False:",
        "tests/journal/test_journal.py",
    ),
    Mutant(
        "two-writers",
        "ceremony/journal/journal.py",
        'db.execute("PRAGMA locking_mode=EXCLUSIVE")',
        'db.execute("PRAGMA locking_mode=NORMAL")',
        "tests/journal/test_journal.py",
    ),
    Mutant(
        "log-not-rewritten",
        "ceremony/journal/journal.py",
        '        write_again(self.path.with_name(self.path.name + "-wal"))\n        db =',
        "        db =",
        "tests/journal tests/soak/test_simulate.py -k disk or quarter",
    ),
    Mutant(
        "clock-by-the-wall",
        "ceremony/live/clock.py",
        "        return self._offset + self._boot_ms()",
        "        return self._wall_ms()",
        "tests/live/test_clock.py",
    ),
    Mutant(
        "any-host",
        "ceremony/web/guard.py",
        "            return 421",
        "            return 0",
        "tests/web/test_guard.py",
    ),
    Mutant(
        "any-origin",
        "ceremony/web/guard.py",
        '        return origin.lower().startswith("http://") and host in self.hosts()',
        "        return True",
        "tests/web/test_guard.py",
    ),
    Mutant(
        "links-out",
        "ceremony/files/named.py",
        "if found.is_relative_to(base) and found.is_file():",
        "if found.is_file():",
        "tests/web/test_media.py",
    ),
    Mutant(
        "revoked-stays",
        "ceremony/web/app.py",
        "lambda role: namespaces[role].put_out()",
        "lambda role: None",
        "tests/web/test_sockets.py tests/web/test_http.py tests/web/test_access.py -k revoke",
    ),
    Mutant(
        "events-side-by-side",
        "ceremony/web/app.py",
        "async_handlers=False",
        "async_handlers=True",
        "tests/soak/test_mutants.py -k side_by_side",
    ),
    Mutant(
        "crash-stays",
        "ceremony/web/window.py",
        '                self._say("Page.reload", session)\n',
        "",
        "tests/web/test_window.py",
    ),
)


def blind_checks() -> tuple[Mutant, ...]:
    """For every check before doors one that finds nothing."""
    found = []
    for path in sorted((HOUSE / "ceremony" / "preflight" / "checks").glob("[a-z]*.py")):
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"^def ([a-z]\w*)\(event: Event\) -> Iterable\[Problem\]:", text, re.M):
            head = f"def {name}(event: Event) -> Iterable[Problem]:"
            blind = f"{head}\n    return ()\n\n\n{head.replace(name, '_' + name)}"
            file = str(path.relative_to(HOUSE).as_posix())
            found.append(Mutant(f"blind-{name.replace('_', '-')}", file, head, blind, "tests/preflight"))
    return tuple(found)


ALL = (*MUTANTS, *blind_checks())


def copy(folder: Path) -> Path:
    """A copy of the program and its tests."""
    for name in COPIED:
        source = HOUSE / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def passes(folder: Path, tests: str) -> bool:
    """Whether these tests pass there."""
    where, _, wanted = tests.partition(" -k ")
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider"]
    words += [*where.split(), "-m", "not browser", *(["-k", wanted] if wanted else [])]
    quiet = subprocess.DEVNULL
    done = subprocess.run(
        words, cwd=folder, stdout=quiet, stderr=quiet, timeout=PATIENCE_S, check=False, stdin=quiet
    )
    return done.returncode == 0


def survives(folder: Path, mutant: Mutant) -> bool:
    """Whether the tests see nothing of the fault."""
    path = folder / mutant.file
    whole = path.read_text(encoding="utf-8")
    assert whole.count(mutant.old) == 1, f"{mutant.name}: {mutant.file} has changed"
    path.write_text(whole.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        return passes(folder, mutant.tests)
    finally:
        path.write_text(whole, encoding="utf-8")


def main() -> int:
    """Each in its turn; 0 when all were seen."""
    asked = argparse.ArgumentParser(prog="python3 dev.py soak mutants")
    asked.add_argument("names", nargs="*", help=", ".join(mutant.name for mutant in ALL))
    given = asked.parse_args()
    chosen = [mutant for mutant in ALL if not given.names or mutant.name in given.names]
    begun, bad = time.monotonic(), []
    with tempfile.TemporaryDirectory() as place:
        folder = copy(Path(place))
        for tests in dict.fromkeys(mutant.tests for mutant in chosen):
            if not passes(folder, tests):
                print(f"fails without any fault: {tests}")
                return 1
        for mutant in chosen:
            lives = survives(folder, mutant)
            bad += [mutant.name] if lives else []
            print(f"{mutant.name}: {'NOT SEEN' if lives else 'seen'}")
    print(f"{len(chosen) - len(bad)} of {len(chosen)} seen, {time.monotonic() - begun:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
