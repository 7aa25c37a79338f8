"""What a page reports of itself, read strictly: numbers and codes, never sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from ceremony.core.film_faults import FILM_CODES, READY_CODES

LARGEST = 100_000  # picture points a screen may say it is wide
LONGEST = 300  # letters of a cue's name, a film's path or version
DETAIL = 200  # letters of a fault that only a developer reads

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FilmReport:
    """The film on program as a screen has it: which one it holds, and what is wrong with it."""

    src: str
    version: str
    code: str


@dataclass(frozen=True, slots=True)
class NextReport:
    """Whether the cue that comes next stands ready behind the picture; ``code`` says what it lacks."""

    cue: str
    ready: bool
    code: str
    src: str
    version: str


@dataclass(frozen=True, slots=True)
class Health:
    """How a page is; None where it has not said, or said something that does not fit."""

    visible: bool | None = None
    width: int | None = None
    height: int | None = None
    sound_blocked: bool = False
    problem: str = ""
    film: FilmReport | None = None
    next: NextReport | None = None


def read_health(report: Mapping[str, Any]) -> Health:
    """The report of a page; what does not fit is left out. Never raises."""
    return Health(
        visible=_of(report, "visible", bool),
        width=_points(report, "width"),
        height=_points(report, "height"),
        sound_blocked=_of(report, "sound_blocked", bool) or False,
        problem=_text(report, "problem", DETAIL, cut=True),
        film=_film(report.get("film")),
        next=_next(report.get("next")),
    )


def _film(raw: object) -> FilmReport | None:
    if not isinstance(raw, Mapping) or not _text(raw, "src"):
        return None
    return FilmReport(_text(raw, "src"), _text(raw, "version"), _code(raw, FILM_CODES))


def _next(raw: object) -> NextReport | None:
    if not isinstance(raw, Mapping) or not _text(raw, "cue"):
        return None
    code = _code(raw, READY_CODES)
    ready = _of(raw, "ready", bool) is True and not code
    return NextReport(_text(raw, "cue"), ready, code, _text(raw, "src"), _text(raw, "version"))


def _of(raw: Mapping[str, Any], key: str, kind: type[T]) -> T | None:
    value = raw.get(key)
    return value if isinstance(value, kind) else None


def _points(raw: Mapping[str, Any], key: str) -> int | None:
    value = raw.get(key)
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST
    return value if fits else None


def _text(raw: Mapping[str, Any], key: str, most: int = LONGEST, *, cut: bool = False) -> str:
    """One line of text; longer than ``most`` it is cut, or none."""
    value = raw.get(key)
    if not isinstance(value, str) or (len(value) > most and not cut):
        return ""
    return "".join(letter for letter in value[:most] if letter.isprintable())


def _code(raw: Mapping[str, Any], known: tuple[str, ...]) -> str:
    """A code of the table; "" for any other."""
    value = raw.get("code")
    return value if isinstance(value, str) and value in known else ""
