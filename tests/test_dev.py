"""dev.py: what is installed once, which browser it finds, and its one-sentence messages."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

HOUSE = Path(__file__).resolve().parents[1]
DEV = HOUSE / "dev.py"


@pytest.fixture
def dev() -> ModuleType:
    """A fresh dev module."""
    spec = importlib.util.spec_from_file_location("dev_of_the_house", DEV)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def home(tmp_path: Path, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with two locks and a venv that has a Python."""
    (tmp_path / "requirements").mkdir()
    for lock in dev.LOCKS:
        (tmp_path / "requirements" / f"{lock}.lock").write_text(f"{lock}==1 \\\n", encoding="utf-8")
    monkeypatch.setattr(dev, "HOME", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    dev.venv_python().parent.mkdir(parents=True)
    dev.venv_python().touch()
    return tmp_path


def run_dev(*words: str, python: str = sys.executable, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG")
    }
    return subprocess.run(
        [python, str(DEV), *words],
        env={**clean, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


# --- what is installed


def test_nothing_is_installed_in_a_fresh_venv(dev: ModuleType, home: Path) -> None:
    assert not dev.installed("run")


def test_a_stamped_lock_is_not_installed_again(dev: ModuleType, home: Path) -> None:
    dev.write_stamp("run")
    assert dev.installed("run")
    assert not dev.installed("test")


def test_the_test_lock_brings_the_run_lock(dev: ModuleType, home: Path) -> None:
    dev.write_stamp("test")
    assert dev.installed("run")
    assert dev.installed("test")


def test_a_changed_lock_is_installed_again(dev: ModuleType, home: Path) -> None:
    dev.write_stamp("run")
    (home / "requirements" / "run.lock").write_text("run==2 \\\n", encoding="utf-8")
    assert not dev.installed("run")


def test_windows_line_ends_are_no_change(dev: ModuleType, home: Path) -> None:
    dev.write_stamp("run")
    lock = home / "requirements" / "run.lock"
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert dev.installed("run")


def test_a_moved_folder_is_installed_again(dev: ModuleType, home: Path) -> None:
    dev.write_stamp("run")
    stamp = home / ".venv" / dev.STAMP
    told = json.loads(stamp.read_text(encoding="utf-8"))
    stamp.write_text(json.dumps({**told, "home": "/somewhere/else"}), encoding="utf-8")
    assert not dev.installed("run")
    assert not dev.same_home()


def test_a_venv_without_its_python_is_made_again(dev: ModuleType, home: Path) -> None:
    dev.write_stamp("run")
    dev.venv_python().unlink()
    assert not dev.installed("run")


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"home": 1}', '{"run": []}'])
def test_a_broken_stamp_counts_as_none(dev: ModuleType, home: Path, broken: str) -> None:
    (home / ".venv" / dev.STAMP).write_text(broken, encoding="utf-8")
    assert not dev.installed("run")


def test_prepare_does_nothing_the_second_time(
    dev: ModuleType, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for name in ("make_venv", "install_project"):
        monkeypatch.setattr(dev, name, lambda name=name: done.append(name))
    monkeypatch.setattr(dev, "install_lock", done.append)
    dev.prepare("run")
    dev.prepare("run")
    assert done == ["make_venv", "run", "install_project"]


def test_a_failed_installation_is_not_remembered(
    dev: ModuleType, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.write_stamp("run")
    (home / "requirements" / "run.lock").write_text("run==2 \\\n", encoding="utf-8")

    def fail(lock: str) -> None:
        raise dev.Stop("no")

    monkeypatch.setattr(dev, "make_venv", lambda: None)
    monkeypatch.setattr(dev, "install_lock", fail)
    with pytest.raises(dev.Stop):
        dev.prepare("run")
    assert not (home / ".venv" / dev.STAMP).exists()


# --- the browser


@pytest.fixture
def no_browser(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without any browser; returns an empty folder that is its whole path."""
    for name in ("CEREMONY_BROWSER", *dev.WINDOWS_FOLDERS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(dev, "MAC_BROWSERS", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def make_program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


def test_no_browser_is_none(dev: ModuleType, no_browser: Path) -> None:
    assert dev.find_browser() is None


@pytest.mark.skipif(os.name == "nt", reason="programs on the path end in .exe there")
@pytest.mark.parametrize("name", ["chromium", "google-chrome-stable", "microsoft-edge"])
def test_a_browser_on_the_path_is_found(dev: ModuleType, no_browser: Path, name: str) -> None:
    program = make_program(no_browser / name)
    assert dev.find_browser() == str(program)


def test_a_browser_in_program_files_is_found(
    dev: ModuleType, no_browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROGRAMFILES(X86)", str(no_browser / "Program Files (x86)"))
    edge = make_program(no_browser / "Program Files (x86)" / "Microsoft/Edge/Application/msedge.exe")
    assert dev.find_browser() == str(edge)


def test_a_browser_among_the_applications_of_a_mac_is_found(
    dev: ModuleType, no_browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chrome = make_program(no_browser / "Applications" / "Google Chrome.app" / "Google Chrome")
    monkeypatch.setattr(dev, "MAC_BROWSERS", (str(chrome),))
    assert dev.find_browser() == str(chrome)


@pytest.mark.skipif(os.name == "nt", reason="programs on the path end in .exe there")
def test_the_named_browser_comes_first(
    dev: ModuleType, no_browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_program(no_browser / "chromium")
    mine = make_program(no_browser / "mine" / "chrome")
    monkeypatch.setenv("CEREMONY_BROWSER", str(mine))
    assert dev.find_browser() == str(mine)


def test_without_a_browser_the_tests_stop_with_one_line(
    dev: ModuleType, no_browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "is_debian", lambda: False)
    with pytest.raises(dev.Stop, match="Chrome, Chromium") as told:
        dev.need_browser()
    assert "\n" not in str(told.value)


def test_only_debian_itself_installs_chromium(dev: ModuleType, tmp_path: Path) -> None:
    for text, debian in (
        ("ID=debian\n", True),
        ('ID="debian"\n', True),
        ("ID=ubuntu\nID_LIKE=debian\n", False),
    ):
        (tmp_path / "os-release").write_text(text, encoding="utf-8")
        assert dev.is_debian(tmp_path / "os-release") is debian
    assert not dev.is_debian(tmp_path / "none")


# --- sentences


def test_vietnamese_unless_the_language_is_english(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert dev.say("usage").startswith("Cách dùng")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert dev.say("usage").startswith("Usage")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert dev.say("usage").startswith("Cách dùng")


def test_every_sentence_is_one_line_with_the_same_places_in_both_languages(dev: ModuleType) -> None:
    for vietnamese, english in dev.SENTENCES.values():
        assert "\n" not in vietnamese + english
        assert sorted(re.findall(r"{\w+}", vietnamese)) == sorted(re.findall(r"{\w+}", english))


@pytest.mark.parametrize(
    "told",
    [
        "WARNING: Retrying … NewConnectionError: Failed to establish a new connection\nERROR: Could not find",
        "socket.gaierror: [Errno -3] Temporary failure in name resolution",
        "ERROR: Could not find a version that satisfies the requirement av (from versions: none)",
        "ReadTimeoutError: HTTPSConnectionPool: Read timed out.",
    ],
)
def test_pip_without_network_becomes_one_sentence(dev: ModuleType, told: str) -> None:
    assert dev.explain_pip(told) == dev.say("no_network")


def test_another_fault_of_pip_is_quoted(dev: ModuleType) -> None:
    told = dev.explain_pip("noise\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n    more\n")
    assert "DO NOT MATCH" in told
    assert "\n" not in told


def test_a_python_without_venv_is_one_sentence(
    dev: ModuleType, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    dev.venv_python().unlink()
    with pytest.raises(dev.Stop, match="python3-venv"):
        dev.make_venv()


def test_no_words_and_strange_words_tell_the_usage() -> None:
    assert run_dev().returncode == 2
    assert run_dev("dance", LANG="en_US").stderr.startswith("Usage")
    assert run_dev("--help").returncode == 0


@pytest.mark.parametrize(("command", "known"), [("bench", "live"), ("soak", "simulate")])
def test_an_unknown_measurement_or_long_run_names_the_known_ones(command: str, known: str) -> None:
    told = run_dev(command, "weather")
    assert told.returncode == 1
    assert "weather" in told.stderr
    assert known in told.stderr
    assert "test_" not in told.stderr


# --- old Pythons


def test_it_parses_on_python_3_6() -> None:
    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_it_needs_nothing_but_the_standard_library() -> None:
    names = set()
    for node in ast.walk(ast.parse(DEV.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module).split(".")[0])
    assert names <= set(sys.stdlib_module_names)


def old_python() -> str | None:
    """An older Python of this machine that really starts."""
    for name in (f"python3.{minor}" for minor in range(6, 11)):
        found = shutil.which(name)
        if found and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0:
            return found
    return None


def test_an_older_python_gets_one_sentence() -> None:
    python = old_python()
    if python is None:
        pytest.skip("this machine has no older Python")
    told = run_dev("demo", python=python)
    assert told.returncode == 1
    assert "3.11" in told.stderr
    assert len(told.stderr.splitlines()) == 1


# --- the locks


def pins(lock: str) -> dict[str, str]:
    """name → version of a lock (of the newest, where platforms differ)."""
    text = (HOUSE / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.M))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\s\[]", name)[0]).lower()


@pytest.mark.parametrize("lock", ["run", "test"])
def test_a_lock_has_hashes_and_no_address(lock: str) -> None:
    text = (HOUSE / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    blocks = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    import tomllib

    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [name for name in project["dependencies"] if normal(name) not in pins("run")] == []
    wanted = project["optional-dependencies"]["test"]
    assert [name for name in wanted if normal(name) not in pins("test")] == []


def test_the_test_lock_has_the_run_lock_in_the_same_versions() -> None:
    assert pins("run").items() <= pins("test").items()


def test_pillow_is_the_one_that_moviepy_allows() -> None:
    assert pins("run")["pillow"] == "11.3.0"
