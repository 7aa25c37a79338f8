"""The command group: each command lives in its own file and is imported only when called."""

from __future__ import annotations

import importlib
import json
import os
import sys

import click

from ceremony import __version__
from ceremony.cli.complaint import complaint, tell
from ceremony.cli.help import Group, in_language
from ceremony.cli.spoken import spoken_by
from ceremony.language.catalogs import say

COMMANDS = {
    "check": "ceremony.cli.check:check",
    "compile": "ceremony.cli.compile:compile_event",
    "demo": "ceremony.cli.demo:demo",
    "film": "ceremony.cli.film:film",
    "media": "ceremony.cli.media:media",
    "new": "ceremony.cli.new:new",
    "pledge": "ceremony.cli.pledge:pledge",
    "print": "ceremony.cli.print:print_sheets",
    "purge": "ceremony.cli.purge:purge",
    "quick": "ceremony.cli.quick:quick",
    "rehearse": "ceremony.cli.rehearse:rehearse",
    "roster": "ceremony.cli.roster:roster",
    "run": "ceremony.cli.run:run",
    "schema": "ceremony.cli.schema:schema",
    "script": "ceremony.cli.script:script",
    "screens": "ceremony.cli.screens:screens",
    "token": "ceremony.cli.token:token",
}


class LazyGroup(Group):
    """A group that imports a command's module only when that command is asked for."""

    language = "vi"

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, attribute = target.split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return in_language(command, self.language)


@click.group(cls=LazyGroup)
@click.version_option(__version__, prog_name="ceremony")
def cli() -> None:
    """Điều hành buổi lễ từ một máy tính xách tay · Run a live ceremony from a laptop"""


def in_one_language(language: str) -> click.Command:
    """The whole command line, its help in "vi" or "en"."""
    root = in_language(cli, language)
    if isinstance(root, LazyGroup):
        root.language = language
    return root


# Read by libraries when they are imported: no search for plug-ins of pydantic that we do not have, and no
# threads for matrices that we do not multiply. Together a tenth of a second for every command.
_SPARED = {"PYDANTIC_DISABLE_PLUGINS": "__all__", "OPENBLAS_NUM_THREADS": "1"}


def main() -> None:
    """Entry point. Output is UTF-8 even where a pipe or console says otherwise."""
    for name, value in _SPARED.items():
        os.environ.setdefault(name, value)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    words = sys.argv[1:]
    try:
        code = in_one_language(spoken_by(words))(prog_name="ceremony", standalone_mode=False)
    except click.ClickException as fault:
        code = tell_fault(fault, words)
    except click.Abort:
        code = 130  # Ctrl-C before there was anything to end
    except OSError as fault:
        where = f"{fault.filename}: " if fault.filename else ""
        sentence = say(spoken_by(words), "cli.failed", reason=f"{where}{fault.strerror or fault}")
        code = tell_fault(click.ClickException(sentence), words)
    sys.exit(code if isinstance(code, int) else 0)


def tell_fault(fault: click.ClickException, words: list[str]) -> int:
    """Say why not, to people or to programs; the exit code."""
    language = spoken_by(words)
    if "--json" in words:
        tell_programs(complaint(fault, language))
        return 1
    tell(fault, language)
    return fault.exit_code


def tell_programs(sentence: str) -> None:
    """One line of JSON that says why not."""
    click.echo(json.dumps({"ok": False, "message": sentence}, ensure_ascii=False))
