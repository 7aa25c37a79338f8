"""import-linter's contracts of pyproject.toml hold, and catch what they are for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import rules

LINT = "from importlinter.cli import lint_imports_command as run; run()"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """lint-imports over the package in ``folder``."""
    env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """An empty house: the rooms, and the rules of pyproject.toml."""
    shutil.copy(rules.HOUSE / "pyproject.toml", tmp_path)
    for init in (rules.PACKAGE / "__init__.py", *rules.PACKAGE.glob("*/__init__.py")):
        target = tmp_path / init.relative_to(rules.HOUSE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text('"""A room."""\n', encoding="utf-8")
    (tmp_path / "ceremony" / "model" / "rundown.py").write_text("", encoding="utf-8")
    return tmp_path


def test_an_empty_house_keeps_the_rules(house: Path) -> None:
    done = lint(house)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("core", "import time", "language, theme, model and core"),
        ("core", "from ceremony.loaders import x", "A room imports only rooms below it"),
        ("model", "from ceremony import web", "A room imports only rooms below it"),
        ("live", "import pydantic", "The process that runs a show"),
        ("staging", "from PIL import Image", "Only video knows"),
        ("attic", "import json", "Could not"),
    ],
)
def test_a_planted_import_is_caught(house: Path, room: str, line: str, contract: str) -> None:
    folder = house / "ceremony" / room
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / "planted.py").write_text(line + "\n", encoding="utf-8")
    (house / "ceremony" / "loaders" / "x.py").touch()
    done = lint(house)
    assert done.returncode != 0
    assert (
        "attic" in done.stdout if room == "attic" else contract in done.stdout.split("Broken contracts")[-1]
    )


def test_a_started_show_has_loaded_nothing_that_computes() -> None:
    heavy = ("pydantic", "ruamel", "markdown", "PIL", "moviepy", "numpy", "av", "python_calamine")
    ask = "import sys, ceremony.cli.run, ceremony.web.server"
    ask += f"; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, cwd=rules.HOUSE, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr
