"""``ceremony media convert``: films, recordings and pictures of an event made so that the hall plays them."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceremony.cli.film_progress import tell
from ceremony.cli.film_task import refuse_during_a_show
from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.language.catalogs import say
from ceremony.language.text import nfc

if TYPE_CHECKING:
    from ceremony.media.conversion import Conversion
    from ceremony.media.facts import Facts

Report = Callable[[float], None]
_WRITTEN = (".yaml", ".yml", ".csv", ".md")


@click.group()
def media() -> None:
    """Phim, ảnh, âm thanh của sự kiện · Films, pictures and sounds of an event."""


@media.command()
@click.argument("event")
@click.argument("files", nargs=-1)
@WORKSPACE
@LANGUAGE
@click.option("--all", "every", is_flag=True, help="mọi tệp hội trường không mở được · all that need it")
@click.option("--force", is_flag=True, help="chuyển dù đang trực tiếp · even while a show runs")
@click.option("--json", "as_json", is_flag=True, help="mỗi dòng một JSON · JSON lines")
def convert(
    event: str,
    files: tuple[str, ...],
    workspace: Path,
    language: str | None,
    every: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Chuyển thành MP4, M4A, JPEG; bản gốc giữ lại · Make files that every browser opens.

    FILES: tên tệp trong media/EVENT/ · names of files in media/EVENT/
    """
    workspace = workspace.resolve()
    work = _Work(workspace, event, spoken(language, workspace, event), as_json)
    if not files and not every:
        raise click.UsageError(say(work.speaks, "media.which", event=event))
    if not force:
        refuse_during_a_show(workspace, work.speaks)
    names = list(dict.fromkeys(work.name_of(file) for file in files)) if files else work.all_names()
    if not work.run(names, tell_fine=bool(files)):
        sys.exit(1)


class _Work:
    """The files of one event, one after another."""

    def __init__(self, workspace: Path, event: str, speaks: str, as_json: bool) -> None:
        self.workspace, self.event, self.speaks, self.as_json = workspace, event, speaks, as_json
        self.media = workspace / "media" / event
        self.shelf = workspace / ".ceremony" / event

    def name_of(self, file: str) -> str:
        """The name below media/<event>/ of what somebody typed there. ClickException."""
        from ceremony.files.named import find_file
        from ceremony.loaders.hints.nearby import nearby

        plain = file.replace("\\", "/")
        top = f"media/{self.event}/"
        for name in (plain, plain.removeprefix("./").removeprefix(top)):
            if found := find_file(self.media, name):
                return found.relative_to(self.media.resolve()).as_posix()
        path = Path(file)
        if path.is_file():
            if path.resolve().is_relative_to(self.media.resolve()):
                return path.resolve().relative_to(self.media.resolve()).as_posix()
            raise click.ClickException(say(self.speaks, "media.outside", file=file, event=self.event))
        near = nearby(self.media / plain.removeprefix(top))
        key = "media.near" if near else "media.missing"
        raise click.ClickException(say(self.speaks, key, file=file, event=self.event, near=near))

    def all_names(self) -> list[str]:
        """Every file of the event but the originals and what is hidden."""
        from ceremony.media.conversion import ORIGINALS

        found = (path.relative_to(self.media) for path in sorted(self.media.rglob("*")) if path.is_file())
        return [
            path.as_posix()
            for path in found
            if path.parts[0] != ORIGINALS and not any(part.startswith(".") for part in path.parts)
        ]

    def run(self, names: list[str], tell_fine: bool) -> bool:
        """Convert what needs it; whether all went well."""
        from ceremony.media.probing import read_facts

        known = read_facts([self.media / name for name in names], self.shelf)
        well, done = True, 0
        for name in names:
            made = self._one(name, known[self.media / name], tell_fine)
            well, done = well and made is not False, done + (made is True)
        if not done and well and not tell_fine:
            self._echo("media.nothing", {"type": "done", "made": 0})
        return well

    def _one(self, name: str, facts: Facts, tell_fine: bool) -> bool | None:
        """True: made anew; None: nothing to do; False: it could not be."""
        from ceremony.media.conversion import NotConverted, convert, plan_conversion

        try:
            plan = plan_conversion(self.media, name, facts)
            if plan is None:
                if tell_fine:
                    self._echo("media.fine", {"type": "fine", "file": name}, file=name)
                return None
            with self._progress(name) as report:
                convert(plan, report)
        except NotConverted as refused:
            if not tell_fine and refused.code == "kind":
                return None  # what is no film, picture or sound was not meant by --all
            self._echo(f"media.refused-{refused.code}", {"type": "failed", "file": name}, **refused.values)
            return False
        self._tell_made(plan)
        return True

    def _tell_made(self, plan: Conversion) -> None:
        values = {"file": plan.name, "target": plan.target, "original": plan.original, "event": self.event}
        self._echo("media.made", {"type": "made", **values}, **values)
        if self.as_json:
            return
        if not plan.renames:
            click.echo(say(self.speaks, "media.same-name"))
            return
        places = list(self._places(plan.name))
        for place in places:
            click.echo(say(self.speaks, "media.rename", place=place, **values))
        if not places:
            click.echo(say(self.speaks, "media.unnamed", **values))

    def _places(self, name: str) -> Iterator[str]:
        """Where the event's files name a media file."""
        whole = re.compile(rf"(?<![\w/.-]){re.escape(nfc(name))}(?!\w)")
        for top in ("agendas", "slides"):
            for path in sorted((self.workspace / top / self.event).rglob("*")):
                if path.suffix.casefold() not in _WRITTEN or not path.is_file():
                    continue
                text = nfc(path.read_text(encoding="utf-8-sig", errors="replace"))
                for number, line in enumerate(text.splitlines(), 1):
                    if whole.search(line):
                        yield f"{path.relative_to(self.workspace).as_posix()}:{number}"

    @contextlib.contextmanager
    def _progress(self, name: str) -> Iterator[Report]:
        """A bar on the terminal, or JSON lines."""
        if self.as_json:
            yield lambda part: tell({"type": "progress", "file": name, "done": part})
            return
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            shown = bar.add_task(say(self.speaks, "media.converting", file=name), total=1.0)
            yield lambda part: bar.update(shown, completed=part)

    def _echo(self, key: str, line: dict[str, object], **values: object) -> None:
        sentence = say(self.speaks, key, **values)
        if self.as_json:
            tell({**line, "message": sentence})
        else:
            click.echo(sentence, err=line["type"] == "failed")
