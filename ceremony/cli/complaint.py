"""What was wrong with a command line, in one sentence of the user's language."""

from __future__ import annotations

import click

from ceremony.language.catalogs import say


def complaint(fault: click.ClickException, language: str) -> str:
    """The sentence: click's own are translated, ours are in the right language already."""
    meant = ", ".join(getattr(fault, "possibilities", None) or ())
    meant = f" → {meant}" if meant else ""
    unknown = getattr(fault, "command_name", "")  # click has a class for it only from 8.4 on
    if unknown:
        return say(language, "cli.usage.command", name=unknown, meant=meant)
    if isinstance(fault, click.NoSuchOption):
        return say(language, "cli.usage.option", name=fault.option_name, meant=meant)
    if isinstance(fault, click.MissingParameter):
        return say(language, "cli.usage.missing", name=_name(fault))
    if isinstance(fault, click.BadParameter):
        return say(language, "cli.usage.value", name=_name(fault), reason=_reason(fault, language))
    return fault.format_message()


def _name(fault: click.BadParameter) -> str:
    """ "--port" or "EVENT"."""
    if fault.param is None:
        return str(fault.param_hint or "")
    option = fault.param.param_type_name == "option"
    return fault.param.opts[0] if option else fault.param.human_readable_name


def _reason(fault: click.BadParameter, language: str) -> str:
    """What may be written instead, where that can be told; else as click says it."""
    kind = fault.param.type if fault.param is not None else None
    if isinstance(kind, click.Path) and kind.exists and "does not exist" in fault.message:
        return say(language, "cli.usage.no-folder" if not kind.file_okay else "cli.usage.no-file")
    if isinstance(kind, click.Choice):
        return say(language, "cli.usage.one-of", words=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange | click.FloatRange) and kind.min is not None and kind.max is not None:
        return say(language, "cli.usage.range", low=kind.min, high=kind.max)
    return fault.message


def tell(fault: click.ClickException, language: str) -> None:
    """The sentence on the terminal; above it how the command is called, when it was called wrongly."""
    if isinstance(fault, click.UsageError) and fault.ctx is not None:
        usage = " ".join([fault.ctx.command_path, *fault.ctx.command.collect_usage_pieces(fault.ctx)])
        click.echo(say(language, "cli.usage.how", usage=usage, path=fault.ctx.command_path), err=True)
    click.echo(say(language, "cli.fault", sentence=complaint(fault, language)), err=True)
