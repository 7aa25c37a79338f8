"""script.placeholder: what stands between braces is to be filled in; until then its sentence is left out."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.model.agenda import Item
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event


def unfilled_script(event: Event) -> Iterable[Problem]:
    """Scripts and speaker notes with a placeholder that nobody filled."""
    for item in event.items:
        for path, words in spoken_texts(event, item):
            start = words.find("{{")
            if start >= 0:
                text = words[start:].split("}}")[0] + "}}"
                yield event.problem(item.id, "script.placeholder", Severity.WARNING, path, text=text[:60])


def spoken_texts(event: Event, item: Item) -> Iterable[tuple[tuple[int | str, ...], str]]:
    """Every text of an item that could be read aloud, with its place inside the item."""
    yield ("script",), item.script or ""
    yield ("after",), item.after or ""
    for index, line in enumerate(item.fallback):
        yield ("fallback", index, "say"), line.say
    for index, step in enumerate(item.introduce):
        yield ("introduce", index, "script"), step.script or ""
    named = [(("slide",), item.slide), *((("slides", index), name) for index, name in enumerate(item.slides))]
    for path, name in named:
        slide = event.production.slides.get(name or "")
        yield path, slide.notes if slide else ""
