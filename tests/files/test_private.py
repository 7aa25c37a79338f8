"""What lies under .ceremony is for its owner only."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ceremony.files.private import private_file, private_folder, tighten
from ceremony.journal import Journal
from tests.running import make_workspace, running_show
from tests.sample import rundown

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


def lax(folder: Path) -> list[str]:
    """Everything in a folder and the folder itself that others may read."""
    return [
        str(path.relative_to(folder.parent))
        for path in (folder, *folder.rglob("*"))
        if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]


@pytest.fixture(autouse=True)
def _open_hearted() -> object:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_journal_is_made_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / ".ceremony" / "mau"
    journal = Journal(folder / "show.db")
    assert {path.name for path in folder.iterdir()} >= {"show.db", "show.db-wal", "show.db.ballast"}
    assert lax(tmp_path / ".ceremony") == []
    journal.close()


def test_a_start_takes_back_what_others_may_read(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    kept = workspace / ".ceremony" / rundown().event
    (kept / "print").mkdir(mode=0o777)
    (kept / "print" / "names.txt").write_text("Nguyễn Văn A")
    assert lax(workspace / ".ceremony")
    with running_show(tmp_path) as show:
        show.command("open")
        assert lax(workspace / ".ceremony") == []


def test_links_are_not_followed_and_what_they_lead_to_is_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir(mode=0o755)
    (outside / "file").write_text("")
    inside = tmp_path / ".ceremony" / "mau"
    private_folder(inside)
    (inside / "link").symlink_to(outside)
    tighten(inside)
    assert stat.S_IMODE(outside.stat().st_mode) == 0o755
    assert stat.S_IMODE((outside / "file").stat().st_mode) & 0o077


def test_the_folder_that_holds_the_workspace_keeps_its_mode(tmp_path: Path) -> None:
    private_folder(tmp_path / "new" / ".ceremony" / "mau")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o755
    private_file(tmp_path / "new" / ".ceremony" / "mau" / "x")
    assert lax(tmp_path / "new" / ".ceremony") == []
