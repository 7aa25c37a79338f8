"""``ceremony screens EVENT``: a full-screen window on the second display for a show that is running."""

from __future__ import annotations

import contextlib
import json
import sys
import urllib.request
from pathlib import Path
from urllib.parse import quote

import click

from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.language.catalogs import say
from ceremony.web.launch import open_screen as open_window

DEFAULT_PORT = 8080


def open_screen(url: str, workspace: Path | None = None) -> bool:
    """Open a screen window; its browser keeps its own profile under ``.ceremony``."""
    return open_window(url, (workspace or Path.cwd()).resolve() / ".ceremony" / "browser" / "screen")


def running_url(workspace: Path, event: str, port: int) -> str:
    """Where the show of ``event`` is served, or "" when nothing answers there."""
    note = workspace / ".ceremony" / event / "running.txt"
    places = [f"http://127.0.0.1:{port}"]
    with contextlib.suppress(OSError, UnicodeDecodeError):  # not there: the port has to do
        places.insert(0, note.read_text(encoding="utf-8").strip())
    for place in (each for each in places if each.startswith("http://")):
        try:
            with urllib.request.urlopen(f"{place}/healthz", timeout=2) as answer:  # noqa: S310 - this machine
                if json.load(answer).get("event") == event:
                    return place
        except (OSError, ValueError, AttributeError):
            continue
    return ""


def screen_token(workspace: Path, event: str) -> str:
    """The screens' token as the server keeps it, or ""."""
    path = workspace / ".ceremony" / event / "secrets.json"
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    tokens = kept.get("tokens", kept)
    return str(tokens.get("screen", "")) if isinstance(tokens, dict) else ""


def ticket(url: str, token: str) -> str:
    """A code that opens one window and is worth nothing afterwards, or "": all may read command lines."""
    asked = urllib.request.Request(  # noqa: S310 - this machine
        f"{url}/api/ticket", method="POST", headers={"Authorization": f"Bearer {token}"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=5) as answer:  # noqa: S310 - this machine
            return str(json.load(answer)["code"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


@click.command()
@click.argument("event")
@WORKSPACE
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="Cổng của buổi lễ đang chạy · the port of the running show",
)
@click.option("--name", default="", help="Tên màn chiếu · the screen's name")
@LANGUAGE
def screens(event: str, workspace: Path, port: int, name: str, language: str | None) -> None:
    """Mở màn chiếu toàn màn hình · Open a screen window, full screen."""
    workspace = workspace.resolve()
    speaks = spoken(language, workspace, event)
    url, token = running_url(workspace, event, port), screen_token(workspace, event)
    code = ticket(url, token) if url and token else ""
    if not code:
        click.echo(say(speaks, "screens.not_running", event=event), err=True)
        sys.exit(1)
    place = f"{url}/screen/{quote(name)}" if name else f"{url}/screen"
    if not open_screen(f"{place}#code={code}", workspace):
        click.echo(say(speaks, "screens.no_browser", url=f"{url}/screen"), err=True)
        sys.exit(1)
    click.echo(say(speaks, "screens.opened"))
