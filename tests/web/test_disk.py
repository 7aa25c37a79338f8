"""A disk that refuses and recovers while nobody but programs over HTTP is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.running import make_workspace, running_show, wait_until


@pytest.mark.skipif(os.name == "nt", reason="there an open file cannot be moved")
def test_what_waits_for_the_disk_is_saved_by_itself_once_the_disk_takes_it(tmp_path: Path) -> None:
    with running_show(make_workspace(tmp_path)) as show:
        assert show.command("open")["durable"]
        record = show.workspace / ".ceremony" / show.event / "show.db"
        record.rename(record.with_name("away"))
        record.write_bytes(b"a stranger")
        answer = show.command("blackout")
        assert (answer["ok"], answer["durable"]) == (True, False)
        view = show.view()
        assert (view["disk"], view["durable"]) == ("lost", False)
        assert view["disk_words"]
        record.with_name("away").replace(record)
        wait_until(lambda: show.view()["durable"])
        show.kill()
        show.restart()
        assert show.view()["cover"] == "black"
