"""``ceremony token EVENT``: another token for a role; whoever knew the old one is put out."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import Any

import click

from ceremony.cli.instance import AlreadyRunning, Instance
from ceremony.cli.run import may_be
from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.language.catalogs import say
from ceremony.web.access import ROLES, Access


def change(workspace: Path, event: str, roles: tuple[str, ...], language: str) -> str:
    """Give these roles other tokens, also while the show runs; where it runs, or "". ClickException."""
    folder = workspace / ".ceremony" / event
    try:
        with Instance(folder):
            access = Access(folder / "secrets.json")
            for role in roles:
                access.revoke(role)
        return ""
    except AlreadyRunning as running:
        url = running.where
    for role in sorted(
        roles, key=("console",).__contains__
    ):  # the console's own last: it asks for the others
        _ask(url, Access(folder / "secrets.json").token("console"), role, language)
    return url


def _ask(url: str, token: str, role: str, language: str) -> None:
    """Let the running show change a role's token."""
    asked = urllib.request.Request(  # noqa: S310 - this machine
        f"{url}/api/revoke",
        method="POST",
        data=json.dumps({"role": role}).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310 - this machine
            told: Any = json.load(answer)
    except (OSError, ValueError) as fault:
        raise click.ClickException(say(language, "cli.token.failed", reason=fault)) from fault
    if not told.get("ok"):
        raise click.ClickException(say(language, "cli.token.failed", reason=told.get("message", "?")))


@click.command("token")
@click.argument("event")
@WORKSPACE
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice(ROLES),
    help="Vai nào, có thể nhiều lần · which role, may be repeated [console]",
)
@click.option("--all", "everybody", is_flag=True, help="Mọi vai · every role")
@LANGUAGE
def token(event: str, workspace: Path, roles: tuple[str, ...], everybody: bool, language: str | None) -> None:
    """Đổi mã vào: ai giữ mã cũ bị mời ra · Another token: whoever has the old one is put out."""
    workspace = workspace.resolve()
    speaks = spoken(language, workspace, event)
    if not may_be(event) or not (workspace / ".ceremony" / event / "secrets.json").is_file():
        raise click.ClickException(say(speaks, "cli.token.none", event=event[:60]))
    wanted = tuple(ROLES) if everybody else roles or ("console",)
    url = change(workspace, event, wanted, speaks)
    click.echo(say(speaks, "cli.token.changed", roles=", ".join(wanted)))
    access = Access(workspace / ".ceremony" / event / "secrets.json")
    for role in wanted if url else ():
        click.echo(f"  {url}/{role}#token={access.token(role)}")
