"""Help in one language: ``-h`` everywhere, and a group that is called without words tells what it can do.

Every command writes its help once, in both languages, "Tiếng Việt · English". What is shown is one of them.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from ceremony.language.catalogs import say

_JOINT = " · "
_EXTRA = re.compile(r"  \[(.*)\]\Z")


def one_language(text: str | None, language: str) -> str | None:
    """The half of every paragraph that is in ``language``; a paragraph in one language as it is."""
    if not text or _JOINT not in text:
        return text
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    return "\n\n".join(_half(paragraph, language) for paragraph in paragraphs)


def _half(paragraph: str, language: str) -> str:
    vietnamese, joint, english = paragraph.partition(_JOINT)
    return (vietnamese if language == "vi" or not joint else english).strip()


class _Formatter(click.HelpFormatter):
    """The words of click itself, in the language of the command."""

    language = "vi"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{say(self.language, 'cli.help.usage')} ")

    def write_heading(self, heading: str) -> None:
        known = {"Options": "options", "Commands": "commands"}.get(heading)
        super().write_heading(say(self.language, f"cli.help.{known}") if known else heading)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(term, self._told(text)) for term, text in rows], col_max, col_spacing)

    def _told(self, text: str) -> str:
        for known, key in (
            ("Show this message and exit.", "this"),
            ("Show the version and exit.", "version"),
        ):
            if text == known:
                return say(self.language, f"cli.help.{key}")
        extra = _EXTRA.search(text)
        if extra is None:
            return text
        words = extra[1].replace("default: ", say(self.language, "cli.help.default") + " ")
        words = words.replace("required", say(self.language, "cli.help.required"))
        return f"{text[: extra.start()]}  [{words}]"


class _Vietnamese(click.Context):
    formatter_class = type("_VietnameseHelp", (_Formatter,), {"language": "vi"})


class _English(click.Context):
    formatter_class = type("_EnglishHelp", (_Formatter,), {"language": "en"})


class Group(click.Group):
    """A group of commands; called without words it shows its help and ends well."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit(0)
        return super().parse_args(ctx, args)


def in_language(command: click.Command, language: str) -> click.Command:
    """The same command, its help in one language. The command that was given is left as it is."""
    made = copy.copy(command)
    made.context_class = _English if language == "en" else _Vietnamese
    made.add_help_option = False  # click keeps the one that it has made once, in its own words
    made.help = one_language(command.help, language)
    made.params = [_parameter(parameter, language) for parameter in command.params]
    click.help_option("-h", "--help", help=say(language, "cli.help.this"))(made)
    if isinstance(made, click.Group):
        made.commands = {name: in_language(inner, language) for name, inner in made.commands.items()}
    return made


class _EventName(click.types.StringParamType):
    """An event of the workspace: a shell that asks is told which there are."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        shelf = Path(ctx.params.get("workspace") or ".") / "agendas"
        found = sorted(path.parent.name for path in shelf.glob("*/agenda.yaml"))
        return [CompletionItem(name) for name in found if name.startswith(incomplete)]


def _parameter(parameter: click.Parameter, language: str) -> click.Parameter:
    made = copy.copy(parameter)
    if parameter.name == "event" and isinstance(parameter.type, type(click.STRING)):
        made.type = _EventName()
    if isinstance(made, click.Option) and isinstance(parameter, click.Option):
        made.help = one_language(parameter.help, language)
    return made
