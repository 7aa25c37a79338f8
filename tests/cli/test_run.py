"""How the process of a show starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ceremony.cli.serving import journal_path
from tests.running import PATIENCE, make_workspace

EVENT = "mau"  # the sample's
PLUGIN = "from pathlib import Path\nPath(__file__).with_name('asked').touch()\ndef tell(event): pass\n"
GROUPS = ("will_patch_module", "did_patch_module", "will_patch_all", "did_patch_all")


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A place with an installed package that wants to be asked when waiting is made cooperative."""
    (tmp_path / "planted.py").write_text(PLUGIN, encoding="utf-8")
    facts = tmp_path / "planted-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: planted\nVersion: 1.0\n", encoding="utf-8")
    points = "".join(f"[gevent.plugins.monkey.{group}]\nplanted = planted:tell\n" for group in GROUPS)
    (facts / "entry_points.txt").write_text(points, encoding="utf-8")
    return tmp_path


def was_asked(packages: Path, code: str) -> bool:
    """Whether a child that runs ``code`` has loaded the planted plugin."""
    inherited = os.environ.get("PYTHONPATH", "")
    paths = os.pathsep.join(filter(None, (str(packages), inherited)))
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": paths})
    return (packages / "asked").exists()


def test_a_start_asks_no_installed_package_for_plugins(packages: Path) -> None:
    # reading every package's list, twice for each part, took a fifth of the start
    assert not was_asked(packages, "from ceremony.cli.run import patch; patch()")


def test_the_library_itself_would_have_asked(packages: Path) -> None:
    assert was_asked(packages, "from gevent import monkey; monkey.patch_time()")


def test_a_start_makes_waiting_cooperative() -> None:
    code = (
        "from ceremony.cli.run import patch; patch(); import time, gevent; assert time.sleep is gevent.sleep"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def told(workspace: Path, event: str = EVENT) -> dict[str, object]:
    """What a start that cannot succeed tells programs: one line."""
    words = ["run", event, "--workspace", str(workspace), "--port", "0", "--no-open", "--json"]
    ended = subprocess.run(
        [sys.executable, "-m", "ceremony", *words],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE * 3,
    )
    (line,) = ended.stdout.splitlines()
    assert ended.returncode == 1
    answer: dict[str, object] = json.loads(line)
    return answer


def test_a_start_whose_secrets_cannot_be_kept_blames_the_folder_and_not_the_port(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    (tmp_path / ".ceremony" / EVENT / "secrets.json" / "inside").mkdir(parents=True)
    assert "secrets" in str(told(tmp_path)["message"])


def test_a_record_without_a_byte_is_told_and_kept_aside_when_asked(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path) / ".ceremony" / EVENT
    (folder / "show.db-wal").write_bytes(b"what is left of a show")
    assert "--fresh" in str(told(tmp_path)["message"])
    journal_path(folder, rehearsal=False, fresh=True)
    (kept,) = folder.glob("show-*.db-wal")
    assert kept.read_bytes() == b"what is left of a show"


@pytest.mark.parametrize("event", ["x" * 300, "../mau", ".", "MAU", "mau\n"])
def test_a_name_that_is_no_events_is_told_in_one_line(tmp_path: Path, event: str) -> None:
    assert "thư mục" in str(told(make_workspace(tmp_path), event=event)["message"])


def test_two_records_set_aside_in_one_second_are_both_kept(tmp_path: Path) -> None:
    for words in ("first", "second", "third"):
        (tmp_path / "show.db").write_text(words, encoding="utf-8")
        journal_path(tmp_path, rehearsal=False, fresh=True)
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"first", "second", "third"}
