"""The keeper of a screen's window: what crashed comes back by itself, at the same picture."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ceremony.web.launch import command_line, kept
from ceremony.web.window import OFTEN, PAUSES, Keeper, messages
from tests.browsing import find_browser
from tests.running import Show, wait_until

CRASHED = {"method": "Target.targetCrashed", "params": {"targetId": "T1", "status": "killed"}}


class Listener:
    """What a keeper says, and how long it waits, by a clock moved by hand."""

    def __init__(self) -> None:
        self.said: list[dict[str, Any]] = []
        self.waits: list[float] = []
        self.now = 0.0
        self.keeper = Keeper(self.said.append, lambda: self.now, self.waits.append)

    @property
    def methods(self) -> list[str]:
        return [message["method"] for message in self.said]


def test_a_crashed_page_is_loaded_again() -> None:
    one = Listener()
    one.keeper.begin()
    one.keeper.hear(CRASHED)
    attach = one.said[-1]
    assert attach["params"]["targetId"] == "T1"
    one.keeper.hear({"id": attach["id"], "result": {"sessionId": "S1"}})
    assert ("Page.reload", "S1") in [(said["method"], said.get("sessionId")) for said in one.said]


def test_other_messages_and_a_page_that_is_gone_move_nothing() -> None:
    one = Listener()
    one.keeper.begin()
    one.keeper.hear(CRASHED)
    said = len(one.said)
    one.keeper.hear({"id": one.said[-1]["id"], "error": {"code": -32602}})
    one.keeper.hear({"method": "Target.targetInfoChanged", "params": {}})
    one.keeper.hear({"id": 99, "result": {"sessionId": "S9"}})
    assert len(one.said) == said


def test_a_page_that_always_crashes_is_given_more_time() -> None:
    one = Listener()
    for _ in range(OFTEN + 1):
        one.keeper.hear(CRASHED)
    assert one.waits == [PAUSES[0]] * OFTEN + [PAUSES[1]]
    one.now = 61.0
    one.keeper.hear(CRASHED)
    assert one.waits[-1] == PAUSES[0]


def test_messages_come_in_any_pieces_and_nonsense_is_passed_over() -> None:
    pieces = iter([b'{"id"', b': 1}\0nonsense\0{"id": 2}', b"\0", b""])
    assert list(messages(lambda: next(pieces))) == [{"id": 1}, {"id": 2}]


def family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        try:
            told = Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii")
        except OSError:
            continue
        found += [int(child) for child in told.split()]
    return found


def renderers(pid: int) -> list[int]:
    """The browser's processes that hold pages."""
    lines = {one: Path(f"/proc/{one}/cmdline") for one in family(pid)}
    return [one for one, line in lines.items() if line.exists() and b"--type=renderer" in line.read_bytes()]


@pytest.fixture
def window(own_show: Show, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A screen's window as the program opens it, without a display."""
    line = command_line(find_browser(), own_show.address("screen/trai"), tmp_path / "profile", None)
    quiet = subprocess.DEVNULL
    child = subprocess.Popen([*kept(line), "--headless=new"], stdout=quiet, stderr=quiet)
    yield child
    for one in reversed(family(child.pid)):
        try:
            os.kill(one, signal.SIGKILL)
        except OSError:
            continue
    child.wait()


def hall(show: Show) -> dict[str, Any] | None:
    """The screen's row on the console, once it has painted the newest view."""
    view = show.view()
    rows = [row for row in view["screens"] if row["role"] == "screen" and row["connected"]]
    return rows[0] if rows and rows[0]["painted_seq"] == view["seq"] else None


@pytest.mark.browser
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs to find the browser's processes")
def test_a_window_whose_page_was_killed_paints_the_same_show_again(
    own_show: Show, window: subprocess.Popen[bytes]
) -> None:
    assert own_show.command("open")["ok"]
    own_show.go(2)
    before = wait_until(lambda: hall(own_show))
    for one in renderers(window.pid):
        os.kill(one, signal.SIGKILL)
    wait_until(lambda: not any(row["connected"] for row in own_show.view()["screens"]))
    after = wait_until(lambda: hall(own_show))
    assert (after["client"], after["name"]) == (before["client"], "trai")
    assert window.poll() is None


@pytest.mark.skipif(os.name != "posix", reason="the keeper is for POSIX")
def test_a_browser_that_does_not_want_the_pipe_is_started_without(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\ncase "$*" in *pipe*) exit 1;; esac\necho "$*" > {tmp_path}/started\n')
    browser.chmod(0o755)
    assert subprocess.run(kept([str(browser), "--app=x"]), check=False, timeout=20).returncode == 0
    assert (tmp_path / "started").read_text() == "--app=x\n"


def test_a_keeper_needs_nothing_of_the_show(tmp_path: Path) -> None:
    told = "import sys, ceremony.web.window; print([m for m in sys.modules if m.startswith('ceremony.')])"
    got = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert got.stdout.strip() == "['ceremony.web', 'ceremony.web.window']"
