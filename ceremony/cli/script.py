"""``ceremony script``: what the MC will say, cue by cue; how short forms are read, who has looked at it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.documents.seals import covered, seals_of
from ceremony.language.abbreviations import find_abbreviations
from ceremony.language.catalogs import say
from ceremony.loaders.abbreviations import accept
from ceremony.loaders.production import load_production
from ceremony.model.problem import Severity
from ceremony.model.rundown import Cue, FallbackLine, Rundown
from ceremony.preflight.checks.short_forms import written_texts
from ceremony.preflight.event import Event
from ceremony.staging.stage import stage


def read_event(workspace: Path, event: str, language: str | None = None) -> Event:
    """The event as preflight sees it. Raises ClickException with every fault of the files."""
    speaks = spoken(language, workspace, event)
    production, problems = load_production(workspace, event, speaks)
    if production is None:
        faults = [str(problem) for problem in problems if problem.severity is Severity.ERROR]
        raise click.ClickException("\n".join(faults))
    return Event(workspace, production, stage(production), speaks)


def lines_of(rundown: Rundown) -> Iterator[str]:
    """All that is said, as plain text: a block a cue, names between stars, what to say when it fails."""
    language = rundown.language
    numbers = {item.id: item.number for item in rundown.items}
    told: set[tuple[str, str]] = set()  # what an item's first cue has said need not be printed with every one
    for cue in rundown.cues:
        rescue = [line for line in cue.fallback_lines if (cue.item, line.text) not in told]
        told.update((cue.item, line.text) for line in rescue)
        if not (cue.script or cue.after or rescue):
            continue
        yield f"## {numbers.get(cue.item, '')} {cue.title} [{cue.id}] {_time(cue.reading_ms)}".replace(
            "  ", " "
        )
        yield from _words(cue, rescue, language)
        yield ""


def _words(cue: Cue, rescue: list[FallbackLine], language: str) -> Iterator[str]:
    if cue.script:
        yield cue.script
    if cue.after:
        yield f"({say(language, 'cli.script.after')}) {cue.after}"
    for line in rescue:
        yield f"! {line.situation}: {line.text}"


def _time(ms: int) -> str:
    seconds = round(ms / 1000)
    return f"{seconds // 60}:{seconds % 60:02d}" if seconds else ""


def expansions(event: Event) -> dict[tuple[str, str], list[str]]:
    """Every reading and the items it stands in, in the order of the agenda."""
    found: dict[tuple[str, str], list[str]] = {}
    own = event.production.abbreviations.readings
    for item in event.items:
        for _, text in written_texts(event, item):
            for each in find_abbreviations(text, own):
                places = found.setdefault((each.short, each.full), [])
                if item.id not in places:
                    places.append(item.id)
    return found


def _tell_expansions(event: Event) -> None:
    seen = event.production.abbreviations.seen
    for (short, full), places in expansions(event).items():
        mark = "✓" if (short, full) in seen else "?"
        click.echo(f"{mark} {short} → {full}  ({', '.join(places)})")


def _covered(event: Event) -> Rundown:
    """The rundown without sealed names; how many there are is said beside it."""
    seals = seals_of(event.rundown)
    if seals.count:
        click.echo(say(event.language, "documents.sealed.script", count=seals.count), err=True)
    return covered(event.rundown, seals)


@click.command()
@click.argument("event")
@WORKSPACE
@click.option(
    "--expansions", "only_expansions", is_flag=True, help="Cách đọc chữ viết tắt · how short forms are read"
)
@click.option(
    "--accept", "by", metavar="NAME", help="Người đã xem các cách đọc · who has looked at the readings"
)
@click.option("--sealed", is_flag=True, help="Cả tên chưa công bố · with the names that are not yet revealed")
@LANGUAGE
def script(
    event: str, workspace: Path, only_expansions: bool, by: str | None, sealed: bool, language: str | None
) -> None:
    """Lời dẫn của MC, từng cue một · The MC's script of EVENT."""
    looked_at = read_event(workspace.resolve(), event, language)
    if by:
        open_ones = [
            one for one in expansions(looked_at) if one not in looked_at.production.abbreviations.seen
        ]
        if open_ones:
            accept(workspace.resolve() / "agendas" / event, open_ones, by, date.today().isoformat())  # noqa: DTZ011
        click.echo(say(looked_at.language, "cli.script.accepted", count=len(open_ones), by=by))
    elif only_expansions:
        _tell_expansions(looked_at)
    else:
        click.echo("\n".join(lines_of(looked_at.rundown if sealed else _covered(looked_at))))
