"""``ceremony film``: build, look at, check and approve the summary film of an event."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceremony.cli.film_build import Wish, build_many, build_one, places
from ceremony.cli.film_progress import tell
from ceremony.cli.film_task import (
    Task,
    demand,
    draft_of,
    make_calm_and_stoppable,
)
from ceremony.cli.help import Group
from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from datetime import datetime

    from ceremony.loaders.film_approval import Approval


@click.group(cls=Group)
def film() -> None:
    """Phim báo cáo tổng kết · The summary film."""


@film.command()
@click.argument("events", nargs=-1, required=True, metavar="EVENT|FOLDER …")
@WORKSPACE
@LANGUAGE
@click.option("--draft", is_flag=True, help="540p, 15 hình/giây, để xem thử · quick, to have a look")
@click.option(
    "--force", is_flag=True, help="dựng dù đã đúng, dù đang trực tiếp · even when up to date or live"
)
@click.option("--json", "as_json", is_flag=True, help="mỗi dòng một JSON · JSON lines")
@click.option("--executor", metavar="dask://HOST:PORT", help="dựng trên nhiều máy · on a cluster")
def build(
    events: tuple[str, ...],
    workspace: Path,
    draft: bool,
    force: bool,
    as_json: bool,
    executor: str | None,
    language: str | None,
) -> None:
    """Dựng phim từ bảng kết quả · Build the films of events, or of all events in a folder."""
    wish = Wish(draft, force, as_json, executor, language)
    try:
        films = places(workspace, events, language)
        if len(films) == 1:
            build_one(*films[0], wish)
        else:
            build_many(films, wish)
    except click.ClickException as error:
        if as_json:
            tell({"type": "failed", "error": error.message})
            sys.exit(1)
        raise


@film.command()
@click.argument("event")
@click.argument("scene", type=int, required=False)
@WORKSPACE
@LANGUAGE
@click.option("--at", "at", type=float, multiple=True, help="giây trong cảnh · seconds into the scene")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("preview.png"),
    show_default="preview.png",
    help="Tệp ảnh để ghi · the picture to write",
)
@click.option("--listen", is_flag=True, help="đọc từng dòng CẢNH [GIÂY [TỆP]] · lines on standard input")
def preview(
    event: str,
    scene: int | None,
    workspace: Path,
    at: tuple[float, ...],
    output: Path,
    listen: bool,
    language: str | None,
) -> None:
    """Vẽ khung hình của một cảnh thành PNG · Draw frames of a scene (--at again for more of them)."""
    from ceremony.cli import film_look

    if listen:
        film_look.listen(workspace, event, output, language)
        return
    if scene is None:
        raise click.UsageError(say(spoken(language, workspace, event), "film.which-scene"))
    sketches = film_look.Sketches(workspace, event, language)
    for number, moment in enumerate(at or (None,), 1):
        path = output if len(at) < 2 else output.with_stem(f"{output.stem}-{number}")
        click.echo(f"{path} · {sketches.draw(scene, moment, path):.0f} ms")


@film.command()
@click.argument("event")
@WORKSPACE
@LANGUAGE
@click.option("--full", is_flag=True, help="1080p thay cho bản nháp · the full film instead of the draft")
@click.option("--scene", type=int, help="vẽ cảnh này trước vào preview.png · draw this scene first")
@click.option("--at", type=float, help="giây trong cảnh ấy · seconds into that scene")
def watch(
    event: str, workspace: Path, full: bool, scene: int | None, at: float | None, language: str | None
) -> None:
    """Dựng lại bản nháp mỗi khi số liệu đổi, đến khi Ctrl-C · Build the draft again at every change."""
    from ceremony.cli.film_look import watch_files

    make_calm_and_stoppable()
    watch_files(workspace, event, full, scene, at, language)


@film.command()
@click.argument("event")
@WORKSPACE
@LANGUAGE
@click.option("--json", "as_json", is_flag=True, help="Một dòng JSON · one line of JSON")
def storyboard(event: str, workspace: Path, as_json: bool, language: str | None) -> None:
    """Liệt kê các cảnh với thời điểm · List the scenes with their times."""
    from ceremony.video.stage import FPS

    drawn = demand(workspace, event, language).film()
    for number, placed in enumerate(drawn.line, 1):
        starts, length = placed.first / FPS, placed.frames / FPS
        if as_json:
            said = {"scene": number, "kind": placed.scene.bare.kind, "title": placed.scene.title}
            tell({**said, "starts": starts, "seconds": length, "key": placed.scene.key(drawn.stage)})
        else:
            kind, title = placed.scene.bare.kind, placed.scene.title
            click.echo(f"{number:3}  {_clock(starts)}  {length:5.1f} s  {kind:9}  {title}")
    if not as_json:
        click.echo(f"     {_clock(drawn.seconds)}")


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60:02}:{seconds % 60:04.1f}"


def _existing(task: Task) -> Path:
    if not task.target.exists():
        raise click.ClickException(say(task.speaks, "video.missing", file=task.target, event=task.event))
    return task.target


@film.command()
@click.argument("event")
@WORKSPACE
@LANGUAGE
def probe(event: str, workspace: Path, language: str | None) -> None:
    """Phim hiện có: dài bao lâu, có khớp số liệu không · The film on disk: length, whether it matches."""
    from ceremony.loaders.film_stamp import film_stamp
    from ceremony.loaders.media import film_ms
    from ceremony.video.loudness import measure_loudness

    task = demand(workspace, event, language)
    target = _existing(task)
    loudness, peak = measure_loudness(target)
    draft = draft_of(target)
    facts = {
        "file": str(target),
        "bytes": target.stat().st_size,
        "seconds": film_ms(target) / 1000,
        "stamp": film_stamp(target),
        "wanted": task.recipe(),
        "sample": task.results.is_sample,
        "lufs": loudness,
        "true_peak": peak,
        "subtitles": str(task.subtitles) if task.subtitles.exists() else None,
        "draft": str(draft) if draft.exists() else None,
    }
    tell({**facts, "up_to_date": facts["stamp"] == facts["wanted"]})
    if facts["stamp"] != facts["wanted"]:
        click.echo(say(task.speaks, "video.stale", event=event), err=True)


@film.command()
@click.argument("event")
@WORKSPACE
@LANGUAGE
@click.option("--json", "as_json", is_flag=True, help="Một dòng JSON · one line of JSON")
def verify(event: str, workspace: Path, as_json: bool, language: str | None) -> None:
    """Phim có đúng số liệu, đã được duyệt chưa · Whether the film matches the results and is approved.

    Kết thúc với mã 0 chỉ khi cả hai đều đúng · Exit code 0 only when both are so.
    """
    from datetime import datetime

    from ceremony.loaders.film_approval import read_approval, valid_approval
    from ceremony.loaders.film_stamp import film_stamp

    task = demand(workspace, event, language)
    target, wanted = _existing(task), task.recipe()
    stamp, valid = film_stamp(target), valid_approval(task.target, wanted)
    made = datetime.fromtimestamp(target.stat().st_mtime).astimezone()
    old = read_approval(target)
    if as_json:
        said = {"file": str(target), "stamp": stamp, "wanted": wanted, "up_to_date": stamp == wanted}
        by = {"approved": valid is not None, "by": old.by if old else None, "at": old.at if old else None}
        tell({**said, "built": made.isoformat(timespec="seconds"), **by})
    else:
        for line in _verdict(task, stamp == wanted, made, old, valid is not None):
            click.echo(line)
    if stamp != wanted or valid is None:
        sys.exit(1)


def _verdict(task: Task, matches: bool, made: datetime, old: Approval | None, valid: bool) -> list[str]:
    """The film's state in sentences."""
    speak, when = task.speaks, "%d/%m/%Y %H:%M"
    lines = [say(speak, "film.made", file=task.target, at=made.strftime(when))]
    lines.append(say(speak, "film.matches") if matches else say(speak, "video.stale", event=task.event))
    if old is None:
        lines.append(say(speak, "film.unapproved", event=task.event))
    else:
        key = "film.approved" if valid else "film.approval-void"
        lines.append(say(speak, key, by=old.by, at=old.at.replace("T", " ")[:16]))
    return lines


@film.command()
@click.argument("event")
@WORKSPACE
@LANGUAGE
@click.option("--by", "by", required=True, help="người duyệt · who approves")
def approve(event: str, workspace: Path, by: str, language: str | None) -> None:
    """Duyệt phim đang có · Approve the film as it is; newer data or another film ends the approval."""
    from datetime import datetime

    from ceremony.loaders import film_approval
    from ceremony.loaders.film_stamp import film_stamp

    task = demand(workspace, event, language)
    target = _existing(task)
    if film_stamp(target) != task.recipe():
        raise click.ClickException(say(task.speaks, "video.stale", event=event))
    if not by.strip():
        raise click.ClickException(say(task.speaks, "film.nobody"))
    made = film_approval.approve(target, by.strip(), datetime.now().astimezone())
    click.echo(say(task.speaks, "film.approved", by=made.by, at=made.at.replace("T", " ")[:16]))
