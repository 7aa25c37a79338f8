"""A slide: a card that somebody wrote, with the words that go with it."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.model.card import Card


@dataclass(frozen=True, slots=True)
class NamedPicture:
    """A picture that a slide names: as ``written``, at ``line`` and ``column`` of the slide's file.

    ``file`` is its true name below ``media/<event>/``; "" when there is no such file.
    """

    written: str
    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Slide:
    """``id`` is the file's name without .md; ``notes`` become the MC's script; ``source`` is the file."""

    id: str
    card: Card
    notes: str = ""
    title: str = ""
    source: str = ""
    pictures: tuple[NamedPicture, ...] = ()
