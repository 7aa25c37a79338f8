"""How the process of a show starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
