"""media.missing, media.spelling, picture.unseen, picture.empty: every picture that somebody names is seen.

A problem stands where the name was written: in the slide, in people.yaml, in the list of recipients.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from ceremony.language.catalogs import say
from ceremony.language.text import nfc
from ceremony.loaders.media_folder import MediaFolder
from ceremony.loaders.source_text import read_text
from ceremony.loaders.yaml_source import read_yaml
from ceremony.model.problem import Problem, Severity
from ceremony.model.slide import NamedPicture, Slide
from ceremony.preflight.event import Event
from ceremony.preflight.named import pictures_named
from ceremony.staging.pictures import draw


def named_pictures(event: Event) -> Iterable[Problem]:
    """Pictures that are not there, that only some computers would find, and that no layout shows."""
    told: set[str] = set()
    yield from _of_people(event)
    for slide in slides_of(event):
        told |= {picture.file or picture.written for picture in slide.pictures}
        yield from _of_slide(event, slide)
    for item, name in sorted(pictures_named(event)):
        if nfc(name) not in set(map(nfc, told)) and not (event.media / name).is_file():
            yield _missing(event, *_place(event, item, name), name)


def slides_of(event: Event) -> list[Slide]:
    """The slides that some item shows, each once."""
    names = dict.fromkeys(name for item in event.items for name in (item.slide, *item.slides) if name)
    return [event.production.slides[name] for name in names if name in event.production.slides]


def _of_slide(event: Event, slide: Slide) -> Iterator[Problem]:
    html = unquote(draw(slide.card))
    if slide.card.layout == "picture" and "<img" not in html and not slide.pictures:
        words, tip = (say(event.language, f"preflight.picture.empty{part}") for part in ("", ".hint"))
        yield Problem(slide.source, 1, 1, "picture.empty", words, tip, Severity.ERROR)
    for picture in slide.pictures:
        if not picture.file:
            yield _missing(event, slide.source, picture.line, picture.column, picture.written)
            continue
        if _needs_kindness(picture):
            yield _problem(event, slide.source, picture, "media.spelling")
        if f'"/media/{picture.file}"' not in html:
            yield _problem(event, slide.source, picture, "picture.unseen", layout=slide.card.layout)


def _of_people(event: Event) -> Iterator[Problem]:
    """Photos of people whose file is called otherwise than people.yaml says."""
    file = f"agendas/{event.production.event}/{event.production.agenda.people}"
    tree, _ = read_yaml(event.workspace / file, event.workspace, event.language)
    for index, person in enumerate(event.production.people.values()):
        place = tree.at(("people", index, "photo")) if tree else None
        if place and person.photo and isinstance(place.value, str):
            picture = NamedPicture(place.value, person.photo, place.line, place.column)
            if _needs_kindness(picture):
                yield _problem(event, file, picture, "media.spelling")


def _needs_kindness(picture: NamedPicture) -> bool:
    """Whether the file is found only by a computer that knows no capitals."""
    written, true = nfc(picture.written), nfc(picture.file)
    return written != true and written.casefold() == true.casefold()


def _problem(event: Event, file: str, picture: NamedPicture, code: str, **values: object) -> Problem:
    values = {"file": picture.written, "true": picture.file} | values
    return Problem(
        file,
        picture.line,
        picture.column,
        code,
        say(event.language, f"preflight.{code}", **values),
        say(event.language, f"preflight.{code}.hint", **values),
        Severity.WARNING,
    )


def _missing(event: Event, file: str, line: int, column: int, name: str) -> Problem:
    near = MediaFolder(event.media).near(name)
    hint = "preflight.media.missing.near" if near else "preflight.media.missing.hint"
    return Problem(
        file,
        line,
        column,
        "media.missing",
        say(event.language, "preflight.media.missing", file=name),
        say(event.language, hint, event=event.media.name, near=near),
        Severity.ERROR,
    )


def _place(event: Event, item: str, name: str) -> tuple[str, int, int]:
    """File, line and column that name a photo: of a person, of a recipient; else the item that shows it."""
    folder = Path("agendas") / event.production.event
    agenda = event.production.agenda
    for file in (agenda.people, *event.production.recipients):
        text, _ = read_text(event.workspace / folder / file, event.workspace, event.language)
        for number, line in enumerate((text or "").split("\n"), 1):
            if nfc(name) in line:
                return (folder / file).as_posix(), number, line.index(nfc(name)) + 1
    place = event.problem(item, "media.missing", Severity.ERROR, ("slide",), file=name)
    return place.file, place.line, place.column
