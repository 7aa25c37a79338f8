"""What opens when a show starts, with scripts in the place of browsers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.running import Show, make_workspace, wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in browsers are shell scripts")


class OpeningShow(Show):
    """A show that may open windows."""

    quiet = ()


def stand_in(folder: Path, name: str) -> tuple[Path, Path]:
    """A script that writes down what it was asked to open."""
    script, note = folder / name, folder / f"{name}.txt"
    script.write_text(f'#!/bin/sh\necho "$@" >> "{note}"\n', encoding="utf-8")
    script.chmod(0o700)
    return script, note


def test_a_start_opens_the_console_and_a_screen_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, page_note = stand_in(tmp_path, "page-browser")
    screen, screen_note = stand_in(tmp_path, "screen-browser")
    monkeypatch.setenv("BROWSER", str(page))
    monkeypatch.setenv("CEREMONY_BROWSER", str(screen))
    show = OpeningShow(make_workspace(tmp_path / "w"), "mau")
    try:
        wait_until(lambda: page_note.exists() and screen_note.exists())
        opened = page_note.read_text(encoding="utf-8") + screen_note.read_text(encoding="utf-8")
        assert f"{show.url}/console#code=" in opened
        assert f"{show.url}/screen#code=" in opened
        assert not any(token in opened for token in show.tokens.values()), "everybody reads command lines"
        code = opened.split("/console#code=")[1].split()[0]
        assert show.http("POST", "/api/pair", body={"code": code}).json()["token"] == show.tokens["console"]
        assert show.http("POST", "/api/pair", body={"code": code}).status == 403
        screen_note.unlink()
        assert show.http("POST", "/api/screens", role="console", body={}).json() == {"ok": True}
        wait_until(screen_note.exists)
    finally:
        show.stop()
