"""The language of a command: asked for, else the event's own, else the machine's, else Vietnamese."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

import click

from ceremony.cli.packed import has_event
from ceremony.language.catalogs import LANGUAGES

LANGUAGE = click.option(
    "--language", type=click.Choice(LANGUAGES), help="Ngôn ngữ của thông báo · language of the messages"
)
WORKSPACE = click.option(
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    show_default=True,
    help="Thư mục làm việc · the folder that holds agendas, slides and media",
)
FIRST_BYTES = 65_536  # of an agenda: its event stands on top
_EVENT = re.compile(r"^event:(?:.*\n)(?:(?:[ \t#].*)?\n)*", re.MULTILINE)
_SAID = re.compile(r"(?:^|[{,])[ \t]*language:[ \t]*[\"']?(vi|en)\b", re.MULTILINE)


def spoken(asked: str | None, workspace: Path = Path(), event: str = "") -> str:
    """ "vi" or "en": the one rule for everything that a command says."""
    return asked or _of_event(workspace, event) or _of_machine()


def spoken_by(words: Sequence[str]) -> str:
    """The same for a whole command line that went wrong before it was understood."""
    asked = _behind(words, "--language")
    workspace = Path(_behind(words, "--workspace") or ".")
    event = next((word for word in words if _of_event(workspace, word)), "")
    return spoken(asked if asked in LANGUAGES else None, workspace, event)


def _behind(words: Sequence[str], option: str) -> str:
    """What is written behind an option, the last time that it stands there."""
    found = ""
    for place, word in enumerate(words):
        name, sign, value = word.partition("=")
        if name == option:
            found = value if sign else "".join(words[place + 1 : place + 2])
    return found


def _of_event(workspace: Path, event: str) -> str:
    """What the agenda says, read as plain text: a broken one speaks too, and nothing loads YAML for it."""
    if not event or Path(event).name != event or not has_event(workspace, event):
        return ""
    try:
        with (workspace / "agendas" / event / "agenda.yaml").open("rb") as file:
            text = file.read(FIRST_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return ""
    head = _EVENT.search(text.replace("\r\n", "\n") + "\n")
    said = _SAID.search(head.group(0)) if head else None
    return said[1] if said else LANGUAGES[0]


def _of_machine() -> str:
    """As ``dev.py`` does: English when the first of these that is set begins so."""
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "en" if next(filter(None, named), "").lower().startswith("en") else LANGUAGES[0]
