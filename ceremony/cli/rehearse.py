"""``ceremony rehearse``: the show with a record of its own, or many dry runs at once and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceremony.cli.spoken import LANGUAGE, WORKSPACE
from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from ceremony.live.dry_run import Length, Outlook
    from ceremony.preflight.event import Event

TOLERATED = 0.15  # of the planned time, before a length is called over or under
COLUMNS = ("number", "title", "planned", "middle", "long", "note")


def minutes(ms: int) -> str:
    """ "12:05": minutes and seconds, hours in front when there are any."""
    seconds = round(ms / 1000)
    hours, rest = divmod(seconds, 3600)
    words = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{words}" if hours else words


def amount(language: str, many: float) -> str:
    """ "5", "0,3": how many on average, a digit behind the comma below ten."""
    words = f"{many:.1f}".removesuffix(".0") if many < 10 else f"{many:.0f}"
    return words.replace(".", ",") if language == "vi" else words


def note(language: str, one: Length) -> str:
    """Over or under what was planned, when that is more than a little."""
    off = one.middle_ms - one.planned_ms
    if abs(off) <= max(30_000, one.planned_ms * TOLERATED):
        return ""
    return say(language, f"cli.rehearse.{'over' if off > 0 else 'under'}", time=minutes(abs(off)))


def report(event: Event, outlook: Outlook) -> Iterator[str]:
    """The report as Markdown: how long each part takes, and what of the pictures is not ready."""
    language = event.language

    def words(key: str, **values: object) -> str:
        return say(language, f"cli.rehearse.{key}", **values)

    yield f"# {words('title', name=event.rundown.short)}"
    yield ""
    yield words("head", runs=outlook.runs, seed=outlook.seed)
    whole = {"planned": outlook.planned_ms, "middle": outlook.middle_ms, "long": outlook.long_ms}
    yield words("whole", **{name: minutes(ms) for name, ms in whole.items()})
    yield words("people", **{name: amount(language, many) for name, many in asdict(outlook.people).items()})
    yield ""
    yield "| " + " | ".join(words(f"col.{name}") for name in COLUMNS) + " |"
    yield "|" + "---|" * len(COLUMNS)
    for one in outlook.items:
        times = (minutes(one.planned_ms), minutes(one.middle_ms), minutes(one.long_ms))
        yield "| " + " | ".join((one.number, one.title, *times, note(language, one))) + " |"
    yield ""
    yield words("overfull")
    yield from (f"- {line}" for line in overfull(event) or [words("none")])
    yield ""
    yield words("no_photo", names=", ".join(without_photo(event)) or words("none"))


def overfull(event: Event) -> list[str]:
    """The pictures whose words do not fit."""
    from ceremony.preflight.checks.overfull_picture import overfull_picture

    return [problem.message for problem in overfull_picture(event)]


def without_photo(event: Event) -> list[str]:
    """Everybody who speaks and has no photo."""
    speaking = {ref.person for item in event.items for ref in item.people}
    return [one.name for one in event.production.people.values() if one.id in speaking and not one.photo]


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("event")
@WORKSPACE
@click.option(
    "--report",
    "only_report",
    is_flag=True,
    help="Chạy thử nhiều lần trong chốc lát, in báo cáo · many runs at once, and a report",
)
@click.option(
    "--runs",
    type=click.IntRange(1, 500),
    default=20,
    show_default=True,
    help="Số lần chạy thử · how many times it is played",
)
@click.option(
    "--seed", type=int, default=1, show_default=True, help="Số gieo của chạy thử · the chance of the play"
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Ghi báo cáo vào tệp .md · write the report",
)
@click.option(
    "--speed",
    type=click.IntRange(1, 20),
    default=1,
    show_default=True,
    help="Nhanh gấp mấy lần · so many times as fast",
)
@click.option("--people/--no-people", default=True, help="Người giả lập · simulated people")
@LANGUAGE
@click.argument("more", nargs=-1, type=click.UNPROCESSED)
def rehearse(
    event: str,
    workspace: Path,
    only_report: bool,
    runs: int,
    seed: int,
    out: Path | None,
    speed: int,
    people: bool,
    language: str | None,
    more: tuple[str, ...],
) -> None:
    """Tập dượt đến khi bấm Ctrl-C · Rehearse EVENT until Ctrl-C: its own record, simulated people.

    Chỉ cần báo cáo: --report · --report instead tells how long all takes, and ends.
    """
    if not only_report:
        from ceremony.cli.run import run

        words = [
            event,
            "--workspace",
            str(workspace),
            "--rehearsal",
            "--speed",
            str(speed),
            "--seed",
            str(seed),
            *(["--language", language] if language else []),
        ]
        run.main([*words, *(["--people"] if people else []), *more], standalone_mode=False)
        return
    from ceremony.cli.script import read_event
    from ceremony.live.dry_run import dry_run

    looked_at = read_event(workspace.resolve(), event, language)
    text = "\n".join(report(looked_at, dry_run(looked_at.rundown, runs=runs, seed=seed))) + "\n"
    click.echo(text)
    if out:
        out.write_text(text, encoding="utf-8", newline="\n")
        click.echo(say(looked_at.language, "cli.rehearse.written", path=out))
