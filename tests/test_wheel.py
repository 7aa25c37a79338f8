"""The wheel: built offline, it holds the package, its pages and the sample events, and works alone."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ceremony.cli.packed import FOUNDING_EVENT

HOUSE = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `python -m build` makes it, without the network."""
    out = tmp_path_factory.mktemp("dist")
    words = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(HOUSE)]
    built = subprocess.run(words, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it lies in site-packages."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run_ceremony(site: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """``ceremony …`` from the unpacked wheel; the repository is out of reach."""
    start = f"import sys; sys.path.insert(0, {str(site)!r}); from ceremony.cli.main import main; main()"
    command = [sys.executable, "-P", "-c", start, *map(str, words)]
    return subprocess.run(command, cwd=site, capture_output=True, text=True, encoding="utf-8", check=False)


def test_every_file_that_git_would_keep_is_inside(unpacked: Path) -> None:
    kept = {path.relative_to(HOUSE) for path in (HOUSE / "ceremony").rglob("*") if path.is_file()}
    kept = {path for path in kept if "__pycache__" not in path.parts and not path.name.startswith(".")}
    assert sorted(str(path) for path in kept if not (unpacked / path).is_file()) == []


def test_the_founding_event_is_packed_without_built_films(unpacked: Path) -> None:
    packed = unpacked / "ceremony" / "_demo"
    for shelf, name in (("agendas", "agenda.yaml"), ("agendas", "results.yaml"), ("slides", "*.md")):
        assert list((packed / shelf / FOUNDING_EVENT).glob(name)), f"{shelf}/{name}"
    assert [str(path) for path in packed.rglob("*") if "phim" in path.parts] == []


def test_it_is_small_enough_to_send(wheel: Path) -> None:
    assert wheel.stat().st_size < 12_000_000


def test_nothing_of_tests_or_tools_is_packed(unpacked: Path) -> None:
    tops = {path.name.removesuffix(".dist-info").partition("-")[0] for path in unpacked.iterdir()}
    assert tops == {"ceremony"}


def test_new_with_the_packed_event_checks_without_an_error(unpacked: Path, tmp_path: Path) -> None:
    made = run_ceremony(unpacked, "new", tmp_path / "w", "--demo")
    assert made.returncode == 0, made.stderr
    compiled = run_ceremony(
        unpacked, "compile", FOUNDING_EVENT, "--workspace", tmp_path / "w", "--out", tmp_path / "r"
    )
    assert compiled.returncode == 0, compiled.stdout + compiled.stderr
    assert (tmp_path / "r").stat().st_size > 1000


def test_schema_of_the_wheel_is_that_of_the_repository(unpacked: Path, tmp_path: Path) -> None:
    run_ceremony(unpacked, "schema", "--out", tmp_path / "s.json")
    committed = HOUSE / "docs" / "schema" / "agenda.schema.json"
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == committed.read_text(encoding="utf-8")
